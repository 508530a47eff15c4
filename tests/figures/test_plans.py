"""What a report costs does not depend on other workspaces: each reads its own team's rows, by an index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bench.workspace import NOW, Size, analyse, fill, lives
from bot.domain.workspaces import Workspace
from bot.language import commands as ask
from bot.store import rates
from bot.store.work import Store
from tests.figures.life import Life
from tests.figures.plans import accesses, planned

PAST, QUARTER = date(2025, 8, 7), "this quarter"
REPORTS = {
    "summary": ask.Summarise(),
    "summary of a past day": ask.Summarise(as_of=PAST),
    "forecast": ask.ForecastPeriod(),
    "forecast of a past day": ask.ForecastPeriod(as_of=PAST),
    "changes": ask.ExplainChanges(),
    "changes of a quarter's deals": ask.ExplainChanges(frame=QUARTER),
    "stalled": ask.ListStalled(),
    "funnel": ask.ShowFunnel(),
    "leaders": ask.RankLeaders(),
    "losses": ask.ExplainLosses(),
    "sources": ask.CompareSources(),
    "target": ask.SetTarget(Decimal(1000), period=QUARTER),
    "targets": ask.ListTargets(),
    "rate": ask.SetRate("EUR", Decimal("1.1")),
    "rates": ask.ListRates(),
    **{f"deals behind {what}": ask.ListBehind(what, period=QUARTER) for what in ask.Behind.__args__},
}
MADE_FOR = {
    "deals_by_stage": "summary",
    "deals_by_closing": "leaders",
    "deals_ways": "funnel",
    "events_standing": "summary of a past day",
    "events_of_figures": "changes",
    "events_of_entries": "funnel",
    "events_of_closings": "forecast",
    "events_of_dates": "forecast",
    "follow_ups_of_deal": "stalled",
}


@pytest.fixture
def life(store: Store) -> Life:
    """One of three teams in a database, each with a past, follow-ups, rates and targets."""
    for number in range(3):
        team = f"T{number}"
        fill(store, lives(team, Size(60, 300), 1 + number * 1000))
        store.run(team, lambda work: rates.keep(work, "EUR", date(2025, 1, 1), Decimal("1.1")))
    with store.engine.begin() as connection:
        rates.keep_for_all(connection, _bank())
    if not store.is_sqlite:
        # SQLite gathers no statistics by itself, so there its plans must be good without.
        analyse(store)
    return Life(store, Workspace("T1"), NOW)


def _bank() -> Iterator[tuple[date, str, Decimal]]:
    """What the European Central Bank says in 400 days."""
    for back in range(400):
        for currency in ("USD", "GBP", "JPY", "CHF", "SEK", "NOK", "DKK", "PLN"):
            yield NOW.date() - timedelta(days=back), currency, Decimal("1.08")


def _of(command: Any, rep: str | None) -> Any:
    return replace(command, rep=rep) if hasattr(command, "rep") else command


@pytest.mark.parametrize("rep", [None, "U001"])
def test_every_report_reads_its_own_teams_rows_alone(life: Life, rep: str | None):
    read = {name: accesses(life, _of(command, rep)) for name, command in REPORTS.items()}
    strays = {name: [each.said for each in found if not each.is_of_the_team] for name, found in read.items()}
    assert not {name: said for name, said in strays.items() if said}


def test_every_index_serves_the_report_that_it_was_made_for(life: Life):
    read = {name: {each.index for each in accesses(life, REPORTS[name])} for name in MADE_FOR.values()}
    assert {index: name for index, name in MADE_FOR.items() if index not in read[name]} == {}


def test_a_report_of_today_reads_no_event_but_only_indexes(life: Life):
    """SQLite says where it need not look at the rows themselves; PostgreSQL decides that as it goes."""
    if not life.store.is_sqlite:
        pytest.skip("PostgreSQL")
    for name in ("summary", "forecast", "changes", "funnel", "leaders"):
        of_events = [each.said for each in accesses(life, REPORTS[name]) if "SEARCH events" in each.said]
        assert all("COVERING" in said for said in of_events), name


def test_no_deal_is_looked_for_among_all_of_a_team(life: Life):
    """What became of a deal is one step in an index for each entry into a stage."""
    if not life.store.is_sqlite:
        pytest.skip("PostgreSQL joins two ranges of indexes")
    ways = next(each for each in accesses(life, REPORTS["funnel"]) if each.index == "deals_ways")
    assert "id>?" in ways.bound and "id<?" in ways.bound


@pytest.mark.parametrize(
    "query",
    [
        "SELECT count(*) FROM deals WHERE amount > 5",
        "SELECT max(at) FROM events",
        "SELECT count(*) FROM follow_ups WHERE state = 'open' AND due > '2026-06-03'",
    ],
)
def test_a_query_over_every_teams_rows_is_noticed(life: Life, query: str):
    assert [each.is_of_the_team for each in planned(life.store, query, ())] == [False]
