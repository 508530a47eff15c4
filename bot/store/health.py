"""Whether the database answers and takes changes, and how long the oldest notice has been waiting."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.store import inbox, lanes
from bot.store.engines import missing_file
from bot.store.errors import StoreUnavailable
from bot.store.work import Store, Work

_PROBE = "doctor"
_PATIENCE_SECONDS = 2.5
_IMPATIENTLY = sa.text(f"SET LOCAL lock_timeout = '{_PATIENCE_SECONDS}s'")
"""Whoever asks whether all is well hears of locked tables before they give up waiting."""
_TAKE_BACK = sa.text("DELETE FROM inbox WHERE team_id = :team AND request_id = :request")


def try_to_write(store: Store, now: datetime) -> None:
    """Save something and take it back. Raises StoreUnavailable where that is locked, full or forbidden."""

    def job(work: Work) -> None:
        inbox.is_first(work, _PROBE, now)
        work.execute(_TAKE_BACK, request=_PROBE)

    store.run("", job, _PATIENCE_SECONDS)


def remedy(store: Store) -> str:
    """What to ask oneself where it does not answer."""
    if store.is_sqlite:
        return "Is DATABASE_URL the path of its file, and may this user write there?"
    return "Is it running, and is DATABASE_URL its address?"


def health(store: Store, now: datetime) -> tuple[bool, dict[str, Any]]:
    """Whether all is well, and the details as JSON: ages in seconds, None where nothing waits.

    What waits for a shut channel is the doctor's to tell: it would hide a worker that has died.
    """
    # Whoever has it open goes on writing to a deleted file, and all of that is lost in the end.
    if missing_file(store.engine) is not None:
        return False, {"database": "out of reach", "reason": "its file is gone"}
    try:
        with store.reading() as connection:
            if not store.is_sqlite:
                connection.execute(_IMPATIENTLY)
            oldest = lanes.waiting_since(connection)
    except StoreUnavailable as error:
        # Whoever asks may be anybody: what the driver says names hosts and users.
        return False, {"database": "out of reach", "reason": type(error.__cause__).__name__}
    waiting = None if oldest is None else round((now - oldest).total_seconds(), 3)
    return True, {"database": "answers", "oldest_unsent_notice_seconds": waiting}
