"""The tables that only figures need, and the events that count for figures."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from bot.domain.events import FIGURE_EVENTS, STAGE_EVENTS, EventKind
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


def _stands(kinds: Collection[EventKind], table: str, *others: str) -> str:
    """It is of one of the kinds, or of the others, and was not taken back.

    Written out, since a database uses a partial index only for a condition that it can compare with the
    index's; in the order of the kinds, so that the text is the same in every process; one comparison after
    the other, since for a list SQLite makes a table whenever an event is written. Nothing asks for the
    event's end: each change of a deal sets one, and would have to write these indexes anew.
    """
    those = [f"{table}kind = '{kind}'" for kind in EventKind if kind in kinds]
    return f"{table}undone_by IS NULL AND ({' OR '.join((*those, *others))})"


_CLOSING = (EventKind.WON, EventKind.LOST, EventKind.REOPENED)


def counts(table: sa.FromClause = events) -> sa.ColumnElement[bool]:
    """The events that change a figure and were not taken back: only they have an end.

    A note or a new name may outlive the undoing of a move before it, so their copy of the stage is not asked.
    """
    return table.c.until.is_not(None)


def changes_figures(table: str = "events.") -> sa.TextClause:
    """The same events, told by their kind."""
    return sa.text(_stands(FIGURE_EVENTS, table))


def enters(table: str = "events.") -> sa.TextClause:
    """Of those, the ones that put a deal into a stage."""
    return sa.text(_stands(STAGE_EVENTS, table))


def closes(table: str = "events.") -> sa.TextClause:
    """Of those, the ones that close a deal or open it again."""
    return sa.text(_stands(_CLOSING, table, f"{table}kind = 'added' AND {table}status <> 'open'"))


def moves_date(table: str = "events.") -> sa.TextClause:
    """Of those, the ones that set a close date."""
    return sa.text(_stands((EventKind.CLOSE_DATE_SET,), table))


_CHANGED = ("status", "owner", "currency", "amount", "close_date")


def _index(name: str, where: sa.TextClause, *columns: str) -> None:
    """Everything that a sum over a time asks, so that the rows themselves are not read."""
    ours = (events.c.team_id, events.c.pipeline_id, *(events.c[column] for column in columns))
    partial_index(name, *ours, where=str(where))


_index(
    "events_standing",
    sa.text("until IS NOT NULL"),
    *("status", "until", "at", "stage_id", "currency", "amount", "odds", "close_date", "owner"),
)
_index(
    "events_of_figures",
    changes_figures(""),
    "at",
    *(name for field in _CHANGED for name in (field, f"was_{field}")),
    *("kind", "undone_by"),
)
_index(
    "events_of_entries",
    enters(""),
    *("at", "kind", "deal_id", "stage_id", "was_path"),
    *("was_stage_id", "was_status", "was_owner", "dwell", "undone_by"),
)
# In the order in which outcomes are grouped, so that they need not be sorted.
_index("events_of_closings", closes(""), "was_path", "status", "was_status", "at", "kind", "undone_by")
_index(
    "events_of_dates",
    moves_date(""),
    *("was_close_date", "close_date", "at", "kind", "status", "owner", "currency", "amount", "undone_by"),
)
