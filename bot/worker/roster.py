"""The roll call: at start the worker asks Slack whose token it has, and who may not do what everybody may.

A member's profile is otherwise asked for when they first write. That is too late for guests and people of
other organisations, whose first message must already be refused; so those and the admins are learned ahead.
And what was parked while Slack refused the token goes out, now that Slack takes it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import structlog

from bot.domain.people import Profile, profile_of
from bot.store import lanes, people
from bot.store.work import Store, StoreUnavailable
from bot.worker.failures import DeliveryFailed, is_of_token
from bot.worker.web_api import SlackApi

log = structlog.get_logger(__name__)

_PAGE = 200
"""Slack's recommended size: https://docs.slack.dev/reference/methods/users.list"""
_AGAIN_SECONDS = 60


class Roster:
    """Calls the roll once; tries again each minute while Slack is out of reach."""

    def __init__(self, store: Store, slack: SlackApi, token: str, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._slack = slack
        self._token = token
        self._clock = clock
        self._stopping = threading.Event()

    def run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._call()
            except (DeliveryFailed, StoreUnavailable) as failure:
                log.warning("roll not called", reason=str(failure))
                self._stopping.wait(_AGAIN_SECONDS)
            else:
                return

    def stop(self) -> None:
        self._stopping.set()

    def _call(self) -> None:
        team = str(self._slack.call(self._token, "auth.test", {})["team_id"])
        self._readmit(team)
        special = [each for each in self._members(team) if _has_rights_of_its_own(each)]
        now = self._clock()
        for profile in special:
            self._store.run(team, lambda work, profile=profile: people.keep_profile(work, profile, now))  # type: ignore[misc]

    def _readmit(self, team: str) -> None:
        """Try again what was parked while Slack refused the token."""
        with self._store.reading() as connection:
            parked = {each.reason for each in lanes.parked(connection) if each.team == team}
        reasons = [reason for reason in sorted(parked) if is_of_token(reason)]
        now = self._clock()
        if reasons:
            count = self._store.run(team, lambda work: lanes.unpark_all(work, reasons, now))
            log.info("the token is taken again", team=team, routes=count)

    def _members(self, team: str) -> Iterator[Profile]:
        cursor = ""
        while not self._stopping.is_set():
            answer: Any = self._slack.call(self._token, "users.list", {"limit": _PAGE, "cursor": cursor})
            yield from (profile_of(user, team) for user in answer["members"])
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return


def _has_rights_of_its_own(profile: Profile) -> bool:
    return profile.is_guest or profile.is_stranger or (profile.is_admin and not profile.is_bot)
