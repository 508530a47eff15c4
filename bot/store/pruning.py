"""Pruning: what has served its time is deleted, some hundred rows a transaction, so that nobody waits for it.

A request is never repeated after three days; a told notice, a morning's lines and what "it" meant in a
conversation are of interest for a month; what waits for a route that stays shut is given up after a week.
What Undo needs, the journal and which message told of a change, is kept for a year. Of an import that changed
nothing all goes after a month, and its faulty and skipped rows of any; what was written of the others goes
after a year, when it can no longer be taken back.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.domain.imports import State as ImportState
from bot.store.numbers import first_number_at
from bot.store.outbox import State
from bot.store.tables import (
    conversations,
    digests,
    import_rows,
    imports,
    inbox,
    journal,
    lanes,
    outbox,
    posts,
)
from bot.store.work import Work

INBOX_DAYS, OUTBOX_DAYS, PARKED_DAYS, DIGEST_DAYS, CONVERSATION_DAYS = 3, 30, 7, 30, 30
IMPORT_DAYS, TAKEN_BACK_DAYS = 30, 366
_BATCH = 500


def _oldest_first(table: sa.Table, age: sa.Column[Any], *served: sa.ColumnElement[bool]) -> sa.Executable:
    key = table.primary_key.columns
    old = sa.select(*key).where(age < sa.bindparam("before"), *served).order_by(age).limit(_BATCH)
    return sa.delete(table).where(sa.tuple_(*key).in_(old))


_OLD_REQUESTS = _oldest_first(inbox, inbox.c.received_at)
_OLD_DIGESTS = _oldest_first(digests, digests.c.day)
_OLD_CONVERSATIONS = _oldest_first(conversations, conversations.c.at)
_OLD_JOURNAL = _oldest_first(journal, journal.c.change_id)
_OLD_POSTS = _oldest_first(posts, posts.c.change_id)
_OLD_NOTICES = _oldest_first(outbox, outbox.c.settled_at, outbox.c.state.is_not(None))

# Work that still goes on is left alone, however long it has been waiting.
_rests = imports.c.state.not_in([ImportState.RUNNING.value, ImportState.TAKING_BACK.value])
_came_to_nothing = imports.c.state.not_in([ImportState.DONE.value, ImportState.TAKEN_BACK.value])
_is_old = imports.c.at < sa.bindparam("before")
_is_final = imports.c.at < sa.bindparam("long_before")
_same_import = sa.and_(import_rows.c.team_id == imports.c.team_id, import_rows.c.import_id == imports.c.id)
_row_key = import_rows.primary_key.columns
_OLD_IMPORT_ROWS = sa.delete(import_rows).where(
    sa.tuple_(*_row_key).in_(
        sa.select(*_row_key)
        .join(imports, _same_import)
        .where(
            _rests,
            sa.or_(_is_final, sa.and_(_is_old, sa.or_(_came_to_nothing, import_rows.c.became.is_(None)))),
        )
        .limit(_BATCH)
    )
)
_OLD_IMPORTS = sa.delete(imports).where(
    _rests,
    sa.or_(_is_final, sa.and_(_is_old, _came_to_nothing)),
    ~sa.exists().where(_same_import).correlate(imports),
)

_shut = (
    lanes.c.team_id == outbox.c.team_id,
    lanes.c.route == outbox.c.route,
    lanes.c.parked_at.is_not(None),
)
_given_up = (
    sa.select(*outbox.primary_key.columns)
    .where(
        outbox.c.state.is_(None),
        outbox.c.created_at < sa.bindparam("before"),
        sa.exists().where(*_shut).correlate(outbox),
    )
    .limit(_BATCH)
)
_GIVE_UP = (
    sa.update(outbox)
    .where(sa.tuple_(*outbox.primary_key.columns).in_(_given_up))
    .values(
        state=State.SET_ASIDE.value,
        settled_at=sa.bindparam("now"),
        reason=sa.select(lanes.c.parked_reason).where(*_shut).correlate(outbox).scalar_subquery(),
    )
)


def give_up(work: Work, now: datetime) -> int:
    """Set aside some of what has waited a week for a parked route, of all teams. How many notices."""
    before = now - timedelta(days=PARKED_DAYS)
    return work.connection.execute(_GIVE_UP, {"before": before, "now": now}).rowcount


def prune(work: Work, now: datetime) -> int:
    """Delete some of what is old, of all teams. How many rows; 0 when nothing is left to do."""
    requests = {"before": now - timedelta(days=INBOX_DAYS)}
    notices = {"before": now - timedelta(days=OUTBOX_DAYS)}
    mornings = {"before": (now - timedelta(days=DIGEST_DAYS)).date()}
    deleted = work.connection.execute(_OLD_REQUESTS, requests).rowcount
    deleted += work.connection.execute(_OLD_DIGESTS, mornings).rowcount
    deleted += work.connection.execute(_OLD_NOTICES, notices).rowcount
    deleted += work.connection.execute(
        _OLD_CONVERSATIONS, {"before": now - timedelta(days=CONVERSATION_DAYS)}
    ).rowcount
    final = {"before": first_number_at(now - timedelta(days=TAKEN_BACK_DAYS))}
    deleted += work.connection.execute(_OLD_JOURNAL, final).rowcount
    deleted += work.connection.execute(_OLD_POSTS, final).rowcount
    old = {"before": now - timedelta(days=IMPORT_DAYS), "long_before": now - timedelta(days=TAKEN_BACK_DAYS)}
    deleted += work.connection.execute(_OLD_IMPORT_ROWS, old).rowcount
    return deleted + work.connection.execute(_OLD_IMPORTS, old).rowcount
