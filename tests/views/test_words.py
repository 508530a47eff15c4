"""Figures, days and people are written in one way."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.money import Money
from bot.views.blocks import escape, shorten
from bot.views.words import counted, day, days, moment, money, person


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Money(4_000_000, "USD"), "$40,000"),
        (Money(4_000_050, "USD"), "$40,000.50"),
        (Money(120_000_000, "EUR"), "€1,200,000"),
        (Money(5_000_000, "JPY"), "¥5,000,000"),
        (Money(30_000, "CHF"), "CHF 300"),
        (Money(1_500, "KWD"), "KWD 1.500"),
        (Money(0, "USD"), "$0"),
        (Money(10**15, "USD"), "$10,000,000,000,000"),
    ],
)
def test_money(amount: Money, text: str) -> None:
    assert money(amount) == text


@pytest.mark.parametrize(
    ("on", "today", "text"),
    [
        (date(2026, 3, 27), date(2026, 3, 10), "Fri 27 Mar"),
        (date(2027, 1, 4), date(2026, 12, 30), "Mon 4 Jan 2027"),
        (date(2026, 12, 31), date(2026, 1, 2), "Thu 31 Dec 2026"),
    ],
)
def test_days_carry_their_weekday_and_a_year_where_it_is_needed(on: date, today: date, text: str) -> None:
    assert day(on, today) == text


def test_a_moment_is_in_the_readers_zone() -> None:
    at, now = datetime(2026, 3, 10, 14, tzinfo=UTC), datetime(2026, 3, 10, 9, tzinfo=UTC)
    assert moment(at, ZoneInfo("Europe/Berlin"), now) == "Tue 10 Mar, 15:00"


def test_counts_agree_with_their_nouns() -> None:
    assert (days(1), days(9), counted(12_000, "deal")) == ("1 day", "9 days", "12,000 deals")


def test_a_person_is_named_without_a_ping() -> None:
    assert person("U1", {"U1": "kim"}) == "@kim"
    assert person("U1", {"U1": "@kim"}) == "@kim"
    assert person("U2", {}) == "a colleague"


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("Acme", 4, "Acme"),
        ("Acme Corp", 6, "Acme…"),
        ("a&amp;b", 7, "a&amp;b"),
        ("a&amp;bc", 7, "a&amp;…"),
        ("a&amp;bc", 5, "a…"),
        ("see <https://x.test|x> there", 12, "see…"),
    ],
)
def test_a_text_is_shortened_without_breaking_an_escape(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short


def test_what_turns_a_line_around_is_left_out() -> None:
    assert escape("\u202eAcme\u202c & Co") == "Acme &amp; Co"
