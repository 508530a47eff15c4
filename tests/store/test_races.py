"""Many at once: no update is lost, nobody hears that the database is locked, and one of two movers wins."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from multiprocessing.synchronize import Barrier as SharedBarrier
from threading import Barrier

import pytest
import sqlalchemy as sa

from bot.actions.conversing import StoredTalk
from bot.actions.desk import Desk
from bot.actions.naming import StoredNames
from bot.actions.running import run
from bot.domain.events import Source
from bot.language import slash
from bot.language.commands import Several
from bot.language.context import Context
from bot.store import inbox, people
from bot.store.work import Store, Work
from tests.front_door import ANA, KIM, SALES, SAM, TEAM, Answer, FrontDoor
from tests.waiting import PATIENCE, until

WRITERS, EACH, RACES = 50, 4, 100
meeting: SharedBarrier


@pytest.fixture
def door(store: Store) -> FrontDoor:
    return FrontDoor(store)


def write(door: FrontDoor, writer: int, start: Barrier | SharedBarrier) -> list[str]:
    """Add a deal of one's own, and note something about the one that everybody shares; the answers."""
    start.wait()
    answers = []
    for turn in range(EACH):
        answers.append(door.types(f"/deal note Shared writer {writer} turn {turn}", f"U{writer:05}").text)
        answers.append(door.types(f"/deal add Own{writer}x{turn} $1k", f"U{writer:05}").text)
    return answers


def assert_all_is_there(door: FrontDoor, answers: list[str], writers: int) -> None:
    rows = door.rows()
    notes = [row for row in rows["events"] if row[4] == "noted"]
    assert [text for text in answers if "Shared" not in text and "Own" not in text] == []
    assert len(notes) == writers * EACH
    assert len(rows["deals"]) == writers * EACH + 1
    shared = next(row for row in rows["deals"] if row[2] == "Shared")
    assert shared[-1] == writers * EACH + 1, "each change counts the version up by one"
    versions = sorted(row for row in (each[-3] for each in notes))
    assert versions == list(range(2, writers * EACH + 2)), "no two changes started from the same version"


def test_fifty_writers_at_once_lose_nothing(door: FrontDoor) -> None:
    door.types("/deal add Shared $1k", SAM)
    start = Barrier(WRITERS)
    with ThreadPoolExecutor(WRITERS) as pool:
        running = [pool.submit(write, door, writer, start) for writer in range(WRITERS)]
        answers = [text for done in running for text in done.result()]
    assert_all_is_there(door, answers, WRITERS)


def meet_at(start: SharedBarrier) -> None:
    """Where the writers of this process wait for those of the others."""
    global meeting
    meeting = start


