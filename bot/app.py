"""The one place where the parts are joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil
from typing import TYPE_CHECKING, Any

from slack_sdk import WebClient

from bot.language import dates
from bot.settings import Settings
from bot.slack.commands import Commands
from bot.slack.events import Events
from bot.slack.ingress import Dispatch, Ingress
from bot.slack.interactions import Interactions
from bot.slack.listening import bolt_app, dispatcher
from bot.slack.messages import Messages
from bot.slack.opening import Opener
from bot.slack.reception import Reception
from bot.slack.setting_up import SettingUp
from bot.slack.surroundings import Surroundings
from bot.slack.transactions import PATIENCE_SECONDS, Transactions
from bot.store.health import health
from bot.store.people import languages_written
from bot.store.work import Store

if TYPE_CHECKING:
    from bot.slack.socket_mode import SocketMode
    from bot.worker.clock import Ticker
    from bot.worker.delivery import Worker
    from bot.worker.mornings import Told
    from bot.worker.roster import Roster

Clock = Callable[[], datetime]

_FORM_SECONDS = 2
"""A trigger lives three seconds; opening a form must leave time for the answer."""


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Rainmaker:
    """The bot, joined but not running. clock: the time now, UTC.

    patience: how many seconds a request may take to be committed; None: as Slack's own patience allows.
    """

    settings: Settings
    store: Store
    clock: Clock = utc_now
    patience: float | None = None

    def dispatch(self) -> Dispatch:
        """How a verified, parsed request is handled, whichever way it came in."""
        token, spare = self._token(), self.settings.spare_seconds
        client = WebClient(
            token, self.settings.slack_api_url, timeout=ceil(_FORM_SECONDS + spare), retry_handlers=[]
        )
        patience = PATIENCE_SECONDS + spare if self.patience is None else self.patience
        transactions = Transactions(self.store, patience)
        reception = Reception(transactions, self.clock)
        opener = Opener(client)
        app = bolt_app(
            Interactions(reception, opener, SettingUp(reception, client, self.clock), self.clock),
            Events(Messages(reception, self.clock), Surroundings(transactions, self.clock), self.clock),
            client,
            token,
        )
        return dispatcher(Commands(reception, opener, self.clock), app)

    def sockets(self, dispatch: Dispatch) -> SocketMode | None:
        """Socket Mode, where an app token asks for it."""
        if self.settings.slack_app_token is None:
            return None
        # Loaded only here: most servers take requests over HTTP.
        from bot.slack.socket_mode import SocketMode, new_client

        token, url = self.settings.slack_app_token, self.settings.slack_api_url
        return SocketMode(dispatch, lambda: new_client(token, url))

    def ingress(self, dispatch: Dispatch) -> Ingress:
        """The web application. Without a signing secret (Socket Mode) it answers health checks only."""
        # A signature's age is told by the real time, even where a playground has moved the bot's.
        return Ingress(self.settings.slack_signing_secret, utc_now, dispatch, self.health)

    def warm(self) -> None:
        """Load what reading dates in the workspaces' languages takes, so that no message waits for it.

        Raises StoreUnavailable when the database does not answer.
        """
        with self.store.reading() as connection:
            written = languages_written(connection)
        for languages in written:
            dates.warm(languages)

    def health(self) -> tuple[bool, dict[str, Any]]:
        return health(self.store, self.clock())

    # The worker's side is loaded where it runs: a web process of its own need not carry it.

    def worker(self) -> Worker:
        from bot.worker.delivery import Worker
        from bot.worker.web_api import SlackWebApi

        slack = SlackWebApi(self.settings.slack_api_url)
        token = self._token()
        return Worker(self.store, slack, lambda team: token, self.clock)

    def roster(self) -> Roster:
        """What learns ahead who may not do what everybody may."""
        from bot.worker.roster import Roster
        from bot.worker.web_api import SlackWebApi

        return Roster(self.store, SlackWebApi(self.settings.slack_api_url), self._token(), self.clock)

    def ticker(self) -> Ticker:
        """What makes notices of all that is due."""
        from bot.worker.clock import Ticker

        return Ticker(self.store, self.clock)

    def tick(self, now: datetime, team: str | None = None, *, dry_run: bool = False) -> list[Told]:
        """Run the clock once as if it were `now` (UTC); what it told, or would tell in a dry run."""
        from bot.worker.clock import tick

        return tick(self.store, now, team, dry_run=dry_run, sent_at=self.clock())

    def _token(self) -> str:
        return self.settings.slack_bot_token or ""
