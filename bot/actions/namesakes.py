"""Namesakes: two open deals of one name are allowed, but never by mistake."""

from __future__ import annotations

from bot.actions.desk import Desk
from bot.actions.holding import day_said
from bot.actions.naming import StoredNames
from bot.domain.deals import Deal
from bot.domain.refusals import Choice
from bot.language.commands import Picked, ShowDeal
from bot.language.context import Scope
from bot.language.names.words import core, words
from bot.store import deals


def namesake(desk: Desk, name: str, besides: int | None = None) -> Deal | None:
    """Another open deal of that name, whatever the legal form. besides: the number of one not meant."""
    wanted = core(words(name))
    known = StoredNames(desk.work).whole(" ".join(wanted), Scope.OPEN)
    same = [number for number, other in known if number != besides and core(words(other)) == wanted]
    found = deals.load(desk.work, same[0]) if same else None
    return found if found is not None and found.is_open else None


def tell_apart(desk: Desk, deal: Deal) -> None:
    """Where another open deal bears the very same name, the answer begins with what this one is not."""
    other = namesake(desk, deal.name, besides=deal.id)
    if other is None or other.name.casefold() != deal.name.casefold():
        return
    is_elsewhere = (other.pipeline, other.stage) != (deal.pipeline, deal.stage)
    told = f"in {desk.stage_of(other).name}" if is_elsewhere else f"added {day_said(desk, other.created_at)}"
    desk.remarks.append(f"The other {other.name}, {told}, is as it was.")


def way_to(desk: Desk, deal: Deal) -> Choice:
    """The button that shows it, told from others by its amount and stage."""
    return Choice("Show it", ShowDeal(Picked(deal.id)), deal=deal, stage=desk.stage_of(deal))
