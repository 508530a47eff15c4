"""A day with a time of day: in either order, today where none is named, or the same time as now."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from bot.language.dates.clocks import Hour, early, late, settled, spoken
from bot.language.dates.days import bare_weekday, day_of_month, next_weekday, weekday_soon
from bot.language.dates.grammar import Rule
from bot.language.dates.numeric import Figures, in_figures
from bot.language.dates.values import Amount, Clock, Part, Stretch, at, single
from bot.language.dates.when import Reading

_NEXT_DAY = timedelta(days=1)
_EARLY, _LATE, _CLOSING = time(9), time(16), time(17)
_LONGEST_TALK = 6
_MORNING = 6
_A_WEEK = timedelta(days=7)
Time = tuple[Clock | None, Part | None]


def same(_: Reading, value: Stretch) -> Stretch:
    return value


def past_front(_: Reading, __: object, value: Stretch) -> Stretch:
    return value


def clock_alone(_: Reading, clock: Clock) -> Time:
    return clock, None


def clock_in_hours(r: Reading, hour: Hour) -> Time | None:
    """ "At 9h": behind "at" no length of time."""
    clock = spoken(r, hour)
    return (clock, None) if clock else None


def part_alone(_: Reading, part: Part) -> Time:
    return None, part


def clock_part(_: Reading, clock: Clock, part: Part) -> Time | None:
    hour = clock.time.hour
    if clock.sure and part.afternoon != (hour >= 12) and not part.night:
        return None
    return clock, part


def part_clock(r: Reading, part: Part, clock: Clock) -> Time | None:
    return clock_part(r, clock, part)


def day_time(_: Reading, day: Stretch, said: Time) -> Stretch | None:
    """The day with the time of day; none if the day brought a time of its own."""
    if day.time is not None or day.grain not in ("day", "edge"):
        return None
    clock, part = said
    if clock is None:
        return at(day, part.time) if part else None
    exact = settled(clock, part)
    after_midnight = clock.next_day or (part is not None and part.night and exact.hour < _MORNING)
    if not after_midnight:
        return at(day, exact)
    return replace(day, first=day.first + _NEXT_DAY, last=day.last + _NEXT_DAY, time=exact)


def time_day(r: Reading, said: Time, day: Stretch) -> Stretch | None:
    return day_time(r, day, said)


def time_alone(r: Reading, said: Time) -> Stretch | None:
    """Today, or tomorrow if that is over; "this morning" is today's even in the afternoon."""
    found = day_time(r, single(r.today), said)
    if found is None or found.time is None:
        return None
    _, part = said
    over = found.first == r.today and found.time < r.now.time().replace(tzinfo=None)
    if over and not (part and part.today):
        found = replace(found, first=found.first + _NEXT_DAY, last=found.last + _NEXT_DAY)
    return replace(found, grain="time")


def half_day_alone(r: Reading, half: Part) -> Stretch | None:
    return time_alone(r, (None, half))


def clock_day_part(r: Reading, clock: Clock, day: Stretch, part: Part) -> Stretch | None:
    said = clock_part(r, clock, part)
    return day_time(r, day, said) if said else None


def day_part(r: Reading, day: Stretch, part: Part) -> Stretch | None:
    return day_time(r, day, (None, part))


def day_then_part(r: Reading, day: Stretch, part: Part) -> Stretch | None:
    return day_part(r, day, part)


def closing_on(r: Reading, day: Stretch) -> Stretch | None:
    return day_clock(r, day, Clock(_CLOSING))


def part_day_part(r: Reading, part: Part, day: Stretch, _: Part) -> Stretch | None:
    return day_time(r, day, (None, part))


def part_day_clock(r: Reading, part: Part, day: Stretch, clock: Clock) -> Stretch | None:
    return clock_day_part(r, clock, day, part)


def clock_day(r: Reading, clock: Clock, day: Stretch) -> Stretch | None:
    return day_time(r, day, (clock, None))


def day_clock(r: Reading, day: Stretch, clock: Clock) -> Stretch | None:
    return day_time(r, day, (clock, None))


def period_time(_: Reading, period: Stretch, said: Time) -> Stretch | None:
    clock, part = said
    if clock is None or not clock.sure or period.last - period.first > _A_WEEK:
        return None
    return at(period, settled(clock, part))


def before_tail(_: Reading, value: Stretch, __: object) -> Stretch:
    return value


def military(r: Reading, clock: Clock) -> Stretch | None:
    return time_alone(r, (clock, None))


def tomorrow_at(r: Reading, clock: Clock) -> Stretch | None:
    return day_clock(r, single(r.today + _NEXT_DAY), clock)


def tomorrow_then(r: Reading, said: Time) -> Stretch | None:
    return day_time(r, single(r.today + _NEXT_DAY), said)


