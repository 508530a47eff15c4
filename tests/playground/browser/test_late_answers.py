"""Answers that come later than what happened since: the page goes by what is so, whatever it hears last."""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route, expect

from bot.playground.workspace import Workspace
from tests.playground.conftest import ADA, KIM, SALES
from tests.waiting import until

from .test_talking import field, said, send


@contextmanager
def answered_late(page: Page, requests: str) -> Iterator[Callable[[], object]]:
    """Such requests are answered as things are when they are made; the page hears it at the block's end.

    Yields what waits until one was answered so.
    """
    answers: list[Callable[[], None]] = []
    is_late = threading.Event()

    def hold(route: Route) -> None:
        answer = route.fetch()
        answers.append(lambda: route.fulfill(response=answer))
        if is_late.is_set():
            answers[-1]()

    page.route(requests, hold)
    # Playwright hands requests over while the test waits within Playwright, and only then.
    yield lambda: until(lambda: answers or page.wait_for_timeout(10))
    is_late.set()
    for answer in answers[:]:
        answer()
    # What the page makes of them comes before what it is answered now.
    page.evaluate("fetch('/playground/state').then((answer) => answer.json())")


def become(page: Page, name: str) -> None:
    page.get_by_role("button", name="Switch member").click()
    page.get_by_role("menuitem", name=name).click()


def test_of_two_switches_the_later_one_counts(page: Page) -> None:
    with answered_late(page, f"**/playground/state?as={ADA}") as asked:
        become(page, "Ada Weiss")
        asked()
        become(page, "Kim Larsen")
        expect(page.get_by_label("You are Kim Larsen")).to_be_visible()
    send(page, "from Kim")
    expect(said(page, "from Kim").locator(".author")).to_have_text("Kim")


def test_a_home_tab_stays_as_the_app_published_it_last(page: Page, slack: Workspace) -> None:
    page.locator(".side-row", has_text="Rainmaker").click()
    home = page.get_by_role("region", name="Home")
    expect(home).to_contain_text("Good morning, Sam")
    page.get_by_role("tab", name="Messages").click()
    with answered_late(page, "**/playground/home") as asked:
        page.get_by_role("tab", name="Home").click()
        asked()
        slack.settle()
        home.get_by_role("button", name="Done").click()
        expect(home).to_contain_text("Acme: done")
    expect(home).to_contain_text("Acme: done")


def test_the_clock_shows_its_last_move(page: Page) -> None:
    with answered_late(page, "**/playground/clock") as asked:
        page.get_by_role("button", name="Playground clock").click()
        page.get_by_role("menuitem", name="One week on").click()
        asked()
        page.get_by_role("button", name="Playground clock").click()
        page.get_by_role("menuitem", name="Back to the real time").click()
        expect(page.locator(".clock.moved")).to_have_count(0)
    expect(page.locator(".clock.moved")).to_have_count(0)


def test_a_message_keeps_its_later_form(page: Page, slack: Workspace) -> None:
    parent = slack.people.say(KIM, SALES, "shall we?")
    with answered_late(page, "**/playground/messages?*thread_ts*") as asked:
        said(page, "shall we?").click()
        page.get_by_role("button", name="Reply in thread").click()
        asked()
        slack.people.say(KIM, SALES, "yes", thread_ts=parent.ts)
        expect(page.locator("#main .replies")).to_contain_text("1 reply")
    send(page, "drawn anew")
    expect(said(page, "drawn anew")).to_be_visible()
    expect(page.locator("#main .replies")).to_contain_text("1 reply")


def test_a_message_that_is_gone_does_not_come_back(page: Page, slack: Workspace) -> None:
    gone = slack.people.say(KIM, "C0WINS0001", "too early")
    with answered_late(page, "**/playground/messages?*channel=C0WINS0001*") as asked:
        page.locator(".side-row", has_text="wins").click()
        asked()
        slack.people.delete(KIM, "C0WINS0001", gone.ts)
        slack.people.say(KIM, "C0WINS0001", "now it is won")
        expect(said(page, "now it is won")).to_be_visible()
    expect(page.locator("#main .loading")).to_have_count(0)
    expect(said(page, "too early")).to_have_count(0)


def test_what_was_refused_is_written_again_where_it_was_typed(page: Page) -> None:
    with answered_late(page, "**/playground/command") as asked:
        send(page, "/nonsense")
        asked()
        page.locator(".side-row", has_text="wins").click()
        expect(page.locator(".main-head h1")).to_contain_text("wins")
    expect(field(page)).to_have_value("")
    page.locator(f".side-row[data-channel={SALES}]").click()
    expect(field(page)).to_have_value("/nonsense")


def test_a_click_counts_that_something_happens_in_the_midst_of(page: Page, slack: Workspace) -> None:
    row = page.locator(".side-row", has_text="general")
    row.hover()
    page.mouse.down()
    slack.people.say(KIM, "C0GENERAL1", "look here, @Sam")
    expect(row.locator(".badge")).to_have_text("1")
    page.mouse.up()
    expect(page.locator(".main-head h1")).to_contain_text("general")


def test_a_message_is_drawn_anew_only_when_it_looks_different(page: Page) -> None:
    send(page, "/deal controls")
    row = page.locator("#main .message.ephemeral")
    row.evaluate("(node) => node.classList.add('as-drawn-first')")
    with page.expect_response("**/playground/action"):
        row.get_by_role("button", name="Done").click()
    send(page, "heard after the click")
    expect(said(page, "heard after the click")).to_be_visible()
    expect(row).to_have_class(re.compile("as-drawn-first"))
