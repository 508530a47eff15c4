"""A deal's life: what a closing keeps of the one before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.deals import Deal, Status, checked_date
from bot.domain.refusals import DateRefused
from bot.domain.stages import Stage, seven_phases

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
STAGES = seven_phases()
OPEN, WON, AFTER, LOST = STAGES.stage(5), STAGES.won, STAGES.stage(7), STAGES.lost


@pytest.mark.parametrize(
    ("was", "to", "told", "reason"),
    [
        ((OPEN, Status.OPEN), LOST, "price", "price"),
        ((OPEN, Status.OPEN), WON, None, None),
        ((LOST, Status.LOST), WON, None, None),
        ((LOST, Status.LOST), WON, "they came back", "they came back"),
        ((LOST, Status.LOST), OPEN, None, None),
        ((WON, Status.WON), AFTER, None, "an old reason"),
    ],
)
def test_each_closing_has_a_reason_of_its_own(
    was: tuple[Stage, Status], to: Stage, told: str | None, reason: str | None
) -> None:
    stage, status = was
    deal = Deal(1, "Acme", 1, stage.id, status, "UKIM", NOON, "UKIM", NOON, NOON, NOON, "UKIM")
    deal = replace(deal, reason="an old reason")
    assert deal.moved_to(to, "UKIM", NOON, reason=told).after.reason == reason


def test_a_date_too_far_off_is_refused_as_in_a_command() -> None:
    with pytest.raises(DateRefused, match='"1999-01-01" is in 1999; dates go from 2000 to 2100'):
        checked_date(date(1999, 1, 1), "1999-01-01")
