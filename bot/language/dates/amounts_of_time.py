"""The ways people say a length of time, and a day at such a distance."""

from __future__ import annotations

from datetime import timedelta
from math import ceil

from bot.language.dates.arithmetic import WEEK, upcoming, week_of, weekday_in_week
from bot.language.dates.grammar import Rule
from bot.language.dates.values import Amount, Stretch, at, single, spread
from bot.language.dates.when import Reading


def number(_: Reading, value: float) -> float:
    return value


def times(_: Reading, count: float, unit: Amount) -> Amount | None:
    halves = count * 2 == int(count * 2)
    return unit.times(count) or (_rounded_up(unit, count) if halves else None)


def working(_: Reading, count: float, unit: Amount) -> Amount | None:
    if unit == Amount(days=1):
        return Amount(working_days=1).times(count)
    return unit.times(count) if unit.days or unit.months else None


def one(_: Reading, unit: Amount) -> Amount:
    return unit


def half(_: Reading, unit: Amount) -> Amount | None:
    return unit.times(0.5)


def quarter_of(_: Reading, unit: Amount) -> Amount | None:
    return unit.times(0.25)


def and_a_half(_: Reading, count: float, unit: Amount) -> Amount | None:
    return unit.times(count + 0.5) or _rounded_up(unit, count + 0.5)


def minutes_by_m(_: Reading, count: int) -> Amount | None:
    """ "In 45m" is minutes; "in 6m" may be months as well, and is left unread."""
    return Amount(minutes=count) if 10 <= count <= 120 else None


def one_and_a_half(_: Reading, unit: Amount) -> Amount | None:
    return unit.times(1.5) or _rounded_up(unit, 1.5)


def _rounded_up(unit: Amount, count: float) -> Amount | None:
    """Two and a half weeks are 18 days."""
    return Amount(days=ceil(unit.days * count)) if unit.days > 1 else None


def hours_minutes(_: Reading, hours: int, minutes: int) -> Amount | None:
    return Amount(minutes=hours * 60 + minutes) if minutes < 60 else None


def both(_: Reading, one: Amount, other: Amount) -> Amount:
    return one.plus(other)


def same(_: Reading, amount: Amount) -> Amount:
    return amount


def from_now(r: Reading, amount: Amount) -> Stretch | None:
    return amount.after(r.today, r)


def days_from_today(r: Reading, count: float) -> Stretch | None:
    return from_now(r, Amount(days=int(count))) if count == int(count) else None


def working_days_from_today(r: Reading, count: int) -> Stretch | None:
    """ "T+3" counts trading days; the other reading is so many days."""
    found, plain = Amount(working_days=count).after(r.today, r), days_from_today(r, count)
    return single(found.first, other=plain.first) if found and plain else None


def within_the_hour(r: Reading) -> Stretch | None:
    return from_now(r, Amount(minutes=60))


def ago(r: Reading, amount: Amount) -> Stretch | None:
    return amount.back().after(r.today, r)


def after_day(r: Reading, amount: Amount, day: Stretch) -> Stretch | None:
    if amount.minutes:
        return None
    return amount.after(day.last, r)


def before_day(r: Reading, amount: Amount, day: Stretch) -> Stretch | None:
    if amount.minutes:
        return None
    return amount.back().after(day.first, r)


def on_after(r: Reading, amount: Amount, day: Stretch) -> Stretch | None:
    return after_day(r, amount, day) if amount.days or amount.months else None


def so_long_from(r: Reading, amount: Amount, day: Stretch) -> Stretch | None:
    end = after_day(r, amount, day)
    return spread((day.first, end.last), "part") if end else None


def weekday_from_now(r: Reading, weekday: int, amount: Amount) -> Stretch | None:
    """The weekday of the week that the amount leads to: "friday in two weeks"."""
    target = amount.after(r.today, r)
    if target is None or amount.minutes:
        return None
    return single(weekday_in_week(week_of(target.first, r.week_start)[0], weekday))


def from_tomorrow(r: Reading, amount: Amount) -> Stretch | None:
    return after_day(r, amount, single(r.today + timedelta(days=1)))


def in_weeks_on(r: Reading, amount: Amount, weekday: int) -> Stretch | None:
    return weekday_from_now(r, weekday, amount)


def nth_weekday_from_now(r: Reading, count: float, weekday: int) -> Stretch | None:
    if count != int(count) or count < 2:
        return None
    return single(upcoming(r.today, weekday) + (int(count) - 1) * WEEK)


def weekdays_ago(r: Reading, count: float, weekday: int) -> Stretch | None:
    if count != int(count) or count < 1:
        return None
    return single(upcoming(r.today, weekday) - (int(count) + (weekday == r.today.weekday())) * WEEK)


def now(r: Reading) -> Stretch:
    return at(single(r.today), r.now.time().replace(second=0, microsecond=0, tzinfo=None))


