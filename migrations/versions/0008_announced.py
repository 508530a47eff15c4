"""What each waiting notice announces, in a column: to take a change back, its payload was searched."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("change_id", sa.BigInteger(), nullable=True))
    _tell_of_those_that_wait()


def _tell_of_those_that_wait() -> None:
    """Those that were told need no mark; those that were set aside may yet be told."""
    connection = op.get_bind()
    waiting = connection.execute(
        sa.text(
            "SELECT team_id, route, id, payload FROM outbox"
            " WHERE kind = 'announcement' AND (state IS NULL OR state = 'set-aside')"
        )
    ).all()
    marks = [
        {"change": json.loads(payload)["change"], "team": team, "to": route, "id": number}
        for team, route, number, payload in waiting
    ]
    if marks:
        mark = "UPDATE outbox SET change_id = :change WHERE team_id = :team AND route = :to AND id = :id"
        connection.execute(sa.text(mark), marks)


def downgrade() -> None:
    op.drop_column("outbox", "change_id")
