"""Verify, then parse: whatever anybody posts at the door is answered, keeps nothing and breaks nothing."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import io
import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.playground.signing import signed_headers
from bot.slack.ingress import MOST_BYTES
from bot.store.work import Store
from tests.front_door import (
    FORM,
    JSON,
    SALES,
    SAM,
    SECRET,
    TEAM,
    FrontDoor,
    click,
    command_fields,
    event,
    submission,
)
from tests.office import Office
from tests.waiting import PATIENCE

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)

ADD = urlencode(command_fields("/deal add Acme")).encode()
BUTTON = {"action_id": "run:0", "block_id": "b", "value": '{"verb":"mine"}'}


@pytest.fixture
def door(store: Store) -> FrontDoor:
    return FrontDoor(store)


def is_empty(door: FrontDoor) -> bool:
    return not any(door.rows().values())


def signed_at(timestamp: str, body: bytes = ADD) -> dict[str, str]:
    """The headers of a request that was rightly signed with that timestamp."""
    digest = hmac.new(SECRET.encode(), b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"HTTP_X_SLACK_REQUEST_TIMESTAMP": timestamp, "HTTP_X_SLACK_SIGNATURE": f"v0={digest}"}


def test_a_signed_command_is_let_in(door: FrontDoor) -> None:
    answer = door.post(ADD)
    assert answer.status == 200
    assert "Acme" in answer.text
    assert len(door.rows()["deals"]) == 1


def test_the_last_second_of_five_minutes_is_let_in(door: FrontDoor) -> None:
    assert door.post(ADD, **signed_at(str(int(time.time()) - 298))).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_X_SLACK_SIGNATURE": None},
        {"HTTP_X_SLACK_REQUEST_TIMESTAMP": None},
        {"HTTP_X_SLACK_SIGNATURE": None, "HTTP_X_SLACK_REQUEST_TIMESTAMP": None},
        {"HTTP_X_SLACK_SIGNATURE": ""},
        {"HTTP_X_SLACK_SIGNATURE": "v0="},
        {"HTTP_X_SLACK_SIGNATURE": "v0=" + "0" * 64},
        {"HTTP_X_SLACK_SIGNATURE": "v1=é\udcff"},
        {"HTTP_X_SLACK_SIGNATURE": "v0=" + "a" * 100_000},
    ],
    ids=["no signature", "no time", "neither", "empty", "no digest", "wrong", "not ASCII", "long"],
)
def test_an_unsigned_request_is_not_let_in(door: FrontDoor, headers: dict[str, str | None]) -> None:
    assert door.post(ADD, **headers).status == 401
    assert is_empty(door)


TIMES: dict[str, Callable[[int], str]] = {
    "six minutes ago": lambda now: str(now - 360),
    "in six minutes": lambda now: str(now + 360),
    "the beginning of time": lambda now: "0",
    "before it": lambda now: "-1",
    "none": lambda now: "",
    "a space": lambda now: " ",
    "a word": lambda now: "soon",
    "an exponent": lambda now: "1e9",
    "not a number": lambda now: "NaN",
    "for ever": lambda now: "inf",
    "with a fraction": lambda now: f"{now}.0",
    "with a sign": lambda now: f"+{now}",
    "with a space": lambda now: f" {now}",
    "the far future": lambda now: "9" * 12,
    "too far to count": lambda now: "9" * 5_000,
    "in Arabic digits": lambda now: "".join(chr(0x660 + int(digit)) for digit in str(now)),
    "in superscript": lambda now: "²" * 10,
}


@pytest.mark.parametrize("when", TIMES)
def test_a_request_of_another_time_is_not_let_in(door: FrontDoor, when: str) -> None:
    assert door.post(ADD, **signed_at(TIMES[when](int(time.time())))).status == 401
    assert is_empty(door)


def test_a_signature_counts_for_its_own_body_only(door: FrontDoor) -> None:
    assert door.post(ADD.replace(b"Acme", b"Beta"), **signed_at(str(int(time.time())))).status == 401
    assert is_empty(door)


@pytest.mark.parametrize("body", [b"ssl_check=1&token=x", b'{"type":"url_verification","challenge":"c"}'])
def test_greetings_must_be_signed_too(door: FrontDoor, body: bytes) -> None:
    answer = door.post(body, JSON if body.startswith(b"{") else FORM, HTTP_X_SLACK_SIGNATURE="v0=x")
    assert answer.status == 401


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"CONTENT_LENGTH": None},
        {"CONTENT_LENGTH": ""},
        {"CONTENT_LENGTH": "-1"},
        {"CONTENT_LENGTH": "many"},
        {"CONTENT_LENGTH": "9" * 5000},
        {"CONTENT_LENGTH": "²"},
    ],
    ids=["told", "not told", "empty", "negative", "no number", "endless", "superscript"],
)
def test_a_request_too_large_is_refused_unread(door: FrontDoor, headers: dict[str, str | None]) -> None:
    body = b"text=" + b"a" * MOST_BYTES
    assert door.post(body, **headers).status == 413
    assert is_empty(door)


def test_what_is_far_too_large_is_not_read_to_its_end(door: FrontDoor) -> None:
    stream = io.BytesIO(b"a" * (20 * MOST_BYTES))
    assert door.post(b"", CONTENT_LENGTH=None, **{"wsgi.input": stream}).status == 413
    assert stream.tell() <= 17 * MOST_BYTES + 1


DEEP = 100_000
UNREADABLE: dict[str, tuple[bytes, str]] = {
    "empty form": (b"", FORM),
    "empty JSON": (b"", JSON),
    "not JSON": (b"{", JSON),
    "a list": (b"[]", JSON),
    "a number": (b"1", JSON),
    "null": (b"null", JSON),
    "an object of no type": (b"{}", JSON),
    "a payload of no type": (b"payload={}", FORM),
    "a form that is neither a command nor a payload": (b"hello=world", FORM),
    "a deep list": (b"[" * DEEP + b"]" * DEEP, JSON),
    "a deep object": (b'{"a":' * DEEP + b"1" + b"}" * DEEP, JSON),
    "a number of ten thousand digits": (b'{"a":' + b"9" * 10_000 + b"}", JSON),
    "not UTF-8": (b'{"type":"\xff"}', JSON),
    "UTF-16": ('{"type":"event_callback"}'.encode("utf-16"), JSON),
    "a form that is not UTF-8": (b"command=/deal&text=\xff\xfe", FORM),
    "a form whose escapes are not UTF-8": (b"command=/deal&text=%ff%fe", FORM),
    "too many fields": (b"&".join(b"a%d=1" % number for number in range(5_000)), FORM),
    "a payload that is no JSON": (b"payload=rubbish", FORM),
    "an empty payload": (b"payload=", FORM),
    "a payload that is a list": (b"payload=[1]", FORM),
    "a deep payload": (b"payload=" + b"[" * DEEP, FORM),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_cannot_be_read_is_refused(door: FrontDoor, what: str) -> None:
    answer = door.post(*UNREADABLE[what])
    assert 400 <= answer.status < 500, answer
    assert is_empty(door)


@pytest.mark.parametrize("depth", [50, 400, 800, 950, 990])
def test_what_is_nested_as_deep_as_can_be_read_breaks_nothing(door: FrontDoor, depth: int) -> None:
    nested = b'{"message":' * depth + b"{}" + b"}" * depth
    for body in (
        b'{"type":"event_callback","team_id":"T1","event":{"type":"message","message":' + nested + b"}}",
        b'{"type":"block_actions","user":{"id":"U1"},"team":{"id":"T1"},"message":' + nested + b"}",
        b'{"type":"block_actions","user":{"id":"U1"},"team":{"id":"T1"},"actions":[{"action_id":"x"}],"state":'
        + nested
        + b"}",
    ):
        assert door.post(body, JSON).status < 500
    assert is_empty(door)


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


def test_the_address_is_verified_by_its_challenge(door: FrontDoor) -> None:
    answer = door.happens({"type": "url_verification", "token": "x", "challenge": "3eZbrw1aB"})
    assert answer.status == 200
    assert "3eZbrw1aB" in answer.body


def test_a_signed_certificate_check_is_answered(door: FrontDoor) -> None:
    assert door.post(b"ssl_check=1&token=x").status == 200
    assert is_empty(door)


def test_a_header_of_bolt_s_own_changes_nothing(door: FrontDoor) -> None:
    answer = door.post(ADD, HTTP_X_SLACK_BOLT_LAZY_ONLY="1", HTTP_X_SLACK_BOLT_LAZY_FUNCTION_NAME="run")
    assert "Acme" in answer.text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/slack/events", 405),
        ("PUT", "/slack/events", 405),
        ("POST", "/slack/events/", 404),
        ("POST", "/", 404),
        ("GET", "/../etc/passwd", 404),
        ("GET", "/healthz", 200),
    ],
)
def test_there_are_two_addresses(door: FrontDoor, method: str, path: str, status: int) -> None:
    assert door.post(ADD, REQUEST_METHOD=method, PATH_INFO=path).status == status


# The same over a real connection, where the server has its say too.


def test_the_server_itself_breaks_on_nothing(office: Office) -> None:
    def post(body: bytes, content_type: str, **headers: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", office.port, timeout=PATIENCE)
        signed = signed_headers("playground-signing-secret", int(time.time()), body)
        connection.request("POST", "/slack/events", body, {"Content-Type": content_type, **signed, **headers})
        return connection.getresponse().status

    assert post(ADD, FORM) == 200
    assert post(ADD, FORM, **{"X-Slack-Signature": "v0=wrong"}) == 401
    assert post(ADD, FORM, **{"X-Slack-Request-Timestamp": "9" * 400}) == 401
    assert post(b"a" * (MOST_BYTES + 1), FORM) == 413
    assert post(b"[" * DEEP, JSON) == 400
    assert post(b"payload=rubbish", FORM) == 400
    assert post(b'{"type":"\xff"}', JSON) == 400
    assert post(json.dumps(HAPPENED).encode(), JSON) == 200


def test_whoever_sends_too_much_without_saying_how_much_hears_of_it(office: Office) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", office.port, timeout=PATIENCE)
    chunks = (b"a" * 100_000 for _ in range(MOST_BYTES // 100_000 + 20))
    connection.request("POST", "/slack/events", chunks, {"Content-Type": FORM}, encode_chunked=True)
    assert connection.getresponse().status == 413
