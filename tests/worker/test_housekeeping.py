"""What has served its time goes; what is still of use stays."""

import sqlalchemy as sa

from bot.store import inbox, lanes
from bot.store.tables import inbox as inbox_table
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
