"""Who may do what not everybody may: refused with the names of those to ask."""

from __future__ import annotations

from collections.abc import Iterable

from bot.actions.desk import Desk
from bot.domain.people import Role, handle
from bot.domain.refusals import NOT_KNOWN_YET, NotAllowed
from bot.domain.wording import listed
from bot.store import people

_NAMED = 4
"""People that a refusal names: enough to find one at their desk."""


def check_admin(desk: Desk) -> None:
    """Raises NotAllowed for whoever is neither an admin of the Slack nor named as one."""
    if desk.member.role is not Role.ADMIN:
        whom = (*desk.workspace.admins, *people.admins(desk.work))
        raise _refused(desk, "Only admins can set up Rainmaker for this workspace. Nothing changed.", whom)


def check_steers(desk: Desk, what: str) -> None:
    """Raises NotAllowed for whoever is neither manager nor admin. what: "set targets"."""
    if not desk.member.role.steers:
        place = desk.workspace
        whom = (*place.managers, *place.admins, *people.admins(desk.work))
        raise _refused(desk, f"Only managers and admins {what}. Nothing changed.", whom)


def _refused(desk: Desk, told: str, whom: Iterable[str]) -> NotAllowed:
    """Of someone whose rights Slack has not told yet, nothing is said but that."""
    if people.profile(desk.work, desk.member.user) is None:
        return NotAllowed(NOT_KNOWN_YET)
    users = dict.fromkeys(whom)
    names = people.names_of(desk.work, *users) if users else {}
    known = [handle(names[user]) for user in users if user in names][:_NAMED]
    ask = f" Ask {listed(known, 'or')}." if known else ""
    return NotAllowed(told + ask)


def not_yours(desk: Desk, by: str | None) -> NotAllowed:
    """The refusal of an undo of someone else's change. by: theirs, where it is known."""
    name = people.names_of(desk.work, by).get(by) if by else None
    who = f": {handle(name)}" if name else ""
    return NotAllowed(f"Only the one who made a change can take it back{who}. Nothing changed.")
