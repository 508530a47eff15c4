"""Socket Mode: the same requests, over connections that we open, for a company without a public address.

Two connections stay open, so that one can be renewed (Slack does that every few hours) while the other
takes what comes. A watchdog opens a connection anew when it has gone silent: a line that is cut somewhere
on the way tells neither end.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from http.client import HTTPException
from typing import Any

import structlog
from slack_bolt import BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.slack.app_token import REMEDY, SWITCH_ON, is_refused, reason_of
from bot.slack.ingress import Dispatch

log = structlog.get_logger(__name__)

CONNECTIONS = 2
_THREADS = 10
_PING_SECONDS = 5
_SILENT_SECONDS = 30
"""Six pings without a pong: the line is cut."""
_PARTING_SECONDS = 5
"""How long running requests are given at the end: more than any of ours takes."""
_LONGEST_PAUSE = 60
"""Slack is asked so often at least, though it refuses the token: somebody may just have mended it."""
_AGAIN_SECONDS = 3600
"""How long nothing is said of what was said already."""
_SWITCHED_OFF = "link_disabled"

_LostRace = AttributeError
"""What slack_sdk 3.47 raises when it closes a connection that its own reader closes at that moment."""


class SocketMode:
    """Takes requests from Slack over WebSockets until it is stopped.

    dispatch handles a request's payload, as it does one that came over HTTP. new_client: made once for
    each connection.
    """

    def __init__(self, dispatch: Dispatch, new_client: Callable[[], SocketModeClient]) -> None:
        self._dispatch = dispatch
        self._clients = [new_client() for _ in range(CONNECTIONS)]
        for client in self._clients:
            client.socket_mode_request_listeners.append(self._take)
            client.on_message_listeners.append(self._overhear)
        self._heard: list[tuple[float | None, float]] = [(None, time.monotonic())] * CONNECTIONS
        self._admission = _Admission()
        self._stopping = threading.Event()
        self._running = 0
        self._changed = threading.Condition()

    def run(self) -> None:
        """Connect, and watch the connections until `stop`; then finish what runs."""
        while True:
            for place in range(CONNECTIONS):
                self._watch(place)
            if self._stopping.wait(_PING_SECONDS):
                break
        with self._changed:
            self._changed.wait_for(lambda: not self._running, _PARTING_SECONDS)
        for client in self._clients:
            _close(client)

    def stop(self) -> None:
        self._stopping.set()

    @property
    def is_connected(self) -> bool:
        """Whether requests can come in by at least one connection."""
        return any(client.is_connected() for client in self._clients)

    def _watch(self, place: int) -> None:
        client = self._clients[place]
        if client.is_connected() and not self._is_silent(place):
            return
        if self._admission.is_paused:
            return
        try:
            client.connect_to_new_endpoint(force=True)
        except SlackApiError as error:
            self._admission.refused(reason_of(error))
        except (SlackClientError, OSError, HTTPException, _LostRace) as error:
            self._admission.out_of_reach(str(error))
        else:
            self._heard[place] = None, time.monotonic()
            # slack_sdk keeps to itself that an address was given and no WebSocket opened there.
            if client.is_connected():
                self._admission.granted()
            else:
                self._admission.out_of_reach(
                    "no WebSocket opens; does a firewall or a proxy let wss through?"
                )

    def _is_silent(self, place: int) -> bool:
        """slack_sdk notes by the wall clock which ping was answered last; what counts is that another is."""
        session, now = self._clients[place].current_session, time.monotonic()
        heard = session.last_ping_pong_time if session else None
        before, since = self._heard[place]
        if heard != before:
            self._heard[place] = heard, now
            return False
        return now - since > _SILENT_SECONDS

    def _overhear(self, message: str) -> None:
        """Slack grants connections also where Socket Mode is off, and says so on them."""
        # Words of members come by the same way: not each message is worth reading twice.
        said = json.loads(message) if message.startswith("{") and _SWITCHED_OFF in message else {}
        if said.get("type") == "disconnect" and said.get("reason") == _SWITCHED_OFF:
            self._admission.switched_off()

    def _take(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        """One request, unless the end has come: then it is not begun, since nobody would hear of it."""
        with self._changed:
            if self._stopping.is_set():
                return
            self._running += 1
        try:
            self._answer(client, request)
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify_all()

    def _answer(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        """It is acknowledged only when its work is done, so Slack repeats what was lost."""
        response = self._dispatch(request.payload)
        if response.status >= 500:
            return
        answer = SocketModeResponse(envelope_id=request.envelope_id, payload=_payload(response))
        try:
            client.send_socket_mode_response(answer)
        except (SlackClientError, OSError) as error:
            # Slack sends it again by the other connection, and the inbox knows it.
            log.warning("answer not taken", envelope=request.envelope_id, error=str(error))


class _Admission:
    """Whether Slack lets us connect, as the log tells it: when that changes, and not at each attempt.

    While Slack refuses the token, it is asked less and less often.
    """

    def __init__(self) -> None:
        self._told: str | None = None
        self._told_at = 0.0
        self._pause = 0.0
        self._again_at = 0.0

    @property
    def is_paused(self) -> bool:
        return time.monotonic() < self._again_at

    def granted(self) -> None:
        if self._told is not None:
            log.info("connected to Slack")
        self._told, self._pause = None, 0.0

    def refused(self, reason: str) -> None:
        """reason: Slack's word for it."""
        self._pause = min(max(2 * self._pause, _PING_SECONDS), _LONGEST_PAUSE)
        self._again_at = time.monotonic() + self._pause
        if is_refused(reason):
            self._tell(log.error, f"Slack refuses SLACK_APP_TOKEN ({reason})", remedy=REMEDY)
        else:
            self._tell(log.warning, f"Slack opens no connection now ({reason})")

    def out_of_reach(self, reason: str) -> None:
        self._tell(log.warning, "Slack is out of reach", reason=reason)

    def switched_off(self) -> None:
        self._tell(log.error, "Socket Mode is switched off", remedy=SWITCH_ON)

    def _tell(self, write: Callable[..., object], what: str, **details: str) -> None:
        now = time.monotonic()
        if what != self._told or now - self._told_at > _AGAIN_SECONDS:
            self._told, self._told_at = what, now
            write(what, **details)


def _close(client: SocketModeClient) -> None:
    """Close it and end its threads. Where the reader was first, the second time finds nothing in its way."""
    try:
        client.close()
    except _LostRace:
        client.close()


def _payload(response: BoltResponse) -> dict[str, Any] | None:
    read = json.loads(response.body) if response.body else None
    return read if isinstance(read, dict) else None


def new_client(app_token: str, base_url: str) -> SocketModeClient:
    """A client for one connection. app_token: xapp-…; base_url: of Slack's Web API."""
    return SocketModeClient(
        app_token=app_token,
        web_client=WebClient(base_url=base_url, timeout=10),
        ping_interval=_PING_SECONDS,
        concurrency=_THREADS,
    )
