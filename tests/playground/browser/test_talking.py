"""Writing, reading and finding one's way, as people do it in Slack."""

from playwright.sync_api import Page, expect

from bot.playground.workspace import Workspace
from tests.playground.conftest import ADA, KIM, SALES, SAM

from .conftest import open_as


def field(page: Page):
    return page.locator("#main .composer textarea")


def said(page: Page, text: str):
    return page.locator("#main .message", has_text=text)


def send(page: Page, text: str) -> None:
    field(page).fill(text)
    field(page).press("Enter")


def test_it_says_that_it_is_a_playground(page_of_any_size: Page) -> None:
    page = page_of_any_size
    page.get_by_role("button", name="Playground", exact=True).click()
    page.get_by_role("menuitem", name="What is this?").click()
    expect(page.get_by_role("dialog")).to_contain_text("A small Slack on this machine")


def test_enter_sends_and_shift_enter_breaks_the_line(page_of_any_size: Page) -> None:
    page = page_of_any_size
    field(page).fill("first")
    field(page).press("Shift+Enter")
    field(page).press_sequentially("second")
    field(page).press("Enter")
    expect(said(page, "first").locator("br")).to_have_count(1)
    expect(field(page)).to_have_value("")


def test_up_edits_the_last_message_and_it_says_so(page: Page) -> None:
    send(page, "Acme wants a quite")
    expect(said(page, "Acme wants")).to_be_visible()
    field(page).press("ArrowUp")
    editor = page.get_by_label("Edit the message")
    expect(editor).to_have_value("Acme wants a quite")
    editor.fill("Acme wants a quote")
    editor.press("Enter")
    expect(said(page, "Acme wants a quote")).to_contain_text("(edited)")


def test_escape_leaves_an_edited_message_as_it_was(page: Page) -> None:
    send(page, "as it was")
    expect(said(page, "as it was")).to_be_visible()
    field(page).press("ArrowUp")
    page.get_by_label("Edit the message").fill("something else")
    page.keyboard.press("Escape")
    expect(said(page, "as it was")).to_be_visible()
    expect(said(page, "something else")).to_have_count(0)


def test_markup_in_a_message_is_only_characters(page: Page, slack: Workspace) -> None:
    slack.people.say(KIM, SALES, "<script>alert(1)</script> <img src=x onerror=alert(2)> &amp;")
    row = said(page, "<script>alert(1)</script>")
    expect(row).to_contain_text("<img src=x onerror=alert(2)> &amp;")
    expect(row.locator("script, img")).to_have_count(0)


def test_mrkdwn_reads_as_slack_draws_it(page: Page, slack: Workspace) -> None:
    slack.people.say(KIM, SALES, "*bold* _slanted_ ~gone~ `code` :tada: @Sam 2*3*4")
    row = said(page, "2*3*4")
    expect(row.locator("strong", has_text="bold")).to_have_count(1)
    expect(row.locator("em")).to_have_text("slanted")
    expect(row.locator("s")).to_have_text("gone")
    expect(row.locator("code")).to_have_text("code")
    expect(row.locator(".mention.me")).to_have_text("@Sam")
    expect(row).to_contain_text("🎉")


def test_what_others_write_appears_by_itself(page: Page, slack: Workspace) -> None:
    slack.people.say(KIM, SALES, "good morning")
    expect(said(page, "good morning")).to_be_visible()


def test_an_unread_channel_is_marked_until_it_is_opened(page: Page, slack: Workspace) -> None:
    slack.people.say(KIM, "C0GENERAL1", "look here, @Sam")
    row = page.locator(".side-row", has_text="general")
    expect(row).to_have_class("side-row unread")
    expect(row.locator(".badge")).to_have_text("1")
    row.click()
    expect(page.locator(".new-line")).to_have_text("New")
    page.locator(".side-row", has_text="wins").click()
    expect(row).to_have_class("side-row")


