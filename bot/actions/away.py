"""What members want of their mornings: when, of what, and nothing at all while they are away."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.desk import Desk
from bot.actions.keeping import put
from bot.domain.deals import checked_date
from bot.domain.journal import Kept
from bot.domain.refusals import DateRefused
from bot.domain.reminders import Reason
from bot.language.commands import GoAway, SetMornings
from bot.outcomes.deals import MorningsSet, WentAway
from bot.store import mornings


def go_away(desk: Desk, command: GoAway) -> WentAway:
    """Until that day, the first one back; without a day, back at once. Raises DateRefused."""
    until = command.until
    if until is not None:
        said = command.said or until.isoformat()
        if checked_date(until, said) <= desk.today:
            raise DateRefused(f'"{said}" is not ahead: you would be back at once. Nothing changed.')
    user = desk.member.user
    wishes = mornings.wishes_of(desk.work, user)
    _, change = put(desk, Kept.MORNINGS, user, replace(wishes, away_until=until))
    return WentAway(until, change)


def set_mornings(desk: Desk, command: SetMornings) -> MorningsSet:
    """Another hour, other days, other reasons; the next morning comes accordingly."""
    user, place = desk.member.user, desk.workspace
    unwanted = frozenset(reason for reason in Reason if reason.value in command.unwanted)
    before = mornings.wishes_of(desk.work, user)
    wishes = replace(before, minute=command.minute, weekdays=command.weekdays, unwanted=unwanted)
    _, change = put(desk, Kept.MORNINGS, user, wishes)
    return MorningsSet(wishes, wishes.minute_in(place), place.working_weekdays, change)
