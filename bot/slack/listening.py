"""What Bolt listens to: few listeners, since Bolt tries them in turn at every request.

Typed commands are answered ahead of them all: finding their listener, and filling in all that one may ask
for, takes Bolt longer than it takes to read the command.

Everything that reaches Bolt is verified, parsed and known to be Slack's. `process_before_response` keeps
work that failed from being acknowledged.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any

import structlog
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.middleware import Middleware
from slack_sdk import WebClient

from bot.compact import compact
from bot.slack.commands import Commands
from bot.slack.events import Events
from bot.slack.interactions import Interactions
from bot.slack.shapes import Malformed, check
from bot.store.work import StoreUnavailable

Listener = Callable[[dict[str, Any]], dict[str, Any] | None]

_COMMANDS = frozenset({"/deal", "/pipeline"})
_ANY = re.compile("")

log = structlog.get_logger(__name__)


def bolt_app(
    commands: Commands, interactions: Interactions, events: Events, client: WebClient, token: str
) -> App:
    """The Bolt app: no verification and no authorization of its own, both happen before and without it."""
    # Bolt warns of a token in the environment that it is not meant to use.
    quiet = logging.getLogger("slack_bolt")
    quiet.setLevel(logging.ERROR)
    app = App(
        # Without a name Bolt looks for one among the files of all modules: a twentieth of a start.
        name="rainmaker",
        logger=quiet,
        client=client,
        before_authorize=_Typed(_listener(commands.run)),
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


class _Typed(Middleware):
    """Answers typed commands; everything else goes on to Bolt."""

    def __init__(self, answer: Callable[[dict[str, Any]], BoltResponse]) -> None:
        self._answer = answer

    def process(
        self, *, req: BoltRequest, resp: BoltResponse, next: Callable[[], BoltResponse]
    ) -> BoltResponse:
        return self._answer(req.body) if req.body.get("command") in _COMMANDS else next()


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
    """What no listener answered: Slack tells the member that it failed, and sends an event again."""
    if isinstance(error, Malformed):
        return BoltResponse(status=400, body="")
    if isinstance(error, StoreUnavailable):
        return BoltResponse(status=503, body="")
    log.error("listener failed", exc_info=error)
    return BoltResponse(status=500, body="")


def dispatcher(app: App) -> Callable[[dict[str, Any]], BoltResponse]:
    """How a parsed body reaches Bolt, whichever way it came."""

    def dispatch(body: dict[str, Any]) -> BoltResponse:
        try:
            check(body)
        except Malformed as error:
            return BoltResponse(status=400, body=str(error))
        # In this mode Bolt takes the parsed body as it is.
        response = app.dispatch(BoltRequest(body=body, mode="socket_mode"))
        # Bolt says 404 to what nobody listens to, and Slack would send it again: it is read and let go.
        return BoltResponse(status=200, body="") if response.status == 404 else response

    return dispatch
