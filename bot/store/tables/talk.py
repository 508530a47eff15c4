"""The tables of conversations: what "it" means, and what is not to be proposed again."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.tables.columns import Instant, metadata

conversations = sa.Table(
    "conversations",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("place", sa.String, primary_key=True),
    sa.Column("user_id", sa.String, primary_key=True),
    sa.Column("deal_id", sa.BigInteger, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Index("conversations_by_age", "at"),
)

dismissals = sa.Table(
    "dismissals",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("user_id", sa.String, primary_key=True),
    sa.Column("wording", sa.String, primary_key=True),
    sa.Column("at", Instant, nullable=False),
)
