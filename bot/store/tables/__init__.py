"""The tables, as SQLAlchemy Core.

Every table starts its primary key or its indexes with `team_id`, so that a workspace's rows lie together
and PostgreSQL can be spread by it. Amounts are integers of the currency's minor unit; instants are UTC.
Numbers of deals, events and notices are made by `bot.store.numbers`, not by the database.
"""

from __future__ import annotations

from bot.store.tables.columns import FAR, Instant, Word, metadata
from bot.store.tables.deals import contacts, deal_words, deals, name_words
from bot.store.tables.events import events
from bot.store.tables.figures import rates, targets
from bot.store.tables.imports import import_rows, imports
from bot.store.tables.journal import journal
from bot.store.tables.mornings import OPEN_FOLLOW_UP, alerts, digests, follow_ups, mornings, timers
from bot.store.tables.talk import conversations, dismissals
from bot.store.tables.telling import cards, inbox, lanes, outbox, posts, subscriptions
from bot.store.tables.workspace import people, workspaces

__all__ = [
    "FAR",
    "OPEN_FOLLOW_UP",
    "Instant",
    "Word",
    "alerts",
    "cards",
    "contacts",
    "conversations",
    "deal_words",
    "deals",
    "digests",
    "dismissals",
    "events",
    "follow_ups",
    "import_rows",
    "imports",
    "inbox",
    "journal",
    "lanes",
    "metadata",
    "mornings",
    "name_words",
    "outbox",
    "people",
    "posts",
    "rates",
    "subscriptions",
    "targets",
    "timers",
    "workspaces",
]
