"""What an app shows and asks: blocks, buttons, forms, its Home tab and its shortcuts."""

import pytest
from playwright.sync_api import Page, expect
from slack_sdk import WebClient

from tests.playground.conftest import SALES

from .conftest import PHONE, assert_fits
from .sample_app import SampleApp
from .sample_blocks import EVERY_KIND, button, plain, section
from .test_talking import field, said, send


def dialog(page: Page):
    return page.get_by_role("dialog")


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_kind_of_block_is_drawn(page_of_any_size: Page, kind: str) -> None:
    page = page_of_any_size
    send(page, f"/deal {kind}")
    row = page.locator("#main .message.ephemeral")
    expect(row.locator(".block")).to_have_count(len(EVERY_KIND[kind]))
    expect(row.locator(".unknown")).to_have_count(0)
    assert_fits(page.locator("html"))
    assert_fits(row)


def test_an_ephemeral_answer_says_so_and_can_be_dismissed(page_of_any_size: Page) -> None:
    page = page_of_any_size
    send(page, "/deal move acme negotiation")
    row = said(page, "Value proposition → Negotiation")
    expect(row).to_contain_text("Only visible to you")
    row.get_by_role("button", name="Dismiss").click()
    expect(row).to_have_count(0)


def test_a_button_reaches_the_app_and_its_message_changes_in_place(
    page_of_any_size: Page, app: SampleApp
) -> None:
    page = page_of_any_size
    send(page, "/deal move acme negotiation")
    said(page, "→ Negotiation").get_by_role("button", name="Undo").click()
    expect(said(page, "is back in Value proposition")).to_be_visible()
    expect(said(page, "→ Negotiation")).to_have_count(0)
    assert app.last("block_actions")["actions"][0]["value"] == "17"


def test_a_dangerous_button_asks_first(page: Page, app: SampleApp) -> None:
    send(page, "/deal controls")
    page.get_by_role("button", name="Lose it").click()
    expect(dialog(page)).to_contain_text("Acme will be closed as lost.")
    dialog(page).get_by_role("button", name="Keep it").click()
    expect(dialog(page)).to_have_count(0)
    page.get_by_role("button", name="Lose it").click()
    with page.expect_response("**/playground/action"):
        dialog(page).get_by_role("button", name="Lose it").click()
    clicks = [body for body in app.heard if body.get("type") == "block_actions"]
    assert [each["actions"][0]["action_id"] for each in clicks] == ["lose"]


def test_a_select_is_used_by_keyboard_alone(page: Page, app: SampleApp) -> None:
    send(page, "/deal controls")
    page.get_by_role("button", name="Snooze").press("Enter")
    page.get_by_placeholder("Type to narrow").press_sequentially("week")
    expect(page.get_by_role("option")).to_have_text("In a week")
    with page.expect_response("**/playground/action"):
        page.keyboard.press("Enter")
    assert app.last("block_actions")["actions"][0]["selected_option"]["value"] == "7"
    expect(page.get_by_role("button", name="In a week")).to_be_focused()


def test_a_day_is_picked_by_keyboard(page: Page, app: SampleApp) -> None:
    send(page, "/deal controls")
    page.get_by_role("button", name="Pick a day").press("Enter")
    days = page.locator(".calendar [data-day]")
    expect(page.locator(".calendar [aria-current=date]")).to_be_focused()
    today = days.and_(page.locator(":focus")).get_attribute("data-day")
    page.keyboard.press("ArrowDown")
    chosen = days.and_(page.locator(":focus")).get_attribute("data-day")
    with page.expect_response("**/playground/action"):
        page.keyboard.press("Enter")
    assert app.last("block_actions")["actions"][0]["selected_date"] == chosen > today


def test_escaped_names_read_as_typed_in_headers_buttons_and_texts(page: Page, app: SampleApp) -> None:
    name = "Rohr &amp; Flamme &lt;neu&gt;"
    blocks = [
        {"type": "header", "text": plain(name)},
        section(f"*{name}*"),
        {"type": "actions", "elements": [button(name, "open")]},
    ]
    app.client.chat_postMessage(channel=SALES, text=name, blocks=blocks)
    row = page.locator("#main .message", has=page.locator(".block-header"))
    expect(row.locator(".block")).to_have_text(["Rohr & Flamme <neu>"] * 3)


def test_a_data_table_sorts_and_turns_its_pages(page: Page) -> None:
    send(page, "/deal a data table")
    table = page.locator(".data-table")
    expect(table.locator("tbody tr")).to_have_count(5)
    table.get_by_role("button", name="Next page").click()
    expect(table.locator("tbody tr").first).to_contain_text("Deal 6")
    table.get_by_role("button", name="Amount").dblclick()
    expect(table.locator("tbody tr").first).to_contain_text("$15,000")
    expect(table.locator("th", has_text="Amount")).to_have_attribute("aria-sort", "descending")


