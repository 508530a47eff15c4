"""The workspace: its settings and its people."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.tables.columns import Instant, metadata

workspaces = sa.Table(
    "workspaces",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("config", sa.Text, nullable=False),
    sa.Column("changed_at", Instant, nullable=False),
)

people = sa.Table(
    "people",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("user_id", sa.String, primary_key=True),
    sa.Column("name", sa.String),
    sa.Column("zone", sa.String),
    sa.Column("is_admin", sa.Boolean, nullable=False),
    sa.Column("is_guest", sa.Boolean, nullable=False),
    sa.Column("is_stranger", sa.Boolean, nullable=False),
    sa.Column("is_bot", sa.Boolean, nullable=False),
    sa.Column("deleted", sa.Boolean, nullable=False),
    sa.Column("fetched_at", Instant),
)
