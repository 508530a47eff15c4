"""Figures over time: the path of each deal, what an event changed, exchange rates and targets."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BY_STAGE = ["team_id", "pipeline_id", "status", "stage_id", "currency", "amount", "odds", "owner"]
FIGURES = sa.text(
    "undone_by IS NULL AND undoes IS NULL AND kind IN ('added', 'moved', 'won', 'lost', 'reopened',"
    " 'amount-set', 'close-date-set', 'odds-set', 'owner-set', 'merged')"
)
CLOSINGS = sa.text(
    "undone_by IS NULL AND undoes IS NULL AND"
    " (kind IN ('won', 'lost', 'reopened') OR kind = 'added' AND status <> 'open')"
)
STAGES = ("added", "moved", "won", "lost", "reopened")
CHANGED = [
    name
    for field in ("status", "stage_id", "owner", "currency", "amount", "odds", "close_date")
    for name in (field, f"was_{field}")
]


def upgrade() -> None:
    op.add_column("deals", sa.Column("path", sa.String(), nullable=False, server_default=""))
    op.add_column("events", sa.Column("was_odds", sa.Integer(), nullable=True))
    op.add_column("events", sa.Column("was_path", sa.String(), nullable=True))
    _tell_the_past()
    op.drop_index("deals_by_stage", table_name="deals")
    op.create_index("deals_by_stage", "deals", [*BY_STAGE, "close_date"])
    op.create_index(
        "events_of_figures",
        "events",
        ["team_id", "pipeline_id", "at", *CHANGED],
        postgresql_where=FIGURES,
        sqlite_where=FIGURES,
    )
    op.create_index(
        "events_of_closings",
        "events",
        ["team_id", "pipeline_id", "at", "status", "was_status", "was_path"],
        postgresql_where=CLOSINGS,
        sqlite_where=CLOSINGS,
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
    """The paths and former odds of what happened before they were kept."""
    connection = op.get_bind()
    known = sa.text("UPDATE events SET was_odds = :odds, was_path = :path WHERE team_id = :team AND id = :id")
    present = sa.text("UPDATE deals SET path = :path WHERE team_id = :team AND id = :id")
    for told in _lives(connection):
        connection.execute(known, told.events)
        connection.execute(present, {"path": told.path, "team": told.team, "id": told.deal})


class _Life:
    """One deal's events, told in order."""

    def __init__(self, team: str, deal: int) -> None:
        self.team, self.deal = team, deal
        self.path, self.odds = "", None
        self.events: list[dict[str, object]] = []

    def tell(self, event: sa.Row[tuple[object, ...]]) -> None:
        is_first = event.kind == "added"
        path = None if is_first else self.path
        self.events.append({"odds": self.odds, "path": path, "team": self.team, "id": event.id})
        if event.undone_by is not None or event.undoes is not None:
            return
        self.odds = event.odds
        if event.kind in STAGES and str(event.stage_id) not in self.path.split(","):
            self.path = f"{self.path},{event.stage_id}".lstrip(",")


def _lives(connection: sa.Connection) -> Iterator[_Life]:
    life = None
    rows = connection.execute(
        sa.text(
            "SELECT team_id, deal_id, id, kind, stage_id, odds, undone_by, undoes FROM events"
            " ORDER BY team_id, deal_id, id"
        )
    ).all()
    for event in rows:
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
    op.drop_index("events_of_closings", table_name="events", postgresql_where=CLOSINGS, sqlite_where=CLOSINGS)
    op.drop_index("events_of_figures", table_name="events", postgresql_where=FIGURES, sqlite_where=FIGURES)
    op.drop_index("deals_by_stage", table_name="deals")
    op.create_index("deals_by_stage", "deals", BY_STAGE)
    op.drop_column("events", "was_path")
    op.drop_column("events", "was_odds")
    op.drop_column("deals", "path")
