"""A time of day that is said in a zone of its own: "friday 4pm CET" is read on the reader's own clock.

Letters that several places use stand for the one from which most is written, unless the reader lives
in another ("IST" is Dublin's in Dublin). In summer "EST" is said for New York's clock as
well, so the letters stand for the place and its rules, not for a fixed distance from UTC.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from bot.language.dates.clocks import settled
from bot.language.dates.grammar import Rule
from bot.language.dates.values import Clock, Stretch, single
from bot.language.dates.when import Reading

_ZONES = {
    "utc|gmt|z": "UTC",
    "bst": "Europe/London",
    "cet|cest": "Europe/Berlin",
    "eet|eest": "Europe/Athens",
    "est|edt|et": "America/New_York",
    "cst|cdt|ct": "America/Chicago",
    "mst|mdt|mt": "America/Denver",
    "pst|pdt|pt": "America/Los_Angeles",
    "ist": "Asia/Kolkata",
    "jst": "Asia/Tokyo",
    "hkt": "Asia/Hong_Kong",
    "sgt": "Asia/Singapore",
    "awst": "Australia/Perth",
    "aest|aedt": "Australia/Sydney",
    "nzst|nzdt": "Pacific/Auckland",
    "sast": "Africa/Johannesburg",
    "eastern time?": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time?": "America/Los_Angeles",
    "uk|london time": "Europe/London",
}


_ALSO = {
    "Asia/Kolkata": ("Europe/Dublin", "Asia/Jerusalem"),
    "Europe/London": ("Asia/Dhaka",),
    "America/Chicago": ("Asia/Shanghai", "Asia/Taipei"),
    "America/New_York": ("Australia/Sydney", "Australia/Melbourne", "Australia/Brisbane"),
}
"""Whose clock the letters tell as well, if the reader lives there."""


def _moment(r: Reading, day: date, clock: Clock, zone: str) -> Stretch:
    there = datetime.combine(day, settled(clock), _place(r, zone))
    here = there.astimezone(r.now.tzinfo)
    return replace(single(here.date()), time=here.time().replace(tzinfo=None))


def _place(r: Reading, zone: str) -> tzinfo:
    own = r.now.tzinfo
    return own if isinstance(own, ZoneInfo) and own.key in _ALSO.get(zone, ()) else ZoneInfo(zone)


def _of(zone: str) -> Callable[[Reading], str]:
    return lambda _: zone


def _example(names: str) -> str:
    return " ".join(word.split("|")[0] for word in names.replace("?", "").split())


def day_clock(r: Reading, day: Stretch, clock: Clock, zone: str) -> Stretch | None:
    fits = day.grain == "day" and day.time is None and not clock.next_day
    return _moment(r, day.first, clock, zone) if fits else None


def clock_day(r: Reading, clock: Clock, day: Stretch, zone: str) -> Stretch | None:
    return day_clock(r, day, clock, zone)


def clock_zone_day(r: Reading, clock: Clock, zone: str, day: Stretch) -> Stretch | None:
    return day_clock(r, day, clock, zone)


def clock_alone(r: Reading, clock: Clock, zone: str) -> Stretch:
    """Today there, or tomorrow if that is over."""
    now = r.now.astimezone(_place(r, zone))
    over = settled(clock) < now.time().replace(tzinfo=None)
    day = date.fromordinal(now.date().toordinal() + over)
    return replace(_moment(r, day, clock, zone), grain="time")


ZONES = [
    *(Rule("<zone>", names, _of(zone), _example(names)) for names, zone in _ZONES.items()),
    Rule("<zoned>", "<plain-day> at|@|by? <some-clock> <zone>", day_clock, "friday 4pm CET"),
    Rule("<zoned>", "at|by? <some-clock> on? <plain-day> <zone>", clock_day, "4pm friday CET"),
    Rule("<zoned>", "at|by? <some-clock> <zone> on? <plain-day>", clock_zone_day, "4pm CET on friday"),
    Rule("<zoned>", "at|@|by? <clock> <zone>", clock_alone, "4pm CET"),
    Rule("<answer>", "MILITARY <zone>", clock_alone, "1500Z"),
    Rule("<zoned>", "<numeric-date> t CLOCK <zone>", day_clock, "2026-03-31T15:00Z"),
]
