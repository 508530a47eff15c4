"""What changes around the deals: people, channels, and the app itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog

from bot.actions import meeting
from bot.domain.notices import slack_call, who_is
from bot.slack.asking import HOME
from bot.slack.in_place import home_notice
from bot.slack.transactions import Transactions
from bot.store import channels, lanes, outbox, people
from bot.store.work import Work
from bot.users import profile_of

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where news of people, channels and the app arrives. clock: the time now, UTC."""

    transactions: Transactions
    clock: Callable[[], datetime]

    def happened(self, kind: str, body: dict[str, Any], event: dict[str, Any]) -> None:
        """An event that is no message; those that need nothing are let go."""
        handler = _HANDLERS.get(kind)
        team = body.get("team_id")
        if handler is not None and isinstance(team, str):
            handler(self, team, event)

    def _profile_changed(self, team: str, event: dict[str, Any]) -> None:
        """Someone joined, or has another name, zone or right.

        Kept of those who are known and of outsiders, whose first message must be refused already.
        """
        profile = profile_of(event["user"], team)
        is_outside = profile.is_guest or profile.is_stranger

        def job(work: Work) -> None:
            if is_outside or people.profile(work, profile.user) is not None:
                meeting.learn(work, profile, self.clock())

        self.transactions.run(team, job)

    def _home_opened(self, team: str, event: dict[str, Any]) -> None:
        """The Home tab is drawn by the worker, from what there is at that moment."""
        if event.get("tab", HOME) != HOME:
            return
        user, now = str(event["user"]), self.clock()

        def job(work: Work) -> None:
            notices = [home_notice(user)]
            if not people.who(work, user).is_known:
                notices.append(who_is(user))
            outbox.tell(work, notices, now)

        self.transactions.run(team, job)

    def _channel_renumbered(self, team: str, event: dict[str, Any]) -> None:
        old, new, now = str(event["old_channel_id"]), str(event["new_channel_id"]), self.clock()
        self.transactions.run(team, lambda work: channels.renumber(work, old, new, now))

    def _channel_archived(self, team: str, event: dict[str, Any]) -> None:
        channel, now = str(event["channel"]), self.clock()
        self.transactions.run(team, lambda work: lanes.park_route(work, channel, "is_archived", now))

    def _removed(self, team: str, event: dict[str, Any]) -> None:
        """Slack is asked whether it still takes the token: this comes after a reinstallation too."""
        if event["type"] == "tokens_revoked" and not event["tokens"].get("bot"):
            return  # A member's own, of which there are none here.
        log.warning("the app was removed from the workspace", team=team, by=event["type"])
        asking = slack_call("token", "auth.test", {})
        now = self.clock()
        self.transactions.run(team, lambda work: outbox.tell(work, [asking], now))


_HANDLERS: dict[str, Callable[[Surroundings, str, dict[str, Any]], None]] = {
    "team_join": Surroundings._profile_changed,
    "user_change": Surroundings._profile_changed,
    "app_home_opened": Surroundings._home_opened,
    "channel_id_changed": Surroundings._channel_renumbered,
    "channel_archive": Surroundings._channel_archived,
    "app_uninstalled": Surroundings._removed,
    "tokens_revoked": Surroundings._removed,
}
