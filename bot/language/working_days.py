"""A workspace's working days: its weekdays, its country's public holidays and its own days off."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bot.domain.calendars import Calendar
from bot.domain.workspaces import Workspace

_BACK, _AHEAD = 2, 3
"""Years of public holidays that a calendar knows: quiet deals look back, follow-ups look ahead."""


def calendar_of(place: Workspace, today: date) -> Calendar:
    """The calendar as it is needed on that day. A country that is not known has no public holidays."""
    return _calendar(place.working_weekdays, place.country, place.region, place.extra_holidays, today.year)


@lru_cache(maxsize=1024)
def _calendar(
    weekdays: tuple[int, ...],
    country: str | None,
    region: str | None,
    extra: tuple[str, ...],
    year: int,
) -> Calendar:
    own = frozenset(date.fromisoformat(day) for day in extra)
    return Calendar(frozenset(weekdays), own | public_holidays(country, region, year))


@lru_cache(maxsize=1024)
def public_holidays(country: str | None, region: str | None, year: int) -> frozenset[date]:
    """The public holidays of a country and region (ISO 3166), from two years before to three after."""
    if country is None:
        return frozenset()
    # Loaded only for a workspace that has set its country.
    # Loaded only where a workspace has a country: the package takes as long as the rest of a web process.
    import holidays

    years = range(year - _BACK, year + _AHEAD + 1)
    try:
        return frozenset(holidays.country_holidays(country, subdiv=region, years=years))
    except NotImplementedError:
        # Such as a region that the country does not have: its country's days are better than none.
        return public_holidays(country, None, year) if region else frozenset()