COUNTS = [
    Rule("<count>", "NUMBER", number, "3"),
    Rule("<count>", "WORDNUMBER", number, "three"),
    Rule("<count>", "DECIMAL", number, "2.5"),
    Rule("<count>", "a? couple of?", lambda _: 2, "a couple of"),
    Rule("<count>", "a? few", lambda _: 3, "a few"),
    Rule("<count>", "several", lambda _: 3, "several"),
    Rule("<count>", "a|an", lambda _: 1, "a"),
    Rule("<count>", "another", lambda _: 1, "another"),
    Rule("<count>", "a? dozen", lambda _: 12, "a dozen"),
    Rule("<count>", "half of? a|an", lambda _: 0.5, "half an"),
    Rule("<count>", "a? quarter of a|an", lambda _: 0.25, "a quarter of an"),
    Rule("<count>", "three quarters of a|an", lambda _: 0.75, "three quarters of an"),
]

AMOUNTS = [
    Rule("<amount>", "<single>", same, "2 weeks"),
    Rule("<amount>", "<single> and? <single>", both, "2 months, 5 days"),
    Rule(
        "<single>",
        "about|around|approximately|approx|roughly|another|ca|circa <amount-of-one>",
        same,
        "about two weeks",
    ),
    Rule("<single>", "<amount-of-one>", same, "2 weeks"),
    Rule("<amount-of-one>", "<count> UNIT", times, "2 weeks"),
    Rule("<amount-of-one>", "<count> full|whole|calendar|more UNIT", times, "2 full weeks"),
    Rule("<amount-of-one>", "<count> working|business|work|week UNIT", working, "3 working days"),
    Rule(
        "<amount-of-one>",
        "<count> workdays|weekdays",
        lambda r, n: working(r, n, Amount(days=1)),
        "3 workdays",
    ),
    Rule("<amount-of-one>", "<count> and a|an half UNIT", and_a_half, "2 and a half hours"),
    Rule("<amount-of-one>", "a|an|one? UNIT and a half", one_and_a_half, "an hour and a half"),
    Rule("<amount-of-one>", "a? half UNIT", half, "half hour"),
    Rule("<amount-of-one>", "NUMBER h NUMBER", hours_minutes, "1h30"),
]

DISTANCES = [
    Rule("<distance>", "now", now, "now"),
    Rule("<distance>", "right|just now", now, "right now"),
    Rule("<distance>", "in <amount> on WEEKDAY", in_weeks_on, "in 2 weeks on monday"),
    Rule("<distance>", "in|within|+ <amount> time?", from_now, "in 2 weeks"),
    Rule("<distance>", "in <minutes-by-m>", from_now, "in 45m"),
    Rule("<minutes-by-m>", "NUMBER m", minutes_by_m, "45m"),
    Rule("<distance>", "after <amount>", from_now, "after 5 days"),
    Rule("<distance>", "within|in the|an hour", within_the_hour, "within the hour"),
    Rule("<distance>", "in the next <amount>", from_now, "in the next 2 weeks"),
    Rule("<distance>", "within the next <amount>", from_now, "within the next 3 days"),
    Rule("<distance>", "<amount> later|hence|out|away|time", from_now, "3 weeks later"),
    Rule("<distance>", "<amount> from now|today", from_now, "two weeks from now"),
    Rule("<distance>", "<amount> from right now", from_now, "a day from right now"),
    Rule("<distance>", "<amount> ago|earlier|back", ago, "a week ago"),
    Rule("<distance>", "<amount> from|after <day>", after_day, "two weeks from friday"),
    Rule("<distance>", "<amount> before <day>", before_day, "2 days before christmas"),
    Rule("<distance>", "<amount> before <edge>", before_day, "2 working days before month end"),
    Rule("<distance>", "UNIT from|after now|today", from_now, "week from today"),
    Rule("<distance>", "UNIT from|after TOMORROW", from_tomorrow, "week from tomorrow"),
    Rule("<distance>", "<amount> on <plain-day>", on_after, "a week on friday"),
    Rule("<distance>", "<amount> today", from_now, "a week today"),
    Rule("<distance>", "WEEKDAY in <amount> time?", weekday_from_now, "friday in two weeks"),
    Rule("<distance>", "WEEKDAY <amount> from now|today", weekday_from_now, "monday two weeks from now"),
    Rule(
        "<distance>", "in? <count> <any-weekday> from now|today", nth_weekday_from_now, "3 fridays from now"
    ),
    Rule("<distance>", "in <count> <any-weekday> time?", nth_weekday_from_now, "in two fridays"),
    Rule("<distance>", "<count> <any-weekday> ago|back", weekdays_ago, "two mondays ago"),
    Rule("<any-weekday>", "WEEKDAYS", lambda _, weekday: weekday, "fridays"),
    Rule("<any-weekday>", "WEEKDAY", lambda _, weekday: weekday, "friday"),
]
