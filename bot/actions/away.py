"""What members want of their mornings: when, of what, and nothing at all while they are away."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.desk import Desk
from bot.domain.deals import checked_date
from bot.domain.outcomes import MorningsSet, WentAway
from bot.domain.refusals import DateRefused
from bot.domain.reminders import Reason
from bot.language.commands import GoAway, SetMornings
from bot.store import mornings


def go_away(desk: Desk, command: GoAway) -> WentAway:
    """Until that day, the first one back; without a day, back at once. Raises DateRefused."""
    until = command.until
    if until is not None:
        said = command.said or until.isoformat()
        if checked_date(until, said) <= desk.today:
            raise DateRefused(f'"{said}" is not ahead: you would be back at once. Nothing changed.')
    wishes = mornings.wishes_of(desk.work, desk.member.user)
    mornings.keep(desk.work, desk.member.user, replace(wishes, away_until=until))
    return WentAway(until)


def set_mornings(desk: Desk, command: SetMornings) -> MorningsSet:
    """Another hour, other days, other reasons; the next morning comes accordingly."""
    work, user, place = desk.work, desk.member.user, desk.workspace
    unwanted = frozenset(reason for reason in Reason if reason.value in command.unwanted)
    before = mornings.wishes_of(work, user)
    wishes = replace(before, minute=command.minute, weekdays=command.weekdays, unwanted=unwanted)
    mornings.keep(work, user, wishes)
    mornings.wake(work, place, user, desk.member.zone, desk.asked_at)
    return MorningsSet(wishes, wishes.minute_in(place), place.working_weekdays)
