"""Indexes of figures without the end of each event's: every change of a deal sets one, and wrote them all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

FIGURES = (
    *("status", "was_status", "owner", "was_owner", "currency", "was_currency"),
    *("amount", "was_amount", "close_date", "was_close_date"),
)
ENTRY = ("kind", "deal_id", "stage_id", "was_path", "was_stage_id", "was_status", "was_owner", "dwell")
CLOSING = ("was_path", "status", "was_status", "at")
DATES = ("was_close_date", "close_date", "at")
DATED = ("kind", "status", "owner", "currency", "amount")
STAGES = ("added", "moved", "won", "lost", "reopened")
CHANGES = ("amount-set", "close-date-set", "odds-set", "owner-set", "merged")
CLOSED = "kind = 'added' AND status <> 'open'"


def _one_of(kinds: tuple[str, ...], *others: str) -> str:
    those = (f"kind = '{kind}'" for kind in kinds)
    return f"undone_by IS NULL AND ({' OR '.join((*those, *others))})"


NEW = {
    "events_of_figures": (_one_of((*STAGES, *CHANGES)), ("at", *FIGURES, "kind", "undone_by")),
    "events_of_entries": (_one_of(STAGES), ("at", *ENTRY, "undone_by")),
    "events_of_closings": (_one_of(STAGES[2:], CLOSED), (*CLOSING, "kind", "undone_by")),
    "events_of_dates": (_one_of(("close-date-set",)), (*DATES, *DATED, "undone_by")),
}
COUNTS = "until IS NOT NULL"
ENTRIES = "kind IN ('added', 'moved', 'won', 'lost', 'reopened')"
CLOSINGS = f"(kind IN ('won', 'lost', 'reopened') OR {CLOSED})"
OLD = {
    "events_of_figures": (COUNTS, ("at", "until", *FIGURES)),
    "events_of_entries": (f"{COUNTS} AND {ENTRIES}", ("at", "until", *ENTRY)),
    "events_of_closings": (f"{COUNTS} AND {CLOSINGS}", (*CLOSING, "until", "kind")),
    "events_of_dates": (f"{COUNTS} AND kind = 'close-date-set'", (*DATES, "until", *DATED)),
}


def upgrade() -> None:
    _make(NEW)


def downgrade() -> None:
    _make(OLD)


def _make(indexes: dict[str, tuple[str, tuple[str, ...]]]) -> None:
    for name, (condition, columns) in indexes.items():
        op.drop_index(name, table_name="events")
        where = sa.text(condition)
        ours = ["team_id", "pipeline_id", *columns]
        op.create_index(name, "events", ours, postgresql_where=where, sqlite_where=where)
