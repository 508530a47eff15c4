"""The door for requests over HTTP: one address for everything from Slack, one for health checks.

Size, signature and age are checked before anything reads the body. Whatever comes in, the answer is
never a 5xx for a request that is not ours.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from queue import SimpleQueue
from typing import IO, Any, TypeVar

from slack_bolt import BoltResponse

from bot.slack.parsing import Unreadable, parse
from bot.slack.signature import is_genuine

MOST_BYTES = 1_000_000
"""Slack's requests are far smaller; Slack's own limit for a message's blocks is well below."""
_MOST_LET_GO = 16 * MOST_BYTES
"""What is read to be thrown away."""
AT_ONCE = 32
"""Requests handled at once; each holds a database connection only while its transaction runs."""

StartResponse = Callable[[str, list[tuple[str, str]]], Any]
Dispatch = Callable[[dict[str, Any]], BoltResponse]
Health = Callable[[], tuple[bool, dict[str, Any]]]
Handled = TypeVar("Handled")

_REASONS = {
    200: "OK",
    400: "Bad Request",
    401: "Unauthorized",
    404: "Not Found",
    405: "Method Not Allowed",
    411: "Length Required",
    413: "Content Too Large",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


class Ingress:
    """A WSGI application.

    dispatch handles a verified, parsed body. health says whether the bot is well, and how.
    """

    def __init__(
        self, secret: str | None, clock: Callable[[], datetime], dispatch: Dispatch, health: Health
    ) -> None:
        self._secret = secret
        self._clock = clock
        self._dispatch = dispatch
        self._health = health
        # Whoever handles a request holds one of these; a semaphore does the same at twenty times the cost.
        self._places: SimpleQueue[None] = SimpleQueue()
        for _ in range(AT_ONCE):
            self._places.put(None)

    def __call__(self, environ: Mapping[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
        if path == "/slack/events" and self._secret is not None:
            if method != "POST":
                return _plain(start_response, 405, "Slack posts here.")
            return self._from_slack(environ, start_response)
        if path == "/healthz":
            return self._healthz(start_response)
        return _plain(start_response, 404, "There is nothing here.")

    def _from_slack(self, environ: Mapping[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        length, sent = environ.get("CONTENT_LENGTH") or "", environ["wsgi.input"]
        if length and not _is_at_most(MOST_BYTES, length):
            if _is_at_most(_MOST_LET_GO, length):
                _let_go(sent)
            return _plain(start_response, 413, "Too large.")
        # One byte more than allowed tells a body that is too large and did not say so.
        body = sent.read(MOST_BYTES + 1)
        if len(body) > MOST_BYTES:
            _let_go(sent)
            return _plain(start_response, 413, "Too large.")
        timestamp = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
        signed = environ.get("HTTP_X_SLACK_SIGNATURE", "")
        if not is_genuine(str(self._secret), timestamp, signed, body, self._clock()):
            return _plain(start_response, 401, "The signature or its time is not right.")
        try:
            parsed = parse(body, environ.get("CONTENT_TYPE", ""))
        except Unreadable:
            return _plain(start_response, 400, "That is not a request from Slack.")
        response = self._in_place(partial(self._dispatch, parsed))
        headers = [("content-type", response.first_headers().get("content-type", "text/plain"))]
        return _respond(start_response, response.status, headers, (response.body or "").encode())

    def _in_place(self, handle: Callable[[], Handled]) -> Handled:
        """What that returns, once there is a place to run it in."""
        self._places.get()
        try:
            return handle()
        finally:
            self._places.put(None)

    def _healthz(self, start_response: StartResponse) -> Iterable[bytes]:
        well, details = self._in_place(self._health)
        body = json.dumps(details).encode()
        return _respond(start_response, 200 if well else 503, [("content-type", "application/json")], body)


def _let_go(sent: IO[bytes]) -> None:
    """Read what is too large to its end, within reason: who still sends would not hear why it is refused."""
    for _ in range(_MOST_LET_GO // MOST_BYTES):
        if not sent.read(MOST_BYTES):
            return


def _is_at_most(most: int, length: str) -> bool:
    """Whether a Content-Length is a number, and not too large a one; Python's own idea of digits is wider."""
    return length.isascii() and length.isdigit() and len(length) < 10 and int(length) <= most


def _plain(start_response: StartResponse, status: int, sentence: str) -> Iterable[bytes]:
    return _respond(start_response, status, [("content-type", "text/plain")], sentence.encode())


def _respond(
    start_response: StartResponse, status: int, headers: list[tuple[str, str]], body: bytes
) -> Iterable[bytes]:
    start_response(f"{status} {_REASONS.get(status, '')}", [*headers, ("content-length", str(len(body)))])
    return [body]
