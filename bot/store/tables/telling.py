"""Who is told: subscriptions, what was posted where, and what is still to be told."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.tables.columns import Instant, metadata, partial_index

subscriptions = sa.Table(
    "subscriptions",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("channel_id", sa.String, primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("over", sa.BigInteger),
    sa.Column("currency", sa.String),
    sa.Column("stage", sa.String),
    sa.Column("without_amounts", sa.Boolean, nullable=False),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("at", Instant, nullable=False),
)

cards = sa.Table(
    "cards",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("channel_id", sa.String, primary_key=True),
    sa.Column("deal_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("ts", sa.String, nullable=False),
    sa.Index("cards_by_deal", "team_id", "deal_id"),
)

posts = sa.Table(
    "posts",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("change_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("channel_id", sa.String, primary_key=True),
    sa.Column("ts", sa.String, nullable=False),
    sa.Column("notice", sa.Text, nullable=False),
    sa.Index("posts_by_age", "change_id"),
)

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("request_id", sa.String, primary_key=True),
    sa.Column("received_at", Instant, nullable=False),
    sa.Index("inbox_by_age", "received_at"),
)

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("route", sa.String, primary_key=True),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    # The step that comes next, for notices that take several calls.
    sa.Column("step", sa.Integer, nullable=False),
    sa.Column("actor", sa.String),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    # Null while it is still to be told; then "sent", "set-aside" or "dropped".
    sa.Column("state", sa.String),
    sa.Column("settled_at", Instant),
    sa.Column("reason", sa.String),
    # The change that it announces; null for all that announces none.
    sa.Column("change_id", sa.BigInteger),
    partial_index(
        "outbox_waiting",
        "team_id",
        "route",
        "id",
        where="state IS NULL",
    ),
    partial_index(
        "outbox_settled",
        "settled_at",
        where="state IS NOT NULL",
    ),
)

lanes = sa.Table(
    "lanes",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("route", sa.String, primary_key=True),
    # When a worker may take it next; null while nothing waits. A lease pushes it to the lease's end.
    sa.Column("due_at", Instant),
    # Not before this: the channel's pace, Slack's Retry-After, a backoff.
    sa.Column("paced_until", Instant, nullable=False),
    sa.Column("lease", sa.String),
    sa.Column("parked_at", Instant),
    sa.Column("parked_reason", sa.String),
    partial_index(
        "lanes_due",
        "due_at",
        where="due_at IS NOT NULL",
    ),
)
