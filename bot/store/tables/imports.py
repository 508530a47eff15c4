"""Imports: the files that are being read or were, and their rows until they are worked off."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.tables.columns import Instant, metadata

imports = sa.Table(
    "imports",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    # Also the number of the change that it makes, by which it is taken back.
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("options", sa.Text, nullable=False),
    sa.Column("file_id", sa.String),
    sa.Column("name", sa.String, nullable=False),
    # What is to be read, and who is called how in Slack; null again once it was read.
    sa.Column("content", sa.LargeBinary),
    sa.Column("people", sa.Text),
    sa.Column("preview", sa.Text),
    sa.Column("titles", sa.Text),
    # The stages that the preview was made for.
    sa.Column("stages", sa.String),
    sa.Column("at", Instant, nullable=False),
    # The last deal that was looked at on the way back.
    sa.Column("reached", sa.BigInteger, nullable=False),
)

import_rows = sa.Table(
    "import_rows",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("import_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("line", sa.Integer, primary_key=True, autoincrement=False),
    # "new", "exists" or "fault".
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("content", sa.Text, nullable=False),
    # What became of it: null until its turn has come.
    sa.Column("became", sa.String),
    sa.Column("deal_id", sa.BigInteger),
)
