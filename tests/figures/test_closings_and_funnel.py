"""Won and lost, odds, cycles and the funnel against the slow model, on random histories."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.closings import odds
from bot.domain.funnels import conversions
from bot.domain.stages import seven_phases
from bot.store.figures import closings
from bot.store.figures.closings import Time
from bot.store.figures.outcomes import outcomes, outcomes_twice
from bot.store.figures.passages import passages
from bot.store.figures.standing import Selection
from bot.store.work import Store
from tests.figures import model_of_closings as model
from tests.figures.life import histories, histories_on_one_database, lived, moments, reps

windows = st.tuples(moments, moments).map(sorted)
EVER = datetime(2000, 1, 1, tzinfo=UTC)


@histories_on_one_database
@given(history=histories, window=windows, until=moments, rep=reps)
def test_closings_that_stand_are_counted_once_and_by_currency(store: Store, history, window, until, rep):
    life = lived(store, history)
    time = Time(*window, until)
    found = life.asks(lambda work: closings.by_currency(work, Selection(1, rep), time))
    assert {(each.won, each.currency): (each.count, each.total) for each in found} == model.tally(
        model.in_time(life, *window, until, rep)
    )


@histories_on_one_database
@given(history=histories, window=windows, rep=reps)
def test_what_stands_now_is_what_the_events_say_of_now(store: Store, history, window, rep):
    life = lived(store, history)
    now = life.asks(lambda work: closings.by_currency(work, Selection(1, rep), Time(*window)))
    assert {(each.won, each.currency): (each.count, each.total) for each in now} == model.tally(
        model.in_time(life, *window, life.now, rep)
    )


@histories_on_one_database
@given(history=histories, window=windows, then=st.booleans())
def test_owners_reasons_and_sources_divide_the_same_closings(store: Store, history, window, then):
    life = lived(store, history)
    time, of = Time(*window, life.now if then else None), Selection(1)
    expected = model.in_time(life, *window, life.now)
    kept = model.present_facts(life)
    for ask, key in (
        (closings.by_owner, lambda each: (each.state.owner, None)),
        (closings.by_source, lambda each: (kept[each.deal].source or "", None)),
        (closings.lost_by_reason, lambda each: (kept[each.deal].reason or "", each.from_stage)),
    ):
        counted: Counter = Counter()
        for each in expected:
            if ask is not closings.lost_by_reason or each.state.status == "lost":
                counted[(each.state.status == "won", each.state.currency, *key(each))] += 1
        found = life.asks(lambda work, ask=ask: ask(work, of, time))
        assert {(one.won, one.currency, one.key, one.stage): one.count for one in found} == counted


@histories_on_one_database
@given(history=histories, window=windows, then=st.booleans())
def test_cycles_and_times_in_stage_are_medians_and_eightieth_percentiles(store: Store, history, window, then):
    life = lived(store, history)
    time, of = Time(*window, life.now if then else None), Selection(1)
    cycles = life.asks(lambda work: closings.cycles(work, of, time))
    for won in (True, False):
        lengths = [
            int((each.at - each.created_at).total_seconds())
            for each in model.in_time(life, *window, life.now)
            if (each.state.status == "won") == won
        ]
        spread = cycles.get(won)
        assert (spread and (spread.count, spread.median, spread.eightieth)) == model.spread(lengths)
    stages = life.asks(lambda work: closings.times_in_stage(work, of, time))
    expected = {stage: model.spread(each) for stage, each in model.dwells(life, *window).items()}
    assert {stage: (each.count, each.median, each.eightieth) for stage, each in stages.items()} == expected


@histories_on_one_database
@given(history=histories, until=moments)
def test_odds_are_learned_from_the_deals_that_were_in_a_stage(store: Store, history, until):
    life = lived(store, history)
    found = life.asks(lambda work: outcomes(work, Selection(1), until))
    won, closed = model.outcomes(life, min(until, life.now))
    for stage, each in odds(seven_phases(), found).items():
        assert each.outcomes == closed[stage]
        assert each.learned == (closed[stage] >= 20)
        if each.learned:
            assert each.share * closed[stage] == won[stage]


@histories_on_one_database
@given(history=histories, window=windows)
def test_what_odds_are_learned_from_is_the_same_asked_of_two_days_at_once(store: Store, history, window):
    life = lived(store, history)
    earlier, until = window
    found = life.asks(lambda work: outcomes_twice(work, Selection(1), until, earlier))
    assert found == tuple(
        life.asks(lambda work, each=each: outcomes(work, Selection(1), each)) for each in (until, earlier)
    )


@histories_on_one_database
@given(history=histories, window=windows)
def test_the_funnel_counts_first_entries_and_passes(store: Store, history, window):
    life = lived(store, history)
    time, day = Time(*window, life.now), date(2026, 6, 1)
    found = life.asks(lambda work: passages(work, Selection(1), time))
    expected = model.funnel(life, *window)
    for place, each in enumerate(conversions(seven_phases(), found, {}, day, day), 1):
        told = model.Cohort(each.advanced, each.lost, each.still, each.skipped, each.again)
        assert told == expected[place], place
