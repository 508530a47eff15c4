"""The clock: one digest a member and local date, whoever runs it, whenever it dies."""

import multiprocessing
import os
import random
import signal
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.domain.mornings import Wishes
from bot.domain.people import Profile
from bot.domain.reminders import Reason
from bot.domain.workspaces import Workspace as Place
from bot.store import mornings, people, pruning, timers
from bot.store.tables import digests, outbox
from bot.store.tables import timers as timers_table
from bot.store.timers import Timer, TimerKind
from bot.store.work import Store
from bot.worker.clock import Ticker, tick
from tests.waiting import PATIENCE, until

from .scene import ANA, KIM, RUTH, SAM, TEAM, Scene

ZONES = {SAM: "Europe/Berlin", KIM: "America/New_York", ANA: "Australia/Sydney", RUTH: "Africa/Johannesburg"}
ROUNDS = 100


@pytest.fixture
def office(scene: Scene) -> Scene:
    """Four members in four zones, each with a deal that needs a next step, working all week."""
    scene.run(
        lambda work: people.keep_workspace(work, Place(TEAM, working_weekdays=tuple(range(7))), scene.now)
    )
    for user, zone in ZONES.items():
        scene.add(f"Deal of {user}", by=user)
        wake(scene, user, zone)
    return scene


def wake(scene: Scene, user: str, zone: str) -> None:
    def job(work: Any) -> None:
        people.keep_profile(work, Profile(user, user, zone), scene.now)
        mornings.wake(work, people.workspace(work), user, zone, scene.now)

    scene.run(job)


def written(scene: Scene) -> list[tuple[str, str]]:
    """(member, local date) of every digest, in order."""
    query = sa.select(digests.c.user_id, digests.c.day).order_by(digests.c.day, digests.c.user_id)
    with scene.store.reading() as connection:
        return [(user, day.isoformat()) for user, day in connection.execute(query)]


def notices(scene: Scene) -> int:
    query = sa.select(sa.func.count()).where(outbox.c.kind == "digest")
    with scene.store.reading() as connection:
        return int(connection.execute(query).scalar_one())


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def test_each_member_is_told_at_their_own_nine_o_clock(office: Scene) -> None:
    heard = []
    now = at("2026-03-10T10:00Z")
    while now < at("2026-03-11T14:30Z"):
        now += timedelta(minutes=30)
        heard += [(told.notice.route, now) for told in tick(office.store, now)]
    assert heard == [
        (KIM, at("2026-03-10T09:00-04:00")),
        (ANA, at("2026-03-11T09:00+11:00")),
        (RUTH, at("2026-03-11T09:00+02:00")),
        (SAM, at("2026-03-11T09:00+01:00")),
        (KIM, at("2026-03-11T09:00-04:00")),
    ]


@pytest.mark.parametrize(
    ("back", "days"),
    [
        ("2026-03-11T12:59+01:00", ["2026-03-11"]),
        ("2026-03-11T13:00+01:00", []),
        ("2026-03-13T10:00+01:00", ["2026-03-13"]),
        ("2026-03-13T20:00+01:00", []),
    ],
)
def test_after_an_outage_a_digest_comes_within_four_hours_or_not_at_all(
    office: Scene, back: str, days: list[str]
) -> None:
    tick(office.store, at(back))
    assert [day for user, day in written(office) if user == SAM] == days

    tick(office.store, at("2026-03-14T09:00+01:00"))
    assert [day for user, day in written(office) if user == SAM] == [*days, "2026-03-14"]


@pytest.mark.parametrize(("held_back", "heard"), [(timedelta(hours=4), 1), (timedelta(hours=5), 0)])
def test_a_digest_that_slack_did_not_take_for_hours_is_left_to_the_next(
    office: Scene, held_back: timedelta, heard: int
) -> None:
    office.now = at("2026-03-11T09:00+01:00")
    tick(office.store, office.now)
    office.now += held_back
    office.deliver()
    told = [str(each.text) for each in office.slack.direct_messages(SAM)]
    assert len(told) == heard
    assert notices(office) == office.states().count(("sent", None)) + office.states().count(("dropped", None))


def test_a_timer_that_a_later_version_left_behind_stops_nobody_s_clock(office: Scene) -> None:
    with office.store.engine.begin() as connection:
        early = {
            "team_id": TEAM,
            "kind": "hologram",
            "subject": SAM,
            "due_at": office.now - timedelta(days=1),
        }
        connection.execute(sa.insert(timers_table).values(early))

    tick(office.store, at("2026-03-11T09:00+01:00"))

    assert (SAM, "2026-03-11") in written(office)
    with office.store.reading() as connection:
        kept = sa.select(timers_table.c.due_at).where(timers_table.c.kind == "hologram")
        assert connection.execute(kept).scalar_one() == early["due_at"]


def test_a_clock_that_jumps_back_tells_nothing_twice(office: Scene) -> None:
    tick(office.store, at("2026-03-11T15:00Z"))
    told = written(office)
    for earlier in ("2026-03-11T09:00Z", "2026-03-10T12:00Z", "2026-03-11T15:00Z"):
        assert tick(office.store, at(earlier)) == []
    assert written(office) == told


def test_a_clock_that_was_a_day_ahead_for_a_while_costs_nobody_a_morning(office: Scene) -> None:
    office.now = at("2026-03-10T06:00Z")
    ticker = Ticker(office.store, lambda: office.now)
    office.now += timedelta(days=1)
    ticker.tick_if_due()
    office.now = at("2026-03-10T06:10Z")
    while office.now < at("2026-03-13T00:00Z"):
        ticker.tick_if_due()
        office.pass_time(1800)
    days = ["2026-03-10", "2026-03-11", "2026-03-12"]
    assert [day for user, day in written(office) if user == SAM] == days


