"""Working days: what counts, how far apart, which comes next."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendars import Calendar

EASTER = Calendar(holidays=frozenset({date(2026, 4, 3), date(2026, 4, 6), date(2026, 4, 5)}))
SUNDAY_TO_THURSDAY = Calendar(working_weekdays=frozenset({6, 0, 1, 2, 3}))
NEVER = Calendar(working_weekdays=frozenset())

calendars = st.builds(
    Calendar,
    st.frozensets(st.integers(0, 6)),
    st.frozensets(st.dates(date(2025, 12, 1), date(2026, 12, 31)), max_size=20),
)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("calendar", "day", "works"),
    [
        (Calendar(), date(2026, 3, 6), True),
        (Calendar(), date(2026, 3, 7), False),
        (EASTER, date(2026, 4, 3), False),
        (SUNDAY_TO_THURSDAY, date(2026, 3, 6), False),
        (SUNDAY_TO_THURSDAY, date(2026, 3, 8), True),
        (NEVER, date(2026, 3, 6), False),
    ],
)
def test_a_day_is_worked_if_its_weekday_is_and_it_is_no_holiday(
    calendar: Calendar, day: date, works: bool
) -> None:
    assert calendar.is_working(day) is works


@pytest.mark.parametrize(
    ("a", "b", "count"),
    [
        (date(2026, 3, 4), date(2026, 3, 4), 0),
        (date(2026, 3, 4), date(2026, 3, 5), 1),
        (date(2026, 3, 6), date(2026, 3, 9), 1),
        (date(2026, 3, 6), date(2026, 3, 8), 0),
        (date(2026, 3, 31), date(2026, 4, 7), 3),
        (date(2026, 3, 5), date(2026, 3, 4), 0),
    ],
)
def test_days_between_leave_out_the_first_and_count_the_last(a: date, b: date, count: int) -> None:
    assert EASTER.working_days_between(a, b) == count


@given(calendars, days, st.integers(0, 400))
def test_days_between_are_the_days_worked_one_by_one(calendar: Calendar, start: date, length: int) -> None:
    one_by_one = sum(calendar.is_working(start + timedelta(days=n)) for n in range(1, length + 1))
    assert calendar.working_days_between(start, start + timedelta(days=length)) == one_by_one


def test_the_next_working_day_is_the_day_itself_if_it_is_worked() -> None:
    assert EASTER.next_working_day(date(2026, 4, 2)) == date(2026, 4, 2)
    assert EASTER.next_working_day(date(2026, 4, 3)) == date(2026, 4, 7)


def test_the_last_working_day_looks_back() -> None:
    assert EASTER.last_working_day(date(2026, 4, 6)) == date(2026, 4, 2)


def test_without_working_days_a_day_stays_where_it_is() -> None:
    assert NEVER.next_working_day(date(2026, 4, 3)) == date(2026, 4, 3)
    assert NEVER.last_working_day(date(2026, 4, 3)) == date(2026, 4, 3)
    assert NEVER.add_working_days(date(2026, 4, 3), 5) == date(2026, 4, 3)


def test_a_calendar_of_holidays_alone_does_not_search_for_ever() -> None:
    every_monday = frozenset(date(2026, 1, 5) + timedelta(weeks=n) for n in range(120))
    calendar = Calendar(working_weekdays=frozenset({0}), holidays=every_monday)
    assert calendar.next_working_day(date(2026, 1, 6)) == date(2026, 1, 6)


@given(calendars.filter(lambda calendar: bool(calendar.working_weekdays)), days, st.integers(1, 300))
def test_adding_working_days_ends_on_the_nth(calendar: Calendar, start: date, n: int) -> None:
    end = calendar.add_working_days(start, n)
    assert calendar.is_working(end)
    assert calendar.working_days_between(start, end) == n


def test_adding_no_days_stays() -> None:
    assert EASTER.add_working_days(date(2026, 4, 3), 0) == date(2026, 4, 3)
