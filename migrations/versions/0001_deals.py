"""Deals, their events and names; who is told of them, and what is still to be told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
# PostgreSQL compares text by the database's language unless told otherwise; ranges of words need bytes.
WORD = sa.String().with_variant(sa.String(collation="C"), "postgresql")

TABLES = (
    *("deals", "contacts", "deal_words", "name_words", "events"),
    *("workspaces", "people", "conversations", "dismissals", "inbox"),
    *("subscriptions", "cards", "posts", "outbox", "lanes"),
)


def upgrade() -> None:
    _deals()
    _events()
    _talk()
    _telling()


def _deals() -> None:
    """Deals, who to talk to, and the words of their names."""
    op.create_table(
        "deals",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("pipeline_id", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("close_date", sa.Date(), nullable=True),
        sa.Column("first_close_date", sa.Date(), nullable=True),
        sa.Column("push_count", sa.Integer(), nullable=False),
        sa.Column("odds", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("next_step", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("term_months", sa.Integer(), nullable=True),
        sa.Column("customer", sa.BigInteger(), nullable=True),
        sa.Column("merged_into", sa.BigInteger(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("stage_since", INSTANT, nullable=False),
        sa.Column("touched_at", INSTANT, nullable=False),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "id"),
    )
    op.create_index("deals_by_closing", "deals", ["team_id", "status", "closed_at"])
    op.create_index("deals_by_owner", "deals", ["team_id", "owner", "status", "stage_since"])
    op.create_index(
        "deals_by_stage",
        "deals",
        ["team_id", "pipeline_id", "status", "stage_id", "currency", "amount", "odds", "owner"],
    )
    _index_where("merged_into IS NOT NULL", "deals_merged", "deals", ["team_id", "merged_into"])
    op.create_table(
        "contacts",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("deal_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("change_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "id"),
    )
    op.create_index("contacts_by_change", "contacts", ["team_id", "change_id"])
    op.create_index("contacts_by_deal", "contacts", ["team_id", "deal_id"])
    op.create_table(
        "deal_words",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("word", WORD, nullable=False),
        sa.Column("deal_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "word", "deal_id"),
    )
    op.create_index("deal_words_by_deal", "deal_words", ["team_id", "deal_id"])
    op.create_table(
        "name_words",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("word", WORD, nullable=False),
        sa.Column("reversed", WORD, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "word"),
    )
    op.create_index("name_words_reversed", "name_words", ["team_id", "reversed"])


def _events() -> None:
    """Everything that happened to a deal."""
    op.create_table(
        "events",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("change_id", sa.BigInteger(), nullable=False),
        sa.Column("deal_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("touch", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("pipeline_id", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("close_date", sa.Date(), nullable=True),
        sa.Column("odds", sa.Integer(), nullable=True),
        sa.Column("was_stage_id", sa.Integer(), nullable=True),
        sa.Column("was_stage", sa.String(), nullable=True),
        sa.Column("was_status", sa.String(), nullable=True),
        sa.Column("was_owner", sa.String(), nullable=True),
        sa.Column("was_amount", sa.BigInteger(), nullable=True),
        sa.Column("was_currency", sa.String(), nullable=True),
        sa.Column("was_close_date", sa.Date(), nullable=True),
        sa.Column("dwell", sa.BigInteger(), nullable=True),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("undoes", sa.BigInteger(), nullable=True),
        sa.Column("undone_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "id"),
    )
    op.create_index("events_by_actor", "events", ["team_id", "actor", "id"])
    op.create_index("events_by_change", "events", ["team_id", "change_id"])
    op.create_index("events_by_deal", "events", ["team_id", "deal_id", "id"])


def _talk() -> None:
    """Workspaces, their people, and what was said to whom."""
    op.create_table(
        "workspaces",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("config", sa.Text(), nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("team_id"),
    )
    op.create_table(
        "people",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("is_admin", sa.Boolean(), nullable=False),
        sa.Column("is_guest", sa.Boolean(), nullable=False),
        sa.Column("is_stranger", sa.Boolean(), nullable=False),
        sa.Column("is_bot", sa.Boolean(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("fetched_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("team_id", "user_id"),
    )
    op.create_table(
        "conversations",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("deal_id", sa.BigInteger(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "place", "user_id"),
    )
    op.create_table(
        "dismissals",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "wording"),
    )
    op.create_table(
        "inbox",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("request_id", sa.String(), nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "request_id"),
    )
    op.create_index("inbox_by_age", "inbox", ["received_at"])


def _telling() -> None:
    """What channels hear, what they were told, and what is still to be told."""
    op.create_table(
        "subscriptions",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("over", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("stage", sa.String(), nullable=True),
        sa.Column("without_amounts", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("team_id", "channel_id", "kind"),
    )
    op.create_table(
        "cards",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("deal_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "channel_id", "deal_id"),
    )
    op.create_index("cards_by_deal", "cards", ["team_id", "deal_id"])
    op.create_table(
        "posts",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("change_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "change_id", "channel_id"),
    )
    op.create_table(
        "outbox",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "route", "id"),
    )
    _index_where("state IS NOT NULL", "outbox_settled", "outbox", ["settled_at"])
    _index_where("state IS NULL", "outbox_waiting", "outbox", ["team_id", "route", "id"])
    op.create_table(
        "lanes",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("due_at", INSTANT, nullable=True),
        sa.Column("paced_until", INSTANT, nullable=False),
        sa.Column("lease", sa.String(), nullable=True),
        sa.Column("parked_at", INSTANT, nullable=True),
        sa.Column("parked_reason", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "route"),
    )
    _index_where("due_at IS NOT NULL", "lanes_due", "lanes", ["due_at"])


def _index_where(condition: str, name: str, table: str, columns: list[str]) -> None:
    """An index of the rows of which that is true."""
    where = sa.text(condition)
    op.create_index(name, table, columns, postgresql_where=where, sqlite_where=where)


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
