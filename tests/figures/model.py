"""The slow and obvious model: every figure counted by hand over a list of events.

A deal at a moment is what remains of its events in order when those that were taken back, and those that took
them back, are struck out: each applies its own changes and nothing else. No sum is made by a database.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from bot.store.tables import events
from tests.figures.life import Life


@dataclass
class State:
    """One deal at one moment."""

    status: str
    stage: int
    owner: str
    amount: int | None
    currency: str | None
    close_date: date | None
    odds: int | None
    path: list[int] = field(default_factory=list)

    def copy(self) -> State:
        return State(**{**vars(self), "path": list(self.path)})

    @property
    def value(self) -> int:
        return self.amount or 0


@dataclass(frozen=True)
class Happened:
    """One event that counts, with the deal before (None: not there yet) and after it."""

    deal: int
    kind: str
    at: datetime
    before: State | None
    after: State


def struck(life: Life) -> list[Any]:
    """All events in order but those taken back, or taking back."""
    query = sa.select(events).where(events.c.team_id == life.place.team).order_by(events.c.id)
    rows = life.asks(lambda work: list(work.execute(query)))
    return [row for row in rows if row.undone_by is None and row.undoes is None]


def happened(life: Life) -> list[Happened]:
    """Every event that counts, each deal told from its own changes."""
    present: dict[int, State] = {}
    told = []
    for row in struck(life):
        before = present.get(row.deal_id)
        after = _added(row) if before is None else _changed(before, json.loads(row.changes))
        present[row.deal_id] = after
        told.append(Happened(row.deal_id, row.kind, row.at, before, after))
    return told


def _added(row: Any) -> State:
    assert row.kind == "added"
    return State(
        row.status,
        row.stage_id,
        row.owner,
        row.amount,
        row.currency,
        row.close_date,
        row.odds,
        [row.stage_id],
    )


def _changed(before: State, changes: dict[str, list[Any]]) -> State:
    after = before.copy()
    for name in ("status", "stage", "owner", "odds"):
        if name in changes:
            setattr(after, name, changes[name][1])
    if "amount" in changes:
        after.amount, after.currency = changes["amount"][1] or (None, None)
    if "close_date" in changes:
        after.close_date = date.fromisoformat(changes["close_date"][1]) if changes["close_date"][1] else None
    if "stage" in changes and after.stage not in after.path:
        after.path.append(after.stage)
    return after


def states_at(life: Life, instant: datetime) -> dict[int, State]:
    """Every deal as it was just before that instant."""
    return {each.deal: each.after for each in happened(life) if each.at < instant}


def open_sums(
    life: Life, instant: datetime, rep: str | None = None, days: tuple[date, date] | None = None
) -> dict[tuple[int, str | None, int], tuple[int, int, int, int]]:
    """(stage, currency, month) -> count, total, the part at the stage's odds, amount × own odds."""
    sums: dict[tuple[int, str | None, int], list[int]] = {}
    for state in states_at(life, instant).values():
        if state.status != "open" or rep not in (None, state.owner):
            continue
        key = (state.stage, state.currency, _month(state.close_date, days))
        row = sums.setdefault(key, [0, 0, 0, 0])
        row[0] += 1
        row[1] += state.value
        row[2] += state.value if state.odds is None else 0
        row[3] += state.value * state.odds if state.odds is not None else 0
    return {key: tuple(row) for key, row in sums.items()}


def _month(day: date | None, days: tuple[date, date] | None) -> int:
    if day is None:
        return -1
    return day.year * 12 + day.month if days and days[0] <= day <= days[1] else 0


def inside(state: State | None, rep: str | None, days: tuple[date, date] | None) -> bool:
    if state is None or state.status != "open" or rep not in (None, state.owner):
        return False
    return days is None or (state.close_date is not None and days[0] <= state.close_date <= days[1])


def bridge(
    life: Life, start: datetime, end: datetime, rep: str | None = None, days: tuple[date, date] | None = None
) -> dict[str, Counter[str]]:
    """Currency -> step -> minor units; "start" and "end" among the steps."""
    told: dict[str, Counter[str]] = {}

    def add(currency: str | None, step: str, amount: int) -> None:
        if currency is not None:
            told.setdefault(currency, Counter())[step] += amount

    for step, instant in (("start", start), ("end", end)):
        for state in states_at(life, instant).values():
            if inside(state, rep, days):
                add(state.currency, step, state.value)
    for each in happened(life):
        if start <= each.at < end:
            was, now = inside(each.before, rep, days), inside(each.after, rep, days)
            if was and now:
                _difference(each, add)
            elif now:
                add(each.after.currency, _entering(each), each.after.value)
            elif was:
                add(each.before.currency, _leaving(each), each.before.value)
    return told


def _difference(each: Happened, add: Any) -> None:
    before, after = each.before, each.after
    if before.currency != after.currency:
        add(after.currency, "grown", after.value)
        add(before.currency, "shrunk", before.value)
    elif after.value > before.value:
        add(after.currency, "grown", after.value - before.value)
    elif after.value < before.value:
        add(after.currency, "shrunk", before.value - after.value)


def _entering(each: Happened) -> str:
    if each.before is None:
        return "new"
    if each.before.status != "open":
        return "reopened"
    return "taken over" if each.before.owner != each.after.owner else "pulled in"


def _leaving(each: Happened) -> str:
    if each.after.status in ("won", "lost"):
        return each.after.status
    if each.after.status == "merged":
        return "shrunk"
    return "handed on" if each.before.owner != each.after.owner else "slipped"
