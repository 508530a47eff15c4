"""Each local date has one morning, at the hour or right after the gap that swallows it: in every zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendars import Calendar
from bot.domain.mornings import Wishes, morning_of, next_morning, next_working_morning

START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
NINE = 9 * 60
ZONES = sorted(available_timezones() - {"localtime"})


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize("name", ZONES)
def test_two_years_of_mornings_are_one_a_day(name: str) -> None:
    zone = ZoneInfo(name)
    # An hour at night, since that is where clocks jump; each zone gets another one.
    for minute in (NINE, (ZONES.index(name) * 7) % 240):
        found = next_morning(START, zone, minute)
        while found.at < END:
            local = found.at.astimezone(zone)
            shown = local.hour * 60 + local.minute
            assert shown >= minute or local.date() > found.day
            if shown != minute:
                just_before = (found.at - timedelta(seconds=1)).astimezone(zone)
                assert just_before.utcoffset() != local.utcoffset(), "only a gap makes it late"
            following = next_morning(found.at, zone, minute)
            assert following.day == found.day + timedelta(days=1)
            found = following


@pytest.mark.parametrize(
    ("zone", "day", "minute", "expected"),
    [
        ("Europe/Berlin", date(2026, 3, 28), NINE, "2026-03-28T09:00+01:00"),
        ("Europe/Berlin", date(2026, 3, 29), NINE, "2026-03-29T09:00+02:00"),
        ("Europe/Berlin", date(2026, 3, 29), 150, "2026-03-29T03:00+02:00"),
        ("Europe/Berlin", date(2026, 10, 25), 150, "2026-10-25T02:30+02:00"),
        ("Africa/Cairo", date(2026, 4, 24), 0, "2026-04-24T01:00+03:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), 135, "2026-10-04T02:30+11:00"),
        ("America/Scoresbysund", date(2026, 3, 28), 1410, "2026-03-29T00:00-01:00"),
    ],
)
def test_gaps_and_overlaps(zone: str, day: date, minute: int, expected: str) -> None:
    found = morning_of(day, ZoneInfo(zone), minute)
    assert found is not None
    assert found.at == at(expected)


def test_a_date_that_a_zone_skips_has_no_morning() -> None:
    apia = ZoneInfo("Pacific/Apia")
    assert morning_of(date(2011, 12, 30), apia, NINE) is None
    found = next_morning(at("2011-12-29T12:00-10:00"), apia, NINE)
    assert found.day == date(2011, 12, 31)


@given(
    st.sampled_from(ZONES),
    st.integers(0, 24 * 60 - 1),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),
)
def test_the_next_morning_lies_ahead_and_none_lies_between(name: str, minute: int, naive: datetime) -> None:
    zone, after = ZoneInfo(name), naive.replace(tzinfo=UTC)
    found = next_morning(after, zone, minute)
    assert found.at > after
    before = morning_of(found.day - timedelta(days=1), zone, minute)
    assert before is None or before.at <= after


@pytest.mark.parametrize(
    ("after", "wishes", "day"),
    [
        ("2026-04-02T10:00+02:00", Wishes(), date(2026, 4, 7)),
        ("2026-04-02T08:59+02:00", Wishes(), date(2026, 4, 2)),
        ("2026-04-02T10:00+02:00", Wishes(weekdays=(0, 5)), date(2026, 4, 4)),
        ("2026-04-04T10:00+02:00", Wishes(weekdays=(0,)), date(2026, 4, 13)),
    ],
)
def test_working_mornings_leave_out_weekends_and_holidays(after: str, wishes: Wishes, day: date) -> None:
    easter = Calendar(holidays=frozenset({date(2026, 4, 3), date(2026, 4, 6)}))
    assert next_working_morning(at(after), ZoneInfo("Europe/Berlin"), NINE, wishes, easter).day == day


def test_someone_is_away_until_the_day_that_they_are_back() -> None:
    wishes = Wishes(away_until=date(2026, 3, 9))
    assert wishes.is_away(date(2026, 3, 8))
    assert not wishes.is_away(date(2026, 3, 9))
