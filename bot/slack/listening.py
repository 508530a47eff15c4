"""Who handles what comes from Slack: Bolt's listeners, and ahead of them whoever answers typed commands.

A command has one handler and needs nothing that Bolt prepares for one, a client of its own among it: on
Bolt's way it would spend longer than on being read. There are few listeners, since Bolt tries them in turn.

Everything that comes here is verified, parsed and known to be Slack's. `process_before_response` keeps work
that failed from being acknowledged.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any

import structlog
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.compact import compact
from bot.slack.commands import Commands
from bot.slack.events import Events
from bot.slack.interactions import Interactions
from bot.slack.shapes import Malformed, checked
from bot.store.errors import StoreUnavailable

Listener = Callable[[dict[str, Any]], dict[str, Any] | None]

_COMMANDS = frozenset({"/deal", "/pipeline"})
_ANY = re.compile("")

log = structlog.get_logger(__name__)


def bolt_app(interactions: Interactions, events: Events, client: WebClient, token: str) -> App:
    """The Bolt app for all but commands. It verifies and authorizes nothing: both have happened before."""
    # Bolt warns of a token in the environment that it is not meant to use.
    quiet = logging.getLogger("slack_bolt")
    quiet.setLevel(logging.ERROR)
    app = App(
        # Without a name Bolt looks for one among the files of all modules: a twentieth of a start.
        name="rainmaker",
        logger=quiet,
        client=client,
        authorize=_authorize(token),
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        ignoring_self_events_enabled=False,
    )
    app.action(_ANY)(_listener(interactions.clicked))
    app.view(_ANY)(_listener(interactions.submitted))
    app.event(_ANY)(_listener(events.happened))
    app.error(_failed)
    return app


def _authorize(token: str) -> Callable[..., AuthorizeResult]:
    """The one token there is: asking Slack or the database for it at every request would cost more."""

    def authorize(team_id: str | None = None, **_: Any) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=team_id, bot_token=token)

    return authorize


def _listener(handle: Listener) -> Callable[..., BoltResponse]:
    """A listener's answer as the body of the response to Slack."""

    def listener(body: dict[str, Any]) -> BoltResponse:
        answer = handle(body)
        if not answer:
            return BoltResponse(status=200, body="")
        return BoltResponse(status=200, body=compact(answer))  # Bolt sees that it is JSON.

    return listener


def _failed(error: Exception) -> BoltResponse:
    """What nobody answered: Slack tells the member that it failed, and sends an event again."""
    if isinstance(error, Malformed):
        return BoltResponse(status=400, body=str(error))
    if isinstance(error, StoreUnavailable):
        return BoltResponse(status=503, body="")
    log.error("listener failed", exc_info=error)
    return BoltResponse(status=500, body="")


def dispatcher(commands: Commands, app: App) -> Callable[[dict[str, Any]], BoltResponse]:
    """How a parsed body reaches its handler, whichever way it came."""
    typed = _listener(commands.run)

    def dispatch(body: dict[str, Any]) -> BoltResponse:
        try:
            body = checked(body)
            if body.get("command") in _COMMANDS:
                return typed(body)
        except Exception as error:
            return _failed(error)
        # In this mode Bolt takes the parsed body as it is.
        response = app.dispatch(BoltRequest(body=body, mode="socket_mode"))
        # Bolt says 404 to what nobody listens to, and Slack would send it again: it is read and let go.
        return BoltResponse(status=200, body="") if response.status == 404 else response

    return dispatch
