"""The workspace: its settings, its people, and where the app is installed."""

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

installations = sa.Table(
    "installations",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("team_name", sa.String),
    sa.Column("bot_user", sa.String),
    sa.Column("bot_id", sa.String),
    sa.Column("scopes", sa.String),
    sa.Column("checked_at", Instant, nullable=False),
    sa.Column("removed_at", Instant),
)
