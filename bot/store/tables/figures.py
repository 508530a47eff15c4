"""The tables that only figures need, and the events that count for figures."""

from __future__ import annotations

import sqlalchemy as sa

from bot.domain.events import FIGURE_EVENTS, STAGE_EVENTS, EventKind
from bot.store.tables.columns import Instant, metadata
from bot.store.tables.events import events

rates = sa.Table(
    "rates",
    metadata,
    # A workspace, whose rates say what one unit is worth in its own currency; or "" for what one euro is
    # worth in each currency, as the European Central Bank tells it, for all workspaces.
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("currency", sa.String, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    # A decimal number, as written: neither database's own numbers keep one exactly.
    sa.Column("rate", sa.String, nullable=False),
)

targets = sa.Table(
    "targets",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    # A member, or "" for the whole team.
    sa.Column("owner", sa.String, primary_key=True),
    sa.Column("first", sa.Date, primary_key=True),
    sa.Column("last", sa.Date, primary_key=True),
    sa.Column("amount", sa.BigInteger, nullable=False),
    sa.Column("currency", sa.String, nullable=False),
    sa.Column("set_by", sa.String, nullable=False),
    sa.Column("set_at", Instant, nullable=False),
)

_STANDS = "{0}undone_by IS NULL AND {0}undoes IS NULL AND "


def _kinds(kinds: frozenset[EventKind]) -> str:
    """In the order of their table, so that the text is the same in every process."""
    return "{0}kind IN (" + ", ".join(f"'{kind}'" for kind in EventKind if kind in kinds) + ")"


_FIGURES, _ENTRIES = _kinds(FIGURE_EVENTS), _kinds(STAGE_EVENTS)
_CLOSINGS = "({0}kind IN ('won', 'lost', 'reopened') OR {0}kind = 'added' AND {0}status <> 'open')"


def _condition(text: str, table: str) -> sa.TextClause:
    return sa.text((_STANDS + text).format(f"{table}." if table else ""))


def counts(table: str = "events") -> sa.TextClause:
    """The events that change a figure and were not taken back. table: its name in the statement.

    Written out, since a database uses a partial index only for a condition that it can compare with the
    index's. A note or a new name may outlive the undoing of a move before it, so their copy of the stage
    is not asked.
    """
    return _condition(_FIGURES, table)


def enters(table: str = "events") -> sa.TextClause:
    """Of those, the ones that put a deal into a stage."""
    return _condition(_ENTRIES, table)


def stands_open(table: str = "events") -> sa.TextClause:
    """Of those, the ones that left a deal open."""
    return _condition(_FIGURES + " AND {0}status = 'open'", table)


def moves_date(table: str = "events") -> sa.TextClause:
    """Of those, the ones that set a close date."""
    return _condition("{0}kind = 'close-date-set'", table)


def closes(table: str = "events") -> sa.TextClause:
    """Of those, the ones that close a deal or open it again."""
    return _condition(_CLOSINGS, table)


_CHANGED = ("status", "owner", "currency", "amount", "close_date")


def _index(name: str, where: sa.TextClause, *columns: str) -> None:
    """Everything that a sum over a time asks, so that the rows themselves are not read."""
    ours = (events.c.team_id, events.c.pipeline_id, *(events.c[column] for column in columns))
    sa.Index(name, *ours, postgresql_where=where, sqlite_where=where)


_index(
    "events_standing",
    stands_open(""),
    *("until", "at", "stage_id", "currency", "amount", "odds", "close_date", "owner"),
)
_index(
    "events_of_figures",
    counts(""),
    "at",
    *(name for field in _CHANGED for name in (field, f"was_{field}")),
)
_index(
    "events_of_entries",
    enters(""),
    *("at", "deal_id", "stage_id", "was_path", "was_stage_id", "was_status", "was_owner", "dwell"),
)
_index("events_of_closings", closes(""), "at", "status", "was_status", "was_path")
_index("events_of_dates", moves_date(""), "was_close_date", "close_date", "at", "status", "owner")
