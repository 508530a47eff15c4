"""`bot run` through the eyes of a newcomer: the first deal, the next morning, the app's Home."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.playground.conftest import ADA, ANA, KIM, SALES, SAM
from tests.playground.newcomer import asked, playground, wait_until_ready
from tests.waiting import until

from .conftest import DESKTOP, PHONE, assert_fits, page_on, wait_for_page_of
from .test_talking import field, said, send


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One company with its past for all tests here; each is another member, or moves another deal."""
    with playground(tmp_path_factory.mktemp("first-look")) as printed:
        yield printed


def visit(page: Page, address: str, member: str) -> None:
    wait_until_ready(address)
    page.goto(f"{address}#/{member}/{SALES}")
    wait_for_page_of(page, asked(address, f"state?as={member}")["me"]["real_name"], SALES)


def open_app(page: Page, tab: str, size: dict[str, int]) -> None:
    if size == PHONE:
        page.get_by_role("button", name="Channels and people").click()
    page.locator("#sidebar").get_by_role("button", name="Rainmaker").click()
    page.get_by_role("tab", name=tab).click()


def test_a_deal_is_moved_and_the_channel_shows_it(browser: Browser, address: str) -> None:
    for page in page_on(browser, DESKTOP):
        page.goto(address)
        wait_until_ready(address)
        expect(page.locator(".main-head h1")).to_have_text("sales")
        expect(said(page, "Acme Corp")).to_contain_text("Value proposition")
        send(page, "/deal move Acme negotiation")
        expect(page.locator("#main .message.ephemeral")).to_contain_text("Value proposition → Negotiation")
        expect(said(page, "Acme Corp").and_(page.locator(":not(.ephemeral)"))).to_contain_text("Negotiation")


def test_a_command_to_try_is_one_click_away(browser: Browser, address: str) -> None:
    for page in page_on(browser, PHONE):
        visit(page, address, ANA)
        row = page.get_by_role("group", name="Commands to try")
        row.get_by_role("button", name="/pipeline summary").click()
        field(page).press("Enter")
        expect(page.locator("#main .message.ephemeral table").first).to_be_visible()
        row.get_by_role("button", name="Hide these").click()
        expect(row).to_be_hidden()
        visit(page, address, ADA)
        expect(row).to_be_hidden()


def this_mornings(address: str, member: str) -> str:
    """The ts of the list that came since nine. By the real clock there may be an earlier one."""
    nine = datetime.fromisoformat(asked(address, "state")["clock"]["now"]).replace(minute=0, second=0)
    told = asked(address, f"messages?as={member}&channel=dm")["messages"]
    lists = [each["ts"] for each in told if each["text"].startswith("Good morning")]
    return next((ts for ts in lists if float(ts) >= nine.timestamp()), "")


@pytest.mark.parametrize(("size", "member"), [(DESKTOP, SAM), (PHONE, KIM)], ids=["desktop", "phone"])
def test_the_next_morning_brings_a_list_whose_buttons_strike_its_lines(
    browser: Browser, address: str, size: dict[str, int], member: str
) -> None:
    for page in page_on(browser, size):
        visit(page, address, member)
        page.get_by_role("button", name="Playground clock").click()
        page.get_by_role("menuitem", name="Next morning").click()
        expect(page.locator(".clock.moved")).to_contain_text("09:0")
        open_app(page, "Messages", size)
        morning = page.locator(f"#main [data-ts='{until(lambda: this_mornings(address, member))}']")
        expect(morning.locator("s")).to_have_count(0)
        morning.get_by_role("button", name="Tomorrow").first.click()
        expect(morning.locator("s")).to_have_count(1)
        assert_fits(morning)


@pytest.mark.parametrize(("size", "member"), [(DESKTOP, ADA), (PHONE, ANA)], ids=["desktop", "phone"])
def test_the_home_tab_shows_what_needs_attention(
    browser: Browser, address: str, size: dict[str, int], member: str
) -> None:
    for page in page_on(browser, size):
        visit(page, address, member)
        open_app(page, "Home", size)
        home = page.get_by_role("region", name="Home")
        expect(home.locator(".block").first).to_be_visible()
        expect(home).to_contain_text(re.compile("Today|Nothing|summary", re.I))
        assert_fits(home)
