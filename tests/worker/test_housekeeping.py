"""What has served its time goes; what is still of use stays."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from structlog.testing import capture_logs

from bot.domain.journal import UNDO_LASTS, Kept, Signed
from bot.store import conversations, inbox, journal, lanes
from bot.store.numbers import new_number
from bot.store.tables import conversations as conversations_table
from bot.store.tables import inbox as inbox_table
from bot.store.tables import journal as journal_table
from bot.store.tables import posts as posts_table
from bot.worker.housekeeping import tidy

from .scene import SALES, WINS, Scene

DAY = 86400


def count(scene: Scene, table: sa.Table) -> int:
    with scene.store.engine.connect() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def test_handled_requests_are_forgotten_after_three_days(scene: Scene) -> None:
    scene.run(lambda work: [inbox.is_first(work, f"request {n}", scene.now) for n in range(1200)])
    scene.pass_time(3 * DAY)
    scene.run(lambda work: inbox.is_first(work, "today's", scene.now))
    tidy(scene.store, scene.now)
    assert count(scene, inbox_table) == 1201
    scene.pass_time(1)
    assert tidy(scene.store, scene.now) == 1200
    assert count(scene, inbox_table) == 1


def test_told_notices_are_forgotten_after_thirty_days_and_waiting_ones_never(scene: Scene) -> None:
    scene.say("told")
    scene.deliver()
    scene.say("waiting", route=WINS)
    scene.pass_time(30 * DAY + 1)
    assert tidy(scene.store, scene.now) == 1
    assert scene.states() == [(None, None)]


def test_what_waited_a_week_for_a_shut_route_is_set_aside(scene: Scene) -> None:
    scene.fail("is_archived")
    scene.say("old")
    scene.deliver()
    scene.pass_time(6 * DAY)
    scene.say("young")
    scene.pass_time(DAY + 1)
    tidy(scene.store, scene.now)
    assert scene.states() == [("set-aside", "is_archived"), (None, None)]
    scene.run(lambda work: lanes.unpark(work, SALES, scene.now))
    scene.deliver()
    assert scene.texts() == ["young"]


def test_what_undo_needs_is_kept_as_long_as_undo_takes_back(scene: Scene) -> None:
    """Numbers of changes tell their time by the machine's own clock."""
    change, now = new_number(), datetime.now(UTC)
    scene.run(lambda work: journal.write(work, Signed(change, "U1", now), Kept.MORNINGS, "U1", None, "{}"))
    with scene.store.engine.begin() as connection:
        row = {"team_id": "T1", "change_id": change, "channel_id": SALES, "ts": "1.1", "notice": "{}"}
        connection.execute(sa.insert(posts_table).values(row))
    tidy(scene.store, now + UNDO_LASTS)
    assert (count(scene, journal_table), count(scene, posts_table)) == (1, 1)
    tidy(scene.store, now + UNDO_LASTS + timedelta(days=2))
    assert (count(scene, journal_table), count(scene, posts_table)) == (0, 0)


def test_a_conversation_is_forgotten_after_a_month(scene: Scene) -> None:
    scene.run(lambda work: conversations.remember(work, SALES, "U1", 7, scene.now))
    tidy(scene.store, scene.now + timedelta(days=30))
    assert count(scene, conversations_table) == 1
    tidy(scene.store, scene.now + timedelta(days=31))
    assert count(scene, conversations_table) == 0


def test_what_goes_wrong_is_in_the_log_with_its_reason(scene: Scene) -> None:
    before_there_was_a_past = datetime(1, 1, 2, tzinfo=UTC)
    with capture_logs() as logged:
        assert tidy(scene.store, before_there_was_a_past) == 0

    assert [(line["event"], line["reason"]) for line in logged] == [
        ("pruning failed", "OverflowError: date value out of range")
    ]
