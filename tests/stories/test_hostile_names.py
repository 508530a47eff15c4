"""Names and notes that are out to ping, link or break: stored or refused cleanly, and shown as characters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.playground.workspace import Workspace
from bot.store.work import Store
from bot.worker.delivery import Worker
from bot.worker.web_api import SlackWebApi
from tests.front_door import KIM, SALES, SAM, TEAM, FrontDoor, buttons_of, submission
from tests.office import MANIFEST

PIECES = [
    "<!channel>",
    "<!here|here>",
    "<!subteam^S1>",
    "<@U1>",
    "<@U1|kim>",
    "<#C1|general>",
    "<http://evil.example|bank>",
    "<mailto:a@b.c|x>",
    "&lt;!channel&gt;",
    "&amp;lt;!channel&amp;gt;",
    "@channel",
    "@here",
    "`code`",
    "```",
    "*bold* _it_ ~no~",
    "> quote",
    ":tada:",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\x00",
    "\x1b[31m",
    "\ud800",
    "\udfff",
    "\ufdd0",
    "👩\u200d🚀",
    "🏴\U000e0067\U000e0062",
    "שלום",
    "Ünïcödé",
    "東京",
    "'; DROP TABLE deals; --",
    "%_%",
    "\\",
    '"',
    "“quoted”",
    "Acme",
    " ",
]
hostile = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), min_size=1, max_size=12).map("".join)

PINGS = re.compile(r"<[!@#]|<(?:https?|mailto|tel):")
REFERRING = {"user", "usergroup", "broadcast", "channel", "link"}
"""Elements of rich text that ping or link."""


@pytest.fixture
def door(store: Store) -> FrontDoor:
    """A pipeline whose channel hears everything."""
    door = FrontDoor(store)
    door.types("/pipeline subscribe all")
    return door


@pytest.fixture(scope="module")
def slack() -> Iterator[Workspace]:
    with Workspace.started(MANIFEST, team_id=TEAM) as workspace:
        yield workspace


def assert_harmless(message: dict[str, Any]) -> None:
    """Nothing in it that Slack reads as markup can ping or link, and its rich text is of text alone."""
    for text in marked_texts(message):
        assert not PINGS.search(text), text
        assert "\x00" not in text
        text.encode()
    json.dumps(message).encode()


def marked_texts(part: Any) -> Iterator[str]:
    """Every text in which Slack would look for mentions and links: the fallback and each mrkdwn object."""
    if isinstance(part, dict):
        assert part.get("type") not in REFERRING, part
        if isinstance(part.get("text"), str) and part.get("type") not in ("plain_text", "text"):
            yield part["text"]
        for inner in part.values():
            yield from marked_texts(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from marked_texts(inner)


def a_form(name: str, source: str) -> dict[str, Any]:
    """The form of a new deal, filled in."""
    kept = {"command": {"verb": "add"}, "channel": SALES, "asked_at": "2026-03-04T09:00:00+00:00"}
    form = {"callback_id": "form:add", "private_metadata": json.dumps(kept)}
    return submission(form, {"name": {"value": name}, "source": {"value": source}})


def every_answer(door: FrontDoor, name: str, note: str) -> Iterator[dict[str, Any]]:
    """A deal's whole life under that name."""
    yield door.interacts(a_form(name, note)).message
    # In a form's JSON half a character can come; in a typed line it cannot, Slack sends those as UTF-8.
    name, note = (text.encode(errors="replace").decode() for text in (name, note))
    for line in (
        f"/deal add {name}",
        f'/deal add "{name}" $40k',
        f"/deal note {name} {note}",
        f"/deal move {name} negotiation",
        f"/deal move {name} {note}",
        f"/deal source {name} {note}",
        f"/deal rename {name} to {note}",
        f"/deal contact {name} {note}",
        f"/deal lost {note} {name}",
        f"/deal history {name}",
        f"/deal {note}",
        f"/pipeline {note}",
        f"/pipeline subscribe {note}",
        "/deal mine",
        "/deal undo",
    ):
        answer = door.types(line, SAM)
        assert answer.status == 200, line
        assert "something broke" not in answer.text, line
        yield answer.message


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(name=hostile, note=hostile)
def test_no_name_and_no_note_ever_pings(door: FrontDoor, slack: Workspace, name: str, note: str) -> None:
    before = len(slack.calls())
    for message in every_answer(door, name, note):
        assert_harmless(message)
    Worker(door.store, SlackWebApi(slack.api_url), lambda _: slack.setup.token).drain_once(door.clock())
    for call in slack.calls()[before:]:
        # A hostile name may mention somebody who is nobody; Slack says so when it is asked who that is.
        assert call.answer["ok"] or call.answer["error"] == "user_not_found", call
        assert_harmless(call.arguments)


