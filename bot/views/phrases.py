"""Phrases that the answers share: who, how much, when, how long."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.domain.contacts import Contact
from bot.domain.deals import Deal
from bot.domain.events import Event
from bot.domain.follow_ups import PlannedFollowUp
from bot.domain.stages import Stage
from bot.outcomes.audience import Audience
from bot.views import words
from bot.views.blocks import shorten
from bot.views.lines import DOT, Line, bold, facts, line

LONG = 300
"""Characters of a note or a reason that still fit into a sentence."""


def who(user: str, audience: Audience) -> str:
    """ "you", "@Kim" as text that pings nobody, or "a colleague" until Slack has told the name."""
    return "you" if user == audience.member.user else words.person(user, audience.names)


def whose(user: str, audience: Audience) -> str:
    """ "yours", "@Kim's", "a colleague's"."""
    return "yours" if user == audience.member.user else f"{who(user, audience)}'s"


def day_of(on: date, audience: Audience) -> str:
    return words.day(on, audience.today)


def local_day(at: datetime, audience: Audience) -> str:
    """The day of an instant where the reader is."""
    return words.day(audience.member.day_at(at), audience.today)


def amount(deal: Deal) -> Line | None:
    return line(words.money(deal.amount)) if deal.amount else None


def closes(deal: Deal, audience: Audience) -> Line | None:
    """ "closes Fri 27 Mar" of an open deal; what is over closes no more."""
    if deal.close_date is None or not deal.is_open:
        return None
    return line(words.closing(deal.close_date, audience.today))


def worth(deal: Deal, audience: Audience) -> Line:
    """What a deal amounts to and when it closes, each after a dot, where known."""
    return facts(amount(deal), closes(deal, audience))


def lasted(span: timedelta) -> str:
    """ "9 days"; "less than a day"."""
    return words.days(span.days) if span.days > 0 else "less than a day"


def dwelt(event: Event) -> str:
    """How long the deal was in the stage that it left."""
    if event.before is None:
        return ""
    return f" (after {lasted(event.at - event.before.stage_since)})"


def due(follow_up: PlannedFollowUp, audience: Audience) -> str:
    """ "Tue 10 Mar, 15:00", "Tue 10 Mar"."""
    if follow_up.remind_at is not None:
        return words.moment(follow_up.remind_at, audience.member.tz, audience.now)
    return day_of(follow_up.due, audience)


def task(follow_up: PlannedFollowUp | None, limit: int = LONG) -> Line:
    """What the follow-up is for, where it was said: ": call Jane"."""
    return line(f": {shorten(follow_up.text, limit)}") if follow_up and follow_up.text else ()


def put_off(follow_up: PlannedFollowUp) -> Line | None:
    """ "put off 3 times", once that is often."""
    return line(f"put off {follow_up.snoozes} times") if follow_up.is_often_snoozed else None


def contact(person: Contact) -> Line:
    """ "Jane Roe · jane@acme.com · +1 555 0100"."""
    reached = (line(way) for way in (person.email, person.phone) if way and way != person.name)
    return line(bold(person.name), facts(*reached))


def standing(deal: Deal, stage: Stage, audience: Audience) -> Line:
    """A deal in one line: its name, stage, amount and close date."""
    return line(bold(deal.name), DOT, stage.name, worth(deal, audience))
