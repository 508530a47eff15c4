"""The ways people say a week, a month, a quarter, a half, a year, and a stretch between two days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.language.dates.arithmetic import (
    DAY,
    WEEK,
    add_months,
    fiscal_year,
    part_around,
    part_of_fiscal_year,
    week_of,
)
from bot.language.dates.grammar import Rule
from bot.language.dates.values import Amount, Stretch, spread
from bot.language.dates.when import Grain, Reading

_NEAR = 10
_YEARS = range(1900, 2400)
_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def span_around(r: Reading, name: str, steps: int = 0) -> Stretch:
    """This week, month, quarter, half or year, or the one so many steps on."""
    if name == "weekend":
        saturday = week_of(r.today, 0)[0] + 5 * DAY + steps * WEEK
        return spread((saturday, saturday + DAY), "weekend")
    if name == "week":
        first, last = week_of(r.today, r.week_start)
        return spread((first + steps * WEEK, last + steps * WEEK), "week")
    length = _MONTHS[name]
    begins = r.fiscal_year_start if name in ("quarter", "half") else 1
    first = add_months(part_around(r.today, length, begins)[0], steps * length)
    return spread((first, add_months(first, length) - DAY), _grain(name))


def _grain(name: str) -> Grain:
    grains: dict[str, Grain] = {"month": "month", "quarter": "quarter", "half": "half", "year": "year"}
    return grains[name]


def stepping(steps: int) -> Callable[[Reading, str], Stretch]:
    return lambda r, name: span_around(r, name, steps)


def this_span_again(r: Reading, name: str) -> Stretch:
    """ "The first monday of the month" is next month's when this one's is over."""
    return replace(span_around(r, name), repeats=_MONTHS.get(name, 0))


def next_span(r: Reading, name: str) -> Stretch:
    return span_around(r, name, 1)


def coming_span(r: Reading, name: str) -> Stretch:
    """ "The coming weekend" is the first one ahead, "the coming week" begins after this one."""
    return span_around(r, name, 0 if name == "weekend" else 1)


def stretch_ahead(r: Reading, amount: Amount) -> Stretch | None:
    end = amount.after(r.today, r)
    return spread((r.today, end.last), "part") if end and not amount.minutes else None


def coming_weeks(r: Reading, count: float) -> Stretch:
    """Whole weeks, from the next one on."""
    first, last = span_around(r, "week", 1).ends
    return spread((first, last + (int(count) - 1) * WEEK), "part")


def stretch_behind(r: Reading, amount: Amount) -> Stretch | None:
    start = amount.back().after(r.today, r)
    return spread((start.first + DAY, r.today), "part") if start and not amount.minutes else None


def _piece(r: Reading, number: float, length: int, year: int | None) -> Stretch | None:
    if number not in range(1, 12 // length + 1):
        return None
    said = year if year is not None else fiscal_year(r.today, r.fiscal_year_start)
    ends = part_of_fiscal_year(said, int(number), length, r.fiscal_year_start)
    if year is None and ends[1] < r.today and r.toward == "ahead":
        ends = part_of_fiscal_year(said + 1, int(number), length, r.fiscal_year_start)
    return spread(ends, "quarter" if length == 3 else "half", repeats=0 if year else 12)


def quarter(r: Reading, number: int, year: int | None = None) -> Stretch | None:
    return _piece(r, number, 3, year)


def half(r: Reading, number: int, year: int | None = None) -> Stretch | None:
    return _piece(r, number, 6, year)


def year_quarter(r: Reading, year: int, number: int) -> Stretch | None:
    return _piece(r, number, 3, year)


def year_half(r: Reading, year: int, number: int) -> Stretch | None:
    return _piece(r, number, 6, year)


def nth_piece(r: Reading, nth: int, name: str, year: int | None = None) -> Stretch | None:
    return _piece(r, nth, 3 if name == "quarter" else 6, year) if name in ("quarter", "half") else None


def nth_piece_of(r: Reading, nth: int, name: str, span: Stretch) -> Stretch | None:
    if span.grain != "year":
        return None
    return nth_piece(r, nth, name, fiscal_year(span.last, r.fiscal_year_start))


def last_piece_of(r: Reading, name: str, span: Stretch) -> Stretch | None:
    return nth_piece_of(r, 4 if name == "quarter" else 2, name, span)


def quarter_of(r: Reading, number: int, span: Stretch) -> Stretch | None:
    return nth_piece_of(r, number, "quarter", span)


def half_of(r: Reading, number: int, span: Stretch) -> Stretch | None:
    return nth_piece_of(r, number, "half", span)


def second_half(r: Reading, span: Stretch) -> Stretch | None:
    return half_of(r, 2, span)


def year(_: Reading, number: int) -> Stretch | None:
    """A year, where the four digits are not rather a time ("1530")."""
    if number not in _YEARS:
        return None
    return spread((date(number, 1, 1), date(number, 12, 31)), "year")


def year_fiscal(r: Reading, number: int) -> Stretch | None:
    return spread(part_of_fiscal_year(number, 1, 12, r.fiscal_year_start), "year")


def near_year(r: Reading, number: int) -> int | None:
    """Two digits are a year only if it is near: "Q3 26", but not "Q3 50 deals"."""
    return 2000 + number if abs(2000 + number - r.today.year) <= _NEAR else None


def not_the_year(_: Reading, name: str) -> str | None:
    """ "The new year" is a day."""
    return name if name != "year" else None


def fiscal_year_over(r: Reading, years: tuple[int, int]) -> Stretch | None:
    """ "FY26-27" and "FY 2026-27" lie in both."""
    first, last = (number % 100 for number in years)
    return year_fiscal(r, 2000 + last) if last == first + 1 else None


def fiscal_year_from(r: Reading, first: int, last: int) -> Stretch | None:
    return fiscal_year_over(r, (first, last))


def this_fiscal_year(r: Reading) -> Stretch:
    return spread(part_around(r.today, 12, r.fiscal_year_start), "year")


def next_fiscal_year(r: Reading) -> Stretch:
    return spread(part_around(add_months(r.today, 12), 12, r.fiscal_year_start), "year")


def fiscal_span(steps: int) -> Callable[[Reading, str], Stretch]:
    """A fiscal year need not be the calendar's; quarters and halves are the fiscal year's anyway."""
    years = (this_fiscal_year, next_fiscal_year)
    return lambda r, name: years[steps](r) if name == "year" else span_around(r, name, steps)


def last_fiscal_year(r: Reading) -> Stretch:
    return spread(part_around(add_months(r.today, -12), 12, r.fiscal_year_start), "year")


def same(_: Reading, span: Stretch) -> Stretch:
    return span


SPANS = [
    Rule("<this-span>", "the? THIS SPAN", stepping(0), "this quarter"),
    Rule("<this-span>", "the? NEXT SPAN", next_span, "next month"),
    Rule("<this-span>", "the? SPAN NEXT-AFTER", next_span, "la semaine prochaine"),
    Rule("<this-span>", "NEXT to? NEXT SPAN", stepping(2), "next next week"),
    Rule("<this-span>", "the|this? COMING SPAN", coming_span, "coming quarter"),
    Rule("<this-span>", "the new <new-span>", next_span, "the new quarter"),
    Rule("<new-span>", "SPAN", not_the_year, "quarter"),
    Rule("<this-span>", "the? SPAN after NEXT", stepping(2), "the week after next"),
    Rule("<this-span>", "the? LAST SPAN", stepping(-1), "last month"),
    Rule("<this-span>", "the? SPAN before LAST", stepping(-2), "the month before last"),
    Rule("<year-meant>", "<year-span>", same, "next year"),
    Rule("<year-meant>", "the? year", lambda r: span_around(r, "year"), "the year"),
    Rule("<quarter>", "q NUMBER", quarter, "Q3"),
    Rule("<quarter>", "NUMBER q", quarter, "2q"),
    Rule("<quarter>", "q NUMBER of|in? <year>", quarter, "Q3 2026"),
    Rule("<quarter>", "<year> q NUMBER", year_quarter, "2019-q1"),
    Rule("<quarter>", "NUMBER q <year>", quarter, "4q 2026"),
    Rule("<quarter>", "q NUMBER of? <this-span>", quarter_of, "q1 next year"),
    Rule("<quarter>", "q NUMBER of? <fiscal-year>", quarter_of, "q1 next fy"),
    Rule("<quarter>", "h NUMBER", half, "H2"),
    Rule("<quarter>", "h NUMBER of|in? <year>", half, "H2 2026"),
    Rule("<quarter>", "NUMBER h <year>", half, "1H27"),
    Rule("<quarter>", "<year> h NUMBER", year_half, "2019 h2"),
    Rule("<quarter>", "h NUMBER of? <this-span>", half_of, "h1 next year"),
    Rule("<quarter>", "h NUMBER of? <fiscal-year>", half_of, "h1 next fy"),
    Rule("<quarter>", "the? latter|back half of the? <year-meant>", second_half, "back half of the year"),
    Rule("<quarter>", "the? ORDINAL SPAN", nth_piece, "third quarter"),
    Rule("<quarter>", "the? ORDINAL SPAN of|in? <year>", nth_piece, "the 4th qtr of 2018"),
    Rule("<quarter>", "the? ORDINAL half year of|in? <year>", half, "1st half-year 2027"),
    Rule("<quarter>", "the? ORDINAL SPAN of? the? <year-meant>", nth_piece_of, "second half of the year"),
    Rule("<quarter>", "the? LAST SPAN of the? <year-meant>", last_piece_of, "last quarter of the year"),
    Rule("<year>", "YEAR", lambda _, y: y, "2026"),
    Rule("<year>", "fy|cy YEAR", lambda _, y: y, "fy2026"),
    Rule("<year>", "fy|cy NUMBER", near_year, "fy26"),
    Rule("<year>", "NUMBER", near_year, "26"),
    Rule("<year-span>", "YEAR", year, "2026"),
    Rule("<year-span>", "the? year YEAR", year, "the year 2026"),
    Rule("<year-span>", "<this-span>", same, "next year"),
    Rule("<year-span>", "<fiscal-year>", same, "fy26"),
    Rule("<year-span>", "cy <year>", year, "cy26"),
    Rule("<fiscal-year>", "fy YEAR", year_fiscal, "fy2026"),
    Rule("<fiscal-year>", "fy NUMBER", lambda r, n: year_fiscal(r, 2000 + n) if n < 70 else None, "fy26"),
    Rule("<fiscal-year>", "fiscal|financial year YEAR", year_fiscal, "fiscal year 2026"),
    Rule("<fiscal-year>", "the|this|current fiscal|financial year", this_fiscal_year, "this fiscal year"),
    Rule("<fiscal-year>", "this|current? fy", this_fiscal_year, "this fy"),
    Rule("<fiscal-year>", "NEXT fy", next_fiscal_year, "next fy"),
    Rule("<fiscal-year>", "LAST fy", last_fiscal_year, "last fy"),
    Rule("<fiscal-year>", "fy NUMBERS", fiscal_year_over, "fy26-27"),
    Rule("<fiscal-year>", "fy YEAR - NUMBER", fiscal_year_from, "fy 2026-27"),
    Rule("<fiscal-year>", "the? NEXT|new fiscal|financial year", next_fiscal_year, "next fiscal year"),
    Rule("<fiscal-year>", "LAST fiscal|financial year", last_fiscal_year, "last fiscal year"),
    # "of the month", "end of quarter": a stretch that something else is a part of.
    Rule("<span>", "the? SPAN", this_span_again, "the month"),
    Rule("<span>", "<period>", same, "next quarter"),
    Rule("<span>", "the|this? fiscal|financial SPAN", fiscal_span(0), "fiscal quarter"),
    Rule("<span>", "NEXT fiscal|financial SPAN", fiscal_span(1), "next fiscal quarter"),
]

PERIODS = [
    Rule("<period>", "<week>", same, "next week"),
    Rule("<period>", "<weekend>", same, "the weekend"),
    Rule("<period>", "<month>", same, "march"),
    Rule("<period>", "<quarter>", same, "Q3"),
    Rule("<period>", "<year-span>", same, "2026"),
    Rule("<period>", "<season>", same, "summer"),
    Rule("<period>", "the|over? NEXT <amount>", stretch_ahead, "next 2 weeks"),
    Rule("<period>", "the|this? COMING <count> weeks|wks", coming_weeks, "upcoming two weeks"),
    Rule("<period>", "<count> COMING weeks", coming_weeks, "two upcoming weeks"),
    Rule("<period>", "the|this? COMING <amount>", stretch_ahead, "coming 10 days"),
    Rule("<period>", "the? LAST <amount>", stretch_behind, "last 90 days"),
]
