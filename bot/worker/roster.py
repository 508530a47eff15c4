"""The roll call: at start and each day the worker asks Slack whose token it has, and who has which rights.

A member's profile is otherwise asked for when they first write. That is too late for guests and people of
other organisations, whose first message must already be refused; so those and the admins are learned ahead.
Of members who are known, whatever changed while no event of it could reach us is learned too: an admin who is
none any more, a guest who became a member. And what was parked while Slack refused the token goes out, now
that Slack takes it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

import structlog

from bot.actions import meeting
from bot.domain.people import Profile
from bot.store import lanes, people
from bot.store.errors import GIVEN_UP, StoreUnavailable
from bot.store.work import Store, Work
from bot.users import profile_of
from bot.worker import members
from bot.worker.failures import DeliveryFailed, is_of_token
from bot.worker.web_api import SlackApi

log = structlog.get_logger(__name__)

_AGAIN_SECONDS, _NEXT_SECONDS = 60, 24 * 60 * 60


class Roster:
    """Calls the roll once a day; tries again each minute while Slack is out of reach."""

    def __init__(self, store: Store, slack: SlackApi, token: str, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._slack = slack
        self._token = token
        self._clock = clock
        self._stopping = threading.Event()

    def run(self) -> None:
        while not self._stopping.is_set():
            again = _AGAIN_SECONDS
            try:
                self.call()
                again = _NEXT_SECONDS
            except (DeliveryFailed, StoreUnavailable) as failure:
                log.warning("roll not called", reason=str(failure))
            except Exception:
                log.exception("the roll call failed")
            self._stopping.wait(again)

    def stop(self) -> None:
        self._stopping.set()

    def call(self) -> None:
        """Call the roll. Raises DeliveryFailed and StoreUnavailable."""
        team = str(self._slack.call(self._token, "auth.test", {})["team_id"])
        self._readmit(team)
        known = self._store.run(team, people.profiles)
        for page in members.pages(self._slack, self._token, self._stopping.wait):
            told = [profile_of(user, team) for user in page]
            self._keep(team, [each for each in told if _is_news(each, known.get(each.user))])
            if self._stopping.is_set():
                return

    def _keep(self, team: str, profiles: list[Profile]) -> None:
        def job(work: Work) -> None:
            for each in profiles:
                self._learn(work, each)

        if profiles:
            self._store.run(team, job)

    def _learn(self, work: Work, profile: Profile) -> None:
        """One who cannot be kept must not leave the others unknown: a guest among them would be let in."""
        try:
            with work.apart():
                meeting.learn(work, profile, self._clock())
        except GIVEN_UP:
            raise
        except Exception:
            log.exception("member not learned", team=work.team, user=profile.user)

    def _readmit(self, team: str) -> None:
        """Try again what was parked while Slack refused the token."""
        with self._store.reading() as connection:
            parked = {each.reason for each in lanes.parked(connection) if each.team == team}
        reasons = [reason for reason in sorted(parked) if is_of_token(reason)]
        now = self._clock()
        if reasons:
            count = self._store.run(team, lambda work: lanes.unpark_all(work, reasons, now))
            log.info("the token is taken again", team=team, routes=count)


def _is_news(told: Profile, known: Profile | None) -> bool:
    """Of members who never wrote, only those are kept whose rights are not everybody's."""
    if known is not None:
        return told != known
    return told.is_guest or told.is_stranger or (told.is_admin and not told.is_bot)