def weekday_at(r: Reading, weekday: int, hour: Hour) -> Stretch | None:
    """ "Friday 10" is at ten, unless that friday is the 10th."""
    clock = spoken(r, hour)
    if clock is None or not 1 <= hour[0] <= 12 or weekday_soon(r, weekday, hour[0]):
        return None
    return day_clock(r, bare_weekday(r, weekday), clock)


def next_weekday_at(r: Reading, weekday: int, hour: Hour) -> Stretch | None:
    """ "Next friday 10" is at ten, unless that friday is the 10th."""
    day, clock = next_weekday(r, weekday), spoken(r, hour)
    if clock is None or not 1 <= hour[0] <= 12 or day.first.day == hour[0]:
        return None
    return day_clock(r, day, clock)


def day_from_hour(r: Reading, day: Stretch, begin: Hour, end: Hour) -> Stretch | None:
    """ "Monday 10 to 12" begins at ten; it is not ten minutes to twelve."""
    clock = spoken(r, begin)
    return day_clock(r, day, clock) if clock and begin[0] != end[0] else None


def first_thing_in(r: Reading, period: Stretch) -> Stretch | None:
    """At nine on the first working day of it."""
    day = r.calendar.next_working_day(max(period.first, r.today + _NEXT_DAY))
    return day_clock(r, single(day), Clock(_EARLY)) if period.first != period.last else None


def early_day(r: Reading, day: Stretch) -> Stretch | None:
    return day_clock(r, day, Clock(_EARLY))


def late_day(r: Reading, day: Stretch) -> Stretch | None:
    return day_clock(r, day, Clock(_LATE))


def early_part_of(r: Reading, day: Stretch, part: Part) -> Stretch | None:
    return day_part(r, day, early(r, part))


def late_part_of(r: Reading, day: Stretch, part: Part) -> Stretch | None:
    later = late(r, part)
    return day_part(r, day, later) if later else None


def this_time(r: Reading, day: Stretch) -> Stretch | None:
    now = Clock(r.now.time().replace(second=0, microsecond=0, tzinfo=None))
    return day_clock(r, day, now)


def this_time_next(r: Reading, unit: Amount) -> Stretch | None:
    day = unit.after(r.today, r)
    return this_time(r, day) if day else None


def day_military(r: Reading, day: Stretch, clock: Clock) -> Stretch | None:
    """ "Fri 1530"; but four digits that can be a year are one."""
    is_year = 19 <= clock.time.hour <= 20 and not (clock.time.hour == 19 and clock.time.minute < 50)
    return None if is_year else day_clock(r, day, clock)


def day_hours(r: Reading, day: Stretch, hours: tuple[int, int]) -> Stretch | None:
    """ "Friday 10-11" begins at ten; a stretch longer than a morning is no appointment."""
    begin, end = hours
    length = (end - begin) % 12
    clock = spoken(r, (begin, False)) if 1 <= begin < 24 and end <= 24 else None
    return day_clock(r, day, clock) if clock and 0 < length <= _LONGEST_TALK else None


def day_to_clock(r: Reading, day: Stretch, begin: Hour, end: Clock) -> Stretch | None:
    """ "Friday 2 to 3pm" begins at two."""
    return day_hours(r, day, (begin[0], (end.time.hour - 1) % 12 + 1))


def day_h(r: Reading, day: Stretch, hour: Hour) -> Stretch | None:
    """ "Friday 10h": with a day before it, no length of time."""
    clock = spoken(r, hour)
    return day_clock(r, day, clock) if clock and hour[0] else None


def weekday_dotted(r: Reading, weekday: int, figures: Figures) -> Stretch | None:
    """ "Mon 9.30" is at half past nine, unless that date is a monday."""
    separator, texts = figures
    if separator != "." or len(texts) != 2 or len(texts[1]) != 2 or int(texts[1]) % 5:
        return None
    meant = in_figures(r, figures)
    if meant is not None and meant.first.weekday() == weekday:
        return None
    hour = int(texts[0])
    clock = Clock(time(hour, int(texts[1])), sure=hour > 12 or hour == 0)
    return day_clock(r, bare_weekday(r, weekday), clock)


def number_at(r: Reading, number: int, clock: Clock) -> Stretch | None:
    day = day_of_month(r, number)
    return day_clock(r, day, clock) if day else None


def part_on_number(r: Reading, part: Part, number: int) -> Stretch | None:
    day = day_of_month(r, number)
    return day_part(r, day, part) if day else None


def clock_on_number(r: Reading, clock: Clock, number: int) -> Stretch | None:
    return number_at(r, number, clock)


DOTTED_TIMES = [Rule("<plain-day>", "WEEKDAY DATE", weekday_dotted, "mon 9.30")]
"""Before the dates in figures: what would be a date of another weekday is a time."""
