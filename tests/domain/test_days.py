"""How a day is written: no padding, no year where it goes without saying."""

from datetime import date

from bot.domain.days import short_day


def test_a_day_is_written_without_padding() -> None:
    assert short_day(date(2026, 3, 9)) == "Mon 9 Mar"
    assert short_day(date(2026, 11, 23)) == "Mon 23 Nov"


def test_the_year_is_told_where_it_is_asked_for() -> None:
    assert short_day(date(2027, 1, 1), year=True) == "Fri 1 Jan 2027"
