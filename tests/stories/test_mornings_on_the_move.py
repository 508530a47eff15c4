"""Mornings when something moves: a rep flies, the clocks change, the bot was down. One a date, or none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.store.work import Store

from .daybreak import Daybreak


def flies(team: Daybreak, zone: str) -> None:
    """Sam's Slack tells another time zone, and the bot hears of it."""
    team.slack.surroundings.change_member(team.sam.user, tz=zone)
    team.slack.settle()
    team.deliver()


def heard_at(team: Daybreak, steps: list[str]) -> list[int]:
    """How many mornings Sam has had at each of these times."""
    counts = []
    for step in steps:
        team.until(step)
        counts.append(len(team.mornings(team.sam)))
    return counts


@pytest.mark.parametrize(
    ("home", "away", "at", "steps", "counts"),
    [
        # West after the morning: nine o'clock comes again on the same date, the message does not.
        (
            "Europe/Berlin",
            "America/New_York",
            "2026-03-03T10:00+01:00",
            ["2026-03-03T09:30-05:00", "2026-03-04T08:30-05:00", "2026-03-04T09:00-05:00"],
            [1, 1, 2],
        ),
        # West before it: the day has its message, at the new place's hour.
        (
            "Europe/Berlin",
            "America/New_York",
            "2026-03-03T07:00+01:00",
            ["2026-03-03T09:30+01:00", "2026-03-03T09:00-05:00", "2026-03-04T09:00-05:00"],
            [0, 1, 2],
        ),
        # East over the date line, where it is the next day already.
        (
            "America/Los_Angeles",
            "Asia/Tokyo",
            "2026-03-03T10:00-08:00",
            ["2026-03-03T23:59-08:00", "2026-03-05T08:30+09:00", "2026-03-05T09:00+09:00"],
            [2, 2, 3],
        ),
    ],
    ids=["west-after", "west-before", "east"],
)
def test_a_rep_who_flies_has_one_morning_a_date(
    store: Store, home: str, away: str, at: str, steps: list[str], counts: list[int]
) -> None:
    with Daybreak.opened(store, "2026-03-02T12:00+00:00") as team:
        team.meets(team.sam, home)
        team.sam.types("/deal add Acme $40k")
        team.until("2026-03-02T20:00+00:00")
        before = len(team.mornings(team.sam))
        team.until(at)
        flies(team, away)
        assert [each - before for each in heard_at(team, steps)] == counts


@pytest.mark.parametrize(
    ("back", "first", "after_the_next"),
    [("2026-03-03T12:30+00:00", 1, 2), ("2026-03-03T13:30+00:00", 0, 1)],
    ids=["under-four-hours", "over-four-hours"],
)
def test_a_bot_that_was_down_tells_late_or_leaves_it_to_the_next_morning(
    store: Store, back: str, first: int, after_the_next: int
) -> None:
    with Daybreak.opened(store, "2026-03-02T12:00+00:00") as team:
        team.meets(team.sam, "Europe/London")
        team.sam.types("/deal add Acme $40k")
        team.sam.types("/deal follow-up Acme tomorrow 9am call Jane")

        team.now = datetime.fromisoformat(back).astimezone(UTC)
        for _ in range(2):
            team.bot.tick(team.now)
            team.deliver()
        assert len(team.mornings(team.sam)) == first
        assert len([each for each in team.sam.reads() if each.text.startswith("Now:")]) == first

        team.until("2026-03-04T09:00+00:00")
        assert len(team.mornings(team.sam)) == after_the_next
        assert "Acme: call Jane, 1 day late" in team.mornings(team.sam)[-1].text


@pytest.mark.parametrize(
    ("friday", "monday_at_nine"),
    [("2026-03-06T12:00-05:00", "2026-03-09T13:00Z"), ("2026-10-30T12:00-04:00", "2026-11-02T14:00Z")],
    ids=["forward", "back"],
)
def test_new_york_hears_at_its_nine_o_clock_after_the_clocks_changed(
    store: Store, friday: str, monday_at_nine: str
) -> None:
    with Daybreak.opened(store, friday) as team:
        team.meets(team.sam, "America/New_York")
        team.sam.types("/deal add Acme $40k")
        a_minute_before = monday_at_nine.replace(":00Z", ":59Z").replace("T13", "T12").replace("T14", "T13")
        assert heard_at(team, [a_minute_before, monday_at_nine]) == [0, 1]
