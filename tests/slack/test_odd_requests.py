"""What is signed and can be read, but has another shape than Slack sends, is taken and let go."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.store.work import Store
from tests.front_door import SALES, SAM, TEAM, FrontDoor, click, command_fields, event, submission

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)

BUTTON = {"action_id": "run:0", "block_id": "b", "value": '{"verb":"mine"}'}


@pytest.fixture
def door(store: Store) -> FrontDoor:
    return FrontDoor(store)


def is_empty(door: FrontDoor) -> bool:
    return not any(door.rows().values())


def without(said: dict[str, Any], *path: str) -> dict[str, Any]:
    """A copy that lacks what lies at the end of the path."""
    copy: dict[str, Any] = json.loads(json.dumps(said))
    place = copy
    for name in path[:-1]:
        place = place[name]
    del place[path[-1]]
    return copy


CLICK, SENT = click(BUTTON), submission({"callback_id": "form:add", "private_metadata": "{}"}, {})
HAPPENED = event("message", channel=SALES, user=SAM, text="hello")
ODD_INTERACTIONS: dict[str, dict[str, Any]] = {
    "no type": without(CLICK, "type"),
    "a type that nobody knows": {**CLICK, "type": "block_wonders"},
    "a type that is a list": {**CLICK, "type": ["block_actions"]},
    "no team": without(without(CLICK, "team"), "user", "team_id"),
    "a team that is null": {**without(CLICK, "user", "team_id"), "team": None},
    "a team that is a word": {**CLICK, "team": "T1"},
    "no user": without(CLICK, "user"),
    "a user that is null": {**CLICK, "user": None},
    "a user that is a word": {**CLICK, "user": "U1"},
    "a user without an id": without(CLICK, "user", "id"),
    "a user whose id is a number": {**CLICK, "user": {"id": 7, "team_id": TEAM}},
    "no actions": without(CLICK, "actions"),
    "empty actions": {**CLICK, "actions": []},
    "actions that are null": {**CLICK, "actions": None},
    "actions that are words": {**CLICK, "actions": ["run"]},
    "an action without an id": {**CLICK, "actions": [{"value": "x"}]},
    "an action whose id is a number": {**CLICK, "actions": [{**BUTTON, "action_id": 7}]},
    "an action of another app's": {**CLICK, "actions": [{**BUTTON, "action_id": "approve"}]},
    "an action whose value is a list": {**CLICK, "actions": [{**BUTTON, "value": [1]}]},
    "an action whose value is rubbish": {**CLICK, "actions": [{**BUTTON, "value": "{"}]},
    "an action of a verb that nobody knows": {**CLICK, "actions": [{**BUTTON, "value": '{"verb":"drop"}'}]},
    "a form that nobody knows": {**CLICK, "actions": [{**BUTTON, "action_id": "form:wonders"}]},
    "a channel that is a word": {**CLICK, "channel": "C1"},
    "a container that is a word": {**CLICK, "container": "message"},
    "a message that is a word": {**CLICK, "message": "hello"},
    "a response_url that is a number": {**CLICK, "response_url": 7},
    "a trigger that is a number": {**CLICK, "trigger_id": 7},
    "a view that is null": {**SENT, "view": None},
    "a view that is a word": {**SENT, "view": "add"},
    "a view without metadata": without(SENT, "view", "private_metadata"),
    "a view whose metadata is rubbish": SENT,
    "a view whose metadata is a number": {**SENT, "view": {**SENT["view"], "private_metadata": 7}},
    "a view whose callback is a number": {**SENT, "view": {**SENT["view"], "callback_id": 7}},
    "a view whose state is a word": {**SENT, "view": {**SENT["view"], "state": "x"}},
    "a closed view": {**SENT, "type": "view_closed"},
    "a shortcut": {**CLICK, "type": "shortcut", "callback_id": "add"},
    "a message action": {**CLICK, "type": "message_action", "callback_id": "add"},
    "a suggestion": {**CLICK, "type": "block_suggestion", "action_id": "x", "block_id": "b", "value": ""},
}


def changes_nothing(door: FrontDoor) -> bool:
    """Nothing but that the request was seen, and what is told to the one who sent it."""
    return not any(door.rows("inbox", "outbox", "lanes", "people", "workspaces").values())


@pytest.mark.parametrize("what", ODD_INTERACTIONS)
def test_an_odd_interaction_is_taken_and_let_go(door: FrontDoor, what: str) -> None:
    answer = door.interacts(ODD_INTERACTIONS[what])
    assert 200 <= answer.status < 500, answer
    assert "went wrong" not in answer.body
    assert "something broke" not in json.dumps(door.rows()["outbox"], default=str)
    assert changes_nothing(door)


ODD_EVENTS: dict[str, dict[str, Any]] = {
    "no event": without(HAPPENED, "event"),
    "an event that is null": {**HAPPENED, "event": None},
    "an event that is a word": {**HAPPENED, "event": "message"},
    "no team": without(HAPPENED, "team_id"),
    "a team that is a number": {**HAPPENED, "team_id": 7},
    "an event without a type": without(HAPPENED, "event", "type"),
    "a type that nobody knows": event("weather_changed"),
    "a type that is a number": {**HAPPENED, "event": {"type": 7}},
    "a message without a user": without(HAPPENED, "event", "user"),
    "a message without a text": without(HAPPENED, "event", "text"),
    "a message whose text is a number": {**HAPPENED, "event": {**HAPPENED["event"], "text": 7}},
    "a message whose user is a list": {**HAPPENED, "event": {**HAPPENED["event"], "user": ["U1"]}},
    "a direct message without a channel": event("message", channel_type="im", user=SAM, text="hello"),
    "a message of a bot": event("message", channel=SALES, bot_id="B1", text="/deal add Acme"),
    "an edit": event("message", subtype="message_changed", channel=SALES, message={"text": "hello"}),
    "a deletion": event("message", subtype="message_deleted", channel=SALES),
    "a mention without words": event("app_mention", channel=SALES, user=SAM),
    "a limit": {"type": "app_rate_limited", "team_id": TEAM, "minute_rate_limited": 1},
    "nothing": {},
    "no type": without(HAPPENED, "type"),
    "a user_change without a user": event("user_change"),
    "a user_change whose user is a word": event("user_change", user="U1"),
    "a user_change whose user has no id": event("user_change", user={"name": "sam"}),
    "a user_change whose profile is a word": event("user_change", user={"id": SAM, "profile": "x"}),
    "a user_change whose zone is a number": event("user_change", user={"id": SAM, "tz": 7}),
    "a channel_archive without a channel": event("channel_archive"),
    "a channel_id_changed without channels": event("channel_id_changed"),
    "an edit of nothing": event("message", subtype="message_changed", channel_type="im", message="x"),
    "an edit without words": event("message", subtype="message_changed", channel_type="im", message={}),
    "an edit without its message": event("message", subtype="message_changed", channel_type="im"),
    "a home whose tab is a number": event("app_home_opened", user=SAM, tab=7),
    "a home without a user": event("app_home_opened"),
}


@pytest.mark.parametrize("what", ODD_EVENTS)
def test_an_odd_event_is_taken_and_let_go(door: FrontDoor, what: str) -> None:
    answer = door.happens(ODD_EVENTS[what])
    assert 200 <= answer.status < 500, answer
    assert changes_nothing(door)


TYPED = command_fields("/deal add Acme")


@pytest.mark.parametrize(
    "fields",
    [without(TYPED, name) for name in ("team_id", "user_id", "channel_id")]
    + [
        {**TYPED, "team_id": ""},
        {**TYPED, "user_id": ""},
        {"command": "/deal"},
        {"text": "add Acme"},
        {"a": ""},
    ],
    ids=[
        "no team",
        "no user",
        "no channel",
        "empty team",
        "empty user",
        "nothing else",
        "no command",
        "a letter",
    ],
)
def test_a_command_that_lacks_what_slack_sends_is_let_go(door: FrontDoor, fields: dict[str, str]) -> None:
    answer = door.post(urlencode(fields).encode())
    assert 200 <= answer.status < 500, answer
    assert is_empty(door)


def test_a_command_of_another_app_is_let_go(door: FrontDoor) -> None:
    for command in ("/weather", "/dealer", "/deal\n", "deal", ""):
        answer = door.types("/x add Acme", command=command)
        assert (answer.status, answer.body) == (200, "")
    assert is_empty(door)


@pytest.mark.parametrize("missing", ["text", "response_url", "trigger_id"])
def test_a_command_without_what_may_be_missing_is_answered(door: FrontDoor, missing: str) -> None:
    answer = door.post(urlencode(without(command_fields("/deal help"), missing)).encode())
    assert answer.status == 200
    assert answer.text


def test_a_command_may_contain_the_word_payload(door: FrontDoor) -> None:
    answer = door.types("/deal add payload systems $50k")
    assert "payload systems" in answer.text
    answer = door.types("/deal note payload systems the payload={} is heavy")
    assert answer.status == 200
    assert "heavy" in str(door.rows()["events"])


def test_a_command_with_a_field_called_payload_is_still_a_command(door: FrontDoor) -> None:
    assert "Acme" in door.types("/deal add Acme", payload='{"type":"block_actions"}').text
