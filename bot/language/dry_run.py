"""A workspace made of one JSON object, so that messages can be read without a database.

The object (the first of JSON Lines, marked `"_header": true`) has reference_time (ISO, with offset),
time_zone (IANA), default_currency, stages (names in order; those called "Won" and "Lost" close), users
(id to name; the first one speaks) and deals (name, open, close_date, amount, currency). Every part may
be missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.domain.money import Money
from bot.domain.people import Member, Role, zone_of
from bot.domain.refusals import NotUnderstood
from bot.domain.stages import TEMPLATES, Pipeline, Stage, StageKind, seven_phases
from bot.domain.workspaces import Workspace
from bot.language.context import Context, Leading, OpenDeals, Scope
from bot.language.names import NameIndex, resolve
from bot.language.names.leading import leading

TEAM = "T0DRYRUN"


@dataclass(frozen=True, slots=True)
class _Deal:
    number: int
    name: str
    open: bool
    closes: date | None
    amount: Money | None = None


class NamesInMemory:
    """Deals' names held in memory, looked through one by one."""

    def __init__(self, deals: list[_Deal]) -> None:
        self._deals = deals
        self._open: OpenDeals | None = None

    def leading(self, text: str, scope: Scope) -> Leading | None:
        found = leading(text, self._names(scope))
        if found is None:
            return None
        end, names = found
        return Leading(text[:end], self._numbered(names, scope), text[end:])

    def whole(self, text: str, scope: Scope) -> tuple[tuple[int, str], ...]:
        return self._numbered(resolve(text, self._names(scope)), scope)

    def open_deals(self, text: str) -> OpenDeals:
        if self._open is None:
            numbers: dict[str, tuple[int, ...]] = {}
            for deal in self._in(Scope.OPEN):
                numbers[deal.name] = (*numbers.get(deal.name, ()), deal.number)
            self._open = OpenDeals(NameIndex(numbers), numbers)
        return self._open

    def name_of(self, deal: int) -> str | None:
        return next((each.name for each in self._deals if each.number == deal), None)

    def close_date(self, deal: int) -> date | None:
        return next((each.closes for each in self._deals if each.number == deal), None)

    def amount(self, deal: int) -> Money | None:
        return next((each.amount for each in self._deals if each.number == deal), None)

    def _in(self, scope: Scope) -> list[_Deal]:
        return [deal for deal in self._deals if scope is Scope.ANY or deal.open == (scope is Scope.OPEN)]

    def _names(self, scope: Scope) -> list[str]:
        return [deal.name for deal in self._in(scope)]

    def _numbered(self, names: list[str], scope: Scope) -> tuple[tuple[int, str], ...]:
        deals = self._in(scope)
        return tuple((deal.number, deal.name) for name in names for deal in deals if deal.name == name)


def context_of(header: Mapping[str, Any], at: datetime | None = None) -> Context:
    """The context that a header describes. at: the moment to read at, instead of the header's.

    Raises NotUnderstood where a part of the header is not what it should be, and Refusal for a
    pipeline without an open stage or an end.
    """
    try:
        return _context(header, at)
    except (TypeError, ValueError, KeyError, AttributeError, InvalidOperation) as error:
        raise NotUnderstood(f"The first line does not describe a workspace: {error}.") from error


def _context(header: Mapping[str, Any], at: datetime | None) -> Context:
    zone = str(header.get("time_zone") or "UTC")
    now = at or (
        datetime.fromisoformat(header["reference_time"]) if "reference_time" in header else datetime.now(UTC)
    )
    users = dict(header.get("users") or {"U0": "you"})
    me = next(iter(users))
    workspace = Workspace(
        TEAM,
        pipelines=(_pipeline(header.get("stages")),),
        zone=zone,
        currency=header.get("default_currency") or "USD",
    )
    deals = [
        _Deal(
            number,
            deal["name"],
            deal.get("open", True),
            _day(deal.get("close_date")),
            _worth(deal, workspace.currency),
        )
        for number, deal in enumerate(header.get("deals") or (), 1)
    ]
    return Context(
        now=now.astimezone(zone_of(zone)),
        member=Member(TEAM, me, Role.REP, zone, users[me]),
        workspace=workspace,
        names=NamesInMemory(deals),
        people=lambda name: _people(name, users),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _worth(deal: Mapping[str, Any], home: str) -> Money | None:
    amount = deal.get("amount")
    return None if amount is None else Money.of(Decimal(str(amount)), deal.get("currency") or home)


def _people(name: str, users: Mapping[str, str]) -> tuple[str, ...]:
    wanted = name.removeprefix("@").casefold().split()
    return tuple(
        user for user, known in users.items() if wanted and wanted == known.casefold().split()[: len(wanted)]
    )


_USUAL = {stage.name.casefold(): stage for template in TEMPLATES.values() for stage in template().stages}


def _pipeline(names: list[str] | None) -> Pipeline:
    """Stages of those names; usual ones have their usual aliases, as far as no other is called so."""
    if not names:
        return seven_phases()
    taken = {name.casefold() for name in names}
    stages = []
    for number, name in enumerate(names, 1):
        kind = {"won": StageKind.WON, "lost": StageKind.LOST}.get(name.casefold(), StageKind.OPEN)
        usual = _USUAL.get(name.casefold())
        aliases = tuple(alias for alias in usual.aliases if alias not in taken) if usual else ()
        stages.append(Stage(number, name, kind, usual.odds if usual else 50, aliases=aliases))
    return Pipeline(1, "Sales", tuple(stages))
