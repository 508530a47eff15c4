"""The ways people say a stretch between two days, or two lengths of time."""

from __future__ import annotations

from bot.language.dates.arithmetic import DAY, WEEK, Ends, add_months, upcoming, week_of, weekday_in_week
from bot.language.dates.days import day_of_month
from bot.language.dates.grammar import Rule
from bot.language.dates.numeric import Figures, in_figures
from bot.language.dates.values import Amount, Stretch, spread
from bot.language.dates.when import Reading

_NEIGHBOURS = 3
"""Days between two pieces that are said as one."""


def same(_: Reading, end: Stretch) -> Stretch:
    return end


def between_counts(r: Reading, least: float, most: float, unit: Amount) -> Stretch | None:
    return between_numbers(r, (int(least), int(most)), unit)


def between_numbers(r: Reading, counts: tuple[int, int], unit: Amount) -> Stretch | None:
    least, most = unit.times(counts[0]), unit.times(counts[1])
    if not least or not most or unit.minutes or counts[0] >= counts[1]:
        return None
    first, last = least.after(r.today, r), most.after(r.today, r)
    return spread((first.first, last.last), "part") if first and last else None


def _between(first: Stretch, last: Stretch) -> Ends | None:
    end = last.last
    if end < first.first and last.repeats:
        end = add_months(end + DAY, last.repeats) - DAY
    return (first.first, end) if end >= first.first else None


def from_to(_: Reading, first: Stretch, last: Stretch) -> Stretch | None:
    ends = _between(first, last) if first.ends != last.ends else None
    return spread(ends, "part") if ends else None


def dates_between(r: Reading, figures: tuple[Figures, Figures]) -> Stretch | None:
    first, last = (in_figures(r, each) for each in figures)
    return from_to(r, first, last) if first and last else None


def weekdays_between(r: Reading, first: int, last: int) -> Stretch | None:
    start = upcoming(r.today, first)
    return spread((start, start + (last - first) % 7 * DAY), "part") if first != last else None


def neighbouring_weekdays(r: Reading, first: int, last: int) -> Stretch | None:
    return weekdays_between(r, first, last) if (last - first) % 7 == 1 else None


def next_weekdays(r: Reading, first: int, last: int) -> Stretch | None:
    """Both of the next week."""
    monday = week_of(r.today, r.week_start)[0] + WEEK
    days = weekday_in_week(monday, first), weekday_in_week(monday, last)
    return spread(days, "part") if days[0] < days[1] else None


def pieces_joined(_: Reading, first: Stretch, last: Stretch) -> Stretch | None:
    """ "Late june / early july": one ends where the other begins."""
    near = (last.first - first.last).days
    return spread((first.first, last.last), "part") if 0 < near <= _NEIGHBOURS else None


def neighbouring_months(r: Reading, first: Stretch, last: Stretch) -> Stretch | None:
    return pieces_joined(r, first, last) if first.grain == last.grain == "month" else None


def ranks_month(r: Reading, a: int, b: int, month: Stretch) -> Stretch | None:
    return days_of_month(r, month, (a, b))


def either_rank(r: Reading, a: int, b: int) -> Stretch | None:
    first, last = day_of_month(r, a), day_of_month(r, b)
    return from_to(r, first, last) if first and last and a < b else None


def one_or_two(r: Reading, unit: Amount) -> Stretch | None:
    return between_numbers(r, (1, 2), unit)


def days_of_month(_: Reading, month: Stretch, numbers: tuple[int, int]) -> Stretch | None:
    a, b = numbers
    if month.grain != "month" or a >= b:
        return None
    return spread((month.first.replace(day=a), month.first.replace(day=b)), "part")


def days_to_days(r: Reading, a: int, b: int, month: Stretch) -> Stretch | None:
    return days_of_month(r, month, (a, b))


def month_days(r: Reading, month: Stretch, a: int, b: int) -> Stretch | None:
    return days_of_month(r, month, (a, b))


def numbers_month(r: Reading, numbers: tuple[int, int], month: Stretch) -> Stretch | None:
    return days_of_month(r, month, numbers)


RANGES = [
    Rule("<range>", "in|within? <count> to|-|or <count> UNIT", between_counts, "2 to 3 weeks"),
    Rule("<range>", "in? a|one UNIT or two", one_or_two, "a week or two"),
    Rule("<range>", "in|within? NUMBERS UNIT", between_numbers, "2-3 weeks"),
    Rule("<range>", "from? WEEKDAY to|-|or|thru|through|until|/ WEEKDAY", weekdays_between, "mon-fri"),
    Rule("<range>", "WEEKDAY WEEKDAY", neighbouring_weekdays, "mon/tue"),
    Rule("<range>", "NEXT WEEKDAY to|-|or|thru|through WEEKDAY", next_weekdays, "next monday or tuesday"),
    Rule("<range>", "<plain-day> or <plain-day>", from_to, "tomorrow or friday"),
    Rule(
        "<range>",
        "from? the? ORDINAL or|and|to|-? the? ORDINAL of? <named-month>",
        ranks_month,
        "5th/6th may",
    ),
    Rule(
        "<range>",
        "from? <end-of-range> to|-|thru|through|until|till <end-of-range>",
        from_to,
        "1 jan to 2 feb",
    ),
    Rule("<range>", "from? DATES", dates_between, "11/23-11/27"),
    Rule("<range>", "<loose-end> or <loose-end>", from_to, "june or july"),
    Rule("<range>", "<piece> <piece>", pieces_joined, "late june / early july"),
    Rule("<range>", "<named-month> <named-month>", neighbouring_months, "june/july"),
    Rule("<range>", "<quarter> <quarter>", pieces_joined, "Q2/Q3"),
    Rule("<range>", "the? ORDINAL or the? ORDINAL", either_rank, "the 5th or 6th"),
    Rule("<range>", "the ORDINAL to|-|through? ORDINAL", either_rank, "the 5th-6th"),
    Rule(
        "<range>", "from? <named-month> ORDINAL to|-|until|thru|through? ORDINAL", month_days, "may 1st-5th"
    ),
    Rule("<range>", "DOM and|or|& DOM of? <month-meant>", days_to_days, "5 and 6 april"),
    Rule("<loose-end>", "<month>", same, "june"),
    Rule("<loose-end>", "<piece>", same, "early june"),
    Rule("<range>", "between <end-of-range> and|to|- <end-of-range>", from_to, "between may and july"),
    Rule("<range>", "from? <named-month> NUMBERS", days_of_month, "july 13-15"),
    Rule("<range>", "from? NUMBERS of? <month-meant>", numbers_month, "13-15 july"),
    Rule("<range>", "between DOM and DOM of? <month-meant>", days_to_days, "between 10 and 12 april"),
    Rule("<range>", "from? DOM to|-|until DOM of? <month-meant>", days_to_days, "13 to 15 july"),
    Rule("<range>", "from? <named-month> DOM to|-|until|thru|through DOM", month_days, "july 13 to 15"),
    Rule("<end-of-range>", "<plain-day>", same, "1 jan"),
    Rule("<end-of-range>", "<period>", same, "march"),
]
