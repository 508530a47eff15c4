"""A channel that Slack gave another id is the channel that it was."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.notices import slack_call
from bot.domain.schedules import Schedule
from bot.store import cards, lanes, outbox, people, timers
from bot.store.tables import metadata
from bot.store.timers import TimerKind
from bot.store.work import Store, Work
from tests.front_door import SALES, SAM, TEAM, FrontDoor

SHARED = "C0SHARED01"
NOW = datetime.now(UTC)
RENUMBERED = {
    "type": "event_callback",
    "team_id": TEAM,
    "event_id": "Ev0RENUMB1",
    "event": {"type": "channel_id_changed", "old_channel_id": SALES, "new_channel_id": SHARED},
}


@pytest.fixture
def door(store: Store) -> FrontDoor:
    """A channel that hears of everything, has a deal's card, a summary on Mondays, and managers in it."""
    door = FrontDoor(store)
    door.types("/pipeline subscribe all", SAM)
    door.types("/deal add Acme $40k", SAM)

    (deal,) = door.rows()["deals"]

    def furnish(work: Work) -> None:
        cards.keep_card(work, SALES, deal[1], "1.000001")
        monday = Schedule(SALES, 0, 540, "Europe/London", SAM).written()
        timers.set_to(work, TimerKind.SUMMARY, monday, NOW + timedelta(days=3))
        place = dataclasses.replace(people.workspace(work), manager_channel=SALES)
        people.keep_workspace(work, place, NOW)

    store.run(TEAM, furnish)
    return door


def bound_to(door: FrontDoor, channel: str) -> dict[str, int]:
    """How many rows of each table hang on the channel."""
    tables = ("subscriptions", "cards", "timers", "workspaces", "outbox", "lanes")
    rows = door.rows()
    return {name: sum(channel in str(row) for row in rows[name]) for name in tables}


def test_all_that_hangs_on_the_old_id_goes_along(door: FrontDoor) -> None:
    before = bound_to(door, SALES)
    assert all(before.values()), before

    assert door.happens(RENUMBERED).status == 200

    assert bound_to(door, SHARED) == before
    assert not any(bound_to(door, SALES).values())
    assert "hears" in door.types("/pipeline subscriptions", SAM, channel_id=SHARED).text


def test_the_same_news_once_more_changes_nothing(door: FrontDoor) -> None:
    door.happens(RENUMBERED)
    before = door.rows("inbox")

    assert door.happens(RENUMBERED | {"event_id": "Ev0RENUMB2"}).status == 200

    assert door.rows("inbox") == before


def test_what_was_said_under_the_new_id_stands(door: FrontDoor) -> None:
    door.types("/pipeline subscribe wins over 10k", SAM, channel_id=SHARED)

    assert door.happens(RENUMBERED).status == 200

    heard = door.types("/pipeline subscriptions", SAM, channel_id=SHARED).text
    assert "wins, from $10,000 on" in heard
    assert not any(bound_to(door, SALES).values())


@pytest.mark.parametrize("is_known", [False, True])
def test_what_waits_for_the_old_id_is_told_once_under_the_new_one(door: FrontDoor, is_known: bool) -> None:
    """Also where posts to the old id were refused before the news came, and the new one has heard as well."""
    if is_known:
        door.types("/pipeline subscribe all", SAM, channel_id=SHARED)
    door.types("/deal move Acme nego", SAM)
    line = slack_call(SALES, "chat.postMessage", {"channel": SALES, "text": "38 deals"})

    def refused(work: Work) -> None:
        outbox.tell(work, [line], NOW)
        lanes.park_route(work, SALES, "channel_not_found", NOW)

    door.store.run(TEAM, refused)

    door.happens(RENUMBERED)

    notices, (lane,) = of(door, "outbox"), of(door, "lanes")
    assert [each["kind"] for each in notices if each["state"] is None] == [
        "announcement",
        "announcement",
        "call",
    ]
    assert lane["due_at"] is not None and lane["parked_reason"] is None
    assert not any(SALES in str(row) for row in (*door.rows()["outbox"], *door.rows()["lanes"]))


def of(door: FrontDoor, table: str) -> list[dict[str, Any]]:
    """The new id's rows."""
    names = metadata.tables[table].columns.keys()
    rows = [dict(zip(names, row, strict=True)) for row in door.rows()[table]]
    return [row for row in rows if row["route"] == SHARED]