def test_a_member_who_flies_west_has_no_second_morning_of_one_date(office: Scene) -> None:
    office.now = at("2026-03-11T09:30+01:00")
    tick(office.store, office.now)
    wake(office, SAM, "America/New_York")
    tick(office.store, at("2026-03-11T09:00-04:00"))
    tick(office.store, at("2026-03-12T09:00-04:00"))
    assert [day for user, day in written(office) if user == SAM] == ["2026-03-11", "2026-03-12"]


def test_a_dry_run_tells_what_would_be_sent_and_writes_nothing(office: Scene) -> None:
    now = at("2026-03-11T09:00Z")
    would = tick(office.store, now, dry_run=True)
    assert written(office) == [] and notices(office) == 0
    assert {told.notice.route for told in would} == {SAM, RUTH}
    assert tick(office.store, now) == would


def test_only_one_team_s_clock_is_run_where_a_team_is_named(office: Scene) -> None:
    assert tick(office.store, at("2026-03-11T09:00Z"), team="T0OTHER001") == []
    assert len(tick(office.store, at("2026-03-11T09:00Z"), team=TEAM)) == 2


def test_nothing_to_say_is_nothing_sent(scene: Scene) -> None:
    wake(scene, SAM, "Europe/Berlin")
    assert tick(scene.store, at("2026-03-11T09:00+01:00")) == []
    assert written(scene) == []


def test_who_left_the_workspace_has_no_mornings_any_more(office: Scene) -> None:
    gone = Profile(SAM, "Sam", "Europe/Berlin", deleted=True)
    office.run(lambda work: people.keep_profile(work, gone, office.now))
    told = tick(office.store, at("2026-03-11T09:00+01:00"))
    assert SAM not in {each.notice.route for each in told}
    with office.store.reading() as connection:
        assert SAM not in connection.execute(sa.select(timers_table.c.subject)).scalars().all()


def test_reasons_that_a_member_does_not_want_are_left_out(office: Scene) -> None:
    wishes = Wishes(unwanted=frozenset({Reason.NO_NEXT_STEP}))
    office.run(lambda work: mornings.keep(work, SAM, wishes))
    told = tick(office.store, at("2026-03-11T09:00+01:00"))
    assert SAM not in {each.notice.route for each in told}


def test_a_workspace_that_cannot_be_read_stops_nobody_else_s_clock(office: Scene) -> None:
    broken = [Timer("T0BROKEN01", TimerKind.FOLLOW_UP, "no number", at("2026-03-11T08:00Z"))]
    office.run(lambda work: timers.set_all(work.connection, broken))
    told = tick(office.store, at("2026-03-11T09:00+01:00"))
    assert SAM in {each.notice.route for each in told}


def test_two_clocks_at_once_tell_everybody_once(office: Scene, url: str) -> None:
    other = Store(url)
    for day in range(ROUNDS):
        now = at("2026-03-11T09:00Z") + timedelta(days=day)
        together = threading.Barrier(2)

        def run(store: Store, now: datetime = now, together: threading.Barrier = together) -> None:
            together.wait(PATIENCE)
            tick(store, now)

        clocks = [threading.Thread(target=run, args=(store,)) for store in (office.store, other)]
        for clock in clocks:
            clock.start()
        for clock in clocks:
            clock.join(PATIENCE)
    other.close()
    told = written(office)
    assert len(told) == len(set(told)) == notices(office)
    assert {user: sum(each == user for each, _ in told) for user in (SAM, RUTH)} == {
        SAM: ROUNDS,
        RUTH: ROUNDS,
    }


def _tick_and_die(url: str, now: datetime, rest: float) -> None:
    """A process that dies `rest` seconds after it began, or else between its commit and the first post."""
    threading.Thread(target=_die, args=(rest,), daemon=True).start()
    tick(Store(url), now)
    os.kill(os.getpid(), signal.SIGKILL)


def _die(rest: float) -> None:
    time.sleep(rest)
    os.kill(os.getpid(), signal.SIGKILL)


def _tick_until_told(office: Scene) -> None:
    """PostgreSQL may hold a dead client's rows for a moment; the clock looks again each second."""
    today = (SAM, office.now.date().isoformat())

    def told() -> bool:
        tick(office.store, office.now)
        return today in written(office)

    until(told, lambda: "nobody was told")


def test_a_clock_that_is_killed_before_the_post_loses_and_repeats_nothing(office: Scene, url: str) -> None:
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(["bot.worker.clock", "tests.worker.test_clock"])
    chance = random.Random(5)
    for day in range(ROUNDS):
        office.now = at("2026-03-11T09:00+01:00") + timedelta(days=day)
        # Every other one dies wherever it is within its transaction.
        rest = PATIENCE if day % 2 else chance.uniform(0.0, 0.05)
        process = forks.Process(target=_tick_and_die, args=(url, office.now, rest))
        process.start()
        process.join(2 * PATIENCE)
        assert process.exitcode == -signal.SIGKILL
        _tick_until_told(office)
        office.deliver()
    mine = [message for message in office.slack.direct_messages(SAM) if "Good morning" in str(message.text)]
    assert len(mine) == ROUNDS


def test_mornings_of_last_month_are_pruned(office: Scene) -> None:
    tick(office.store, at("2026-03-11T09:00Z"))
    tick(office.store, at("2026-04-20T09:00Z"))
    office.run(lambda work: pruning.prune(work, at("2026-04-20T12:00Z")))
    assert {day for _, day in written(office)} == {"2026-04-20"}
