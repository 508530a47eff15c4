"""The tables that only figures need, and the events that count for figures."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from bot.domain.events import STAGE_EVENTS, EventKind
from bot.store.tables.columns import Instant, metadata, partial_index
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


def _kinds(kinds: Collection[EventKind], table: str) -> str:
    """In the order of their table, so that the text is the same in every process."""
    return f"{table}kind IN (" + ", ".join(f"'{kind}'" for kind in EventKind if kind in kinds) + ")"


_CLOSING = (EventKind.WON, EventKind.LOST, EventKind.REOPENED)


def counts(table: sa.FromClause = events) -> sa.ColumnElement[bool]:
    """The events that change a figure and were not taken back: only they have an end.

    A note or a new name may outlive the undoing of a move before it, so their copy of the stage is not asked.
    """
    return table.c.until.is_not(None)


def enters(table: str = "events.") -> sa.TextClause:
    """Of those, the ones that put a deal into a stage.

    Written out, since a database uses a partial index only for a condition that it can compare with the
    index's.
    """
    return sa.text(f"{table}until IS NOT NULL AND {_kinds(STAGE_EVENTS, table)}")


def closes(table: str = "events.") -> sa.TextClause:
    """Of those, the ones that close a deal or open it again."""
    added = f"{table}kind = 'added' AND {table}status <> 'open'"
    return sa.text(f"{table}until IS NOT NULL AND ({_kinds(_CLOSING, table)} OR {added})")


def moves_date(table: str = "events.") -> sa.TextClause:
    """Of those, the ones that set a close date."""
    return sa.text(f"{table}until IS NOT NULL AND {table}kind = 'close-date-set'")


_CHANGED = ("status", "owner", "currency", "amount", "close_date")


def _index(name: str, where: sa.ColumnElement[bool] | sa.TextClause, *columns: str) -> None:
    """Everything that a sum over a time asks, so that the rows themselves are not read."""
    ours = (events.c.team_id, events.c.pipeline_id, *(events.c[column] for column in columns))
    partial_index(name, *ours, where=str(where))


_ANY = sa.text("until IS NOT NULL")
_index(
    "events_standing",
    _ANY,
    *("status", "until", "at", "stage_id", "currency", "amount", "odds", "close_date", "owner"),
)
_index(
    "events_of_figures",
    _ANY,
    *("at", "until"),
    *(name for field in _CHANGED for name in (field, f"was_{field}")),
)
_index(
    "events_of_entries",
    enters(""),
    *("at", "until", "kind", "deal_id", "stage_id", "was_path"),
    *("was_stage_id", "was_status", "was_owner", "dwell"),
)
# In the order in which outcomes are grouped, so that they need not be sorted.
_index("events_of_closings", closes(""), "was_path", "status", "was_status", "at", "until", "kind")
_index(
    "events_of_dates",
    moves_date(""),
    *("was_close_date", "close_date", "at", "until", "kind", "status", "owner", "currency", "amount"),
)
