"""What only a playground has: the clock that moves, the requests behind a message, the two themes."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.playground.page_side import PAGE
from bot.playground.workspace import Workspace
from tests.playground.conftest import KIM, SALES, SAM, manifest_with
from tests.ports import held_port

from .conftest import DESKTOP, assert_fits, new_context, open_as
from .test_blocks import dialog
from .test_talking import send

PAIRS = [
    ("lake-ink", "lake"),
    ("lake-soft", "lake"),
    ("lake-soft", "lake-raised"),
    ("lake-ink", "lake-line"),
    ("lake-here-ink", "lake-here"),
    ("ink-soft", "sunk"),
    ("link", "mention"),
    ("ink", "mention-me"),
    ("code", "wash"),
]
"""Inks on the grounds that only they stand on."""


def test_the_clock_moves_to_the_next_morning_and_back(page_of_any_size: Page, slack: Workspace) -> None:
    page = page_of_any_size
    page.get_by_role("button", name="Playground clock").click()
    page.get_by_role("menuitem", name="Next morning").click()
    expect(page.get_by_role("button", name="Playground clock")).to_have_accessible_name(re.compile("09:00"))
    assert slack.clock.as_json()["moved"]
    page.get_by_role("button", name="Playground clock").click()
    page.get_by_role("menuitem", name="Back to the real time").click()
    expect(page.locator(".clock")).not_to_have_class(re.compile("moved"))
    assert not slack.clock.as_json()["moved"]


def test_requests_and_answers_are_shown_beside_a_message_and_above_a_form(
    page_of_any_size: Page,
) -> None:
    page = page_of_any_size
    send(page, "/deal move acme negotiation")
    page.get_by_role("button", name="Requests", exact=True).click()
    page.get_by_role("button", name="1 request").click()
    pane = page.get_by_role("complementary", name="Requests")
    expect(pane).to_contain_text('text: "move acme negotiation"')
    expect(pane).to_contain_text('response_type: "ephemeral"')
    expect(pane.locator(".status")).to_have_text("200")
    page.keyboard.press("Escape")
    expect(pane).to_be_hidden()
    send(page, "/deal add")
    dialog(page).get_by_role("button", name="Requests").click()
    above = page.get_by_role("dialog", name="Requests")
    expect(above).to_contain_text("views.open")
    above.get_by_role("button", name="Close").last.click()
    expect(above).to_have_count(0)
    expect(dialog(page)).to_be_visible()


def test_the_newest_message_stays_in_sight_when_a_pane_opens_beside_it(page: Page, slack: Workspace) -> None:
    for number in range(30):
        slack.people.say(KIM, SALES, f"{number} " + "a visit, a quote and a call, " * 6)
    send(page, "/deal move acme negotiation")
    newest = page.locator("#main .message").last
    page.get_by_role("button", name="Requests", exact=True).click()
    newest.get_by_role("button", name="1 request").click()
    expect(page.get_by_role("complementary", name="Requests")).to_be_visible()
    expect(newest.get_by_role("button", name="Undo")).to_be_in_viewport(ratio=1)


def test_the_theme_follows_the_machine_until_it_is_chosen(browser: Browser, slack: Workspace) -> None:
    context = new_context(browser, DESKTOP, color_scheme="dark")
    page = context.new_page()
    open_as(page, slack, SAM)
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Switch to light colours").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    context.close()


def test_on_a_phone_the_sidebar_is_a_drawer(page_of_any_size: Page, size: dict[str, int]) -> None:
    page = page_of_any_size
    wide = size == DESKTOP
    row = page.locator(".side-row", has_text="wins")
    expect(row).to_be_visible(visible=wide)
    if not wide:
        page.get_by_role("button", name="Channels and people").click()
    row.click()
    expect(page.locator(".main-head h1")).to_contain_text("wins")
    expect(row).to_be_visible(visible=wide)
    assert_fits(page.locator("html"))


def test_every_control_has_a_name(page_of_any_size: Page) -> None:
    page = page_of_any_size
    send(page, "/deal controls")
    expect(page.locator("#main .message.ephemeral")).to_be_visible()
    snapshot = page.locator("body").aria_snapshot()
    nameless = re.findall(r"^\s*- (?:button|textbox|combobox|link|checkbox|radio)(?:$| \[|:)", snapshot, re.M)
    assert nameless == []


def test_the_page_finds_back_to_a_playground_that_was_restarted(browser: Browser) -> None:
    context = new_context(browser, DESKTOP)
    page = context.new_page()
    with held_port() as port:
        with Workspace.started(manifest_with(), port=port) as slack:
            open_as(page, slack, SAM)
        expect(page.get_by_role("status")).to_have_text("Connecting again …")
        with Workspace.started(manifest_with(), port=port) as slack:
            slack.people.say(KIM, SALES, "here again")
            expect(page.locator("#main .message", has_text="here again")).to_be_visible()
            expect(page.get_by_role("status")).to_be_hidden()
            context.close()


def test_the_page_needs_nothing_from_elsewhere(browser: Browser, slack: Workspace) -> None:
    context = new_context(browser, DESKTOP)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_as(page, slack, SAM)
    context.close()
    assert [url for url in asked if not url.startswith(slack.base_url)] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_its_ground(theme: str) -> None:
    colours = _colours(PAGE / "style" / "tokens.css", theme)
    pairs = [
        (ink, ground) for ink in ("ink", "ink-soft", "link", "warm", "good") for ground in ("paper", "wash")
    ] + PAIRS
    weak = {pair: round(_contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in pairs}
    buttons = ("primary", "primary-hover", "danger", "danger-hover")
    weak |= {(name, "white"): round(_contrast(colours[name], "#ffffff"), 2) for name in buttons}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


def _colours(sheet: Path, theme: str) -> dict[str, str]:
    light, dark = sheet.read_text("utf-8").split(':root[data-theme="dark"] {')[:2]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    return found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", dark)) if theme == "dark" else found


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
