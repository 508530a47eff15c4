"""Quiet, aged, late: which deals need attention, why, and in which order."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.calendars import Calendar
from bot.domain.deals import Deal, Status
from bot.domain.follow_ups import PlannedFollowUp
from bot.domain.reminders import Age, OpenDeal, Quiet, Reason, aged, attention, follow_up_due, quiet
from bot.domain.stages import saas, seven_phases, trades, wholesale

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
STAGES = seven_phases()
LEAD, NEGOTIATION = STAGES.stage(1), STAGES.stage(5)
WEEK = Calendar()


def deal(number: int = 1, **fields: object) -> Deal:
    known = Deal(
        id=number,
        name=f"Deal {number}",
        pipeline=1,
        stage=1,
        status=Status.OPEN,
        owner="UKIM",
        created_at=NOON,
        created_by="UKIM",
        stage_since=NOON,
        touched_at=NOON,
        changed_at=NOON,
        changed_by="UKIM",
    )
    return replace(known, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 3, 9), None),
        (date(2026, 3, 10), Quiet(6, 5)),
        (date(2026, 3, 14), Quiet(9, 5)),
        (date(2026, 3, 16), Quiet(10, 5)),
    ],
)
def test_a_negotiation_is_quiet_after_five_working_days(today: date, expected: Quiet | None) -> None:
    assert quiet(deal(), NEGOTIATION, None, today, BERLIN, WEEK) == expected


def test_a_holiday_is_no_silence() -> None:
    with_holiday = Calendar(holidays=frozenset({date(2026, 3, 4)}))
    assert quiet(deal(), NEGOTIATION, None, date(2026, 3, 10), BERLIN, with_holiday) is None


@pytest.mark.parametrize(
    ("next_due", "is_quiet"),
    [(None, True), (date(2026, 3, 19), True), (date(2026, 3, 20), False), (date(2026, 4, 1), False)],
)
def test_a_follow_up_ahead_keeps_a_deal_from_being_quiet(next_due: date | None, is_quiet: bool) -> None:
    found = quiet(deal(), NEGOTIATION, next_due, date(2026, 3, 20), BERLIN, WEEK)
    assert (found is not None) == is_quiet


def test_a_touch_late_in_the_evening_counts_for_the_zone_s_own_day() -> None:
    late = deal(touched_at=datetime(2026, 3, 2, 23, 30, tzinfo=UTC))
    found = quiet(late, NEGOTIATION, None, date(2026, 3, 11), BERLIN, WEEK)
    assert found == Quiet(6, 5)


@pytest.mark.parametrize(("days", "twice"), [(9, False), (10, True), (11, True)])
def test_twice_the_limit_is_for_the_manager(days: int, twice: bool) -> None:
    assert Quiet(days, 5).twice is twice


@pytest.mark.parametrize(
    ("days", "expected"), [(21, None), (21.1, Age.YELLOW), (31.5, Age.YELLOW), (31.6, Age.RED)]
)
def test_a_deal_ages_in_calendar_days(days: float, expected: Age | None) -> None:
    assert aged(deal(), NEGOTIATION, NOON + timedelta(days=days)) is expected


def test_closed_deals_are_neither_quiet_nor_aged() -> None:
    won = deal(status=Status.WON)
    assert quiet(won, STAGES.won, None, date(2027, 1, 1), BERLIN, WEEK) is None
    assert aged(won, STAGES.won, NOON + timedelta(days=300)) is None


@pytest.mark.parametrize(
    ("pipeline", "names"),
    [
        (seven_phases(), ["Negotiation"]),
        (trades(), ["Booked"]),
        (wholesale(), ["Terms", "Credit check"]),
        (saas(), ["Negotiation"]),
    ],
)
def test_the_stages_whose_deals_must_not_die_unseen(pipeline, names) -> None:  # type: ignore[no-untyped-def]
    found = [stage.name for stage in pipeline.stages if stage.id in pipeline.negotiations]
    assert found == names


def test_one_deal_once_and_in_order() -> None:
    today = date(2026, 3, 24)
    fresh = datetime(2026, 3, 23, 12, tzinfo=UTC)
    opened = [
        OpenDeal(deal(1, touched_at=fresh), LEAD, False),
        OpenDeal(deal(2, touched_at=fresh, close_date=date(2026, 3, 20)), LEAD, False),
        OpenDeal(deal(3), LEAD, False),
        OpenDeal(deal(4, stage=5), NEGOTIATION, True),
        OpenDeal(deal(5, touched_at=fresh, next_step="send the draft"), LEAD, False),
        OpenDeal(deal(6, touched_at=fresh), LEAD, False, date(2026, 3, 30)),
        OpenDeal(deal(7), LEAD, False, date(2026, 3, 23)),
    ]
    planned = PlannedFollowUp(9, 7, "UKIM", "UKIM", date(2026, 3, 23), None, "call")
    due = [follow_up_due(planned, deal(7), LEAD, today, BERLIN)]
    found = attention(due, opened, today, BERLIN, WEEK)
    assert [(one.deal.id, one.reason) for one in found] == [
        (7, Reason.FOLLOW_UP),
        (4, Reason.QUIET_NEGOTIATION),
        (3, Reason.QUIET),
        (2, Reason.PAST_CLOSE_DATE),
        (1, Reason.NO_NEXT_STEP),
    ]
    assert [one.days for one in found] == [1, 16, 16, 4, 0]


def test_a_deal_with_an_unwanted_reason_is_told_for_its_next_one() -> None:
    opened = [OpenDeal(deal(1, close_date=date(2026, 3, 20)), LEAD, False), OpenDeal(deal(2), LEAD, False)]
    today = date(2026, 3, 24)

    def told(*unwanted: Reason) -> list[tuple[int, Reason]]:
        found = attention([], opened, today, BERLIN, WEEK, unwanted)
        return [(one.deal.id, one.reason) for one in found]

    assert told() == [(1, Reason.QUIET), (2, Reason.QUIET)]
    assert told(Reason.QUIET) == [(1, Reason.PAST_CLOSE_DATE), (2, Reason.NO_NEXT_STEP)]
    assert told(Reason.QUIET, Reason.PAST_CLOSE_DATE, Reason.NO_NEXT_STEP) == []
