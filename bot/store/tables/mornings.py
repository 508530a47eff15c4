"""Follow-ups, reminders and the members' mornings."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.tables.columns import Instant, metadata, partial_index

follow_ups = sa.Table(
    "follow_ups",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("deal_id", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("assignee", sa.String, nullable=False),
    sa.Column("planned_by", sa.String, nullable=False),
    sa.Column("due", sa.Date, nullable=False),
    sa.Column("remind_at", Instant),
    sa.Column("text", sa.String),
    sa.Column("snoozes", sa.Integer, nullable=False),
    # The change that wrote it last.
    sa.Column("change_id", sa.BigInteger, nullable=False),
    partial_index(
        "follow_ups_of_deal",
        "team_id",
        "deal_id",
        "due",
        where="state = 'open'",
    ),
    partial_index(
        "follow_ups_of_member",
        "team_id",
        "assignee",
        "due",
        where="state = 'open'",
    ),
)

# Written out and not bound, so that the partial indexes are seen to fit.
OPEN_FOLLOW_UP = sa.literal_column("follow_ups.state") == sa.literal_column("'open'")

timers = sa.Table(
    "timers",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    # Whose morning, or which follow-up.
    sa.Column("subject", sa.String, primary_key=True),
    sa.Column("due_at", Instant, nullable=False),
    sa.Index("timers_due", "due_at", "team_id"),
)

mornings = sa.Table(
    "mornings",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("user_id", sa.String, primary_key=True),
    # What the member wants otherwise than the workspace, and until when they are away, as JSON.
    sa.Column("wishes", sa.Text, nullable=False),
)

digests = sa.Table(
    "digests",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    # A member, or "" for the one to the managers.
    sa.Column("user_id", sa.String, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("channel_id", sa.String),
    sa.Column("ts", sa.String),
    sa.Index("digests_by_age", "day"),
)

alerts = sa.Table(
    "alerts",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("deal_id", sa.BigInteger, primary_key=True, autoincrement=False),
    # The last touch before the silence that was told: another silence is told again.
    sa.Column("quiet_since", Instant, nullable=False),
)
