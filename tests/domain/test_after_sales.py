"""What a win leads to: check-ins on working days, and a renewal talk before the term ends."""

from datetime import date

import pytest

from bot.domain.after_sales import after_sale, renewal_day
from bot.domain.calendars import Calendar

WEEK = Calendar()


def test_check_ins_come_after_7_30_and_90_days_or_on_the_next_working_day() -> None:
    found = after_sale("UANA", date(2026, 3, 5), (7, 30, 90), None, WEEK)
    assert found.check_ins == (date(2026, 3, 12), date(2026, 4, 6), date(2026, 6, 3))
    assert found.renewal is None


def test_a_workspace_may_want_none() -> None:
    assert after_sale("UANA", date(2026, 3, 5), (), None, WEEK).check_ins == ()


@pytest.mark.parametrize(
    ("months", "day"),
    [
        (1, date(2026, 3, 27)),
        (12, date(2026, 12, 4)),
        (24, date(2027, 12, 3)),
        (240, date(2045, 12, 4)),
    ],
)
def test_a_renewal_is_talked_about_in_time(months: int, day: date) -> None:
    assert renewal_day(date(2026, 3, 4), months, WEEK) == day


def test_a_term_that_begins_on_the_31st_ends_with_a_shorter_month() -> None:
    assert renewal_day(date(2026, 1, 31), 1, WEEK) == date(2026, 2, 20)
