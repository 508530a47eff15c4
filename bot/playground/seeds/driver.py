"""Fills a new workspace by typing commands as its members would: nothing is put into the bot's database.

The workspace's clock is moved to each line's day before it is typed, and back to the real time after all.
A bot whose clock is the workspace's gets a past; otherwise everything happens today.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.playground.refusals import CannotDo

if TYPE_CHECKING:
    from bot.playground.workspace import Workspace


_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Line:
    """What a member (by name) typed in a channel, so many days ago."""

    who: str
    channel: str
    days_ago: int
    text: str


@dataclass(frozen=True, slots=True)
class Failed:
    line: Line
    reason: str


def type_all(
    slack: Workspace, lines: Sequence[Line], after_each: Callable[[int], bool] = lambda typed: True
) -> list[Failed]:
    """Type every line, oldest first; those that did not reach the bot come back.

    `after_each` hears how many lines are typed, while it is still that line's day; typing ends when it
    answers False.
    """
    failed = []
    today = slack.clock.now()
    in_order = sorted(lines, key=lambda each: -each.days_ago)
    typed = [(_moment(slack, line, today, number), line) for number, line in enumerate(in_order)]
    try:
        # By the clock and not by the day, which begins earlier in Sydney: time only ever goes on.
        for count, (moment, line) in enumerate(sorted(typed, key=lambda each: each[0]), 1):
            slack.move_clock(moment)
            reason = _type(slack, line)
            if reason is not None:
                failed.append(Failed(line, reason))
            if not after_each(count):
                break
    finally:
        slack.follow_real_clock()
        _tidy(slack)
    return failed


def _type(slack: Workspace, line: Line) -> str | None:
    """Why it failed, if it did."""
    try:
        return slack.commands.type(line.who, line.channel, line.text).error
    except CannotDo as cannot:
        return cannot.message


def _tidy(slack: Workspace) -> None:
    """Nobody finds answers to what they did not type themselves, nor a month of unread messages."""
    yesterday = f"{(slack.clock.now() - timedelta(days=1)).timestamp():.6f}"
    with slack.state.changing():
        for kept in slack.state.messages.values():
            for message in [each for each in kept.values() if each.seen_by is not None]:
                slack.state.remove_message(message)
        for channel in slack.state.channels.values():
            for user in channel.members:
                channel.last_read[user] = max(yesterday, channel.last_read.get(user, "0"))


def _moment(slack: Workspace, line: Line, today: datetime, number: int) -> datetime:
    """In the member's own office hours, each line a little later than the one before, never after `today`.

    What falls on a weekend was typed on the Friday before.
    """
    zone = ZoneInfo(slack.people.member(line.who).tz or "UTC")
    day = today.astimezone(zone).date() - timedelta(days=line.days_ago)
    day -= timedelta(days=max(0, day.weekday() - _FRIDAY))
    moment = datetime.combine(day, time(9, 30), zone) + timedelta(minutes=2 * (number % 200))
    return min(moment, today)
