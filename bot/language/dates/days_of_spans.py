"""The ways people count a day within a longer stretch: its first monday, its last working day."""

from __future__ import annotations

from bot.language.dates.arithmetic import DAY, add_months, nth_weekday
from bot.language.dates.grammar import Rule
from bot.language.dates.values import Stretch, single
from bot.language.dates.when import Reading


def _in_a_span(r: Reading, span: Stretch, nth: int, weekday: int) -> Stretch | None:
    """In the span, or, if the day is over and the words allow it, in the next one of its kind."""
    for months in (0, span.repeats):
        ends = add_months(span.first, months), add_months(span.last + DAY, months) - DAY
        found = nth_weekday(ends, nth, weekday)
        if found and (not span.repeats or found >= r.today or r.toward == "this year"):
            return single(found)
    return None


def nth_of(r: Reading, nth: int, weekday: int, span: Stretch) -> Stretch | None:
    return _in_a_span(r, span, nth, weekday)


def last_of(r: Reading, weekday: int, span: Stretch) -> Stretch | None:
    return _in_a_span(r, span, -1, weekday)


def nth_last_of(r: Reading, nth: int, weekday: int, span: Stretch) -> Stretch | None:
    return _in_a_span(r, span, -nth, weekday)


def second_last_of(r: Reading, weekday: int, span: Stretch) -> Stretch | None:
    return _in_a_span(r, span, -2, weekday)


def nth_day(_: Reading, nth: int, span: Stretch) -> Stretch | None:
    day = span.first + (nth - 1) * DAY
    return single(day) if span.first != span.last and day <= span.last else None


def last_day(_: Reading, span: Stretch) -> Stretch | None:
    return single(span.last) if span.first != span.last else None


def nth_working_day(r: Reading, nth: int, span: Stretch) -> Stretch | None:
    day = r.calendar.add_working_days(span.first - DAY, nth)
    return single(day) if span.first != span.last and span.first <= day <= span.last else None


def nth_working_day_after(r: Reading, nth: int, day: Stretch) -> Stretch:
    return single(r.calendar.add_working_days(day.last, nth))


def last_working_day(r: Reading, span: Stretch) -> Stretch | None:
    return single(r.calendar.last_working_day(span.last)) if span.first != span.last else None


DAYS_OF_SPANS = [
    Rule("<plain-day>", "the? LAST of <span>", last_day, "last of the month"),
    Rule("<plain-day>", "the? ORDINAL WEEKDAY of|in <span>", nth_of, "first monday of april"),
    Rule("<plain-day>", "the? LAST WEEKDAY of|in <span>", last_of, "last friday of the month"),
    Rule("<plain-day>", "the? ORDINAL to? LAST WEEKDAY of|in <span>", nth_last_of, "2nd to last fri in feb"),
    Rule("<plain-day>", "the? penultimate WEEKDAY of|in <span>", second_last_of, "penultimate friday of may"),
    Rule("<plain-day>", "the? NEXT to LAST WEEKDAY of|in <span>", second_last_of, "next to last fri in may"),
    Rule(
        "<plain-day>",
        "the? ORDINAL working|business|work day after <day>",
        nth_working_day_after,
        "first working day after easter",
    ),
    Rule("<plain-day>", "the? ORDINAL day of|in <span>", nth_day, "first day of q3"),
    Rule("<plain-day>", "the? LAST day of|in <span>", last_day, "last day of october 2015"),
    Rule(
        "<plain-day>",
        "the? ORDINAL working|business|work day of|in <span>",
        nth_working_day,
        "first working day of may",
    ),
    Rule(
        "<plain-day>",
        "the? LAST working|business|work day of|in <span>",
        last_working_day,
        "last working day of may",
    ),
    Rule("<plain-day>", "the? LAST weekday|workday of|in <span>", last_working_day, "last weekday of may"),
]
