"""The ways people say the period of a report: mostly what has been, up to today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bot.language.dates.arithmetic import part_around, week_of
from bot.language.dates.grammar import Rule
from bot.language.dates.periods import span_around
from bot.language.dates.values import Stretch, spread
from bot.language.dates.when import Reading


def same(_: Reading, span: Stretch) -> Stretch:
    return span


def unit(r: Reading, name: str) -> Stretch:
    return span_around(r, name)


def since(r: Reading, start: Stretch) -> Stretch | None:
    return _until_today(r, start.first)


def to_date(months: int, *, fiscal: bool = True) -> Callable[[Reading], Stretch | None]:
    def means(r: Reading) -> Stretch | None:
        return _until_today(r, part_around(r.today, months, r.fiscal_year_start if fiscal else 1)[0])

    return means


def unit_to_date(r: Reading, name: str) -> Stretch | None:
    return _until_today(r, span_around(r, name).first)


def week_to_date(r: Reading) -> Stretch | None:
    return _until_today(r, week_of(r.today, r.week_start)[0])


def _until_today(r: Reading, first: date) -> Stretch | None:
    return spread((first, r.today), "part") if first <= r.today else None


REPORTS = [
    Rule("<report>", "in|for|of|during|over|within? <reported>", same, "for march"),
    Rule("<report>", "since|from <reported>", since, "since monday"),
    Rule("<report>", "wtd", week_to_date, "wtd"),
    Rule("<report>", "mtd", to_date(1, fiscal=False), "mtd"),
    Rule("<report>", "qtd", to_date(3), "qtd"),
    Rule("<report>", "ytd", to_date(12, fiscal=False), "ytd"),
    Rule("<report>", "fytd", to_date(12), "fytd"),
    Rule("<report>", "SPAN to date", unit_to_date, "year to date"),
    Rule("<report>", "THIS SPAN to date", unit_to_date, "this quarter to date"),
    Rule("<report>", "SPAN", unit, "quarter"),
    Rule("<reported>", "<range>", same, "january to march"),
    Rule("<reported>", "<period>", same, "this quarter"),
    Rule("<reported>", "<piece>", same, "first half of april"),
    Rule("<reported>", "<plain-day>", same, "yesterday"),
    Rule("<reported>", "<distance>", same, "two weeks ago"),
]
