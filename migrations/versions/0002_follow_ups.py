"""Follow-ups, the clock's timers, and what each morning said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    op.create_table(
        "follow_ups",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("deal_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("assignee", sa.String(), nullable=False),
        sa.Column("planned_by", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("remind_at", INSTANT, nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("snoozes", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "id"),
    )
    for name, column in (("follow_ups_of_deal", "deal_id"), ("follow_ups_of_member", "assignee")):
        op.create_index(
            name, "follow_ups", ["team_id", column, "due"], postgresql_where=OPEN, sqlite_where=OPEN
        )
    op.create_table(
        "follow_up_changes",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("change_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("follow_up_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("was_change_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "change_id", "follow_up_id"),
    )
    op.create_table(
        "timers",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "kind", "subject"),
    )
    op.create_index("timers_due", "timers", ["due_at", "team_id"])
    _start_timers()
    op.create_table(
        "mornings",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("wishes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id"),
    )
    op.create_table(
        "digests",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=True),
        sa.Column("ts", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "user_id", "day"),
    )
    op.create_index("digests_by_age", "digests", ["day"])
    op.create_table(
        "alerts",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("deal_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("quiet_since", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "deal_id"),
    )


def _start_timers() -> None:
    """Everyone who is known already is looked at by the clock's next tick, which sets their own hour."""
    op.execute(
        "INSERT INTO timers (team_id, kind, subject, due_at)"
        " SELECT team_id, 'morning', user_id, '2000-01-01 00:00:00' FROM people"
        " WHERE NOT is_bot AND NOT is_stranger AND NOT deleted"
    )
    op.execute(
        "INSERT INTO timers (team_id, kind, subject, due_at)"
        " SELECT team_id, 'team', '', '2000-01-01 00:00:00' FROM workspaces"
    )


def downgrade() -> None:
    for table in ("alerts", "digests", "mornings", "timers", "follow_up_changes", "follow_ups"):
        op.drop_table(table)
