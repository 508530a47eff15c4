"""Whatever one field of a signed request holds, it is read, refused or let go: never a failure of ours."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.store.work import Store
from tests.front_door import KIM, SALES, SAM, TEAM, FrontDoor, click, event, submission

Path = tuple[str | int, ...]

ADDING = {"action_id": "run:0", "block_id": "b", "value": '{"verb":"add","name":"Acme","source":"fair"}'}
WHY = '{"verb":"reason","deal":{"deal":1},"reason":"%s"}'
ASKING = {"action_id": "form:reason", "block_id": "b", "value": WHY % ""}
OPENED = {"command": {"verb": "add"}, "channel": SALES, "asked_at": "2026-03-04T09:00:00+00:00", "block": "b"}
FORM = {"callback_id": "form:add", "private_metadata": json.dumps(OPENED)}
WANTED = {"verb": "setup", "page": "money", "wanted": [{"name": "currency", "value": ["EUR"], "seen": "USD"}]}
PAGES = {"command": WANTED, "under": [["V1", "overview", None]], "channel": SALES, "page": "stages"}
SETUP = {"type": "modal", "callback_id": "setup:part", "id": "V2", "private_metadata": json.dumps(PAGES)}
FILLED = {"name": {"value": "Beta"}, "owner": {"selected_user": KIM}, "close_date": {"selected_date": "soon"}}
SHOWN = {"ts": "1.1", "thread_ts": "1.0", "user": SAM, "team": TEAM, "text": "moved Acme to negotiation"}
MEMBER = {
    "id": SAM,
    "team_id": TEAM,
    "name": "sam",
    "tz": "Europe/London",
    "is_restricted": True,
    "profile": {"display_name": "Sam", "real_name": "Sam Okafor"},
}
BODIES: dict[str, Callable[[], dict[str, Any]]] = {
    "a direct message": lambda: {
        **event("message", channel_type="im", channel="D1", user=SAM, text="add Acme $10k", thread_ts="1.0"),
        "authorizations": [{"team_id": TEAM, "user_id": "U0BOT00001"}],
    },
    "a mention": lambda: event("app_mention", channel=SALES, user=SAM, text="add Acme", user_team=TEAM),
    "an edit": lambda: event(
        "message",
        subtype="message_changed",
        channel_type="im",
        channel="D1",
        message=SHOWN,
        previous_message={**SHOWN, "text": "x"},
    ),
    "a look at Home": lambda: event("app_home_opened", user=SAM, tab="home"),
    "a changed member": lambda: event("user_change", user=MEMBER),
    "a renumbered channel": lambda: event("channel_id_changed", old_channel_id="C1", new_channel_id="C2"),
    "an archived channel": lambda: event("channel_archive", channel="C3", user=SAM),
    "revoked tokens": lambda: event("tokens_revoked", tokens={"oauth": ["U1"]}),
    "a click": lambda: {**click(ADDING), "message": SHOWN},
    "a click for a form": lambda: click(ASKING),
    "a form": lambda: submission(FORM, FILLED),
    "a click in the setup": lambda: {**click({**ADDING, "value": json.dumps(WANTED)}), "view": SETUP},
    "a form of the setup": lambda: submission(SETUP, {"currency": {"value": "CHF"}}),
}


def paths(part: Any, here: Path = ()) -> Iterator[Path]:
    """The place of each field, and of each thing in a list."""
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for name, value in inner:
        yield (*here, name)
        yield from paths(value, (*here, name))


def changed(body: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    place = body = deepcopy(body)
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    return body


PLACES = [(what, path) for what, body in BODIES.items() for path in paths(body())]
CARRIED = {"a form": OPENED, "a click in the setup": PAGES, "a form of the setup": PAGES}
WITHIN = [
    (what, ("view", "private_metadata", *path)) for what, kept in CARRIED.items() for path in paths(kept)
]
"""A view's metadata is JSON within JSON."""
ODD_TEXTS = ["\ud800x", "a\0b", "", "x" * 20_000, "é" * 5_000]
ODD = [*ODD_TEXTS, 7, 10**30, float("nan"), True, None, [1], [None], {"a": {}}]


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(PLACES + WITHIN), value=st.sampled_from(ODD))
@example(("a direct message", ("authorizations",)), [None])
@example(("a direct message", ("event", "thread_ts")), "a\0b")
@example(("an edit", ("event", "message", "user")), 7)
@example(("a changed member", ("event", "user", "profile", "display_name")), "\ud800x")
@example(("a click", ("response_url",)), "\ud800x")
@example(("a click for a form", ("actions", 0, "value")), WHY % ("x" * 5_000))
@example(("a click", ("actions", 0, "value")), r'{"verb":"add","name":"Nul\u0000name","source":"\u0000"}')
@example(("a form", ("view", "private_metadata", "channel")), "\ud800x")
@example(("a form", ("view", "private_metadata", "asked_at")), "2026-03-04T09:00:00")
def test_an_odd_field_is_never_a_failure_of_ours(store: Store, place: tuple[str, Path], value: Any) -> None:
    door, (what, path) = FrontDoor(store), place
    if path[:2] == ("view", "private_metadata") and path[2:]:
        path, value = path[:2], json.dumps(changed(CARRIED[what], path[2:], value))
    body = changed(BODIES[what](), path, value)
    with capture_logs() as logged:
        answer = door.happens(body) if what in EVENTS else door.interacts(body)
    assert 200 <= answer.status < 500, answer
    assert not [each for each in logged if each["log_level"] == "error"]


EVENTS = {what for what, body in BODIES.items() if "event" in body()}
