"""The ways people say a piece of a period: its end, its beginning, its middle, before it, after it.

An end is one day, the last of the period (of a week its last working weekday). A beginning or a late
part is a period of its own: the first or last ten days of a month, the first or last month of a
quarter. "Mid" is one day.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

from bot.language.dates.arithmetic import DAY, add_months, weekday_in_week
from bot.language.dates.grammar import Rule
from bot.language.dates.periods import near_year, quarter, span_around, this_fiscal_year, year
from bot.language.dates.values import Stretch, at, single, spread
from bot.language.dates.when import Reading

_WORKING_WEEK = 5
_WEDNESDAY = 2
_PIECE_OF_MONTH = 10
_SHORT = timedelta(days=60)


def _end(r: Reading, span: Stretch) -> date:
    if span.grain != "week":
        return span.last
    weekdays = r.calendar.working_weekdays or frozenset(range(_WORKING_WEEK))
    days = [span.last - back * DAY for back in range(7)]
    return next(day for day in days if day.weekday() in weekdays)


def end_of(r: Reading, span: Stretch) -> Stretch:
    if span.first == span.last:
        return at(span, time(17)) if span.time is None else span
    end = _end(r, span)
    return Stretch(end, end, "edge")


def end_of_this(name: str) -> Callable[[Reading], Stretch]:
    return lambda r: end_of(r, span_around(r, name))


def end_of_unit(r: Reading, name: str) -> Stretch:
    return end_of(r, span_around(r, name))


def end_of_unit_in(r: Reading, _: str, span: Stretch) -> Stretch:
    """ "Month-end march": the span says which."""
    return end_of(r, span)


def end_of_year(r: Reading, number: int) -> Stretch | None:
    span = year(r, number)
    return end_of(r, span) if span else None


def end_of_short_year(r: Reading, number: int) -> Stretch | None:
    said = near_year(r, number)
    return end_of_year(r, said) if said and number < 100 else None


def start_of_unit(r: Reading, name: str) -> Stretch | None:
    """Of a period that has begun, of the next one: nobody plans for a day gone by."""
    span = span_around(r, name)
    return beginning_of(r, span if span.first >= r.today else span_around(r, name, 1))


def beginning_of(_: Reading, span: Stretch) -> Stretch | None:
    if span.first == span.last:
        return None
    if span.grain == "part" and span.last - span.first < _SHORT:
        return None
    days = {"week": 3, "month": _PIECE_OF_MONTH, "weekend": 1}.get(span.grain)
    if days:
        return spread((span.first, min(span.first + (days - 1) * DAY, span.last)), "part")
    return spread((span.first, add_months(span.first, 1) - DAY), "part")


def late(r: Reading, span: Stretch) -> Stretch | None:
    if span.grain == "week":
        end = _end(r, span)
        return spread((end - DAY, end), "part")
    if span.grain == "month":
        return spread((span.first + 20 * DAY, span.last), "part")
    if span.first == span.last or span.grain == "weekend":
        return None
    return spread((add_months(span.last + DAY, -1), span.last), "part")


def late_in_unit(r: Reading, name: str) -> Stretch | None:
    return late(r, span_around(r, name))


def middle_of(_: Reading, span: Stretch) -> Stretch | None:
    if span.first == span.last or span.grain == "weekend":
        return None
    if span.grain == "week":
        return single(weekday_in_week(span.first, _WEDNESDAY))
    if span.grain == "month":
        return single(span.first + 14 * DAY)
    half = add_months(span.first, {"quarter": 1, "half": 3, "year": 6, "part": 1}[span.grain])
    return single(half + 14 * DAY if span.grain == "quarter" else half)


def middle_of_unit(r: Reading, name: str) -> Stretch | None:
    """Of the next one, if this one's middle is over."""
    found = middle_of(r, span_around(r, name))
    return found if found is None or found.first >= r.today else middle_of(r, span_around(r, name, 1))


def end_of_quarter(r: Reading, number: int) -> Stretch | None:
    span = quarter(r, number)
    return end_of(r, span) if span else None


def later_in(r: Reading, span: Stretch) -> Stretch | None:
    tomorrow = r.today + DAY
    if span.first > r.today:
        return late(r, span)
    return spread((tomorrow, span.last), "part") if r.today < span.last else None


def rest_of(r: Reading, span: Stretch) -> Stretch | None:
    return spread((r.today, span.last), "part") if span.first <= r.today <= span.last else None


def within(r: Reading, span: Stretch) -> Stretch:
    return rest_of(r, span) or span


def new_year(r: Reading) -> Stretch | None:
    """Once the holidays are over, so no single day."""
    return beginning_of(r, span_around(r, "year", 1))


def rest_of_unit(r: Reading, name: str) -> Stretch | None:
    return rest_of(r, span_around(r, name))


def half_of(_: Reading, nth: int, span: Stretch) -> Stretch | None:
    if span.grain not in ("month", "quarter") or nth > 2:
        return None
    middle = add_months(span.first, span.grain == "quarter") + 14 * DAY
    return spread((span.first, middle) if nth == 1 else (middle + DAY, span.last), "part")


def second_half(r: Reading, span: Stretch) -> Stretch | None:
    return half_of(r, 2, span)


def first_half(r: Reading, span: Stretch) -> Stretch | None:
    return half_of(r, 1, span)


def first_days(_: Reading, days: float, span: Stretch) -> Stretch | None:
    last = span.first + timedelta(days=int(days) - 1)
    return spread((span.first, last), "part") if span.first < last <= span.last else None


