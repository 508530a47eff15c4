"""A time of day that is said in a zone of its own: "friday 4pm CET" is read on the reader's own clock.

Only letters that people use for one place are known. In summer "EST" is said for New York's clock as
well, so the letters stand for the place and its rules, not for a fixed distance from UTC.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.language.dates.clocks import settled
from bot.language.dates.grammar import Rule
from bot.language.dates.values import Clock, Stretch, single
from bot.language.dates.when import Reading

_ZONES = {
    "utc|gmt": "UTC",
    "cet|cest": "Europe/Berlin",
    "eet|eest": "Europe/Athens",
    "est|edt|et": "America/New_York",
    "cst|cdt|ct": "America/Chicago",
    "mst|mdt|mt": "America/Denver",
    "pst|pdt|pt": "America/Los_Angeles",
    "jst": "Asia/Tokyo",
    "sgt": "Asia/Singapore",
    "aest|aedt": "Australia/Sydney",
}


def _moment(r: Reading, day: date, clock: Clock, zone: str) -> Stretch:
    there = datetime.combine(day, settled(clock), ZoneInfo(zone))
    here = there.astimezone(r.now.tzinfo)
    return replace(single(here.date()), time=here.time().replace(tzinfo=None))


def _of(zone: str) -> Callable[[Reading], str]:
    return lambda _: zone


def day_clock(r: Reading, day: Stretch, clock: Clock, zone: str) -> Stretch | None:
    fits = day.grain == "day" and day.time is None and not clock.next_day
    return _moment(r, day.first, clock, zone) if fits else None


def clock_day(r: Reading, clock: Clock, day: Stretch, zone: str) -> Stretch | None:
    return day_clock(r, day, clock, zone)


def clock_zone_day(r: Reading, clock: Clock, zone: str, day: Stretch) -> Stretch | None:
    return day_clock(r, day, clock, zone)


def clock_alone(r: Reading, clock: Clock, zone: str) -> Stretch:
    """Today there, or tomorrow if that is over."""
    now = r.now.astimezone(ZoneInfo(zone))
    over = settled(clock) < now.time().replace(tzinfo=None)
    day = date.fromordinal(now.date().toordinal() + over)
    return replace(_moment(r, day, clock, zone), grain="time")


ZONES = [
    *(Rule("<zone>", names, _of(zone), names.split("|")[0]) for names, zone in _ZONES.items()),
    Rule("<zoned>", "<plain-day> at|@|by? <some-clock> <zone>", day_clock, "friday 4pm CET"),
    Rule("<zoned>", "at|by? <some-clock> on? <plain-day> <zone>", clock_day, "4pm friday CET"),
    Rule("<zoned>", "at|by? <some-clock> <zone> on? <plain-day>", clock_zone_day, "4pm CET on friday"),
    Rule("<zoned>", "at|@|by? <clock> <zone>", clock_alone, "4pm CET"),
]
