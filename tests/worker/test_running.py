"""Workers as they run: woken by a commit, several on one database, stopped at any moment."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from structlog.testing import capture_logs

from bot.domain.notices import NewNotice, NoticeKind
from bot.processes import alongside
from bot.store.errors import StoreUnavailable
from bot.store.outbox import tell
from bot.store.work import Store
from bot.worker.clock import Ticker
from bot.worker.delivery import Worker
from tests.waiting import until

from .scene import SALES, WINS, Scene, running, said

LANES = 60
_CUT_ALL_OTHERS = sa.text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def real_now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def another_process(scene: Scene, url: str) -> Iterator[threading.Thread]:
    """A worker that shares nothing with the scene's but the database."""
    store = Store(url)
    with running(scene.new_worker(real_now, store)) as thread:
        yield thread
    store.close()


def many(count: int) -> list[str]:
    return [f"notice {number}" for number in range(count)]


def say_in_many_lanes(scene: Scene, count: int) -> None:
    scene.now = real_now()
    scene.tell(*(replace(said(text, SALES), route=f"lane of {text}") for text in many(count)))


def test_a_commit_wakes_the_worker(scene: Scene) -> None:
    with running(scene.new_worker(real_now)):
        scene.now = real_now()
        scene.say("Hello")
        scene.slack.wait_for(lambda: scene.posts())
    assert scene.states() == [("sent", None)]


def test_a_surprise_in_a_round_is_logged_and_ends_nothing(scene: Scene) -> None:
    surprises = iter([RuntimeError("no clock")])

    def clock() -> datetime:
        if threading.current_thread() is not threading.main_thread() and (surprise := next(surprises, None)):
            raise surprise
        return real_now()

    with capture_logs() as logged, running(scene.new_worker(clock)):
        until(lambda: "a round failed" in [line["event"] for line in logged])
        scene.now = real_now()
        scene.say("Hello")
        scene.slack.wait_for(lambda: scene.posts())


def test_without_its_database_the_clock_says_so_once_and_goes_on_when_it_is_back(
    tmp_path: Path, migrated_sqlite: bytes
) -> None:
    file = tmp_path / "mounted later" / "rainmaker.db"
    ticker = Ticker(Store(f"sqlite:///{file}"), real_now)

    with capture_logs() as logged, alongside("clock", ticker.run, ticker.stop):
        until(lambda: logged)
        with pytest.raises(StoreUnavailable):
            ticker.tick_if_due()
        file.parent.mkdir()
        file.write_bytes(migrated_sqlite)
        until(lambda: len(logged) > 1)

    assert [line["event"] for line in logged] == ["timers out of reach", "timers within reach again"]


def test_a_commit_of_another_process_is_found(scene: Scene, url: str) -> None:
    with another_process(scene, url):
        scene.now = real_now()
        scene.say("Hello")
        scene.slack.wait_for(lambda: scene.posts())


def test_several_workers_never_post_the_same_notice(scene: Scene, url: str) -> None:
    with ExitStack() as workers:
        for _ in range(3):
            workers.enter_context(another_process(scene, url))
        say_in_many_lanes(scene, LANES)
        scene.slack.wait_for(lambda: len(scene.posts()) >= LANES)
    assert sorted(scene.texts()) == sorted(many(LANES))
    assert scene.states() == [("sent", None)] * LANES


def test_a_worker_that_is_stopped_finishes_its_call_and_hands_the_rest_back(scene: Scene) -> None:
    scene.fail("slow", seconds=0.5, times=None)  # thirty seconds for all, which none waits for
    say_in_many_lanes(scene, LANES)
    worker = Worker(scene.store, scene.new_api(), lambda _: scene.slack.setup.token, real_now, threads=1)
    with running(worker):
        scene.slack.wait_for(lambda: scene.posts())
    begun = len(scene.posts())
    assert begun < LANES
    assert scene.states().count(("sent", None)) == begun
    scene.slack.faults.cancel()
    scene.now = real_now()
    scene.deliver()
    assert sorted(scene.texts()) == sorted(many(LANES))


def test_no_notice_is_left_behind_in_a_lane_that_runs_empty_again_and_again(scene: Scene, url: str) -> None:
    card = NewNotice(SALES, NoticeKind.CARD, {"deal": 1})

    def write() -> None:
        for _ in range(20):
            scene.run(lambda work: tell(work, [card], real_now()))

    with another_process(scene, url), ThreadPoolExecutor(8) as writers:
        for done in [writers.submit(write) for _ in range(8)]:
            done.result()
        until(lambda: waiting(scene) == 0)


def waiting(scene: Scene) -> int:
    return scene.states().count((None, None))


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_lost_connections_stop_no_worker(scene: Scene) -> None:
    with running(scene.new_worker(real_now)):
        scene.now = real_now()
        scene.say("before")
        scene.slack.wait_for(lambda: scene.posts())
        with scene.store.engine.connect() as connection:
            connection.execute(_CUT_ALL_OTHERS)
        scene.say("after", route=WINS)
        scene.slack.wait_for(lambda: scene.posts(WINS))
