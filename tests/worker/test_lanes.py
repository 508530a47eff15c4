"""A lane is never forgotten: whoever leaves a notice while a worker frees the lane wakes it."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.domain.notices import NewNotice, NoticeKind
from bot.store.outbox import tell
from bot.store.work import Work
from tests.waiting import until

from .scene import SALES, TEAM, Scene, running

CARD = NewNotice(SALES, NoticeKind.CARD, {"deal": 1})
_SOMEONE_WAITS = sa.text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")


def someone_waits(scene: Scene) -> bool:
    with scene.store.engine.connect() as connection:
        return bool(connection.execute(_SOMEONE_WAITS).scalar_one())


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_a_notice_that_is_being_left_while_its_lane_is_freed_is_told(scene: Scene) -> None:
    scene.tell(CARD)
    worker = scene.new_worker()
    (turn,), _ = worker._round(scene.now, 10)
    worker._finished.put(worker._delivery.take(turn))
    freeing = threading.Thread(target=worker._round, args=(scene.now, 0))
    with scene.store.engine.begin() as connection:
        tell(Work(TEAM, connection), [CARD], scene.now)
        freeing.start()
        until(lambda: someone_waits(scene))
    freeing.join()
    assert scene.states() == [("sent", None), (None, None)]
    scene.deliver()
    assert scene.states() == [("sent", None)] * 2


def test_a_lane_that_was_busy_is_due_again_when_its_pace_allows(scene: Scene) -> None:
    scene.say("one")
    scene.deliver()
    scene.say("two")
    scene.deliver()
    assert scene.texts() == ["one"]
    scene.pass_time(1)
    scene.deliver()
    assert scene.texts() == ["one", "two"]


@pytest.mark.parametrize("ahead", [timedelta(minutes=10), timedelta(days=1)])
def test_a_clock_that_is_set_back_delays_nothing(scene: Scene, ahead: timedelta) -> None:
    wrong_by = [ahead]
    scene.now = datetime.now(UTC) + ahead
    scene.say("one", "two")

    with running(scene.new_worker(lambda: datetime.now(UTC) + wrong_by[0])):
        scene.slack.wait_for(lambda: scene.texts() == ["one"])
        wrong_by[0] = timedelta(0)
        scene.slack.wait_for(lambda: scene.texts() == ["one", "two"])


def test_what_a_clock_ahead_put_off_is_told_by_a_worker_that_starts_later(scene: Scene) -> None:
    scene.pass_time(86400)
    scene.say("one", "two")
    scene.deliver()
    scene.pass_time(-86400)
    with running(scene.worker):
        scene.slack.wait_for(lambda: scene.texts() == ["one", "two"])


def test_a_lane_where_nothing_waits_is_left_alone(scene: Scene) -> None:
    scene.say("one")
    scene.deliver(seconds=5)
    assert scene.worker._round(scene.now, 10) == ([], 1.0)