def a_process(url: str, first: int) -> list[str]:
    """A bot of its own that shares nothing with the others but the database."""
    with closing(Store(url)) as store, ThreadPoolExecutor(WRITERS // 2) as pool:
        door = FrontDoor(store)
        writers = range(first, first + WRITERS // 2)
        running = [pool.submit(write, door, number, meeting) for number in writers]
        return [text for done in running for text in done.result()]


@contextmanager
def two_processes(parties: int) -> Iterator[ProcessPoolExecutor]:
    """Two that know nothing of each other; a failure is raised where the result is asked for."""
    fresh = multiprocessing.get_context("spawn")
    start = fresh.Barrier(parties, timeout=PATIENCE)
    with ProcessPoolExecutor(2, mp_context=fresh, initializer=meet_at, initargs=(start,)) as pool:
        yield pool


def test_fifty_writers_in_two_processes_lose_nothing(door: FrontDoor, url: str) -> None:
    door.types("/deal add Shared $1k", SAM)
    with two_processes(WRITERS) as pool:
        running = [pool.submit(a_process, url, first) for first in (0, WRITERS // 2)]
        answers = [text for done in running for text in done.result()]
    assert_all_is_there(door, answers, WRITERS)


def a_mover(url: str, user: str, stage: str) -> list[tuple[str, bool]]:
    """Move each deal when the other process moves it; what was said, and whether it was done."""
    said = []
    with closing(Store(url)) as store:
        for number in range(RACES):
            door = FrontDoor(store, AskingTogether(meeting))
            answer = door.types(f"/deal move Acme{number} {stage}", user)
            said.append((answer.text, "Undo" in answer.buttons))
    return said


def test_of_two_processes_that_move_one_deal_at_once_one_wins_a_hundred_times(
    door: FrontDoor, url: str
) -> None:
    for number in range(RACES):
        door.types(f"/deal add Acme{number} $40k", ANA)
    with two_processes(2) as pool:
        sam = pool.submit(a_mover, url, SAM, "negotiation")
        kim = pool.submit(a_mover, url, KIM, "qualified")
        races = list(zip(sam.result(), kim.result(), strict=True))
    for race in races:
        (lost,) = [text for text, done in race if not done]
        assert "has changed since then. Nothing was overwritten." in lost
    moves = [row for row in door.rows()["events"] if row[4] == "moved"]
    assert len(moves) == RACES


class AskingTogether:
    """A clock at which two people ask, each reading the time before either goes on."""

    def __init__(self, meeting: Barrier | SharedBarrier | None = None) -> None:
        self._meeting = meeting or Barrier(2)
        self._met = threading.local()

    def __call__(self) -> datetime:
        now = datetime.now(UTC)
        if not getattr(self._met, "already", False):
            self._met.already = True
            self._meeting.wait(PATIENCE)
        return now


@pytest.mark.parametrize("stages", [("negotiation", "qualified"), ("won", "lost"), ("proposal", "proposal")])
def test_of_two_who_move_one_deal_at_once_one_wins_and_the_other_is_offered_it_again(
    door: FrontDoor, stages: tuple[str, str]
) -> None:
    for number in range(5):
        name = f"Acme{number}"
        door.types(f"/deal add {name} $40k", ANA)
        together = FrontDoor(door.store, AskingTogether())
        with ThreadPoolExecutor(2) as pool:
            movers = {
                user: pool.submit(together.types, f"/deal move {name} {stage}", user)
                for user, stage in zip((SAM, KIM), stages, strict=True)
            }
        answers = {user: done.result() for user, done in movers.items()}
        lost = [user for user, answer in answers.items() if "Undo" not in answer.buttons]
        assert len(lost) == 1, [answer.text for answer in answers.values()]
        assert "Nothing" in answers[lost[0]].text
        if stages[0] != stages[1]:
            assert_it_can_be_done_all_the_same(door, lost[0], answers[lost[0]])


def assert_it_can_be_done_all_the_same(door: FrontDoor, user: str, refused: Answer) -> None:
    again = [
        refused.buttons[label] for label in ("Do it all the same", "Reopen it") if label in refused.buttons
    ]
    (told,) = door.clicks(again[0], user)
    assert "Undo" in str(told["blocks"])


def test_a_change_that_is_being_committed_while_someone_asks_is_not_overwritten_unseen(
    door: FrontDoor, url: str
) -> None:
    """Decided before the other asked, but not there yet for them to see; in one process and in two."""
    for number, line in enumerate(("/deal move {} negotiation", "/deal won {}", "/deal amount {} $50k")):
        name = f"Acme{number}"
        door.types(f"/deal add {name} $40k", ANA)
        with closing(Store(url)) as elsewhere, ThreadPoolExecutor(1) as pool:
            asking = FrontDoor(door.store if door.store.is_sqlite else elsewhere)
            late: list[Future[Answer]] = []

            def decide(work: Work, line: str = line.format(name)) -> None:
                act(work, line, SAM)
                late.append(pool.submit(asking.types, f"/deal move {name} qualified", KIM))  # noqa: B023
                until(lambda: stands_in_line(work))

            door.store.run(TEAM, decide)
            refused = late[0].result()
        assert "Undo" not in refused.buttons, refused.text
        assert "Nothing was overwritten" in refused.text or "was won" in refused.text
        assert_it_can_be_done_all_the_same(door, KIM, refused)


def test_several_things_asked_for_at_once_are_not_overwritten_unseen_either(
    door: FrontDoor, url: str
) -> None:
    """Each of them is written under a savepoint, which PostgreSQL gives a number of its own."""
    door.types("/deal add Acme $40k", ANA)
    with closing(Store(url)) as elsewhere, ThreadPoolExecutor(1) as pool:
        asking = FrontDoor(door.store if door.store.is_sqlite else elsewhere)
        late: list[Future[Answer]] = []

        def decide(work: Work) -> None:
            act(work, "/deal move Acme negotiation", SAM, "/deal amount Acme $50k")
            other_work_ends(door.store)
            late.append(pool.submit(asking.types, "/deal move Acme qualified", KIM))
            until(lambda: stands_in_line(work))

        door.store.run(TEAM, decide)
        assert "Nothing was overwritten" in late[0].result().text


def test_what_another_committed_before_one_asks_is_no_surprise(door: FrontDoor, url: str) -> None:
    door.types("/deal add Acme $40k", ANA)
    with closing(Store(url)) as elsewhere:
        others = FrontDoor(elsewhere)
        for turn, stage in enumerate(("negotiation", "qualified") * 20):
            asking, user = ((door, SAM), (others, KIM))[turn % 2]
            assert "Undo" in asking.types(f"/deal move Acme {stage}", user).buttons


def act(work: Work, line: str, user: str, *more: str) -> None:
    """Do what a line asks for in a transaction that goes on."""
    now = datetime.now(UTC)
    place, member, _ = people.who(work, user)
    talk = StoredTalk(work, user, SALES, None)
    context = Context(now, member, place, StoredNames(work), lambda _: (), talk)
    asked = [slash.read("deal", each.removeprefix("/deal "), context) for each in (line, *more)]
    desk = Desk(work, place, member, now, lambda: datetime.now(UTC), Source.COMMAND)
    run(desk, Several(tuple(asked)) if more else asked[0])


def other_work_ends(store: Store) -> None:
    """A transaction that began later ends sooner, so that the next number is beyond the unfinished one's."""
    if not store.is_sqlite:
        store.run("T0OTHER001", lambda work: inbox.is_first(work, "other", datetime.now(UTC)))


def stands_in_line(work: Work) -> bool:
    """Whether someone waits for what this transaction holds."""
    if work.is_sqlite:
        return any(frame.f_code is Store._run_in_turn.__code__ for frame in sys._current_frames().values())
    return bool(work.connection.scalar(sa.text("SELECT count(*) FROM pg_locks WHERE NOT granted")))
