"""Of an open deal and closed ones that bear its name, the one that a command is about.

A customer comes back, so most names that were lost or won once are borne by an open deal again. Whoever
writes a note then means the deal they work on, and whoever says how long the contract runs the one that
was won. The answer says which it was; only where two are as likely is there a question.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.actions.desk import Desk
from bot.actions.holding import day_said
from bot.domain.deals import Deal, Status
from bot.language.commands import (
    DealCommand,
    FinishFollowUp,
    LookAgain,
    MoveDeal,
    ReopenDeal,
    SetReason,
    SetTerm,
    ShowDeal,
    ShowHistory,
    SnoozeFollowUp,
)
from bot.language.names.words import core, words
from bot.store import deals, follow_ups

Matches = Sequence[tuple[int, str]]
"""Numbers and names of deals that a typed name means."""

ABOUT_ENDED = (ReopenDeal, SetReason, LookAgain)
"""What only a deal that was won or lost can have."""

_ABOUT_CUSTOMERS = (MoveDeal, SetTerm)
_ABOUT_FOLLOW_UPS = (FinishFollowUp, SnoozeFollowUp)


def likelier(desk: Desk, command: DealCommand, matches: Matches) -> Deal | None:
    """The one deal among namesakes that the command must be about; None where there is none, or a doubt."""
    if len(matches) < 2 or len({core(words(name)) for _, name in matches}) > 1:
        return None
    known = list(deals.load_many(desk.work, [number for number, _ in matches]).values())
    opened = [deal for deal in known if deal.is_open]
    ended = [deal for deal in known if not deal.is_open]
    likely = _likely(desk, command, opened, ended) if opened and ended else []
    return likely[0] if len(likely) == 1 else None


def _likely(desk: Desk, command: DealCommand, opened: list[Deal], ended: list[Deal]) -> list[Deal]:
    if isinstance(command, ABOUT_ENDED):
        return ended
    if isinstance(command, _ABOUT_CUSTOMERS):
        return [deal for deal in ended if deal.status is Status.WON] or opened
    if isinstance(command, _ABOUT_FOLLOW_UPS):
        planned = follow_ups.next_of(desk.work, [deal.id for deal in (*opened, *ended)])
        ahead = [deal for deal in opened if deal.id in planned]
        return ahead or [deal for deal in ended if deal.id in planned] or opened
    return opened


def namesakes_of(desk: Desk, deal: Deal, matches: Matches) -> tuple[Deal, ...]:
    """The deals that were not taken."""
    known = deals.load_many(desk.work, [number for number, _ in matches if number != deal.id])
    return tuple(known.values())


def tell_which(desk: Desk, command: DealCommand, deal: Deal, matches: Matches) -> None:
    """The answer begins with the deals that were not taken."""
    others = namesakes_of(desk, deal, matches)
    looks = isinstance(command, (ShowDeal, ShowHistory))
    if len(others) == 1:
        which = f"{others[0].name}, {_how_it_stands(desk, others[0])}"
        desk.remarks.append(f"There is another {which}." if looks else f"The other {which}, is as it was.")
    elif others:
        which = f"{len(others)} others called {deal.name}"
        desk.remarks.append(f"There are {which}." if looks else f"The {which} are as they were.")


def _how_it_stands(desk: Desk, deal: Deal) -> str:
    """ "in Negotiation", "lost on Mon 2 Nov"."""
    if deal.closed_at is None:
        return f"in {desk.stage_of(deal).name}"
    return f"{deal.status} on {day_said(desk, deal.closed_at)}"
