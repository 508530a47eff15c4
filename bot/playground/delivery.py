"""The way to the bot over HTTP: signed as Slack signs, and cut off after three seconds."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any, Protocol
from urllib.parse import urlencode, urlsplit

from bot.playground.signing import signed_headers
from bot.playground.trace import Exchange, readable

CUT_OFF_SECONDS = 3.0
"""https://docs.slack.dev/interactivity/handling-user-interaction: answer within three seconds."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes to the bot: kind as Socket Mode names it (slash_commands, interactive, events_api)."""

    kind: str
    payload: dict[str, Any]
    retry_num: int = 0
    retry_reason: str = ""

    @property
    def title(self) -> str:
        """A few words for the trace."""
        what = self.payload.get("command") or self.payload.get("type")
        if self.kind == "events_api":
            what = self.payload["event"]["type"]
        return f"{what} (retry {self.retry_num})" if self.retry_num else str(what)


@dataclass(slots=True)
class Answer:
    """What the bot answered. `status` None: nothing within three seconds, or no connection; `error` says
    which.

    `body` is the JSON value, or text, or None when empty; `problems`: what Slack would not show of it.
    """

    status: int | None
    body: Any = None
    error: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    exchange: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return self.error is None


class Route(Protocol):
    """A way to the bot; blocks until it answered or three seconds are over."""

    def carry(self, parcel: Parcel, exchange: Exchange) -> Answer: ...


class HttpRoute:
    """POSTs to the bot's one address, a new connection each time, as far-away Slack would look to it."""

    def __init__(self, bot_url: str, signing_secret: str, cut_off: float = CUT_OFF_SECONDS) -> None:
        self.bot_url = bot_url.rstrip("/")
        self._secret = signing_secret
        self._cut_off = cut_off

    def carry(self, parcel: Parcel, exchange: Exchange) -> Answer:
        body, content_type = encoded(parcel)
        headers = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            **signed_headers(self._secret, int(time.time()), body),
        }
        if parcel.retry_num:
            headers |= {
                "X-Slack-Retry-Num": str(parcel.retry_num),
                "X-Slack-Retry-Reason": parcel.retry_reason,
            }
        exchange.request_headers = headers
        exchange.title = f"POST /slack/events · {parcel.title}"
        return self._post(body, headers)

    def _post(self, body: bytes, headers: dict[str, str]) -> Answer:
        address = urlsplit(self.bot_url)
        until = time.monotonic() + self._cut_off
        connection = HTTPConnection(address.hostname or "127.0.0.1", address.port, timeout=self._cut_off)
        try:
            connection.request("POST", f"{address.path}/slack/events", body, headers)
            connection.sock.settimeout(max(0.01, until - time.monotonic()))
            response = connection.getresponse()
            said = readable(response.read(), response.headers.get_content_type())
            error = None if 200 <= response.status < 300 else "http_error"
            told = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status, said, error, told)
        except TimeoutError:
            return Answer(None, None, "http_timeout")
        except (OSError, HTTPException):
            return Answer(None, None, "connection_failed")
        finally:
            connection.close()


def encoded(parcel: Parcel) -> tuple[bytes, str]:
    """Events are JSON, commands a form, interactions a form with one field `payload`."""
    if parcel.kind == "events_api":
        return json.dumps(parcel.payload).encode(), "application/json"
    if parcel.kind == "slash_commands":
        return urlencode(parcel.payload).encode(), "application/x-www-form-urlencoded"
    form = {"payload": json.dumps(parcel.payload)}
    return urlencode(form).encode(), "application/x-www-form-urlencoded"
