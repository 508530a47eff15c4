"""Events: everything that ever happened to a deal."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.tables.columns import Instant, metadata

events = sa.Table(
    "events",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("change_id", sa.BigInteger, nullable=False),
    sa.Column("deal_id", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("actor", sa.String, nullable=False),
    sa.Column("source", sa.String, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("recorded_at", Instant, nullable=False),
    sa.Column("text", sa.Text),
    sa.Column("touch", sa.String),
    # The deal as it is after the event; stage names are those of the day.
    sa.Column("name", sa.String, nullable=False),
    sa.Column("pipeline_id", sa.Integer, nullable=False),
    sa.Column("stage_id", sa.Integer, nullable=False),
    sa.Column("stage", sa.String, nullable=False),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("owner", sa.String, nullable=False),
    sa.Column("amount", sa.BigInteger),
    sa.Column("currency", sa.String),
    sa.Column("close_date", sa.Date),
    sa.Column("odds", sa.Integer),
    # The deal as it was before; all null for a new one.
    sa.Column("was_stage_id", sa.Integer),
    sa.Column("was_stage", sa.String),
    sa.Column("was_status", sa.String),
    sa.Column("was_owner", sa.String),
    sa.Column("was_amount", sa.BigInteger),
    sa.Column("was_currency", sa.String),
    sa.Column("was_close_date", sa.Date),
    sa.Column("was_path", sa.String),
    # When the next event that changes a figure of the deal took effect, FAR while there is none; null for
    # events that change no figure, and for those that were taken back.
    sa.Column("until", Instant),
    # Seconds spent in the stage that it left, for events that leave one.
    sa.Column("dwell", sa.BigInteger),
    # {field: [before, after]}, what an undo puts back.
    sa.Column("changes", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("undoes", sa.BigInteger),
    # The change that took this event back; but for this and `until`, a past event is never written to.
    sa.Column("undone_by", sa.BigInteger),
    sa.Index("events_by_deal", "team_id", "deal_id", "id"),
    sa.Index("events_by_change", "team_id", "change_id"),
    sa.Index("events_by_actor", "team_id", "actor", "id"),
)
