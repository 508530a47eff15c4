"""The payloads of clicks, forms and shortcuts: what all of them say, and sending them.

Facts: https://docs.slack.dev/reference/interaction-payloads.
"""

from __future__ import annotations

from typing import Any

from bot.playground.delivery import Answer, Parcel
from bot.playground.desk import Desk
from bot.playground.events import VERIFICATION_TOKEN
from bot.playground.members import Member
from bot.playground.post_office import PostOffice


class Interactions:
    """Makes an interaction's payload complete and carries it to the bot."""

    def __init__(self, desk: Desk, post_office: PostOffice) -> None:
        self._desk = desk
        self._state = desk.state
        self._post_office = post_office

    def payload(self, kind: str, member: Member, with_trigger: bool = True) -> dict[str, Any]:
        """What every interaction says. Called under the workspace's lock."""
        said: dict[str, Any] = {
            "type": kind,
            "user": {
                "id": member.id,
                "username": member.name,
                "name": member.name,
                "team_id": member.team_id,
            },
            "api_app_id": self._state.app.app_id,
            "token": VERIFICATION_TOKEN,
            "team": {"id": self._state.team.id, "domain": self._state.team.domain},
            "enterprise": None,
            "is_enterprise_install": False,
        }
        if with_trigger:
            said["trigger_id"] = self._desk.triggers.issue(member.id)
        return said

    def send(self, payload: dict[str, Any]) -> Answer:
        """Carry it and wait; errors are dispatch_failed or operation_timeout. Never with the lock held."""
        answer = self._post_office.carry(Parcel("interactive", payload))
        if answer.error is not None:
            answer.error = "operation_timeout" if answer.error == "http_timeout" else "dispatch_failed"
        return answer
