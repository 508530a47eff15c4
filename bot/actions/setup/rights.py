"""Who may set up a workspace: the owners and admins of its Slack, and whoever they named."""

from __future__ import annotations

from bot.actions.desk import Desk
from bot.domain.people import Role
from bot.domain.refusals import NOT_KNOWN_YET, NotAllowed
from bot.store import people

_NAMED = 4
"""Admins that a refusal names: enough to find one at their desk."""


def check_admin(desk: Desk) -> None:
    """Raises NotAllowed for everybody else, naming whom to ask."""
    if desk.member.role is Role.ADMIN:
        return
    if people.profile(desk.work, desk.member.user) is None:
        raise NotAllowed(NOT_KNOWN_YET)
    admins = dict.fromkeys((*desk.workspace.admins, *people.admins(desk.work)))
    names = people.names_of(desk.work, *admins) if admins else {}
    known = [f"@{names[user].removeprefix('@')}" for user in admins if user in names][:_NAMED]
    who = f" Ask {', '.join(known[:-1]) + ' or ' if known[1:] else ''}{known[-1]}." if known else ""
    raise NotAllowed(f"Only admins can set up Rainmaker for this workspace. Nothing changed.{who}")
