"""Labels of the deals to pick from: no two alike, and what tells them apart is never cut off.

Deals alike in name, amount and stage are told apart by what else differs, in this order: when they close,
whose they are, when they were added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.domain.deals import Deal
from bot.domain.encounters import Pick
from bot.domain.refusals import Choice
from bot.domain.stages import Stage
from bot.outcomes.audience import Audience
from bot.views.blocks import BUTTON, escape, shorten
from bot.views.phrases import day_of, whose
from bot.views.words import moment, money

_NAME, _STAGE, _OWNER = 25, 12, 22
"""Characters that are left of a long name and of a long stage, and the most of an owner's name."""


def labels(choices: Sequence[Choice], audience: Audience) -> list[str]:
    """What the buttons say, in order, within Slack's 75 characters."""
    more: list[list[str]] = [[] for _ in choices]
    for fact in _FACTS:
        for alike in _alike(choices, more):
            facts = [fact(deal, audience) for _, deal in alike]
            if len(set(facts)) > 1:
                for (index, _), said in zip(alike, facts, strict=True):
                    more[index].append(said)
    for alike in _alike(choices, more):
        if len({deal.id for _, deal in alike}) == 1:
            continue
        for number, (index, _) in enumerate(alike, 1):
            more[index].append(f"no. {number}")
    return [_label(*each) for each in zip(choices, more, strict=True)]


def _alike(choices: Sequence[Choice], more: Sequence[Sequence[str]]) -> Iterator[list[tuple[int, Deal]]]:
    """Deals whose buttons would say the same, with their places."""
    places: dict[str, list[tuple[int, Deal]]] = {}
    for index, (choice, facts) in enumerate(zip(choices, more, strict=True)):
        if isinstance(choice, Pick):
            places.setdefault(_label(choice, facts), []).append((index, choice.deal))
    return (alike for alike in places.values() if len(alike) > 1)


def _label(choice: Choice, more: Sequence[str]) -> str:
    return pick_label(choice.deal, choice.stage, more) if isinstance(choice, Pick) else choice.label


def pick_label(deal: Deal, stage: Stage | None, more: Sequence[str] = ()) -> str:
    """ "Acme Renewal · $12,000 · Negotiation", and what tells it from its namesakes.

    Where that is too long first the name gives way, then the stage, and last the amount.
    """
    amount, name = (money(deal.amount) if deal.amount else None), stage.name if stage else None
    short = None if name is None else shorten(name, _STAGE)
    for facts in ((amount, name), (amount, short), (amount, None), (None, None)):
        told = "".join(f" · {fact}" for fact in (*facts, *more) if fact)
        room = BUTTON - len(escape(told))
        if room >= min(_NAME, len(escape(deal.name))):
            break
    return _named(deal.name, room) + told


def _named(name: str, room: int) -> str:
    """The name, cut in its middle: the ends of long names tell them apart."""
    kept = len(name)
    said = name
    while len(escape(said)) > room and kept > 2:
        kept -= 1
        end = kept // 3
        said = f"{name[: kept - end].rstrip()}…{name[len(name) - end :].lstrip()}"
    return said


def _close_date(deal: Deal, audience: Audience) -> str:
    return f"closes {day_of(deal.close_date, audience)}" if deal.close_date else "no close date"


def _owner(deal: Deal, audience: Audience) -> str:
    return shorten(whose(deal.owner, audience), _OWNER)


def _added(deal: Deal, audience: Audience) -> str:
    return f"added {moment(deal.created_at, audience.member.tz, audience.now)}"


_FACTS: tuple[Callable[[Deal, Audience], str], ...] = (_close_date, _owner, _added)
