"""The ways people say a month by its name, or a season."""

from __future__ import annotations

from bot.language.dates.arithmetic import add_months, months_from
from bot.language.dates.grammar import Rule
from bot.language.dates.periods import same, span_around
from bot.language.dates.values import Stretch, spread
from bot.language.dates.when import Reading


def month_named(r: Reading, month: int) -> Stretch:
    year = r.today.year + (month < r.today.month and r.toward == "ahead")
    return spread(months_from(year, month), "month", repeats=12)


def this_month_named(r: Reading, month: int) -> Stretch:
    return spread(month_named(r, month).ends, "month")


def next_month_named(r: Reading, month: int) -> Stretch:
    year = r.today.year + (month <= r.today.month)
    following = months_from(r.today.year + 1, month)[1]
    return spread(months_from(year, month), "month", other=following)


def last_month_named(r: Reading, month: int) -> Stretch:
    return spread(months_from(r.today.year - (month >= r.today.month), month), "month")


def month_after_next(r: Reading, month: int) -> Stretch:
    first = next_month_named(r, month).first
    return spread(months_from(first.year + 1, month), "month")


def nth_month(_: Reading, nth: int, span: Stretch) -> Stretch | None:
    ends = months_from(span.first.year, span.first.month)
    first = add_months(ends[0], nth - 1)
    if span.grain not in ("quarter", "half", "year") or first > span.last:
        return None
    return spread(months_from(first.year, first.month), "month")


def last_month_of(_: Reading, span: Stretch) -> Stretch | None:
    if span.grain not in ("quarter", "half", "year"):
        return None
    return spread(months_from(span.last.year, span.last.month), "month")


def month_year(_: Reading, month: int, year: int) -> Stretch:
    return spread(months_from(year, month), "month")


def year_month(_: Reading, year: int, month: int) -> Stretch:
    return spread(months_from(year, month), "month")


def month_of_year(_: Reading, month: int, year: Stretch) -> Stretch | None:
    return spread(months_from(year.first.year, month), "month") if year.grain == "year" else None


def season(r: Reading, month: int) -> Stretch:
    """Three months, as meteorologists count them in the north."""
    ends = months_from(r.today.year - (month == 12), month, 3)
    if ends[1] < r.today:
        ends = months_from(ends[0].year + 1, month, 3)
    return spread(ends, "part", repeats=12)


def season_of_year(_: Reading, month: int, year: int) -> Stretch:
    return spread(months_from(year, month, 3), "part")


def next_season(r: Reading, month: int) -> Stretch:
    ends = season(r, month).ends
    return spread(ends if ends[0] > r.today else months_from(ends[0].year + 1, month, 3), "part")


MONTHS = [
    Rule("<month>", "the? ORDINAL month of|in <span>", nth_month, "first month of q3"),
    Rule("<month>", "the? LAST month of|in <span>", last_month_of, "last month of the quarter"),
    Rule("<month>", "<this-span>", same, "next month"),
    Rule("<month-meant>", "<month>", same, "next month"),
    Rule("<month-meant>", "the month", lambda r: span_around(r, "month"), "the month"),
    Rule("<month>", "<named-month>", same, "march"),
    Rule("<named-month>", "MONTH", month_named, "march"),
    Rule("<named-month>", "the? month of MONTH", month_named, "month of march"),
    Rule("<named-month>", "MONTH of|in? YEAR", month_year, "march 2027"),
    Rule("<named-month>", "YEAR MONTH", year_month, "2017 april"),
    Rule("<named-month>", "<numeric-month>", same, "03/2027"),
    Rule("<named-month>", "THIS COMING? MONTH", this_month_named, "this march"),
    Rule("<named-month>", "COMING MONTH", this_month_named, "coming march"),
    Rule("<named-month>", "NEXT MONTH", next_month_named, "next march"),
    Rule("<named-month>", "LAST MONTH", last_month_named, "last march"),
    Rule("<named-month>", "MONTH after NEXT", month_after_next, "march after next"),
    Rule("<named-month>", "MONTH of|in? <this-span>", month_of_year, "march next year"),
    Rule("<season>", "the|this? SEASON", season, "this summer"),
    Rule("<season>", "SEASON of? YEAR", season_of_year, "summer 2027"),
    Rule("<season>", "NEXT SEASON", next_season, "next summer"),
]
