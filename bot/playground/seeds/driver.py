"""Fills a new workspace by typing commands as its members would: nothing is put into the bot's database.

The workspace's clock is moved to each line's day before it is typed, and back to the real time after all.
A launcher that hands those moves on to the bot's clock (`on_clock_moved`) gets a past; otherwise everything happens
today.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.playground.refusals import CannotDo

if TYPE_CHECKING:
    from bot.playground.workspace import Workspace


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


def type_all(slack: "Workspace", lines: Sequence[Line]) -> list[Failed]:
    """Type every line, oldest first; those that did not reach the bot come back."""
    failed = []
    today = slack.clock.now()
    in_order = sorted(lines, key=lambda each: -each.days_ago)
    typed = [(_moment(slack, line, today, number), line) for number, line in enumerate(in_order)]
    try:
        # By the clock and not by the day, which begins earlier in Sydney: time only ever goes on.
        for moment, line in sorted(typed, key=lambda each: each[0]):
            slack.move_clock(moment)
            try:
                answer = slack.commands.type(line.who, line.channel, line.text)
            except CannotDo as cannot:
                failed.append(Failed(line, cannot.message))
                continue
            if answer.error is not None:
                failed.append(Failed(line, answer.error))
    finally:
        slack.follow_real_clock()
        _tidy(slack)
    return failed


def _tidy(slack: "Workspace") -> None:
    """Nobody finds answers to what they did not type themselves, nor a month of unread messages."""
    yesterday = f"{(slack.clock.now() - timedelta(days=1)).timestamp():.6f}"
    with slack.state.changing():
        for kept in slack.state.messages.values():
            for message in [each for each in kept.values() if each.seen_by is not None]:
                slack.state.remove_message(message)
        for channel in slack.state.channels.values():
            for user in channel.members:
                channel.last_read[user] = max(yesterday, channel.last_read.get(user, "0"))


def _moment(slack: "Workspace", line: Line, today: datetime, number: int) -> datetime:
    """In the member's own office hours, each line a little later than the one before, never after `today`."""
    zone = ZoneInfo(slack.people.member(line.who).tz or "UTC")
    day = today.astimezone(zone).date() - timedelta(days=line.days_ago)
    moment = datetime.combine(day, time(9, 30), zone) + timedelta(minutes=2 * (number % 200))
    return min(moment, today)
