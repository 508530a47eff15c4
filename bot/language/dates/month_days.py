"""Dates that name the month, with or without a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.language.dates.arithmetic import months_from
from bot.language.dates.grammar import Rule
from bot.language.dates.numeric import Figures, in_figures
from bot.language.dates.values import Stretch, single
from bot.language.dates.when import Reading

MonthDay = tuple[int, int]

_YEARS_TO_A_LEAP_DAY = 9
_FIRST_YEAR = 1900


def same(_: Reading, day: Stretch) -> Stretch:
    return day


def month_first(_: Reading, month: int, number: int) -> MonthDay:
    return month, number


def day_first(_: Reading, number: int, month: int) -> MonthDay:
    return month, number


def ides(_: Reading, month: int) -> MonthDay:
    return month, 15 if month in (3, 5, 7, 10) else 13


def next_such_date(r: Reading, said: MonthDay) -> Stretch | None:
    """The next such date, today included; of a 29 February, the next leap year's."""
    month, number = said
    if r.toward == "this year":
        return single(date(r.today.year, month, number))
    for year in range(r.today.year, r.today.year + _YEARS_TO_A_LEAP_DAY):
        if number <= months_from(year, month)[1].day and (day := date(year, month, number)) >= r.today:
            return replace(single(day), repeats=12)
    return None


def in_year(_: Reading, said: MonthDay, year: int) -> Stretch | None:
    """Four digits before 1900 are no year of a deal, but perhaps a time: "30 sept 1615"."""
    return single(date(year, *said)) if year >= _FIRST_YEAR else None


def year_first(_: Reading, year: int, said: MonthDay) -> Stretch:
    return single(date(year, *said))


def figures_in_year(r: Reading, figures: Figures, year: int) -> Stretch | None:
    separator, texts = figures
    return in_figures(r, (separator, (*texts, str(year)))) if len(texts) == 2 else None


def in_this_year(_: Reading, said: MonthDay, year: Stretch) -> Stretch | None:
    return single(date(year.first.year, *said)) if year.grain == "year" else None


def in_short_year(r: Reading, said: MonthDay, year: int) -> Stretch | None:
    """ "14 april 27": two digits are a year where they can be no hour."""
    near = year > 12 and abs(2000 + year - r.today.year) <= 2
    return single(date(2000 + year, *said)) if near or 24 < year < 70 else None


def in_spoken_year(_: Reading, said: MonthDay, century: int, year: int) -> Stretch | None:
    return single(date(2000 + year, *said)) if century == 20 and 20 <= year < 70 else None


DATES = [
    Rule("<date>", "<numeric-date>", same, "3/31"),
    Rule("<date>", "<month-day>", next_such_date, "31 March"),
    Rule("<date>", "<month-day> of|in? YEAR", in_year, "March 31st, 2027"),
    Rule("<date>", "<month-day> of? <this-span>", in_this_year, "31 march next year"),
    Rule("<date>", "<month-day> NUMBER", in_short_year, "14-apr-27"),
    Rule("<date>", "YEAR <month-day>", year_first, "2018 March 18"),
    Rule("<date>", "DATE YEAR", figures_in_year, "3/31, 2027"),
    Rule("<date>", "<month-day> WORDNUMBER WORDNUMBER", in_spoken_year, "march first twenty twenty seven"),
    Rule("<month-day>", "MONTH the? ORDINAL ish?", month_first, "march the 15th"),
    Rule("<month-day>", "MONTH DOM ish?", month_first, "march 15"),
    Rule("<month-day>", "MONTH WORDNUMBER", month_first, "march twenty one"),
    Rule("<month-day>", "ORDINAL day? of? MONTH", day_first, "15th of march"),
    Rule("<month-day>", "DOM of? MONTH", day_first, "15 march"),
    Rule("<month-day>", "the? ides of MONTH", ides, "ides of march"),
]