def before(_: Reading, span: Stretch) -> Stretch | None:
    """The last day before; the day itself is the other reading."""
    return replace(single(span.first - DAY, other=span.first), grain="edge")


def after(r: Reading, span: Stretch) -> Stretch:
    """The first working day after; the day itself is the other reading."""
    return single(r.calendar.next_working_day(span.last + DAY), other=span.last)


def same(_: Reading, day: Stretch) -> Stretch:
    return day


EDGES = [
    Rule("<edge>", "the? eom", end_of_this("month"), "eom"),
    Rule("<edge>", "the? eow", end_of_this("week"), "eow"),
    Rule("<edge>", "the? eoq", end_of_this("quarter"), "eoq"),
    Rule("<edge>", "the? eoy", end_of_this("year"), "eoy"),
    Rule("<edge>", "the? eofy", lambda r: end_of(r, this_fiscal_year(r)), "eofy"),
    Rule("<edge>", "eom|eoq|eow|eoy <period>", end_of, "eom april"),
    Rule("<edge>", "eoy YEAR", end_of_year, "eoy '27"),
    Rule("<edge>", "eoy NUMBER", end_of_short_year, "eoy 27"),
    Rule("<edge>", "the? end|close of <span>", end_of, "end of quarter"),
    Rule("<edge>", "the? very end of <span>", end_of, "the very end of march"),
    Rule("<edge>", "end <period>", end_of, "end march"),
    Rule("<edge>", "the? end of the? <plain-day>", end_of, "end of the sunday"),
    Rule(
        "<edge>",
        "the? fiscal|financial year end",
        lambda r: end_of(r, this_fiscal_year(r)),
        "financial year end",
    ),
    Rule("<edge>", "half year end", end_of_this("half"), "half year end"),
    Rule("<edge>", "SPAN end", end_of_unit, "month end"),
    Rule("<edge>", "SPAN end of? <month>", end_of_unit_in, "month-end march"),
    Rule("<edge>", "the? end of the? month <named-month>", end_of, "end of month march"),
    Rule("<edge>", "<named-month> eom", end_of, "march eom"),
    Rule("<edge>", "<period> end", end_of, "q2 end"),
    Rule("<edge>", "year end YEAR", end_of_year, "year end 2027"),
    Rule("<edge>", "mid|middle of? the? SPAN", middle_of_unit, "mid quarter"),
    Rule("<edge>", "the? middle of the? <span>", middle_of, "middle of next month"),
    Rule("<edge>", "mid of? <span>", middle_of, "mid march"),
    Rule("<edge>", "eoq NUMBER", end_of_quarter, "eoq2"),
    Rule("<edge>", "midweek", lambda r: middle_of_unit(r, "week"), "midweek"),
    Rule("<edge>", "midweek of? <this-span>", middle_of, "midweek next week"),
    Rule("<edge>", "mid week of? <this-span>", middle_of, "mid-week next week"),
    Rule("<edge>", "midmonth", lambda r: middle_of_unit(r, "month"), "midmonth"),
    Rule("<edge>", "midyear", lambda r: middle_of_unit(r, "year"), "midyear"),
]

PIECES = [
    Rule("<piece>", "the? beginning|start|begin|beg of <period>", beginning_of, "beginning of q2"),
    Rule("<piece>", "the? beginning|start|begin of the? SPAN", start_of_unit, "start of the month"),
    Rule("<piece>", "early|earlier in? <period>", beginning_of, "early april"),
    Rule("<piece>", "beg <period>", beginning_of, "beg april"),
    Rule("<piece>", "early in the SPAN", start_of_unit, "early in the year"),
    Rule("<piece>", "late in the SPAN", late_in_unit, "late in the year"),
    Rule("<piece>", "late in? <period>", late, "late april"),
    Rule("<piece>", "mid to|- late <period>", late, "mid to late april"),
    Rule("<piece>", "early to|- mid <month>", first_half, "early to mid april"),
    Rule("<piece>", "later in? <this-span>", later_in, "later this week"),
    Rule("<piece>", "the? rest|remainder of <span>", rest_of, "rest of the week"),
    Rule("<piece>", "within the SPAN", rest_of_unit, "within the week"),
    Rule("<piece>", "within <this-span>", within, "within this week"),
    Rule("<piece>", "in|during the new year", new_year, "in the new year"),
    Rule("<piece>", "early in the? new year", new_year, "early in the new year"),
    Rule("<piece>", "the? ORDINAL half of <period>", half_of, "first half of april"),
    Rule("<piece>", "the? latter|back half of <period>", second_half, "latter half of april"),
    Rule("<piece>", "the? first <count> days of <span>", first_days, "first 10 days of may"),
    Rule("<piece>", "bom", lambda r: start_of_unit(r, "month"), "bom"),
    Rule("<piece>", "boq", lambda r: start_of_unit(r, "quarter"), "boq"),
]

AROUND = [
    Rule("<around>", "just|right|shortly|soon <around-it>", same, "just before easter"),
    Rule("<around-it>", "before <plain-day>", before, "before christmas"),
    Rule("<around-it>", "after <plain-day>", after, "after easter"),
    Rule("<around-it>", "before <period>", before, "before next month"),
    Rule("<around-it>", "after <period>", after, "after next week"),
    Rule("<around>", "before|pre|b4 <plain-day>", before, "before christmas"),
    Rule("<around>", "before|pre|b4 <period>", before, "before next month"),
    Rule("<around>", "before the? <edge>", same, "before the end of the month"),
    Rule("<around>", "after|post <plain-day>", after, "after easter"),
    Rule("<around>", "after <period>", after, "after next week"),
    Rule("<around>", "after the? <edge>", after, "after the end of the month"),
]
