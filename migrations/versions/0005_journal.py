"""One journal of all that a change writes besides deals, and what it takes to prune by age."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "journal",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("change_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("became", sa.Text(), nullable=True),
        sa.Column("undone_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "change_id", "kind", "subject"),
    )
    op.create_index("journal_of_subject", "journal", ["team_id", "kind", "subject", "change_id"])
    op.create_index("journal_by_actor", "journal", ["team_id", "actor", "change_id"])
    op.create_index("journal_by_age", "journal", ["change_id"])
    op.create_index("posts_by_age", "posts", ["change_id"])
    op.create_index("conversations_by_age", "conversations", ["at"])
    op.execute(
        "INSERT INTO journal (team_id, change_id, kind, subject, actor, at, was, undone_by)"
        " SELECT f.team_id, f.change_id, 'follow-up', CAST(f.follow_up_id AS VARCHAR), e.actor, e.at, f.was,"
        " e.undone_by FROM follow_up_changes f JOIN"
        " (SELECT team_id, change_id, min(actor) AS actor, min(at) AS at, max(undone_by) AS undone_by"
        " FROM events GROUP BY team_id, change_id) e"
        " ON e.team_id = f.team_id AND e.change_id = f.change_id"
    )
    op.drop_table("follow_up_changes")


def downgrade() -> None:
    op.create_table(
        "follow_up_changes",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("change_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("follow_up_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("was_change_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "change_id", "follow_up_id"),
    )
    op.execute(
        "INSERT INTO follow_up_changes (team_id, change_id, follow_up_id, was, was_change_id)"
        " SELECT j.team_id, j.change_id, CAST(j.subject AS BIGINT), j.was,"
        " (SELECT max(b.change_id) FROM journal b WHERE b.team_id = j.team_id AND b.kind = j.kind"
        " AND b.subject = j.subject AND b.change_id < j.change_id AND b.undone_by IS NULL)"
        " FROM journal j WHERE j.kind = 'follow-up'"
    )
    op.drop_index("conversations_by_age", table_name="conversations")
    op.drop_index("posts_by_age", table_name="posts")
    op.drop_table("journal")
