"""Takes the picture of the playground for the README: `uv run python -m tests.playground.browser.picture`.

It starts the bot as a newcomer does, writes what a rep writes, and photographs the page: a win, the answer to
a sentence that says two things, with Undo, and the deal's thread.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.playground.conftest import KIM, SALES, SAM
from tests.playground.newcomer import done, playground, wait_until_ready

from .conftest import CHROMIUM, QUIET
from .test_talking import said, send

PICTURE = Path(__file__).parents[3] / "docs" / "playground.png"
SIZE = {"width": 1280, "height": 780}
SHARPNESS = 1.25
"""Pixels of the picture for each of the page: sharp enough, and less than 250 kB."""


def _play(page: Page) -> None:
    """Sam says what happened, in his own words, and looks at what the deal's thread says."""
    send(page, "@Rainmaker moved Acme to negotiation, follow up next Tue 3pm: call Jane")
    expect(page.locator("#main .message.ephemeral")).to_contain_text("Negotiation")
    card = said(page, "Acme Corp").and_(page.locator(":not(.ephemeral)"))
    card.get_by_role("button", name="replies").click()
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread.locator(".message")).to_have_count(3)
    expect(thread.locator(".message").first).to_contain_text("Negotiation")
    page.locator("#main .composer textarea").focus()
    page.mouse.move(0, 0)


def take(picture: Path) -> None:
    """Write the picture as PNG."""
    with (
        tempfile.TemporaryDirectory() as folder,
        playground(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        wait_until_ready(address)
        done(address, "command", as_=KIM, channel=SALES, text="/deal won Maple Court because quiet pumps")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport=SIZE, device_scale_factor=SHARPNESS, color_scheme="light")
        page.goto(f"{address}#/{SAM}/{SALES}")
        expect(said(page, "Maple Court Condos won")).to_be_visible()
        _play(page)
        picture.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE)
