"""The bot itself, seen through the page: what a newcomer tries in the first five minutes."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.playground.workspace import Workspace
from tests.office import Office
from tests.playground.conftest import ADA, RUTH

from .conftest import DESKTOP, PHONE, assert_fits, open_as, opened
from .test_blocks import dialog
from .test_talking import field, said, send


@pytest.fixture(scope="module", params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    return request.param


@pytest.fixture(scope="module")
def office(size: dict[str, int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The bot, started once for each size; each test has deals of its own."""
    home = tmp_path_factory.mktemp("office")
    with Office.opened(f"sqlite:///{home / 'rainmaker.db'}", home) as office:
        yield office


@pytest.fixture
def with_rainmaker(office: Office) -> Workspace:
    """A workspace with the bot in it, without the answers that earlier tests left."""
    for heard in office.sam.hears():
        office.slack.people.delete(heard.user, heard.message.channel, heard.message.ts)
    return office.slack


@pytest.fixture
def sams_page(browser: Browser, with_rainmaker: Workspace, size: dict[str, int]) -> Iterator[Page]:
    yield from opened(browser, with_rainmaker, size)


def answer(page: Page):
    return page.locator("#main .message.ephemeral").last


def test_a_deal_is_moved_and_the_channel_hears_of_it(sams_page: Page, with_rainmaker: Workspace) -> None:
    page = sams_page
    send(page, "/pipeline subscribe moves")
    expect(answer(page)).to_contain_text("moves")
    send(page, "/deal add Borealis $40k")
    expect(answer(page)).to_contain_text("$40,000")
    send(page, "/deal move Borealis negotiation")
    expect(page.locator("#main .message.ephemeral", has_text="→ Negotiation")).to_be_visible()
    ada = page.context.new_page()
    open_as(ada, with_rainmaker, ADA)
    expect(said(ada, "Borealis")).to_contain_text("Negotiation")
    expect(ada.locator("#main .message.ephemeral")).to_have_count(0)


def test_one_of_two_deals_is_picked(sams_page: Page) -> None:
    page = sams_page
    for kind in ("Renewal", "Rollout"):
        send(page, f"/deal add Castor {kind} $12k")
        expect(answer(page)).to_contain_text(f"Castor {kind} added")
    send(page, "/deal move Castor negotiation")
    expect(answer(page)).to_contain_text("Nothing changed")
    answer(page).get_by_role("button", name="Castor Rollout").click()
    expect(page.locator("#main .message.ephemeral", has_text="→ Negotiation")).to_contain_text(
        "Castor Rollout"
    )


def test_a_change_is_taken_back_with_one_click(sams_page: Page) -> None:
    page = sams_page
    send(page, "/deal add Delta $5k")
    expect(answer(page)).to_contain_text("added")
    send(page, "/deal move Delta negotiation")
    expect(answer(page)).to_contain_text("→ Negotiation")
    answer(page).get_by_role("button", name="Undo").click()
    expect(said(page, "Delta added")).to_be_visible()
    expect(page.locator("#main .message.ephemeral", has_text="→ Negotiation")).to_have_count(0)


def test_the_focus_stays_with_a_message_that_its_button_exchanges(sams_page: Page) -> None:
    page = sams_page
    send(page, "/deal add Electra $5k")
    expect(answer(page)).to_contain_text("added")
    answer(page).get_by_role("button", name="Undo").press("Enter")
    expect(answer(page)).to_contain_text("Taken back")
    expect(
        page.locator("#main .message.ephemeral:focus-within, #main .message.ephemeral:focus")
    ).to_have_count(1)


def test_the_form_says_what_is_wrong_and_keeps_the_rest(sams_page: Page) -> None:
    page = sams_page
    send(page, "/deal add")
    dialog(page).get_by_label("Name").fill("Echo <&> Söhne")
    dialog(page).get_by_label("Amount").fill("-5")
    dialog(page).get_by_role("button", name="Add").click()
    expect(dialog(page).get_by_role("alert").filter(has_text="-5")).to_be_visible()
    expect(dialog(page).get_by_label("Name")).to_have_value("Echo <&> Söhne")
    dialog(page).get_by_label("Amount").fill("5k")
    dialog(page).get_by_role("button", name="Add").click()
    expect(dialog(page)).to_have_count(0)
    expect(answer(page)).to_contain_text("Echo <&> Söhne added")
    send(page, "/deal show Echo")
    expect(answer(page)).to_contain_text("No next step yet")
    expect(answer(page)).to_contain_text("Echo <&> Söhne")
    expect(answer(page)).to_contain_text("$5,000")


def test_the_focus_stays_in_a_form_that_its_button_changes(
    sams_page: Page, with_rainmaker: Workspace
) -> None:
    page = sams_page
    open_as(page, with_rainmaker, RUTH)
    send(page, "/pipeline setup")
    dialog(page).get_by_role("button", name="Change").first.press("Enter")
    dialog(page).get_by_role("button", name="New pipeline").press("Enter")
    dialog(page).get_by_label("Name").fill("Spares")
    dialog(page).get_by_label("Name").press("Enter")
    expect(dialog(page)).to_contain_text("Spares: new")
    dialog(page).get_by_role("button", name="Undo").press("Enter")
    expect(dialog(page)).to_contain_text("Taken back")
    expect(dialog(page).locator(":focus")).to_have_count(1)
    page.keyboard.press("Escape")


def test_the_summary_is_a_table_and_a_chart(sams_page: Page) -> None:
    page = sams_page
    send(page, "/deal add Foxtrot $7k")
    expect(answer(page)).to_contain_text("added")
    send(page, "/pipeline summary")
    expect(answer(page).locator("table").first).to_contain_text("Lead generation")
    expect(answer(page).locator(".chart svg")).to_be_visible()
    assert_fits(answer(page))


def test_a_lone_command_is_sent_by_the_first_enter(sams_page: Page) -> None:
    page = sams_page
    field(page).press_sequentially("/pipeline")
    field(page).press("Enter")
    expect(answer(page)).to_be_visible()
    expect(field(page)).to_have_value("")
    expect(page.locator("#main .offers")).to_be_hidden()
