"""Colleagues: to whom a deal may be given. Whoever sees no deals can take none."""

from __future__ import annotations

from bot.actions.desk import Desk
from bot.actions.meeting import ask_who_that_is
from bot.domain.people import Profile, handle
from bot.domain.refusals import Refusal
from bot.store import people


def checked_owner(desk: Desk, user: str) -> str:
    """The same user. Raises Refusal for an app, a deactivated member, and for outsiders who see no deals.

    Of someone who is not known yet Slack is asked, so that they soon have a name; until then they count as
    a rep, like anyone who writes for the first time.
    """
    known = people.profile(desk.work, user)
    if known is None:
        ask_who_that_is(desk, user)
    elif (why := _why_not(desk, known)) is not None:
        name = handle(known.name) if known.name else "That member"
        raise Refusal(f"{name} {why}. Nothing changed; name a colleague who works with deals.")
    return user


def _why_not(desk: Desk, known: Profile) -> str | None:
    if known.is_bot:
        return "is an app, and apps own no deals"
    if known.deleted:
        return "has left the workspace"
    if known.is_stranger:
        return "is of another organisation and sees no deals"
    if known.is_guest and not desk.workspace.guests_allowed:
        return "is a guest and sees no deals, unless an admin allows it"
    return None
