"""Deals, the people to talk to about them, and the words that find them."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.tables.columns import Instant, Word, metadata, partial_index

deals = sa.Table(
    "deals",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("pipeline_id", sa.Integer, nullable=False),
    sa.Column("stage_id", sa.Integer, nullable=False),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("owner", sa.String, nullable=False),
    sa.Column("amount", sa.BigInteger),
    sa.Column("currency", sa.String),
    sa.Column("close_date", sa.Date),
    sa.Column("first_close_date", sa.Date),
    sa.Column("push_count", sa.Integer, nullable=False),
    sa.Column("odds", sa.Integer),
    sa.Column("source", sa.String),
    sa.Column("next_step", sa.String),
    sa.Column("reason", sa.String),
    sa.Column("term_months", sa.Integer),
    sa.Column("customer", sa.BigInteger),
    sa.Column("merged_into", sa.BigInteger),
    # Numbers of the stages that it has been in, such as "1,2,4", in the order of its first entries.
    sa.Column("path", sa.String, nullable=False, server_default=""),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("created_by", sa.String, nullable=False),
    sa.Column("stage_since", Instant, nullable=False),
    sa.Column("touched_at", Instant, nullable=False),
    sa.Column("closed_at", Instant),
    sa.Column("changed_at", Instant, nullable=False),
    sa.Column("changed_by", sa.String, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    # Answers the summary without touching the rows.
    sa.Index(
        "deals_by_stage",
        "team_id",
        "pipeline_id",
        "status",
        "stage_id",
        "currency",
        "amount",
        "odds",
        "owner",
        "close_date",
    ),
    sa.Index("deals_by_owner", "team_id", "owner", "status", "stage_since"),
    # Answers what was won and lost in a time without touching the rows.
    sa.Index(
        "deals_by_closing",
        "team_id",
        "pipeline_id",
        "status",
        "closed_at",
        "currency",
        "amount",
        "owner",
        "created_at",
    ),
    # Tells the funnel what became of each deal that came to a stage: half the cost of reading the row.
    sa.Index("deals_ways", "team_id", "id", "status", "path", "owner"),
    partial_index(
        "deals_merged",
        "team_id",
        "merged_into",
        where="merged_into IS NOT NULL",
    ),
)

contacts = sa.Table(
    "contacts",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("deal_id", sa.BigInteger, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("email", sa.String),
    sa.Column("phone", sa.String),
    sa.Column("change_id", sa.BigInteger, nullable=False),
    sa.Index("contacts_by_deal", "team_id", "deal_id"),
    sa.Index("contacts_by_change", "team_id", "change_id"),
)

deal_words = sa.Table(
    "deal_words",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("word", Word, primary_key=True),
    sa.Column("deal_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Index("deal_words_by_deal", "team_id", "deal_id"),
)

name_words = sa.Table(
    "name_words",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("word", Word, primary_key=True),
    sa.Column("reversed", Word, nullable=False),
    sa.Index("name_words_reversed", "team_id", "reversed"),
)
