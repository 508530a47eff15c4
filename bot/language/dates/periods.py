"""The ways people say a week, a month, a quarter, a half, a year, and a stretch between two days."""

from dataclasses import replace
from datetime import date

from bot.language.dates.arithmetic import (
    DAY,
    WEEK,
    Ends,
    add_months,
    fiscal_year,
    months_from,
    part_around,
    part_of_fiscal_year,
    upcoming,
    week_of,
    weeks_of_month,
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


def stepping(steps: int) -> object:
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


def between_counts(r: Reading, least: float, most: float, unit: Amount) -> Stretch | None:
    return between_numbers(r, (int(least), int(most)), unit)


def between_numbers(r: Reading, counts: tuple[int, int], unit: Amount) -> Stretch | None:
    least, most = unit.times(counts[0]), unit.times(counts[1])
    if not least or not most or unit.minutes or counts[0] >= counts[1]:
        return None
    first, last = least.after(r.today, r), most.after(r.today, r)
    return spread((first.first, last.last), "part") if first and last else None


def stretch_behind(r: Reading, amount: Amount) -> Stretch | None:
    start = amount.back().after(r.today, r)
    return spread((start.first + DAY, r.today), "part") if start and not amount.minutes else None


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


def month_year(_: Reading, month: int, year: int) -> Stretch:
    return spread(months_from(year, month), "month")


def year_month(_: Reading, year: int, month: int) -> Stretch:
    return spread(months_from(year, month), "month")


def month_of_year(_: Reading, month: int, year: Stretch) -> Stretch | None:
    return spread(months_from(year.first.year, month), "month") if year.grain == "year" else None


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


def this_fiscal_year(r: Reading) -> Stretch:
    return spread(part_around(r.today, 12, r.fiscal_year_start), "year")


def next_fiscal_year(r: Reading) -> Stretch:
    return spread(part_around(add_months(r.today, 12), 12, r.fiscal_year_start), "year")


def last_fiscal_year(r: Reading) -> Stretch:
    return spread(part_around(add_months(r.today, -12), 12, r.fiscal_year_start), "year")


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


def week_around(r: Reading, day: Stretch) -> Stretch:
    return spread(week_of(day.first, r.week_start), "week")


def week_from(_: Reading, day: Stretch) -> Stretch:
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


def nth_week(r: Reading, nth: int, span: Stretch) -> Stretch | None:
    if span.grain not in ("month", "quarter", "year"):
        return None
    weeks = weeks_of_month(span.ends, r.week_start)
    return spread(weeks[nth - 1 if nth > 0 else nth], "week") if abs(nth) <= len(weeks) else None


def last_week_of(r: Reading, span: Stretch) -> Stretch | None:
    return nth_week(r, -1, span)


def last_weekend_of(_: Reading, span: Stretch) -> Stretch | None:
    sunday = span.last - ((span.last.weekday() - 6) % 7) * DAY
    return spread((sunday - DAY, sunday), "weekend") if span.grain == "month" else None


def nth_weekend_of(_: Reading, nth: int, span: Stretch) -> Stretch | None:
    saturday = span.first + ((5 - span.first.weekday()) % 7) * DAY + (nth - 1) * WEEK
    return spread((saturday, saturday + DAY), "weekend") if span.grain == "month" else None


def same(_: Reading, span: Stretch) -> Stretch:
    return span


def _between(first: Stretch, last: Stretch) -> Ends | None:
    end = last.last
    if end < first.first and last.repeats:
        end = add_months(end + DAY, last.repeats) - DAY
    return (first.first, end) if end >= first.first else None


def from_to(_: Reading, first: Stretch, last: Stretch) -> Stretch | None:
    ends = _between(first, last)
    return spread(ends, "part") if ends else None


def weekdays_between(r: Reading, first: int, last: int) -> Stretch | None:
    start = upcoming(r.today, first)
    return spread((start, start + (last - first) % 7 * DAY), "part") if first != last else None


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


WEEKS = [
    Rule("<week>", "<this-span>", same, "this week"),
    Rule("<week>", "the? week of|around <plain-day>", week_around, "the week of the 18th"),
    Rule(
        "<week>",
        "the? week commencing|beginning|starting|from <plain-day>",
        week_from,
        "week commencing 9 march",
    ),
    Rule("<week>", "w c <plain-day>", week_from, "w/c 9 march"),
    Rule("<week>", "wc <plain-day>", week_from, "wc 9 march"),
    Rule("<week>", "the? week ending <plain-day>", week_until, "week ending friday"),
    Rule("<week>", "the? week after <plain-day>", week_after, "the week after easter"),
    Rule("<week>", "the? week before <plain-day>", week_before, "the week before christmas"),
    Rule("<week>", "<holiday-day> week", week_around, "thanksgiving week"),
    Rule("<week>", "week|wk|cw|kw NUMBER", week_number, "week 12"),
    Rule("<week>", "the? ORDINAL week of|in <span>", nth_week, "first week of july"),
    Rule("<week>", "the? LAST week of|in <span>", last_week_of, "last week of july"),
]

SPANS = [
    Rule("<this-span>", "the? THIS SPAN", stepping(0), "this quarter"),
    Rule("<this-span>", "the? NEXT SPAN", next_span, "next month"),
    Rule("<this-span>", "NEXT NEXT SPAN", stepping(2), "next next week"),
    Rule("<this-span>", "the|this? COMING SPAN", coming_span, "coming quarter"),
    Rule("<this-span>", "the? SPAN after NEXT", stepping(2), "the week after next"),
    Rule("<this-span>", "the? LAST SPAN", stepping(-1), "last month"),
    Rule("<this-span>", "the? SPAN before LAST", stepping(-2), "the month before last"),
    Rule("<weekend>", "the? weekend|wkend|wknd", lambda r: span_around(r, "weekend"), "the weekend"),
    Rule("<weekend>", "the? THIS? week end", lambda r: span_around(r, "weekend"), "this week-end"),
    Rule("<weekend>", "NEXT week end", lambda r: span_around(r, "weekend", 1), "next week-end"),
    Rule("<weekend>", "the? LAST weekend|wkend of|in <span>", last_weekend_of, "last weekend of october"),
    Rule("<weekend>", "the? ORDINAL weekend|wkend of|in <span>", nth_weekend_of, "first weekend of may"),
    Rule("<month>", "<this-span>", same, "next month"),
    Rule("<month-meant>", "<month>", same, "next month"),
    Rule("<month-meant>", "the month", lambda r: span_around(r, "month"), "the month"),
    Rule("<year-meant>", "<year-span>", same, "next year"),
    Rule("<year-meant>", "the? year", lambda r: span_around(r, "year"), "the year"),
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
    Rule("<quarter>", "q NUMBER", quarter, "Q3"),
    Rule("<quarter>", "q NUMBER of|in? <year>", quarter, "Q3 2026"),
    Rule("<quarter>", "<year> q NUMBER", year_quarter, "2019-q1"),
    Rule("<quarter>", "NUMBER q <year>", quarter, "4q 2026"),
    Rule("<quarter>", "q NUMBER of? <this-span>", quarter_of, "q1 next year"),
    Rule("<quarter>", "h NUMBER", half, "H2"),
    Rule("<quarter>", "h NUMBER of|in? <year>", half, "H2 2026"),
    Rule("<quarter>", "<year> h NUMBER", year_half, "2019 h2"),
    Rule("<quarter>", "h NUMBER of? <this-span>", half_of, "h1 next year"),
    Rule("<quarter>", "the? ORDINAL SPAN", nth_piece, "third quarter"),
    Rule("<quarter>", "the? ORDINAL SPAN of|in? <year>", nth_piece, "the 4th qtr of 2018"),
    Rule("<quarter>", "the? ORDINAL SPAN of the? <year-meant>", nth_piece_of, "second half of the year"),
    Rule("<quarter>", "the? LAST SPAN of the? <year-meant>", last_piece_of, "last quarter of the year"),
    Rule("<year>", "YEAR", lambda _, y: y, "2026"),
    Rule("<year>", "fy|cy YEAR", lambda _, y: y, "fy2026"),
    Rule("<year>", "fy|cy NUMBER", near_year, "fy26"),
    Rule("<year>", "NUMBER", near_year, "26"),
    Rule("<year-span>", "YEAR", year, "2026"),
    Rule("<year-span>", "<this-span>", same, "next year"),
    Rule("<year-span>", "<fiscal-year>", same, "fy26"),
    Rule("<fiscal-year>", "fy YEAR", year_fiscal, "fy2026"),
    Rule("<fiscal-year>", "fy NUMBER", lambda r, n: year_fiscal(r, 2000 + n) if n < 70 else None, "fy26"),
    Rule("<fiscal-year>", "fiscal|financial year YEAR", year_fiscal, "fiscal year 2026"),
    Rule("<fiscal-year>", "the|this|current? fiscal|financial year", this_fiscal_year, "this fiscal year"),
    Rule("<fiscal-year>", "this|current? fy", this_fiscal_year, "this fy"),
    Rule("<fiscal-year>", "NEXT fy", next_fiscal_year, "next fy"),
    Rule("<fiscal-year>", "LAST fy", last_fiscal_year, "last fy"),
    Rule("<fiscal-year>", "NEXT fiscal|financial year", next_fiscal_year, "next fiscal year"),
    Rule("<fiscal-year>", "LAST fiscal|financial year", last_fiscal_year, "last fiscal year"),
    Rule("<season>", "the|this? SEASON", season, "this summer"),
    Rule("<season>", "SEASON of? YEAR", season_of_year, "summer 2027"),
    Rule("<season>", "NEXT SEASON", next_season, "next summer"),
    # "of the month", "end of quarter": a stretch that something else is a part of.
    Rule("<span>", "the? SPAN", this_span_again, "the month"),
    Rule("<span>", "<period>", same, "next quarter"),
    Rule("<span>", "the|this? fiscal|financial SPAN", stepping(0), "fiscal quarter"),
    Rule("<span>", "NEXT fiscal|financial SPAN", stepping(1), "next fiscal quarter"),
]

PERIODS = [
    Rule("<period>", "<week>", same, "next week"),
    Rule("<period>", "<weekend>", same, "the weekend"),
    Rule("<period>", "<month>", same, "march"),
    Rule("<period>", "<quarter>", same, "Q3"),
    Rule("<period>", "<year-span>", same, "2026"),
    Rule("<period>", "<season>", same, "summer"),
    Rule("<period>", "the|over? NEXT <amount>", stretch_ahead, "next 2 weeks"),
    Rule("<period>", "the|this? COMING <amount>", stretch_ahead, "coming 10 days"),
    Rule("<period>", "in? <count> to|-|or <count> UNIT", between_counts, "2 to 3 weeks"),
    Rule("<period>", "in? NUMBERS UNIT", between_numbers, "2-3 weeks"),
    Rule("<period>", "the? LAST <amount>", stretch_behind, "last 90 days"),
]

RANGES = [
    Rule("<range>", "from? WEEKDAY to|-|or|and|thru|through|until|/ WEEKDAY", weekdays_between, "mon-fri"),
    Rule(
        "<range>",
        "from|between? <end-of-range> to|and|-|–|—|thru|through|until|till <end-of-range>",
        from_to,
        "1 jan to 15 feb",
    ),
    Rule("<range>", "from? <named-month> NUMBERS", days_of_month, "july 13-15"),
    Rule("<range>", "from? NUMBERS of? <named-month>", numbers_month, "13-15 july"),
    Rule("<range>", "from? DOM to|-|until|and DOM of? <named-month>", days_to_days, "13 to 15 july"),
    Rule("<range>", "from? <named-month> DOM to|-|until|and|thru DOM", month_days, "july 13 to 15"),
    Rule("<end-of-range>", "<plain-day>", same, "1 jan"),
    Rule("<end-of-range>", "<period>", same, "march"),
]
