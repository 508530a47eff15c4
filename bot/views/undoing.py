"""What was taken back, and how the deals stand again."""

from __future__ import annotations

from bot.domain.deals import Deal, Status
from bot.domain.events import EventKind, PastEvent
from bot.domain.stages import Stage
from bot.language.commands import ShowDeal
from bot.outcomes.audience import Audience
from bot.outcomes.deals import Undone
from bot.views.blocks import Message
from bot.views.buttons import picked, row, run
from bot.views.lines import BACK, Line, answer_of, bold, joined, line, paragraph
from bot.views.past import deed
from bot.views.phrases import worth
from bot.views.putting_back import put_back
from bot.views.words import number

TOLD = 5
"""How many events of a change, and how many of its deals, are told one by one."""


def undone(outcome: Undone, audience: Audience) -> Message:
    """What the change had done, and each of its deals as it is now."""
    events = _told_once(outcome.events)
    done = [_done(event, audience) for event in events[:TOLD]]
    more = len(events) - len(done)
    rest = f" and {number(more)} more" if more > 0 else ""
    first = line(BACK, bold("Taken back"), ": " if done else "", joined("; ", done), rest)
    now = [_now(deal, stage, audience) for deal, stage in outcome.deals[:TOLD]]
    now += [put_back(each, audience) for each in outcome.settings[:TOLD]]
    spoken = joined(". ", [first, *now])
    return answer_of(
        spoken,
        paragraph(first, *now),
        *row(
            *(
                run(f"Show {deal.name}", ShowDeal(picked(deal)), f"show-{deal.id}")
                for deal, _ in outcome.deals[:TOLD]
                if deal.status is not Status.WITHDRAWN
            )
        ),
    )


def _told_once(events: tuple[PastEvent, ...]) -> list[PastEvent]:
    """The events without those that another one implies.

    A merge is on the record of both deals; that of the one that lives on names them both. A win brings the
    deal on to the stage after the sale.
    """
    merges = [event for event in events if event.kind is EventKind.MERGED]
    implied = [event.id for event in merges if not event.text] if len(merges) > 1 else []
    won = {event.deal for event in events if event.kind is EventKind.WON}
    implied += [event.id for event in events if event.kind is EventKind.MOVED and event.deal in won]
    return [event for event in events if event.id not in implied]


def _done(event: PastEvent, audience: Audience) -> Line:
    return deed(event, audience, event.deal_name)


def _now(deal: Deal, stage: Stage, audience: Audience) -> Line:
    if deal.status is Status.WITHDRAWN:
        return line(deal.name, " is gone again")
    if deal.status in (Status.WON, Status.LOST):
        return line(deal.name, " is ", bold(deal.status), worth(deal, audience))
    return line(deal.name, " is in ", bold(stage.name), worth(deal, audience))
