"""Namesakes: two open deals of one name are allowed, but never by mistake."""

from __future__ import annotations

from bot.actions.desk import Desk
from bot.actions.holding import day_said
from bot.actions.naming import StoredNames
from bot.domain.deals import Deal
from bot.domain.encounters import Pick
from bot.domain.refusals import Choice
from bot.language.commands import Picked, ShowDeal
from bot.language.context import Scope
from bot.language.names.words import core, words
from bot.store import deals


def namesake(desk: Desk, name: str, besides: int | None = None) -> Deal | None:
    """Another open deal of that name, whatever the legal form. besides: the number of one not meant."""
    numbers = _namesakes(desk, name, besides)
    found = deals.load(desk.work, numbers[0]) if numbers else None
    return found if found is not None and found.is_open else None


def tell_apart(desk: Desk, deal: Deal) -> None:
    """Where another open deal bears the very same name, the answer begins with what this one is not."""
    known = deals.load_many(desk.work, _namesakes(desk, deal.name, deal.id))
    others = [
        each for each in known.values() if each.is_open and each.name.casefold() == deal.name.casefold()
    ]
    if len(others) > 1:
        desk.remarks.append(f"The {len(others)} others called {deal.name} are as they were.")
    elif others:
        desk.remarks.append(f"The other {deal.name}, {_what_differs(desk, others[0], deal)}, is as it was.")


def _namesakes(desk: Desk, name: str, besides: int | None) -> list[int]:
    wanted = core(words(name))
    known = StoredNames(desk.work).whole(" ".join(wanted), Scope.OPEN)
    return [number for number, other in known if number != besides and core(words(other)) == wanted]


def _what_differs(desk: Desk, other: Deal, deal: Deal) -> str:
    if (other.pipeline, other.stage) != (deal.pipeline, deal.stage):
        return f"in {desk.stage_of(other).name}"
    return f"added {day_said(desk, other.created_at)}"


def way_to(desk: Desk, deal: Deal) -> Choice:
    """The button that shows it, told from others by its amount and stage."""
    return Pick("Show it", ShowDeal(Picked(deal.id)), deal=deal, stage=desk.stage_of(deal))
