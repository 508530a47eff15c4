"""Figures over time: the path of each deal, how long its figures held, exchange rates and targets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

FAR = datetime(9999, 1, 1, tzinfo=UTC)
BY_STAGE = ["team_id", "pipeline_id", "status", "stage_id", "currency", "amount", "odds", "owner"]
BY_CLOSING = ["team_id", "pipeline_id", "status", "closed_at", "currency", "amount", "owner", "created_at"]
_COUNTS = "until IS NOT NULL"
_ENTRIES = "kind IN ('added', 'moved', 'won', 'lost', 'reopened')"
_CLOSINGS = "(kind IN ('won', 'lost', 'reopened') OR kind = 'added' AND status <> 'open')"
INDEXES = {
    "events_standing": (
        _COUNTS,
        ("status", "until", "at", "stage_id", "currency", "amount", "odds", "close_date", "owner"),
    ),
    "events_of_figures": (
        _COUNTS,
        (
            *("at", "until", "status", "was_status", "owner", "was_owner", "currency", "was_currency"),
            *("amount", "was_amount", "close_date", "was_close_date"),
        ),
    ),
    "events_of_entries": (
        f"{_COUNTS} AND {_ENTRIES}",
        (
            *("at", "until", "kind", "deal_id", "stage_id", "was_path"),
            *("was_stage_id", "was_status", "was_owner", "dwell"),
        ),
    ),
    "events_of_closings": (
        f"{_COUNTS} AND {_CLOSINGS}",
        ("was_path", "status", "was_status", "at", "until", "kind"),
    ),
    "events_of_dates": (
        f"{_COUNTS} AND kind = 'close-date-set'",
        ("was_close_date", "close_date", "at", "until", "kind", "status", "owner", "currency", "amount"),
    ),
}
CHANGES = ("amount-set", "close-date-set", "odds-set", "owner-set", "merged")
STAGES = ("added", "moved", "won", "lost", "reopened")


def upgrade() -> None:
    op.add_column("deals", sa.Column("path", sa.String(), nullable=False, server_default=""))
    op.add_column("events", sa.Column("was_path", sa.String(), nullable=True))
    op.add_column("events", sa.Column("until", sa.DateTime(timezone=True), nullable=True))
    _tell_the_past()
    op.drop_index("deals_by_stage", table_name="deals")
    op.create_index("deals_by_stage", "deals", [*BY_STAGE, "close_date"])
    op.drop_index("deals_by_closing", table_name="deals")
    op.create_index("deals_by_closing", "deals", BY_CLOSING)
    for name, (condition, columns) in INDEXES.items():
        where = sa.text(condition)
        op.create_index(
            name,
            "events",
            ["team_id", "pipeline_id", *columns],
            postgresql_where=where,
            sqlite_where=where,
        )
    op.create_table(
        "rates",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rate", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "currency", "day"),
    )
    op.create_table(
        "targets",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("set_by", sa.String(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "owner", "first", "last"),
    )


def _tell_the_past() -> None:
    """The path of what happened before it was kept, and until when its figures held."""
    connection = op.get_bind()
    at = sa.bindparam("until", type_=sa.DateTime(timezone=True))
    known = sa.text("UPDATE events SET was_path = :path WHERE team_id = :team AND id = :id")
    ended = sa.text("UPDATE events SET until = :until WHERE team_id = :team AND id = :id").bindparams(at)
    present = sa.text("UPDATE deals SET path = :path WHERE team_id = :team AND id = :id")
    for told in _lives(connection):
        connection.execute(known, told.paths)
        if told.ends:
            connection.execute(ended, told.ends)
        connection.execute(present, {"path": told.path, "team": told.team, "id": told.deal})


class _Life:
    """One deal's events, told in order."""

    def __init__(self, team: str, deal: int) -> None:
        self.team, self.deal = team, deal
        self.path = ""
        self.paths: list[dict[str, object]] = []
        self.ends: list[dict[str, object]] = []

    def tell(self, event: sa.Row[tuple[object, ...]]) -> None:
        path = None if event.kind == "added" else self.path
        self.paths.append({"path": path, "team": self.team, "id": event.id})
        if event.undone_by is not None or event.undoes is not None or event.kind not in STAGES + CHANGES:
            return
        if self.ends:
            self.ends[-1]["until"] = event.at
        self.ends.append({"until": FAR, "team": self.team, "id": event.id})
        if event.kind in STAGES and str(event.stage_id) not in self.path.split(","):
            self.path = f"{self.path},{event.stage_id}".lstrip(",")


def _lives(connection: sa.Connection) -> Iterator[_Life]:
    life = None
    query = sa.text(
        "SELECT team_id, deal_id, id, kind, at, stage_id, undone_by, undoes FROM events"
        " ORDER BY team_id, deal_id, id"
    ).columns(at=sa.DateTime(timezone=True))
    for event in connection.execute(query).all():
        if life is None or (life.team, life.deal) != (event.team_id, event.deal_id):
            if life is not None:
                yield life
            life = _Life(event.team_id, event.deal_id)
        life.tell(event)
    if life is not None:
        yield life


def downgrade() -> None:
    op.drop_table("targets")
    op.drop_table("rates")
    for name in INDEXES:
        op.drop_index(name, table_name="events")
    op.drop_index("deals_by_stage", table_name="deals")
    op.create_index("deals_by_stage", "deals", BY_STAGE)
    op.drop_index("deals_by_closing", table_name="deals")
    op.create_index("deals_by_closing", "deals", ["team_id", "status", "closed_at"])
    op.drop_column("events", "until")
    op.drop_column("events", "was_path")
    op.drop_column("deals", "path")