def test_a_charts_figures_can_be_read_without_seeing_it(page: Page) -> None:
    send(page, "/deal bars and a pie")
    figures = page.get_by_role("table", name="Won by month")
    expect(figures.get_by_role("row", name="Dec")).to_contain_text("88,000")
    expect(page.get_by_role("list", name="Why deals were lost")).to_contain_text("Price1255 %")


def test_a_form_keeps_the_focus_inside_and_gives_it_back(page: Page) -> None:
    send(page, "/deal add")
    expect(dialog(page).get_by_label("Name")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    expect(field(page)).to_be_focused()


def test_a_wrong_field_says_so_beside_itself_and_keeps_what_was_typed(page_of_any_size: Page) -> None:
    page = page_of_any_size
    send(page, "/deal add")
    dialog(page).get_by_label("Name").fill("<b>Acme</b>")
    dialog(page).get_by_label("Amount").fill("-5")
    dialog(page).get_by_role("button", name="Stage").click()
    page.get_by_role("option", name="Negotiation").click()
    dialog(page).get_by_role("button", name="Add").click()
    wrong = dialog(page).get_by_label("Amount")
    expect(wrong).to_be_focused()
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(dialog(page).get_by_role("alert").filter(has_text="-5")).to_have_text("“-5” is not an amount.")
    expect(dialog(page).get_by_label("Name")).to_have_value("<b>Acme</b>")
    wrong.fill("5000")
    wrong.press("Enter")
    expect(dialog(page)).to_have_count(0)
    expect(said(page, "<b>Acme</b> is new")).to_be_visible()


def test_a_missing_field_is_asked_for_without_troubling_the_app(page: Page, app: SampleApp) -> None:
    send(page, "/deal add")
    dialog(page).get_by_role("button", name="Add").click()
    expect(dialog(page).get_by_label("Name")).to_have_attribute("aria-invalid", "true")
    assert not [body for body in app.heard if body.get("type") == "view_submission"]


def test_an_external_select_asks_the_app(page: Page) -> None:
    send(page, "/deal add")
    dialog(page).get_by_role("button", name="Company").click()
    page.keyboard.type("acme")
    expect(page.get_by_role("option")).to_have_text(["Acme Renewal", "Acme EU"])
    page.get_by_role("option", name="Acme EU").click()
    expect(dialog(page).get_by_role("button", name="Company: Acme EU")).to_be_visible()


def test_the_home_tab_is_the_apps_own_page_and_its_buttons_work(
    page_of_any_size: Page, size: dict[str, int]
) -> None:
    page = page_of_any_size
    if size == PHONE:
        page.get_by_role("button", name="Channels and people").click()
    page.locator(".side-row", has_text="Rainmaker").click()
    home = page.get_by_role("region", name="Home")
    expect(home).to_contain_text("Good morning, Sam")
    home.get_by_role("button", name="Done").click()
    expect(home).to_contain_text("Acme: done")


def test_a_message_shortcut_reaches_the_app(page: Page, app: SampleApp) -> None:
    send(page, "Acme called back")
    said(page, "Acme called back").hover()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Add to deal").click()
    expect(page.locator("#main .replies")).to_contain_text("1 reply")
    assert app.last("message_action")["message"]["text"] == "Acme called back"


def test_a_global_shortcut_opens_its_form(page: Page) -> None:
    page.get_by_role("button", name="Shortcuts and commands").click()
    page.get_by_role("menuitem", name="New deal").click()
    expect(dialog(page)).to_contain_text("Add a deal")


def test_what_an_app_posts_appears_by_itself(page: Page, app: SampleApp) -> None:
    client: WebClient = app.client
    posted = client.chat_postMessage(channel=SALES, text="*Acme* won :tada:")
    expect(said(page, "Acme won 🎉")).to_be_visible()
    client.chat_update(channel=SALES, ts=str(posted["ts"]), text="*Acme* won, taken back")
    expect(said(page, "Acme won, taken back")).to_be_visible()
    client.chat_delete(channel=SALES, ts=str(posted["ts"]))
    expect(said(page, "Acme won")).to_have_count(0)


def test_a_command_that_nobody_answers_is_told_in_slacks_words(page: Page) -> None:
    page.clock.install()
    page.clock.pause_at("2100-01-01")  # what is told leaves by itself after some seconds
    send(page, "/nonsense")
    expect(page.locator("#toasts")).to_have_text("/nonsense is not a valid command.")
