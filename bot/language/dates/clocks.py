"""The ways people say a time of day.

An hour of twelve without am or pm is one of business hours: "at 4" is 16:00, "at 9" is 09:00.
A time with a zone of its own ("4pm CET") is read in `zones`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from bot.language.dates.grammar import Rule
from bot.language.dates.values import Clock, Part
from bot.language.dates.when import Reading

_LAST_AFTERNOON_HOUR = 6
_MEALS = (8, 12, 19)
_LONGEST_STRETCH = 12
_SMALL_HOURS = 4
Hour = tuple[int, bool]


def spoken(_: Reading, hour: Hour) -> Clock | None:
    number, padded = hour
    if number == 24:
        return Clock(time(0), next_day=True)
    return Clock(time(number), sure=padded or number == 0 or number > 12)


def word_hour(r: Reading, hour: int) -> Clock | None:
    return spoken(r, (hour, False)) if hour <= 12 else None


def word_minutes(_: Reading, hour: int, minute: int) -> Clock | None:
    return Clock(time(hour, minute), sure=False) if hour <= 12 and 10 <= minute < 60 else None


def with_meridiem(_: Reading, clock: Clock, afternoon: bool) -> Clock | None:
    if clock.time.hour > 12 or clock.time.hour == 0:
        return Clock(clock.time) if afternoon and clock.time.hour > 12 else None
    return Clock(clock.time.replace(hour=clock.time.hour % 12 + 12 * afternoon))


def with_half_day(r: Reading, clock: Clock, half: Part) -> Clock | None:
    return with_meridiem(r, clock, half.afternoon)


def as_said(_: Reading, clock: Clock) -> Clock:
    return clock


def noon(_: Reading, __: object = None) -> Clock:
    return Clock(time(12))


def midnight(_: Reading) -> Clock:
    return Clock(time(0), next_day=True)


def minutes_past(_: Reading, minutes: int, clock: Clock) -> Clock | None:
    if clock.time.minute or not 0 < minutes < 60:
        return None
    return replace(clock, time=clock.time.replace(minute=minutes))


def minutes_to(_: Reading, minutes: int, clock: Clock) -> Clock | None:
    if clock.time.minute or not 0 < minutes < 60 or minutes % 5:
        return None
    hour = (clock.time.hour - 1) % 24 if clock.sure else (clock.time.hour - 2) % 12 + 1
    return replace(clock, time=time(hour, 60 - minutes))


def half_past(r: Reading, clock: Clock) -> Clock | None:
    return minutes_past(r, 30, clock)


def half_before(r: Reading, clock: Clock) -> Clock | None:
    """ "Halb drei" is half past two."""
    return minutes_to(r, 30, clock)


def minutes_past_hour(r: Reading, clock: Clock, minutes: int) -> Clock | None:
    return minutes_past(r, minutes, clock)


def quarter_past(r: Reading, clock: Clock) -> Clock | None:
    return minutes_past(r, 15, clock)


def quarter_to(r: Reading, clock: Clock) -> Clock | None:
    return minutes_to(r, 15, clock)


def european(_: Reading, hour: Hour, minute: int = 0) -> Clock | None:
    """ "15h" is a time only where it can hardly be a length of time."""
    return Clock(time(hour[0], minute)) if 13 <= hour[0] <= 23 or (minute and 6 <= hour[0] < 24) else None


def range_start(r: Reading, hours: tuple[int, int], afternoon: bool | None = None) -> Clock | None:
    first, last = hours
    if first >= 24 or last > 24 or last - first > _LONGEST_STRETCH:
        return None
    start = Clock(time(first), sure=first > 12 or first == 0)
    if afternoon is None:
        return start
    return with_meridiem(r, start, afternoon if first < last or first == 12 else not afternoon)


def clocks_start(r: Reading, clocks: tuple[Clock, Clock], afternoon: bool) -> Clock | None:
    """ "11:30-1pm" begins in the morning."""
    start, end = (clock.time.replace(hour=clock.time.hour % 12) for clock in clocks)
    return with_meridiem(r, clocks[0], afternoon if start < end else not afternoon)


def early(_: Reading, part: Part) -> Part:
    return replace(part, time=time(part.time.hour - 1)) if part.time.hour else part


def late(_: Reading, part: Part) -> Part | None:
    later = {9: 11, 14: 16, 18: 21, 20: 21}.get(part.time.hour)
    return replace(part, time=time(later)) if later else None


def middle(_: Reading, part: Part) -> Part:
    return replace(part, time=time(min(part.time.hour + 1, 23)))


def part_as_said(_: Reading, part: Part) -> Part:
    return part


def part_today(_: Reading, part: Part) -> Part:
    return replace(part, today=True)


def end_of_business(_: Reading) -> Part:
    return Part(time(17), afternoon=True)


def first_thing(_: Reading) -> Part:
    return Part(time(9))


def after_lunch(_: Reading) -> Part:
    return Part(time(13), afternoon=True)


def tea_time(_: Reading) -> Part:
    return Part(time(16), afternoon=True)


def meal_time(_: Reading, part: Part) -> Part | None:
    return part if part.time.hour in _MEALS else None


def early_hours(_: Reading, part: Part) -> Part:
    return replace(part, time=time(6))


def settled(clock: Clock, part: Part | None = None) -> time:
    """The time on a 24-hour clock: by the part of the day if one was said, else by business hours."""
    hour = clock.time.hour
    if clock.sure:
        return clock.time
    if part is None:
        afternoon = 1 <= hour <= _LAST_AFTERNOON_HOUR
    else:
        small = hour == 12 or hour <= _SMALL_HOURS
        afternoon = part.afternoon and not (part.night and small)
        hour = 0 if hour == 12 and (not part.afternoon or part.night) else hour
    return clock.time.replace(hour=hour + 12 if afternoon and hour < 12 else hour)


CLOCKS = [
    Rule("<clock>", "<hour> MERIDIEM", with_meridiem, "3pm"),
    Rule("<clock>", "<hour> OCLOCK", as_said, "4 o'clock"),
    Rule("<clock>", "<hour> o clock", as_said, "4 o clock"),
    Rule("<clock>", "<hour> OCLOCK NUMBER", minutes_past_hour, "14 Uhr 30"),
    Rule("<clock>", "<hour> OCLOCK MERIDIEM", with_meridiem, "4 o'clock pm"),
    Rule("<clock>", "<hour> ish|sharp", as_said, "5ish"),
    Rule("<clock>", "<hour> MERIDIEM ish|sharp", with_meridiem, "3pm sharp"),
    Rule("<clock>", "<hour> ish HALF-DAY", with_half_day, "3ish pm"),
    Rule("<clock>", "CLOCKS MERIDIEM", clocks_start, "11:30-1pm"),
    Rule("<clock>", "CLOCK MERIDIEM ish|sharp?", with_meridiem, "3:15pm"),
    Rule("<clock>", "CLOCK h|uhr|hrs|hours|ish|sharp?", as_said, "15:30"),
    Rule("<clock>", "DOTTED MERIDIEM", with_meridiem, "8.30 pm"),
    Rule("<clock>", "DOTTED h|hrs", as_said, "15.30 hrs"),
    Rule("<clock>", "DOTTED OCLOCK", as_said, "15.30 Uhr"),
    Rule("<clock>", "<hour> OCLOCK ish|sharp", as_said, "4 o'clock sharp"),
    Rule("<clock>", "12 NOON", noon, "12 noon"),
    Rule("<clock>", "MILITARY hrs|hours|hs|hr|h", as_said, "1530 hrs"),
    Rule("<clock>", "HOUR h", european, "15h"),
    Rule("<clock>", "HOUR h NUMBER", european, "15h30"),
    Rule("<clock>", "at MILITARY", as_said, "at 1530"),
    Rule("<clock>", "NUMBERS MERIDIEM", range_start, "2-3pm"),
    Rule("<clock>", "<spoken> MERIDIEM", with_meridiem, "five thirty pm"),
    Rule("<clock>", "<past> MERIDIEM", with_meridiem, "half past 3 pm"),
    Rule("<clock>", "<past> in?", as_said, "half past two"),
    Rule("<clock>", "NOON ish|sharp?", noon, "noon"),
    Rule("<clock>", "midnight", midnight, "midnight"),
    Rule("<hour>", "HOUR", spoken, "3"),
    Rule("<hour>", "WORDNUMBER", word_hour, "three"),
    Rule("<spoken>", "WORDNUMBER WORDNUMBER", word_minutes, "five thirty"),
    Rule("<past>", "halb <hour>", half_before, "halb 3"),
    Rule("<past>", "<hour> OCLOCK? AND-HALF", half_past, "3 y media"),
    Rule("<past>", "half past? <hour>", half_past, "half past two"),
    Rule("<past>", "half past <hour>", half_past, "half past 2"),
    Rule("<past>", "a? quarter past|after <hour>", quarter_past, "quarter past 3"),
    Rule("<past>", "a? quarter to|before|of|til|till <hour>", quarter_to, "quarter to nine"),
    Rule("<past>", "a? quarter to|before <clock>", quarter_to, "quarter to noon"),
    Rule("<past>", "<minutes> minutes|mins|min? past|after <hour>", minutes_past, "twenty past three"),
    Rule("<past>", "<minutes> minutes|mins|min? to|before|til|till <hour>", minutes_to, "10 to 4"),
    Rule("<past>", "half past NOON", lambda r: half_past(r, noon(r)), "half past noon"),
    Rule("<past>", "a? quarter past|after NOON", lambda r: quarter_past(r, noon(r)), "quarter past noon"),
    Rule("<past>", "<minutes> past|after NOON", lambda r, n: minutes_past(r, n, noon(r)), "15 past noon"),
    Rule("<past>", "<minutes> to|before NOON", lambda r, n: minutes_to(r, n, noon(r)), "15 to noon"),
    Rule("<minutes>", "NUMBER", lambda _, n: n, "20"),
    Rule("<minutes>", "WORDNUMBER", lambda _, n: n, "twenty"),
    # An hour that only "at" or a day beside it makes a time.
    Rule("<bare-clock>", "HOUR", spoken, "4"),
    Rule("<bare-clock>", "WORDNUMBER", word_hour, "four"),
    Rule("<bare-clock>", "<spoken>", as_said, "five thirty"),
    Rule("<bare-clock>", "DOTTED", as_said, "2.30"),
    Rule("<bare-clock>", "NUMBERS", range_start, "2-3"),
]

PARTS = [
    Rule("<part>", "PART", part_as_said, "afternoon"),
    Rule("<part>", "early PART", early, "early afternoon"),
    Rule("<part>", "early in the PART", early, "early in the morning"),
    Rule("<part>", "the? early hours of the PART", early_hours, "the early hours of the morning"),
    Rule("<part>", "late PART", late, "late afternoon"),
    Rule("<part>", "late in the PART", late, "late in the evening"),
    Rule("<part>", "mid PART", middle, "mid afternoon"),
    Rule("<part>", "first thing in the? morning?", first_thing, "first thing in the morning"),
    Rule("<part>", "first thing", first_thing, "first thing"),
    Rule("<part>", "the? close|end of business|play|day", end_of_business, "close of business"),
    Rule("<part>", "the? end of the|my|our day", end_of_business, "end of the day"),
    Rule("<part>", "end of the? working|business|work day", end_of_business, "end of the working day"),
    Rule("<part>", "after|post lunch|lunchtime", after_lunch, "after lunch"),
    Rule("<part>", "PART time", meal_time, "lunch time"),
    Rule("<part>", "tea time", tea_time, "tea time"),
    Rule("<part>", "this HALF-DAY", part_today, "this pm"),
    Rule("<part>", "later this <part-of-today>", part_today, "later this afternoon"),
    Rule("<part>", "this <part-of-today>", part_today, "this morning"),
    Rule("<part-of-today>", "PART", part_as_said, "morning"),
    Rule("<part-of-today>", "early|late? PART", part_as_said, "late afternoon"),
]
