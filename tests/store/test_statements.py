"""A statement run on the driver reads and writes what it does by SQLAlchemy's own way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.domain.follow_ups import PlannedFollowUp
from bot.domain.journal import Signed
from bot.store import follow_ups as stored
from bot.store.errors import NotTaken
from bot.store.tables import follow_ups, people
from bot.store.work import Store, Work

TEAM = "T1"
NOON = datetime(2026, 3, 4, 12, 0, 0, 123456, UTC)
_BY_NUMBER = sa.select(follow_ups).where(
    follow_ups.c.team_id == sa.bindparam("team"), follow_ups.c.id.in_(sa.bindparam("numbers", expanding=True))
)
_ADD_PERSON = sa.insert(people).values(
    team_id=sa.bindparam("team"),
    user_id=sa.bindparam("user"),
    is_admin=sa.bindparam("is_admin"),
    is_guest=False,
    is_stranger=False,
    is_bot=False,
    deleted=False,
    fetched_at=sa.bindparam("at"),
)
_PEOPLE = sa.select(people.c.user_id, people.c.is_admin, people.c.fetched_at).where(
    people.c.team_id == sa.bindparam("team")
)


SIGNED = Signed(1, "U2", NOON)


def plan(work: Work, number: int) -> None:
    """Due on a day, told at an instant that was said in another zone than it is kept in."""
    at = NOON.astimezone(timezone(timedelta(hours=5)))
    stored.plan(
        work, PlannedFollowUp(number, 7, "U1", "U2", date(2026, 3, 4), at, "call 100 % of them"), SIGNED
    )


@pytest.mark.parametrize("numbers", [[], [2], [1, 3], [1, 2, 3]])
def test_rows_are_those_of_sqlalchemy_whatever_the_length_of_a_list(store: Store, numbers: list[int]) -> None:
    def job(work: Work) -> tuple[list[object], list[object]]:
        for number in (1, 2, 3):
            plan(work, number)
        values = {"team": TEAM, "numbers": numbers}
        return (
            sorted(tuple(row) for row in work.execute(_BY_NUMBER, numbers=numbers)),
            sorted(tuple(row) for row in work.connection.execute(_BY_NUMBER, values)),
        )

    ours, theirs = store.run(TEAM, job)
    assert ours == theirs
    assert len(ours) == len(numbers)


def test_a_list_may_have_thousands(store: Store) -> None:
    def job(work: Work) -> int:
        plan(work, 2)
        return len(work.execute(_BY_NUMBER, numbers=list(range(5000))).all())

    assert store.run(TEAM, job) == 1


def test_a_day_and_an_instant_come_back_as_they_went_in(store: Store) -> None:
    def job(work: Work) -> sa.Row[*tuple[object, ...]]:
        plan(work, 1)
        return work.execute(_BY_NUMBER, numbers=[1]).one()

    row = store.run(TEAM, job)
    assert (row.due, row.remind_at, row.remind_at.tzinfo) == (date(2026, 3, 4), NOON, UTC)


@pytest.mark.parametrize("users", [["U1"], ["U1", "U2", "U3"]])
def test_many_rows_are_written_like_one(store: Store, users: list[str]) -> None:
    def job(work: Work) -> list[object]:
        work.execute_many(_ADD_PERSON, [{"user": user, "is_admin": True, "at": NOON} for user in users])
        return [tuple(row) for row in work.execute(_PEOPLE)]

    assert sorted(store.run(TEAM, job)) == [(user, True, NOON) for user in users]


def test_a_row_count_tells_what_was_written(store: Store) -> None:
    nobody = sa.delete(people).where(
        people.c.team_id == sa.bindparam("team"), people.c.user_id == sa.bindparam("user")
    )

    def job(work: Work) -> tuple[int, int]:
        work.execute(_ADD_PERSON, user="U1", is_admin=False, at=NOON)
        return work.execute(nobody, user="U2").rowcount, work.execute(nobody, user="U1").rowcount

    assert store.run(TEAM, job) == (0, 1)


def test_a_value_that_is_missing_is_not_taken_for_none(store: Store) -> None:
    with pytest.raises((KeyError, sa.exc.InvalidRequestError)):
        store.run(TEAM, lambda work: work.execute(_ADD_PERSON, user="U1", is_admin=False))


def test_what_the_database_refuses_is_an_error_of_sqlalchemys(store: Store) -> None:
    def job(work: Work) -> None:
        work.execute(_ADD_PERSON, user="U1", is_admin=False, at=NOON)
        with pytest.raises(IntegrityError), work.connection.begin_nested():
            work.execute(_ADD_PERSON, user="U1", is_admin=False, at=NOON)
        work.execute(_ADD_PERSON, user="U2", is_admin=False, at=NOON)

    store.run(TEAM, job)
    assert len(store.run(TEAM, lambda work: work.execute(_PEOPLE).all())) == 2


def test_an_error_that_does_not_pass_leaves_the_room_as_its_own(store: Store) -> None:
    def job(work: Work) -> None:
        work.execute(_ADD_PERSON, user="U1", is_admin=False, at=NOON)
        work.execute(_ADD_PERSON, user="U1", is_admin=False, at=NOON)

    with pytest.raises(NotTaken) as refused:
        store.run(TEAM, job)
    assert isinstance(refused.value.__cause__, DBAPIError)
    assert store.run(TEAM, lambda work: work.execute(_PEOPLE).all()) == []


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_postgresql_plans_for_the_workspace_that_asks_however_often_it_is_asked(store: Store) -> None:
    """A plan for workspaces of middling size takes seconds for the reports of a large one."""

    def planned_for_all(work: Work) -> int:
        for _ in range(20):
            work.execute(_PEOPLE).all()
        counted = "SELECT sum(generic_plans) FROM pg_prepared_statements WHERE statement LIKE '%people%'"
        return int(work.connection.scalar(sa.text(counted)))

    assert store.run(TEAM, planned_for_all) == 0


def test_a_question_asked_ahead_is_answered_as_it_is_when_it_is_asked(store: Store) -> None:
    """With the statement before it where that saves a trip, and anew where something was written since."""

    def seen(work: Work) -> list[str]:
        return sorted(row.user_id for row in work.execute(_PEOPLE))

    def job(work: Work) -> tuple[list[str], list[str], list[object]]:
        add(work, "U1")
        work.ask_ahead(_PEOPLE)
        other = work.execute(_BY_NUMBER, numbers=[1]).all()
        before = seen(work)
        work.ask_ahead(_PEOPLE)
        add(work, "U2")
        add(work, "U3")
        return before, seen(work), other

    assert store.run(TEAM, job) == (["U1"], ["U1", "U2", "U3"], [])


def add(work: Work, user: str) -> None:
    work.execute(_ADD_PERSON, user=user, is_admin=False, at=NOON)


def test_a_statement_that_comes_again_and_again_outlives_transactions_that_are_taken_back(
    store: Store,
) -> None:
    def job(work: Work) -> int:
        for _ in range(8):
            work.execute(_PEOPLE)
        add(work, "U1")
        return len(work.execute(_PEOPLE).all())

    def failing(work: Work) -> None:
        job(work)
        raise LookupError

    for _ in range(2):
        with pytest.raises(LookupError):
            store.run(TEAM, failing)
    assert store.run(TEAM, job) == 1


def test_of_two_statements_on_one_trip_the_error_of_the_first_is_told(store: Store) -> None:
    def job(work: Work) -> None:
        add(work, "U1")
        work.ask_ahead(_PEOPLE)
        add(work, "U1")

    with pytest.raises(NotTaken, match=r"(?i)unique"):
        store.run(TEAM, job)
    assert store.run(TEAM, lambda work: work.execute(_PEOPLE).all()) == []
