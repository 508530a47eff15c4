"""The ways people say a week or a weekend."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.language.dates.arithmetic import DAY, WEEK, add_months, upcoming, week_of, weeks_of_month
from bot.language.dates.days import day_of_month
from bot.language.dates.grammar import Rule
from bot.language.dates.holidays import easter
from bot.language.dates.periods import same, span_around
from bot.language.dates.values import Stretch, spread
from bot.language.dates.when import Reading


def week_around(r: Reading, day: Stretch) -> Stretch:
    return spread(week_of(day.first, r.week_start), "week")


def week_from(r: Reading, day: Stretch) -> Stretch:
    """From that day on; of 8/2 and 8/2 the one on which weeks begin."""
    if day.other and day.first.weekday() != r.week_start == day.other.weekday():
        day = replace(day, first=day.other)
    return spread((day.first, day.first + 6 * DAY), "week")


def week_until(_: Reading, day: Stretch) -> Stretch:
    return spread((day.first - 6 * DAY, day.first), "week")


def week_after(r: Reading, day: Stretch) -> Stretch:
    return spread(week_of(day.last + WEEK, r.week_start), "week")


def week_before(r: Reading, day: Stretch) -> Stretch:
    return spread(week_of(day.first - WEEK, r.week_start), "week")


def week_number(r: Reading, number: int) -> Stretch:
    monday = date.fromisocalendar(r.today.year, number, 1)
    if monday + 6 * DAY < r.today and r.toward == "ahead":
        monday = date.fromisocalendar(r.today.year + 1, number, 1)
    return spread((monday, monday + 6 * DAY), "week")


def week_of_year(_: Reading, number: int, year: int) -> Stretch:
    monday = date.fromisocalendar(year, number, 1)
    return spread((monday, monday + 6 * DAY), "week")


def year_week(r: Reading, year: int, number: int) -> Stretch:
    return week_of_year(r, number, year)


def week_in_month(r: Reading, number: int, month: Stretch) -> Stretch | None:
    return nth_week(r, number, month) if number > 0 else None


def week_of_month(r: Reading, month: Stretch, nth: int) -> Stretch | None:
    return nth_week(r, nth, month)


def nth_week(r: Reading, nth: int, span: Stretch) -> Stretch | None:
    if span.grain not in ("month", "quarter", "year"):
        return None
    for months in (0, span.repeats):  # of the next one, if the week is over and the words allow it
        ends = add_months(span.first, months), add_months(span.last + DAY, months) - DAY
        weeks = weeks_of_month(ends, r.week_start)
        if abs(nth) > len(weeks):
            return None
        found = weeks[nth - 1 if nth > 0 else nth]
        if found[1] >= r.today or r.toward == "this year":
            break
    return spread(found, "week")


def last_week_of(r: Reading, span: Stretch) -> Stretch | None:
    return nth_week(r, -1, span)


def last_weekend_of(_: Reading, span: Stretch) -> Stretch | None:
    sunday = span.last - ((span.last.weekday() - 6) % 7) * DAY
    return spread((sunday - DAY, sunday), "weekend") if span.grain == "month" else None


def nth_weekend_of(_: Reading, nth: int, span: Stretch) -> Stretch | None:
    saturday = span.first + ((5 - span.first.weekday()) % 7) * DAY + (nth - 1) * WEEK
    return spread((saturday, saturday + DAY), "weekend") if span.grain == "month" else None


def holiday_weekend(_: Reading, day: Stretch) -> Stretch:
    """The weekend nearest to the holiday, and the holiday, if they touch; Easter's is four days long."""
    saturday = upcoming(day.first - 4 * DAY, 5)
    first, last = min(saturday, day.first), max(saturday + DAY, day.first)
    if day.first == easter(day.first.year):
        first, last = day.first - 2 * DAY, day.first + DAY
    return spread((first, last) if last - first <= 3 * DAY else (saturday, saturday + DAY), "weekend")


def weekend_near(_: Reading, day: Stretch) -> Stretch:
    saturday = upcoming(day.first - 4 * DAY, 5)
    return spread((saturday, saturday + DAY), "weekend")


WEEKS = [
    Rule("<week>", "<this-span>", same, "this week"),
    Rule("<week>", "the? week|wk of|around <plain-day>", week_around, "the week of the 18th"),
    Rule(
        "<week>",
        "the? week|wk commencing|beginning|starting <day-of-it>",
        week_from,
        "week commencing 9 march",
    ),
    Rule("<week>", "w c <day-of-it>", week_from, "w/c 9 march"),
    Rule("<week>", "wc <day-of-it>", week_from, "wc 23rd"),
    Rule("<week>", "the? week|wk ending <day-of-it>", week_until, "week ending friday"),
    Rule("<week>", "w e <day-of-it>", week_until, "w/e 20 march"),
    Rule("<day-of-it>", "<plain-day>", same, "9 march"),
    Rule("<day-of-it>", "ORDINAL", day_of_month, "23rd"),
    Rule("<week>", "the? week|wk after <plain-day>", week_after, "the week after easter"),
    Rule("<week>", "the? week|wk before <plain-day>", week_before, "the week before christmas"),
    Rule("<week>", "<holiday-day> week", week_around, "thanksgiving week"),
    Rule("<week>", "week|wk|cw|kw NUMBER", week_number, "week 12"),
    Rule("<week>", "week|wk|cw|kw NUMBER of|in? YEAR", week_of_year, "kw 12 2027"),
    Rule("<week>", "YEAR w|cw|kw NUMBER", year_week, "2027-W12"),
    Rule("<week>", "<this-span> ORDINAL week", week_of_month, "next month 1st week"),
    Rule("<week>", "week NUMBER of? <named-month>", week_in_month, "week 1 of june"),
    Rule("<week>", "the? ORDINAL week <named-month>", nth_week, "first week june"),
    Rule("<week>", "<named-month> ORDINAL week", week_of_month, "june 1st week"),
    Rule("<week>", "calendar|calender week NUMBER", week_number, "calendar week 12"),
    Rule("<week>", "the? ORDINAL week of|in <span>", nth_week, "first week of july"),
    Rule("<week>", "the? LAST week of|in <span>", last_week_of, "last week of july"),
]


WEEKENDS = [
    Rule("<weekend>", "the? weekend|wkend|wknd", lambda r: span_around(r, "weekend"), "the weekend"),
    Rule("<weekend>", "the? THIS? week end", lambda r: span_around(r, "weekend"), "this week end"),
    Rule("<weekend>", "NEXT week end", lambda r: span_around(r, "weekend", 1), "next week end"),
    Rule("<weekend>", "the? <holiday-day> weekend|wkend", holiday_weekend, "easter weekend"),
    Rule("<weekend>", "the? <date> weekend|wkend", holiday_weekend, "july 4th weekend"),
    Rule("<weekend>", "the? weekend of <plain-day>", weekend_near, "weekend of the 16th"),
    Rule("<weekend>", "the? LAST weekend|wkend of|in <span>", last_weekend_of, "last weekend of october"),
    Rule("<weekend>", "the? ORDINAL weekend|wkend of|in <span>", nth_weekend_of, "first weekend of may"),
]
