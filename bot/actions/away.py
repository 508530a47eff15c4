"""Away: no reminders until someone is back; what is due waits for them."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.desk import Desk
from bot.domain.deals import checked_date
from bot.domain.outcomes import WentAway
from bot.domain.refusals import DateRefused
from bot.language.commands import GoAway
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