def test_control_k_jumps_by_a_few_letters(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Jump to a channel or person").press_sequentially("nego")
    page.keyboard.press("Enter")
    expect(page.locator(".main-head h1")).to_contain_text("negotiations")


def test_escape_closes_the_jump_dialog_and_gives_the_field_back(page: Page) -> None:
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(field(page)).to_be_focused()


def test_a_slash_offers_the_commands_of_the_manifest(page_of_any_size: Page) -> None:
    page = page_of_any_size
    field(page).press_sequentially("/d")
    expect(page.get_by_role("option", name="/deal")).to_contain_text("[verb]")
    field(page).press("Tab")
    expect(field(page)).to_have_value("/deal ")
    expect(page.locator(".usage").first).to_contain_text("/deal [verb]")


def test_someone_is_mentioned_by_a_few_letters(page: Page) -> None:
    field(page).press_sequentially("hello @ad")
    page.get_by_role("option", name="Ada").click()
    field(page).press("Enter")
    expect(said(page, "hello").locator(".mention")).to_have_text("@Ada")


def test_a_reply_opens_a_thread_beside_the_channel(page_of_any_size: Page) -> None:
    page = page_of_any_size
    send(page, "shall we?")
    said(page, "shall we?").click()
    page.get_by_role("button", name="Reply in thread").click()
    pane = page.get_by_role("complementary", name="Thread")
    pane.locator("textarea").fill("yes")
    pane.locator("textarea").press("Enter")
    expect(pane.locator(".message", has_text="yes")).to_be_visible()
    page.get_by_role("button", name="Close the thread").click()
    expect(page.locator("#main .replies")).to_contain_text("1 reply")
    expect(said(page, "yes")).to_have_count(0)


def test_a_reaction_is_counted_and_taken_back(page: Page) -> None:
    send(page, "we won")
    said(page, "we won").hover()
    page.get_by_role("button", name="Add a reaction").click()
    page.get_by_role("button", name="tada").click()
    chip = said(page, "we won").locator(".reaction")
    expect(chip).to_contain_text("1")
    chip.click()
    expect(chip).to_have_count(0)


def test_one_can_be_someone_else(page: Page) -> None:
    page.get_by_role("button", name="You are Sam Okafor, a rep").click()
    page.get_by_role("menuitem", name="Ada Weiss").click()
    expect(page.get_by_role("button", name="You are Ada Weiss, a manager")).to_be_visible()
    send(page, "from Ada")
    expect(said(page, "from Ada").locator(".author")).to_have_text("Ada")
    expect(page.locator(".side-row", has_text="sales-leads-only")).to_be_visible()


def test_two_windows_are_two_people(page: Page, slack: Workspace) -> None:
    other = page.context.new_page()
    open_as(other, slack, ADA)
    send(other, "hello Sam")
    expect(said(page, "hello Sam").locator(".author")).to_have_text("Ada")
    expect(page.get_by_role("button", name="You are Sam Okafor, a rep")).to_be_visible()


def test_a_long_channel_is_read_backwards(page: Page, slack: Workspace) -> None:
    for number in range(200):
        slack.people.say(KIM, "C0WINS0001", f"win number {number}.")
    page.reload()
    page.locator(".side-row", has_text="wins").click()
    expect(said(page, "win number 199.")).to_be_in_viewport()
    expect(page.locator("#main .message")).to_have_count(100)
    page.locator("#main .scroller").evaluate("node => node.scrollTop = 0")
    expect(page.locator("#main .message")).to_have_count(200)
    expect(said(page, "win number 199.")).not_to_be_in_viewport()
    page.get_by_role("button", name="Newest").click()
    expect(said(page, "win number 199.")).to_be_in_viewport()


def test_the_address_leads_back_to_the_same_channel(page: Page, slack: Workspace) -> None:
    open_as(page, slack, SAM, "C0WINS0001")
    page.reload()
    expect(page.locator(".main-head h1")).to_contain_text("wins")
    page.locator(".side-row", has_text="general").click()
    page.go_back()
    expect(page.locator(".main-head h1")).to_contain_text("wins")
