"""The tables, as SQLAlchemy Core.

Every table starts its primary key or its indexes with `team_id`, so that a workspace's rows lie together
and PostgreSQL can be spread by it. Amounts are integers of the currency's minor unit; instants are UTC.
Numbers of deals, events and notices are made by `bot.store.numbers`, not by the database.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """A point in time, UTC. SQLite forgets the zone of a DateTime, so it is put back on the way out."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        read: datetime = value
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


# PostgreSQL compares text by the database's language unless told otherwise; ranges of words need bytes.
Word = sa.String().with_variant(sa.String(collation="C"), "postgresql")

metadata = sa.MetaData()

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
    sa.Index("deals_by_closing", "team_id", "status", "closed_at"),
    sa.Index(
        "deals_merged",
        "team_id",
        "merged_into",
        postgresql_where=sa.text("merged_into IS NOT NULL"),
        sqlite_where=sa.text("merged_into IS NOT NULL"),
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
    sa.Column("was_odds", sa.Integer),
    sa.Column("was_path", sa.String),
    # Seconds spent in the stage that it left, for events that leave one.
    sa.Column("dwell", sa.BigInteger),
    # {field: [before, after]}, what an undo puts back.
    sa.Column("changes", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("undoes", sa.BigInteger),
    # The change that took this event back: the one thing ever written to a past event.
    sa.Column("undone_by", sa.BigInteger),
    sa.Index("events_by_deal", "team_id", "deal_id", "id"),
    sa.Index("events_by_change", "team_id", "change_id"),
    sa.Index("events_by_actor", "team_id", "actor", "id"),
)

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
    sa.Index(
        "outbox_waiting",
        "team_id",
        "route",
        "id",
        postgresql_where=sa.text("state IS NULL"),
        sqlite_where=sa.text("state IS NULL"),
    ),
    sa.Index(
        "outbox_settled",
        "settled_at",
        postgresql_where=sa.text("state IS NOT NULL"),
        sqlite_where=sa.text("state IS NOT NULL"),
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
    sa.Index(
        "lanes_due",
        "due_at",
        postgresql_where=sa.text("due_at IS NOT NULL"),
        sqlite_where=sa.text("due_at IS NOT NULL"),
    ),
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
    sa.Index(
        "follow_ups_of_deal",
        "team_id",
        "deal_id",
        "due",
        postgresql_where=sa.text("state = 'open'"),
        sqlite_where=sa.text("state = 'open'"),
    ),
    sa.Index(
        "follow_ups_of_member",
        "team_id",
        "assignee",
        "due",
        postgresql_where=sa.text("state = 'open'"),
        sqlite_where=sa.text("state = 'open'"),
    ),
)

follow_up_changes = sa.Table(
    "follow_up_changes",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("change_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("follow_up_id", sa.BigInteger, primary_key=True, autoincrement=False),
    # The follow-up as it was before the change, and the change before; null where this one planned it.
    sa.Column("was", sa.Text),
    sa.Column("was_change_id", sa.BigInteger),
)

timers = sa.Table(
    "timers",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    # Whose morning, or which follow-up.
    sa.Column("subject", sa.String, primary_key=True),
    sa.Column("due_at", Instant, nullable=False),
    sa.Index("timers_due", "due_at"),
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
)

alerts = sa.Table(
    "alerts",
    metadata,
    sa.Column("team_id", sa.String, primary_key=True),
    sa.Column("deal_id", sa.BigInteger, primary_key=True, autoincrement=False),
    # The last touch before the silence that was told: another silence is told again.
    sa.Column("quiet_since", Instant, nullable=False),
)
