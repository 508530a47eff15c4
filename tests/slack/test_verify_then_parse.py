"""Verify, then parse: whatever anybody posts at the door is answered, keeps nothing and breaks nothing."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import io
import json
import time
from collections.abc import Callable
from urllib.parse import urlencode

import pytest

from bot.playground.signing import signed_headers
from bot.slack.ingress import MOST_BYTES
from bot.store.work import Store
from tests.front_door import FORM, JSON, SALES, SAM, SECRET, FrontDoor, command_fields, event
from tests.office import Office
from tests.waiting import PATIENCE

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)

ADD = urlencode(command_fields("/deal add Acme")).encode()


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
    said = event("message", channel=SALES, user=SAM, text="hello")
    assert post(json.dumps(said).encode(), JSON) == 200


def test_whoever_sends_too_much_without_saying_how_much_hears_of_it(office: Office) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", office.port, timeout=PATIENCE)
    chunks = (b"a" * 100_000 for _ in range(MOST_BYTES // 100_000 + 20))
    connection.request("POST", "/slack/events", chunks, {"Content-Type": FORM}, encode_chunked=True)
    assert connection.getresponse().status == 413
