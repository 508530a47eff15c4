"""Names among the deals of a workspace, on both databases."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from bot.language.names import resolve
from bot.store import names, searching, tables
from bot.store.work import Store, Work

DEALS = """
Acme | Acme Renewal | Globex GmbH | Blue Ocean Logistics | Hewlett Packard Enterprise | Procter & Gamble
JPMorgan Chase | Café Lumière | 東京電力株式会社 | 🚀 | Stark Industries | O'Reilly Motors
Delta Freight | Delta Dental
"""
NAMES = [name.strip() for row in DEALS.strip().splitlines() for name in row.split("|")]

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
THE_FIRST = (tables.deals.c.team_id == "T1") & (tables.deals.c.id == 1)


@pytest.fixture
def store(store: Store) -> Store:
    store.run("T1", lambda work: _add(work, NAMES))
    return store


def _add(work: Work, of: list[str], first: int = 1) -> None:
    row = {column.name: None for column in tables.deals.columns if column.nullable}
    for number, name in enumerate(of, first):
        given = {
            "team_id": work.team,
            "id": number,
            "name": name,
            "status": "open",
            "owner": "U1",
            "version": 1,
        }
        times = dict.fromkeys(("created_at", "stage_since", "touched_at", "changed_at"), NOW)
        fixed = {"pipeline_id": 1, "stage_id": 1, "push_count": 0, "created_by": "U1", "changed_by": "U1"}
        work.connection.execute(tables.deals.insert(), row | given | times | fixed)
        names.index(work, number, name)


def _queries(store: Store, job: Callable[[Work], object]) -> int:
    """How many SELECTs the job sends."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    sa.event.listen(store.engine, "before_cursor_execute", note)
    store.run("T1", job)
    sa.event.remove(store.engine, "before_cursor_execute", note)
    return sum(statement.startswith("SELECT") for statement in sent)


def _meant(store: Store, typed: str, team: str = "T1") -> list[str]:
    found = store.run(team, lambda work: names.candidates(work, typed))
    return resolve(typed, [deal.name for deal in found])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("acme", ["Acme"]),
        ("ACME renewal", ["Acme Renewal"]),
        ("globex", ["Globex GmbH"]),
        ("globx", ["Globex GmbH"]),
        ("the globex deal", ["Globex GmbH"]),
        ("blueocean", ["Blue Ocean Logistics"]),
        ("ocean logistcs", ["Blue Ocean Logistics"]),
        ("hpe", ["Hewlett Packard Enterprise"]),
        ("hew pack", ["Hewlett Packard Enterprise"]),
        ("p&g", ["Procter & Gamble"]),
        ("jp morgan", ["JPMorgan Chase"]),
        ("cafe lumiere", ["Café Lumière"]),
        ("電力", ["東京電力株式会社"]),
        ("🚀", ["🚀"]),
        ("satrk", ["Stark Industries"]),
        ("akme", ["Acme"]),
        ("oreilly's", ["O'Reilly Motors"]),
        ("delta", ["Delta Dental", "Delta Freight"]),
        ("zorblatt", []),
        ("acme labs", []),
        ("", []),
        ("\x00\ud800", []),
    ],
)
def test_a_typed_name_finds_its_deal(store: Store, typed: str, meant: list[str]) -> None:
    assert sorted(_meant(store, typed)) == meant


def test_a_rightly_spelled_name_costs_one_query(store: Store) -> None:
    assert _queries(store, lambda work: names.candidates(work, "globex")) == 1
    assert _queries(store, lambda work: names.candidates(work, "Blue Ocean Logistics")) == 1


def test_another_workspace_finds_nothing(store: Store) -> None:
    assert _meant(store, "acme", team="T2") == []


def test_a_renamed_deal_is_found_by_its_new_name_alone(store: Store) -> None:
    store.run("T1", lambda work: names.reindex(work, 1, "Zenith"))
    store.run(
        "T1",
        lambda work: work.connection.execute(tables.deals.update().where(THE_FIRST).values(name="Zenith")),
    )
    assert _meant(store, "zenith") == ["Zenith"]
    assert _meant(store, "acme") == ["Acme Renewal"]


