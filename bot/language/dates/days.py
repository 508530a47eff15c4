"""The ways people say one day by its name, its number or its date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.language.dates.arithmetic import (
    DAY,
    WEEK,
    add_months,
    months_from,
    recent,
    upcoming,
    week_of,
    weekday_in_week,
)
from bot.language.dates.grammar import Rule
from bot.language.dates.values import Amount, Clock, Stretch, at, single
from bot.language.dates.when import Reading

_JUST_GONE_BY = timedelta(days=31)


def from_today(days: int) -> Callable[[Reading], Stretch]:
    return lambda r: single(r.today + timedelta(days=days))


def bare_weekday(r: Reading, weekday: int) -> Stretch:
    if r.toward == "this year":
        return single(recent(r.today + DAY, weekday))
    ahead = upcoming(r.today, weekday)
    return single(ahead, other=r.today if ahead - r.today == WEEK else None)


def this_weekday(r: Reading, weekday: int) -> Stretch:
    return single(upcoming(r.today - DAY, weekday))


def coming_weekday(r: Reading, weekday: int) -> Stretch:
    return single(upcoming(r.today, weekday))


def next_weekday(r: Reading, weekday: int) -> Stretch:
    """The weekday of the next week; the other reading is the first one to come."""
    next_week = week_of(r.today, r.week_start)[0] + WEEK
    return single(weekday_in_week(next_week, weekday), other=upcoming(r.today, weekday))


def second_next_weekday(r: Reading, weekday: int) -> Stretch:
    return single(next_weekday(r, weekday).first + WEEK)


def last_weekday(r: Reading, weekday: int) -> Stretch:
    return single(recent(r.today, weekday))


def weekday_week(r: Reading, weekday: int) -> Stretch:
    return single(upcoming(r.today, weekday) + WEEK)


def weekday_fortnight(r: Reading, weekday: int) -> Stretch:
    return single(upcoming(r.today, weekday) + 2 * WEEK)


def same_day_next(r: Reading, unit: Amount) -> Stretch | None:
    """ "This day next week", "same day next month"."""
    return unit.after(r.today, r)


def weekday_of(_: Reading, weekday: int, week: Stretch) -> Stretch | None:
    return single(weekday_in_week(week.first, weekday)) if week.grain == "week" else None


def of_week_weekday(r: Reading, week: Stretch, weekday: int) -> Stretch | None:
    return weekday_of(r, weekday, week)


def day_of_month(r: Reading, number: int) -> Stretch | None:
    """The next such day of a month; months without it are passed over."""
    month = r.today.replace(day=1)
    for _ in range(3):
        if number <= months_from(month.year, month.month)[1].day:
            day = month.replace(day=number)
            if day >= r.today or r.toward == "this year":
                return single(day)
        month = add_months(month, 1)
    return None


def weekday_the(r: Reading, weekday: int, number: int) -> Stretch | None:
    """The next such day of a month that falls on the weekday: "friday the 13th"."""
    month = r.today.replace(day=1)
    for _ in range(14):
        if number <= months_from(month.year, month.month)[1].day:
            day = month.replace(day=number)
            if day >= r.today and day.weekday() == weekday:
                return single(day)
        month = add_months(month, 1)
    return None


def weekday_soon(r: Reading, weekday: int, number: int) -> Stretch | None:
    """Without "the", only where the number cannot mean an hour."""
    found = weekday_the(r, weekday, number)
    nearest = day_of_month(r, number)
    return found if found and nearest and found.first == nearest.first else None


def of_month(_: Reading, number: int, month: Stretch) -> Stretch | None:
    if month.grain != "month":
        return None
    return single(month.first.replace(day=number))


def new_years_day(r: Reading) -> Stretch:
    return single(r.today.replace(year=r.today.year + 1, month=1, day=1))


def in_month(r: Reading, month: Stretch, number: int) -> Stretch | None:
    return of_month(r, number, month)


def weekday_and_date(r: Reading, weekday: int, day: Stretch) -> Stretch:
    """The weekday decides between 6/3 and 6/3, and for a day just gone by; else the date counts."""
    if day.first.weekday() == weekday:
        return replace(day, other=None)
    if day.other and day.other.weekday() == weekday:
        return single(day.other)
    gone_by = add_months(day.first, -12)
    if day.repeats and gone_by.weekday() == weekday and r.today - gone_by <= _JUST_GONE_BY:
        return single(gone_by, other=day.first)
    return day


def date_and_weekday(r: Reading, day: Stretch, weekday: int) -> Stretch:
    return weekday_and_date(r, weekday, day)


def iso_moment(_: Reading, day: Stretch, clock: Clock) -> Stretch:
    return at(day, clock.time)


def same(_: Reading, day: Stretch) -> Stretch:
    return day


def day_after(_: Reading, day: Stretch) -> Stretch:
    return single(day.last + DAY)


def day_before(_: Reading, day: Stretch) -> Stretch:
    return single(day.first - DAY)


def next_working_day(r: Reading) -> Stretch:
    return single(r.calendar.next_working_day(r.today + DAY))


def nth_after(_: Reading, nth: int, weekday: int, day: Stretch) -> Stretch:
    return single(upcoming(day.last, weekday) + (nth - 1) * WEEK)


def first_after(r: Reading, weekday: int, day: Stretch) -> Stretch:
    return nth_after(r, 1, weekday, day)


def nearest(_: Reading, weekday: int, day: Stretch) -> Stretch:
    return single(upcoming(day.first - 4 * DAY, weekday))


def weekday_before(_: Reading, weekday: int, day: Stretch) -> Stretch:
    return single(recent(day.first, weekday))


DAYS = [
    Rule("<day>", "<distance>", same, "in 2 weeks"),
    Rule("<day>", "<plain-day>", same, "friday"),
    Rule("<day>", "<edge>", same, "end of month"),
    Rule("<plain-day>", "the? <date>", same, "31 March"),
    Rule("<plain-day>", "<numeric-date> t CLOCK", iso_moment, "2026-03-31T15:00"),
    Rule("<plain-day>", "<holiday-day>", same, "christmas"),
    Rule("<plain-day>", "TODAY", from_today(0), "today"),
    Rule("<plain-day>", "later|sometime|anytime TODAY", from_today(0), "later today"),
    Rule("<plain-day>", "TOMORROW", from_today(1), "tomorrow"),
    Rule("<plain-day>", "YESTERDAY", from_today(-1), "yesterday"),
    Rule("<plain-day>", "the? day after TOMORROW", from_today(2), "day after tomorrow"),
    Rule("<plain-day>", "overmorrow", from_today(2), "overmorrow"),
    Rule("<plain-day>", "the? day before YESTERDAY", from_today(-2), "the day before yesterday"),
    Rule("<plain-day>", "the? NEXT day", from_today(1), "the next day"),
    Rule("<plain-day>", "the? day after <day>", day_after, "the day after christmas"),
    Rule("<plain-day>", "the? day before <day>", day_before, "the day before christmas"),
    Rule("<plain-day>", "this|same day NEXT UNIT", same_day_next, "this day next week"),
    Rule("<plain-day>", "the? NEXT weekday|workday", next_working_day, "next weekday"),
    Rule("<plain-day>", "the? NEXT working|business|work day", next_working_day, "next business day"),
    Rule("<plain-day>", "WEEKDAY", bare_weekday, "friday"),
    Rule("<plain-day>", "THIS COMING? WEEKDAY", this_weekday, "this friday"),
    Rule("<plain-day>", "THIS? COMING WEEKDAY", coming_weekday, "coming friday"),
    Rule("<plain-day>", "the? NEXT WEEKDAY", next_weekday, "next friday"),
    Rule("<plain-day>", "WEEKDAY NEXT-AFTER", next_weekday, "mardi prochain"),
    Rule("<plain-day>", "WEEKDAY COMING", coming_weekday, "tuesday coming"),
    Rule("<plain-day>", "WEEKDAY fortnight", weekday_fortnight, "monday fortnight"),
    Rule("<plain-day>", "NEXT to? NEXT WEEKDAY", second_next_weekday, "next next monday"),
    Rule("<plain-day>", "the? LAST WEEKDAY", last_weekday, "last friday"),
    Rule("<plain-day>", "WEEKDAY week|wk", weekday_week, "friday week"),
    Rule("<plain-day>", "week on|from? WEEKDAY", weekday_week, "week on friday"),
    Rule("<plain-day>", "fortnight on WEEKDAY", weekday_fortnight, "fortnight on friday"),
    Rule("<plain-day>", "TOMORROW week|wk", from_today(8), "tomorrow week"),
    Rule("<plain-day>", "week TOMORROW", from_today(8), "week tomorrow"),
    Rule("<plain-day>", "TODAY week|wk", from_today(7), "today week"),
    Rule("<plain-day>", "this day week", from_today(7), "this day week"),
    Rule("<plain-day>", "WEEKDAY after NEXT", weekday_week, "friday after next"),
    Rule("<plain-day>", "the WEEKDAY after NEXT", weekday_week, "the friday after next"),
    Rule("<plain-day>", "WEEKDAY of|in|on? <week>", weekday_of, "tuesday of next week"),
    Rule("<plain-day>", "<week> on? WEEKDAY", of_week_weekday, "next week on friday"),
    Rule("<plain-day>", "WEEKDAY the? ORDINAL", weekday_the, "tuesday the 19th"),
    Rule("<plain-day>", "NEXT WEEKDAY the ORDINAL", weekday_the, "next friday the 13th"),
    Rule("<plain-day>", "WEEKDAY the DOM", weekday_the, "friday the 23"),
    Rule("<plain-day>", "WEEKDAY DOM", weekday_soon, "friday 13"),
    Rule("<plain-day>", "WEEKDAY the? <date>", weekday_and_date, "Tue, May 9"),
    Rule("<plain-day>", "<date> WEEKDAY", date_and_weekday, "3/31 (Tue)"),
    Rule("<plain-day>", "the ORDINAL ish?", day_of_month, "the 15th"),
    Rule("<plain-day>", "the? ORDINAL of the month", day_of_month, "1st of the month"),
    Rule("<plain-day>", "the? first of the? year", new_years_day, "first of the year"),
    Rule("<plain-day>", "the? ORDINAL of? <month-meant>", of_month, "20th of next month"),
    Rule("<plain-day>", "the? DOM of <month-meant>", of_month, "20 of next month"),
    Rule("<plain-day>", "the? ORDINAL WEEKDAY after <day>", nth_after, "third tuesday after christmas"),
    Rule("<plain-day>", "the? WEEKDAY after|following <day>", first_after, "the monday after easter"),
    Rule("<plain-day>", "the? closest|nearest WEEKDAY to <plain-day>", nearest, "nearest monday to oct 5"),
    Rule("<plain-day>", "the|LAST? WEEKDAY before <day>", weekday_before, "the friday before christmas"),
    Rule("<plain-day>", "<this-span> on? the? ORDINAL", in_month, "next month 10th"),
]
