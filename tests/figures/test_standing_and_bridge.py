"""What was open at any moment, and the bridge between two moments, against the slow model."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.bridges import Step, bridges
from bot.domain.standing import OpenSum
from bot.store.figures.flows import flows
from bot.store.figures.standing import Selection, open_at, open_now
from bot.store.work import Store
from tests.figures import model
from tests.figures.life import histories, histories_on_one_database, lived, moments, periods, reps


def sums(found: tuple[OpenSum, ...]) -> dict:
    return {
        (each.stage, each.currency, each.month): (
            each.count,
            each.total,
            each.by_stage_odds,
            each.by_own_odds,
        )
        for each in found
    }


@histories_on_one_database
@given(history=histories, rep=reps, days=periods)
def test_the_present_is_what_the_events_add_up_to(store: Store, history, rep, days):
    life = lived(store, history)
    selection = Selection(1, rep, *(days or ()))
    assert sums(life.asks(lambda work: open_now(work, selection))) == model.open_sums(
        life, life.now, rep, days
    )


@histories_on_one_database
@given(history=histories, instant=moments, rep=reps, days=periods)
def test_any_past_moment_can_be_asked_for(store: Store, history, instant, rep, days):
    life = lived(store, history)
    selection = Selection(1, rep, *(days or ()))
    found = life.asks(lambda work: open_at(work, selection, instant, life.now))
    assert sums(found) == model.open_sums(life, min(instant, life.now), rep, days)


@histories_on_one_database
@given(history=histories, window=st.tuples(moments, moments).map(sorted), rep=reps, days=periods)
def test_the_bridge_reconciles_to_the_cent_for_any_window(store: Store, history, window, rep, days):
    life = lived(store, history)
    start, end = window
    selection = Selection(1, rep, *(days or ()))

    def ask(work):
        first, last = (open_at(work, selection, instant, life.now) for instant in (start, end))
        return bridges(first, last, flows(work, selection, start, end), days is not None)

    found = life.asks(ask)
    for bridge in found:
        changed = sum(step.sign * tally.total for step, tally in bridge.steps.items())
        assert bridge.start.total + changed == bridge.end.total
    expected = model.bridge(life, start, end, rep, days)
    assert {each.currency for each in found} == set(expected)
    for each in found:
        told = {step.value: tally.total for step, tally in each.steps.items()}
        told |= {"start": each.start.total, "end": each.end.total}
        assert {k: v for k, v in told.items() if v} == {k: v for k, v in expected[each.currency].items() if v}


def test_without_a_frame_nothing_is_pulled_in_or_slipped(store: Store):
    steps = {Step.PULLED_IN, Step.SLIPPED, Step.TAKEN_OVER, Step.HANDED_ON}

    @histories_on_one_database
    @given(history=histories)
    def holds(history):
        life = lived(store, history)
        found = life.asks(lambda work: flows(work, Selection(1), life.now.replace(year=2000), life.now))
        assert not steps & {flow.step for flow in found}

    holds()