KEPT: dict[str, tuple[str, str]] = {
    # what: (typed, kept)
    "a shout": ("&lt;!channel&gt; Ltd", "<!channel> Ltd"),
    "a shout that is no token": ("<!channel> Ltd", "<!channel> Ltd"),
    "a link": ("<http://evil.example|bank> Ltd", "http://evil.example Ltd"),
    "markup": ("*Acme* `x` _y_", "*Acme* `x` _y_"),
    "right to left": ("שלום Ltd", "שלום Ltd"),
    "a turned line": ("Acme \u202eevil", "Acme evil"),
    "zero width": ("Ac\u200bme", "Acme"),
    "NUL": ("Ac\x00me", "Acme"),
    "a rocket": ("Rocket 🚀", "Rocket 🚀"),
    "a family": ("A 👩\u200d👩\u200d👧", "A 👩\u200d👩\u200d👧"),
    "SQL": ("x'); DROP TABLE deals; --", "x'); DROP TABLE deals; --"),
    "the longest": ("ä" * 120, "ä" * 120),
    "the longest in rockets": ("A" + "🚀" * 119, "A" + "🚀" * 119),
}


@pytest.mark.parametrize("what", KEPT)
def test_a_name_is_kept_as_people_read_it(store: Store, what: str) -> None:
    typed, kept = KEPT[what]
    door = FrontDoor(store)
    answer = door.types(f'/deal add "{typed}"')
    assert "Undo" in answer.buttons, answer.text
    assert [row[2] for row in door.rows()["deals"]] == [kept]
    assert_harmless(answer.message)


def test_half_a_character_in_a_form_is_kept_as_a_sign_that_it_was_lost(store: Store) -> None:
    door = FrontDoor(store)
    door.interacts(a_form("Acme \ud800", "\udfff"))
    assert [row[2] for row in door.rows()["deals"]] == ["Acme \ufffd"]


REFUSED = {
    "one too many": ("n" * 121, "limit is 120"),
    "one rocket too many": ("A" + "🚀" * 120, "limit is 120"),
    "nothing to read": ("\u200b\u200d", ""),
    "signs alone": ("<!>", "at least one letter or digit"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_name_that_cannot_be_kept_is_refused(store: Store, what: str) -> None:
    typed, said = REFUSED[what]
    door = FrontDoor(store)
    answer = door.types(f'/deal add "{typed}"')
    assert said in answer.text
    assert_harmless(answer.message)
    assert door.rows()["deals"] == []


def test_a_button_of_a_hostile_name_finds_its_deal(store: Store) -> None:
    door = FrontDoor(store)
    door.types('/deal add "&lt;!channel&gt; one"')
    door.types('/deal add "&lt;!channel&gt; two"')
    asked = door.types("/deal move channel negotiation", KIM)
    assert_harmless(asked.message)
    (told,) = door.clicks(next(iter(buttons_of(asked.message).values())), KIM)
    assert_harmless(told)
    assert "Negotiation" in told["text"]
