"""The journal: what each change wrote besides deals, and what was there before."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.tables.columns import Instant, metadata

journal = sa.Table(
    "journal",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("change_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String, primary_key=True),
    # Which follow-up, whose morning, which channel and topic.
    sa.Column("subject", sa.String, primary_key=True),
    sa.Column("actor", sa.String, nullable=False),
    sa.Column("at", Instant, nullable=False),
    # As JSON; null where there was, or is, none.
    sa.Column("was", sa.Text),
    sa.Column("became", sa.Text),
    # The change that took this one back.
    sa.Column("undone_by", sa.BigInteger),
    sa.Index("journal_of_subject", "team_id", "kind", "subject", "change_id"),
    sa.Index("journal_by_actor", "team_id", "actor", "change_id"),
    sa.Index("journal_by_age", "change_id"),
)
