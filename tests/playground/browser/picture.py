"""Takes the picture of the playground for the README: `uv run python -m tests.playground.browser.picture`.

It starts the bot as a newcomer does, types what a newcomer types, and photographs the page.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.playground.conftest import SALES, SAM

from .conftest import CHROMIUM, QUIET
from .test_talking import send

PICTURE = Path(__file__).parents[3] / "docs" / "playground.png"
SIZE = {"width": 1280, "height": 820}
TYPED = (
    "/pipeline subscribe moves",
    "/deal add Harbour Baths $48k close end of next month source trade fair",
    "/deal move Harbour Baths negotiation",
    "/pipeline summary",
)


@contextmanager
def _playground() -> Iterator[str]:
    """The address of a fresh playground."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bot", "run", "--port", "0"]
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        try:
            yield next(line for line in process.stdout if "http://" in line).split()[-1]
        finally:
            process.terminate()
            process.wait(20)


def _type(page: Page) -> None:
    answers = page.locator("#main .message.ephemeral")
    for line in TYPED:
        before = answers.count()
        send(page, line)
        expect(answers).not_to_have_count(before)
    expect(page.locator(".chart svg").last).to_be_visible()


def take(picture: Path) -> None:
    """Write the picture, at twice the size of the screen, as PNG."""
    with _playground() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport=SIZE, device_scale_factor=2)
        page.goto(f"{address}#/{SAM}/{SALES}")
        page.locator("#main .composer textarea").wait_for()
        _type(page)
        picture.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE)
