"""What is stuck against the slow model: every deal looked at by itself, each day counted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.stages import seven_phases
from bot.language import commands as ask
from bot.outcomes.deals import DEALS_A_PAGE
from bot.store.work import Store
from tests.figures.life import Life, histories, histories_on_one_database, lived, reps
from tests.figures.model import states_at, struck

ENTERS = ("added", "moved", "won", "lost", "reopened")
TOUCHES = (*ENTERS, "noted", "touched", "follow-up-done", "checked-in")
STAGES = {stage.id: stage for stage in seven_phases().stages}


@dataclass(frozen=True)
class Stuck:
    """silent: working days since the last touch; over: days beyond the expected; None where within limits."""

    silent: int | None
    over: int | None


def working_days(after: date, until: date) -> int:
    days = ((after + timedelta(days=each)) for each in range(1, (until - after).days + 1))
    return sum(day.weekday() < 5 for day in days)


def touches(row: Any) -> list[datetime]:
    """When the deal was touched; one that took in another has that one's touches too."""
    if row.kind == "merged" and "touched_at" in (changes := json.loads(row.changes)):
        return [datetime.fromisoformat(changes["touched_at"][1])]
    return [row.at] if row.kind in TOUCHES else []


def stuck(life: Life, rep: str | None) -> dict[int, Stuck]:
    found = {}
    for deal, state in states_at(life, life.now + timedelta(seconds=1)).items():
        if state.status != "open" or rep not in (None, state.owner):
            continue
        own = [row for row in struck(life) if row.deal_id == deal]
        touched = max(touch for row in own for touch in touches(row))
        since = max(row.at for row in own if row.kind in ENTERS)
        stage, silent = STAGES[state.stage], working_days(touched.date(), life.now.date())
        quiet = silent > stage.quiet_after
        aged = (life.now - since) > timedelta(days=stage.expected_days)
        if quiet or aged:
            over = (life.now - since).days - stage.expected_days
            found[deal] = Stuck(silent if quiet else None, over if aged else None)
    return found


def told(life: Life, rep: str | None) -> tuple[dict[int, Stuck], int, dict[str, int]]:
    """What the bot says on all its pages."""
    page, found = 1, {}
    while True:
        shown = life.does(ask.ListStalled(rep, None, page))
        found |= {each.deal.id: Stuck(each.silent, each.over) for each in shown.deals}
        if page * DEALS_A_PAGE >= shown.total:
            return found, shown.total, dict(shown.at_stake)
        page += 1


@histories_on_one_database
@given(history=histories, rep=reps, days=st.integers(0, 30))
def test_what_is_stuck_is_what_broke_a_limit_of_its_stage(store: Store, history, rep, days):
    life = lived(store, history).later(days=days)
    expected, present = stuck(life, rep), states_at(life, life.now + timedelta(seconds=1))
    found, total, at_stake = told(life, rep)
    assert found == expected
    assert total == len(expected)
    sums: dict[str, int] = {}
    for deal in expected:
        if present[deal].currency is not None:
            sums[present[deal].currency] = sums.get(present[deal].currency, 0) + present[deal].value
    assert at_stake == sums


def test_what_is_planned_keeps_a_deal_from_being_quiet_but_not_from_growing_old(store: Store):
    life = Life.of_new_team(store)
    for name in ("Acme", "Beta"):
        life.does(ask.AddDeal(name, ask.Sum(Decimal(100)), stage="negotiation"))
    life.later(days=10)
    life.does(ask.PlanFollowUp(ask.Picked(life.deals[0]), life.now.date() + timedelta(days=30), None, "call"))
    assert list(told(life, None)[0]) == life.deals[1:]
    life.later(days=15)
    assert told(life, None)[0] == {
        life.deals[0]: Stuck(None, 4),
        life.deals[1]: Stuck(working_days(date(2026, 1, 5), life.now.date()), 4),
    }


def test_a_touch_counts_though_an_earlier_change_is_taken_back(store: Store):
    life = Life.of_new_team(store)
    life.does(ask.AddDeal("Acme", ask.Sum(Decimal(100)), stage="negotiation"))
    (acme,) = life.deals
    life.later(days=2)
    moved = life.does(ask.MoveDeal(ask.Picked(acme), "proposal"))
    life.later(days=20)
    life.does(ask.AddNote(ask.Picked(acme), "they want SSO"))
    life.does(ask.Undo(moved.event.change))
    assert told(life, None)[0] == {acme: Stuck(None, 1)}
