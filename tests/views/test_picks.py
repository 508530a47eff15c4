"""Deals to pick from: whatever they are called, no two buttons say the same, and none lacks what counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deals import Deal, Status
from bot.domain.encounters import Pick
from bot.domain.money import Money
from bot.domain.people import Member, Role
from bot.domain.stages import seven_phases
from bot.language.commands import Picked, ShowDeal
from bot.outcomes.audience import Audience
from bot.views.blocks import BUTTON, escape
from bot.views.picks import labels

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
SAM, KIM, ANA = "U0SAM00001", "U0KIM00001", "U0ANA00001"
READER = Audience(Member("T1", SAM, Role.REP, "UTC"), NOW, {KIM: "kim", ANA: "Ana Maria Duarte-Fernandes"})
STAGES = seven_phases().open_stages
ACME = Deal(
    id=1,
    name="Acme",
    pipeline=1,
    stage=5,
    status=Status.OPEN,
    owner=SAM,
    created_at=NOW,
    created_by=SAM,
    stage_since=NOW,
    touched_at=NOW,
    changed_at=NOW,
    changed_by=SAM,
    amount=Money(1_200_000, "USD"),
)


def said(*deals: Deal) -> list[str]:
    stages = {stage.id: stage for stage in STAGES}
    return labels(
        [Pick(each.name, ShowDeal(Picked(each.id)), deal=each, stage=stages[each.stage]) for each in deals],
        READER,
    )


CLOSING = replace(ACME, close_date=date(2026, 3, 27))
THEIRS = replace(ACME, owner=KIM)


@pytest.mark.parametrize(
    ("deals", "told"),
    [
        (
            (ACME, replace(ACME, name="Acme EU")),
            ["Acme · $12,000 · Negotiation", "Acme EU · $12,000 · Negotiation"],
        ),
        (
            (ACME, replace(ACME, amount=None)),
            ["Acme · $12,000 · Negotiation", "Acme · Negotiation"],
        ),
        (
            (ACME, CLOSING),
            [
                "Acme · $12,000 · Negotiation · no close date",
                "Acme · $12,000 · Negotiation · closes Fri 27 Mar",
            ],
        ),
        (
            (ACME, THEIRS),
            ["Acme · $12,000 · Negotiation · yours", "Acme · $12,000 · Negotiation · @kim's"],
        ),
        (
            (CLOSING, ACME, THEIRS),
            [
                "Acme · $12,000 · Negotiation · closes Fri 27 Mar",
                "Acme · $12,000 · Negotiation · no close date · yours",
                "Acme · $12,000 · Negotiation · no close date · @kim's",
            ],
        ),
        (
            (ACME, replace(ACME, created_at=NOW - timedelta(hours=1))),
            [
                "Acme · $12,000 · Negotiation · added Wed 4 Mar, 09:00",
                "Acme · $12,000 · Negotiation · added Wed 4 Mar, 08:00",
            ],
        ),
        (
            (ACME, replace(ACME, id=2)),
            ["Acme · $12,000 · Negotiation · no. 1", "Acme · $12,000 · Negotiation · no. 2"],
        ),
    ],
)
def test_namesakes_are_told_apart_by_the_first_thing_that_differs(
    deals: tuple[Deal, ...], told: list[str]
) -> None:
    assert said(*deals) == told


def test_long_names_keep_both_their_ends() -> None:
    long = "International Consolidated Heating Supplies of North America"
    east, west = said(replace(ACME, name=f"{long} East"), replace(ACME, name=f"{long} West"))
    assert east.startswith("International")
    assert east.endswith("East · $12,000 · Negotiation")
    assert west.endswith("West · $12,000 · Negotiation")


NAMES = st.text(st.sampled_from("aA &<é中🔥"), min_size=1, max_size=120).filter(str.strip)
DEALS = st.builds(
    replace,
    st.just(ACME),
    name=st.one_of(NAMES, st.just("Acme & Sons " * 9)),
    amount=st.sampled_from([None, Money(1, "USD"), Money(10**15, "JPY"), Money(10**15, "USD")]),
    stage=st.sampled_from([stage.id for stage in STAGES]),
    owner=st.sampled_from([SAM, KIM, ANA]),
    close_date=st.sampled_from([None, date(2026, 3, 27), date(2099, 12, 31)]),
    created_at=st.sampled_from([NOW, NOW - timedelta(days=700)]),
)


@given(st.lists(DEALS, min_size=2, max_size=6))
def test_no_two_are_alike_and_none_is_too_long_for_a_button(deals: list[Deal]) -> None:
    told = said(*(replace(each, id=number) for number, each in enumerate(deals)))
    assert len(set(told)) == len(told)
    assert all(len(escape(each)) <= BUTTON for each in told)
