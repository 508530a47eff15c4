from datetime import date

import pytest

from bot.domain.calendars import Calendar
from bot.domain.next_days import offered_days


@pytest.mark.parametrize(
    ("today", "offered"),
    [
        ("2026-03-02", ["2026-03-03", "2026-03-06", "2026-03-09"]),
        ("2026-03-04", ["2026-03-05", "2026-03-06", "2026-03-09"]),
        ("2026-03-05", ["2026-03-06", "2026-03-09", "2026-03-13"]),
        ("2026-03-06", ["2026-03-09", "2026-03-13", "2026-03-16"]),
        ("2026-03-07", ["2026-03-09", "2026-03-13", "2026-03-16"]),
        ("2026-03-08", ["2026-03-09", "2026-03-13", "2026-03-16"]),
    ],
)
def test_offered_days_are_three_working_days(today: str, offered: list[str]) -> None:
    days = offered_days(date.fromisoformat(today), Calendar())
    assert [day.isoformat() for day in days] == offered


def test_a_holiday_is_not_offered() -> None:
    easter = Calendar(holidays=frozenset({date(2026, 4, 3), date(2026, 4, 6)}))
    days = offered_days(date(2026, 4, 1), easter)
    assert days == (date(2026, 4, 2), date(2026, 4, 7), date(2026, 4, 10))


def test_a_workspace_that_works_one_day_a_week_is_offered_that_day() -> None:
    wednesdays = Calendar(working_weekdays=frozenset({2}))
    days = offered_days(date(2026, 3, 2), wednesdays)
    assert days == (date(2026, 3, 4), date(2026, 3, 11), date(2026, 3, 18))


def test_a_workspace_that_never_works_is_offered_something() -> None:
    assert offered_days(date(2026, 3, 2), Calendar(working_weekdays=frozenset()))
