"""Many at once: no update is lost, nobody hears that the database is locked, and one of two movers wins."""

from __future__ import annotations

import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing.synchronize import Barrier as SharedBarrier
from threading import Barrier

import pytest

from bot.slack.under_way import UnderWay
from bot.store.work import Store
from tests.front_door import ANA, KIM, SAM, Answer, FrontDoor
from tests.waiting import PATIENCE

WRITERS, EACH = 50, 4


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


def a_process(url: str, first: int, start: SharedBarrier, answers: multiprocessing.Queue[list[str]]) -> None:
    """A bot of its own that shares nothing with the others but the database."""
    store = Store(url)
    door = FrontDoor(store)
    with ThreadPoolExecutor(WRITERS // 2) as pool:
        running = [pool.submit(write, door, first + number, start) for number in range(WRITERS // 2)]
        answers.put([text for done in running for text in done.result()])
    store.close()


def test_fifty_writers_in_two_processes_lose_nothing(door: FrontDoor, url: str) -> None:
    door.types("/deal add Shared $1k", SAM)
    fresh = multiprocessing.get_context("spawn")
    start, said = fresh.Barrier(WRITERS), fresh.Queue()
    processes = [
        fresh.Process(target=a_process, args=(url, first, start, said)) for first in (0, WRITERS // 2)
    ]
    for process in processes:
        process.start()
    answers = [text for _ in processes for text in said.get(timeout=PATIENCE)]
    for process in processes:
        process.join(PATIENCE)
        assert process.exitcode == 0
    assert_all_is_there(door, answers, WRITERS)


class AskingTogether:
    """A clock at which two people ask, each reading the time before either goes on."""

    def __init__(self) -> None:
        self._meeting = Barrier(2)
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


def test_a_change_that_is_being_committed_while_someone_asks_is_not_overwritten_unseen() -> None:
    """Decided before the other asked, but not there yet for them to see."""
    under_way, asked = UnderWay(), datetime.now(UTC)
    with under_way.entered("T1", asked):
        with under_way.entered("T1", asked + timedelta(seconds=1)) as seen_at:
            assert seen_at == asked
        with under_way.entered("T2", asked + timedelta(seconds=1)) as seen_at:
            assert seen_at > asked
    with under_way.entered("T1", asked + timedelta(seconds=2)) as seen_at:
        assert seen_at > asked