def test_an_unindexed_deal_is_not_found(store: Store) -> None:
    store.run("T1", lambda work: names.unindex(work, 3))
    assert _meant(store, "globex") == []


def test_indexing_twice_changes_nothing(store: Store) -> None:
    store.run("T1", lambda work: names.index(work, 3, "Globex GmbH"))
    assert _meant(store, "globex") == ["Globex GmbH"]


def test_the_literal_name_is_among_hundreds_that_share_its_word(store: Store) -> None:
    store.run("T1", lambda work: _add(work, [f"Acme branch {number}" for number in range(200)], first=100))
    assert _meant(store, "acme") == ["Acme"]
    assert _meant(store, "acme branch 7") == ["Acme branch 7"]
    assert "Acme branch 7" in [
        deal.name for deal in store.run("T1", lambda work: names.beginning(work, "acme branch 7 negotiation"))
    ]


def test_the_name_at_the_start_of_a_text_is_among_the_candidates(store: Store) -> None:
    for text, name in [("jp morgan negotiation", "JPMorgan Chase"), ("the globex demo", "Globex GmbH")]:
        found = store.run("T1", lambda work, text=text: names.beginning(work, text))
        assert name in [deal.name for deal in found]


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("Globexia", ["Globex GmbH"]),
        ("Acme Labs", ["Acme", "Acme Renewal"]),
        ("Starkey", ["Stark Industries"]),
        ("Ame", ["Acme", "Acme Renewal"]),
        ("cAme", ["Acme", "Acme Renewal", "Café Lumière"]),
        ("Acwe", ["Acme", "Acme Renewal"]),
        ("Bcme", ["Acme", "Acme Renewal"]),
        ("zzz", []),
    ],
)
def test_the_nearest_names_are_offered_for_one_that_nobody_has(
    store: Store, typed: str, nearest: list[str]
) -> None:
    assert _meant(store, typed) == []
    found = store.run("T1", lambda work: names.nearest(work, typed, limit=3))
    assert sorted(deal.name for deal in found) == nearest


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("a", ["Acme", "Acme Renewal"]),
        ("ac", ["Acme", "Acme Renewal"]),
        ("re", ["Acme Renewal"]),
        ("gl", ["Globex GmbH"]),
        ("b o", ["Blue Ocean Logistics"]),
        ("blueo", ["Blue Ocean Logistics"]),
        ("h e p", ["Hewlett Packard Enterprise"]),
        ("lu c", ["Café Lumière"]),
        ("力", ["東京電力株式会社"]),
        ("a zz", []),
        ("a" * 5000, []),
        ("a " * 50, []),
        ("%", []),
        ("", []),
    ],
)
def test_a_search_finds_words_that_begin_so(store: Store, typed: str, found: list[str]) -> None:
    told = store.run("T1", lambda work: searching.beginning_so(work, typed))
    assert sorted(deal.name for deal in told) == found


def test_a_search_shows_open_deals_first_and_tells_of_more_than_it_shows(store: Store) -> None:
    store.run("T1", lambda work: _add(work, [f"Acme {number}" for number in range(200)], first=100))
    ended = tables.deals.update().where(tables.deals.c.id > 150).values(status="lost")
    store.run("T1", lambda work: work.connection.execute(ended))
    told = store.run("T1", lambda work: searching.beginning_so(work, "ac"))
    assert len(told) == names.MOST + 1
    assert [deal.status for deal in told] == sorted((deal.status for deal in told), reverse=True)
    assert sum(deal.status == "open" for deal in told) == 53


def test_hostile_names_are_stored_and_found(store: Store) -> None:
    hostile = ["<!channel>", "'; DROP TABLE deals; --", "%_%", "a" * 120, "\u202eevil", "👩\u200d🚀"]
    store.run("T1", lambda work: _add(work, hostile, first=50))
    for name in hostile:
        assert _meant(store, name) == [name]
