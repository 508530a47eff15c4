"""Follow-ups: what may become of them, and which times can be meant."""

from datetime import UTC, date, datetime, time

import pytest

from bot.domain.follow_ups import FollowUpState, PlannedFollowUp, checked_due, instant_of
from bot.domain.refusals import DateRefused, Refusal

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
PLANNED = PlannedFollowUp(1, 7, "UKIM", "USAM", date(2026, 3, 10), None, "call Jane")


def test_what_is_done_is_neither_done_again_nor_put_off() -> None:
    done = PLANNED.done()
    assert done.state is FollowUpState.DONE
    for again in (done.done, lambda: done.snoozed(date(2026, 3, 11), None), lambda: done.declined("UKIM")):
        with pytest.raises(Refusal, match="done already"):
            again()


def test_the_third_postponement_is_often() -> None:
    twice = PLANNED.snoozed(date(2026, 3, 11), None).snoozed(date(2026, 3, 12), None)
    assert not twice.is_often_snoozed
    assert twice.snoozed(date(2026, 3, 13), None).is_often_snoozed


def test_only_the_assignee_gives_back_what_someone_else_planned() -> None:
    assert PLANNED.declined("UKIM").assignee == "USAM"
    with pytest.raises(Refusal, match="not yours"):
        PLANNED.declined("UANA")
    with pytest.raises(Refusal, match="yourself"):
        PlannedFollowUp(1, 7, "USAM", "USAM", date(2026, 3, 10), None, None).declined("USAM")


@pytest.mark.parametrize(
    ("due", "at", "zone"),
    [
        (date(2026, 3, 2), None, "UTC"),
        (date(2026, 3, 3), time(8), "UTC"),
        (date(2026, 3, 3), time(9, 30), "Europe/Berlin"),
        (date(2101, 1, 1), None, "UTC"),
    ],
)
def test_a_time_that_cannot_come_is_refused(due: date, at: time | None, zone: str) -> None:
    with pytest.raises(DateRefused):
        checked_due(due, at, zone, NOW, None)


def test_today_is_still_to_come_where_the_assignee_lives() -> None:
    late = datetime(2026, 3, 4, 3, tzinfo=UTC)
    assert checked_due(date(2026, 3, 3), None, "America/New_York", late, None) == date(2026, 3, 3)


def test_a_clock_time_is_the_assignee_s_own() -> None:
    assert instant_of(date(2026, 3, 10), time(15), "America/New_York") == datetime(
        2026, 3, 10, 19, tzinfo=UTC
    )
    assert instant_of(date(2026, 3, 10), None, "America/New_York") is None
