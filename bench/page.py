"""What the playground's page costs: how it starts, and how a channel of 200 messages scrolls.

Scrolling against a floor in the same browser: a bare list of as many paragraphs. In milliseconds a frame; a
screen of 60 frames a second has 16.7 for each. Run: uv run python -m bench.page
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page, sync_playwright

from bot.playground.workspace import Workspace
from bot.serving import free_port

ROOT = Path(__file__).parents[1]
MESSAGES = 200
STARTS = 3
SIZES = {"desktop": (1280, 800), "phone": (390, 780)}
_BARE = (
    "<div id='s' style='height:600px;overflow:auto'>" + "<p>We won it.<br>At last.</p>" * MESSAGES + "</div>"
)
_SCROLL = """
async (node) => {
  const frames = [];
  let before = performance.now();
  for (let step = 0; step < 240; step++) {
    node.scrollTop = (node.scrollHeight - node.clientHeight) * Math.abs(Math.cos(step / 38));
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - before);
    before = now;
  }
  return frames;
}
"""


def chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise SystemExit("No Chromium on this machine, so there is nothing to measure with.")
    return found


def told(frames: list[float]) -> str:
    ordered = sorted(frames)
    return f"p50 {statistics.median(ordered):5.1f} ms, p95 {ordered[len(ordered) * 95 // 100]:5.1f}"


def scrolled(page: Page, what: str) -> list[float]:
    found: list[float] = page.locator(what).evaluate(_SCROLL)
    return found[10:]


def scrolling(browser: Browser) -> None:
    with Workspace.started(ROOT / "manifest.yaml") as slack:
        for number in range(MESSAGES):
            slack.people.say(
                "U0KIM00001", "C0SALES001", f"*Visit {number}* at Acme, `quote` sent :tada: @Sam"
            )
        for name, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"{slack.base_url}/#/U0SAM00001/C0SALES001")
            page.locator("#main .message").nth(99).wait_for()
            while page.locator("#main .message").count() < MESSAGES:
                page.locator("#main .scroller").evaluate("node => (node.scrollTop = 0)")
                page.wait_for_timeout(50)
            ours = told(scrolled(page, "#main .scroller"))
            page.set_content(_BARE)
            print(f"scrolling {MESSAGES} messages, {name:8}{ours} (floor {told(scrolled(page, '#s'))})")
            page.close()


@contextmanager
def a_playground(home: Path, port: int) -> Iterator[None]:
    environment: dict[str, Any] = {
        name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "DATABASE_"))
    }
    command = [sys.executable, "-m", "bot", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=home, env=environment | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def used() -> float:
    """Seconds of processor time of the processes that ended: the bot's, with the page's server in it."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def start(page: Page, home: Path) -> str:
    """From the command on, in seconds: until a page shows, can be typed into, and shows the first answer."""
    port, before, began = free_port(), used(), time.perf_counter()
    with a_playground(home, port):
        while True:
            try:
                page.goto(f"http://127.0.0.1:{port}/")
                break
            except Error:
                time.sleep(0.02)
        shown = time.perf_counter() - began
        page.locator("#main .message").first.wait_for()
        composer = page.locator("#main .composer textarea")
        composer.fill("/deal mine")
        ready = time.perf_counter() - began
        composer.press("Enter")
        page.locator("#main .message", has_text="open deals").last.wait_for()
        answered = time.perf_counter() - began
    return (
        f"a page {shown:.1f} s, typed into {ready:.1f} s (goal 3), answered {answered:.1f} s; "
        f"processor time {used() - before:.1f} s"
    )


def starting(browser: Browser) -> None:
    page = browser.new_page()
    # A warm machine: whatever is compiled once is there.
    start(page, Path(tempfile.mkdtemp()))
    for _ in range(STARTS):
        home = Path(tempfile.mkdtemp())
        print(f"a new playground: {start(page, home)}")
        print(f"one that goes on: {start(page, home)}")
    page.close()


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        starting(browser)
        scrolling(browser)
        browser.close()


if __name__ == "__main__":
    main()
