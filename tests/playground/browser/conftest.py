import shutil
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright
from slack_sdk import WebClient

from bot.playground.workspace import Workspace
from tests.playground.conftest import SALES, SAM, manifest_with
from tests.playground.listening_bot import serving
from tests.waiting import PATIENCE

from .sample_app import SampleApp

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 780}

expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium, one for all tests of a worker."""
    if CHROMIUM is None:
        warnings.warn("NO CHROMIUM ON THIS MACHINE: the page of the playground is NOT tested", stacklevel=1)
        pytest.skip("NO CHROMIUM ON THIS MACHINE: the page of the playground is NOT tested")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def app() -> Iterator[SampleApp]:
    sample = SampleApp()
    server = serving(sample)
    yield sample
    server.shutdown()
    server.server_close()


@pytest.fixture
def slack(app: SampleApp) -> Iterator[Workspace]:
    with Workspace.started(manifest_with(), bot_url=app.url, retry_scale=0, patience=PATIENCE) as workspace:
        app.client = WebClient(token=workspace.setup.token, base_url=workspace.api_url, retry_handlers=[])
        yield workspace


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    return request.param


@pytest.fixture
def page(browser: Browser, slack: Workspace) -> Iterator[Page]:
    yield from opened(browser, slack, DESKTOP)


@pytest.fixture
def page_of_any_size(browser: Browser, slack: Workspace, size: dict[str, int]) -> Iterator[Page]:
    yield from opened(browser, slack, size)


def opened(browser: Browser, slack: Workspace, size: dict[str, int]) -> Iterator[Page]:
    """Sam's page in #sales."""
    for page in page_on(browser, size):
        open_as(page, slack, SAM)
        yield page


def page_on(browser: Browser, size: dict[str, int]) -> Iterator[Page]:
    """An empty page of that size. A script's error fails the test."""
    context = new_context(browser, size, locale="en-GB")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def new_context(browser: Browser, size: dict[str, int], **options: Any) -> BrowserContext:
    """A browser of its own, which waits as patiently as every test does."""
    context = browser.new_context(viewport=size, **options)
    context.set_default_timeout(PATIENCE * 1000)
    return context


def open_as(page: Page, slack: Workspace, member: str, channel: str = SALES) -> None:
    """The member's page, as it is when they can begin: it hears what happens from now on."""
    page.goto(f"{slack.base_url}/#/{member}/{channel}")
    wait_for_page_of(page, slack.people.member(member).real_name, channel)


def wait_for_page_of(page: Page, name: str, channel: str) -> None:
    """A page that was somebody else's, or elsewhere, shows a channel before it is the right one's."""
    expect(page.get_by_label(f"You are {name}")).to_be_attached()
    expect(page.locator(f".side-row[data-channel={channel}]")).to_have_attribute("aria-current", "page")
    expect(page.locator(".main-head h1")).to_be_visible()


def assert_fits(node: Locator) -> None:
    """Nothing in it is wider than it is, so that nobody has to scroll sideways."""
    expect(node).to_be_visible()
    assert node.evaluate(
        """async (node) => {
            await document.fonts.ready;
            return node.scrollWidth <= node.clientWidth;
        }"""
    ), "something is wider than its place"
