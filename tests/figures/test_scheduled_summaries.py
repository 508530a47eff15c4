"""A channel gets its summary by itself: at its hour, once, and no longer than it wants."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.domain.refusals import NotAllowed, NotUnderstood
from bot.language import commands as ask
from bot.language import slash
from bot.store.work import Store
from bot.worker.clock import tick
from tests.figures.life import Life
from tests.language.known import context

MONDAY = datetime(2026, 3, 9, 8, tzinfo=UTC)
WEEKLY = ask.ScheduleSummary(0, time(8))


@pytest.fixture
def life(store: Store) -> Life:
    life = Life.of_new_team(store)
    life.now = MONDAY - timedelta(days=3)
    return life


def told(life: Life, at: datetime) -> list[tuple[str, str]]:
    """Channel and text of each summary that the clock posts then."""
    found = tick(life.store, at, life.place.team)
    return [
        (each.notice.route, each.notice.payload["arguments"]["text"])
        for each in found
        if each.about == ("summary",)
    ]


def test_it_comes_at_its_hour_once_a_week(life: Life):
    life.tries(WEEKLY, channel="C1")
    assert told(life, MONDAY - timedelta(minutes=1)) == []
    ((channel, text),) = told(life, MONDAY)
    assert channel == "C1" and text.startswith("Pipeline Sales. No open deals. March: won $0")
    assert told(life, MONDAY) == []
    assert len(told(life, MONDAY + timedelta(days=7))) == 1


def test_after_a_long_outage_only_the_next_one_comes(life: Life):
    life.tries(WEEKLY, channel="C1")
    assert told(life, MONDAY + timedelta(hours=5)) == []
    assert len(told(life, MONDAY + timedelta(days=7))) == 1


def test_a_new_hour_takes_the_place_of_the_old_and_off_ends_it(life: Life):
    life.tries(WEEKLY, channel="C1")
    life.tries(ask.ScheduleSummary(None, time(9)), channel="C1")
    life.tries(WEEKLY, channel="C2")
    assert [channel for channel, _ in told(life, MONDAY)] == ["C2"]
    assert [channel for channel, _ in told(life, MONDAY + timedelta(hours=1))] == ["C1"]
    life.tries(ask.ScheduleSummary(off=True), channel="C1")
    assert told(life, MONDAY + timedelta(days=1, hours=1)) == []


def test_every_working_day_skips_the_weekend(life: Life):
    life.tries(ask.ScheduleSummary(None, time(8)), channel="C1")
    friday = MONDAY + timedelta(days=4)
    days = [friday + timedelta(days=more) for more in range(4)]
    tick(life.store, friday - timedelta(hours=1), life.place.team)
    assert [len(told(life, day)) for day in days] == [1, 0, 0, 1]


def test_only_those_who_steer_schedule_it(life: Life):
    from bot.domain.people import Role

    with pytest.raises(NotAllowed):
        life.tries(WEEKLY, role=Role.REP, channel="C1")


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("summary weekly monday 8:00", WEEKLY),
        ("summary weekly", ask.ScheduleSummary(0)),
        ("summary every friday 4pm", ask.ScheduleSummary(4, time(16))),
        ("summary daily 8:30", ask.ScheduleSummary(None, time(8, 30))),
        ("summary off", ask.ScheduleSummary(off=True)),
        ("summary weekly off", ask.ScheduleSummary(off=True)),
        ("summary daily stop", ask.ScheduleSummary(off=True)),
        ("summary off <#C1|sales>", ask.ScheduleSummary(off=True, channel="C1")),
    ],
)
def test_it_is_typed_as_people_say_it(typed: str, command: ask.ScheduleSummary):
    assert slash.read("pipeline", typed, context()) == command


def test_another_channel_is_picked_from_slack_s_list():
    wanted = ask.ScheduleSummary(0, time(8), "C1")
    assert slash.read("pipeline", "summary weekly monday 8:00 <#C1|sales>", context()) == wanted


def test_a_channel_that_was_only_typed_is_not_known():
    with pytest.raises(NotUnderstood, match="I do not know the channel #sales"):
        slash.read("pipeline", "summary weekly monday 8:00 #sales", context())
