"""The inbox: requests that were handled, so that a repeated delivery changes nothing."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from bot.store.tables import Instant
from bot.store.work import Work

ENTER = """
    INSERT INTO inbox (team_id, request_id, received_at) VALUES (:team, :request, :at)
    ON CONFLICT DO NOTHING
    """
_AT = sa.bindparam("at", type_=Instant)
_ENTER = sa.text(ENTER).bindparams(_AT)
_ENTER_LOOKING = sa.text(f"{ENTER} RETURNING CAST(pg_current_snapshot() AS text)").bindparams(_AT)


def is_first(work: Work, request: str, at: datetime) -> bool:
    """Whether this request is seen for the first time; it commits or vanishes with the change.

    On PostgreSQL a second delivery waits here for the first one's end, and the first call of a transaction
    looks who else is at work.
    """
    if work.is_sqlite or work.sight.snapshot is not None:
        return work.execute(_ENTER, request=request, at=at).rowcount == 1
    work.sight.snapshot = work.execute(_ENTER_LOOKING, request=request, at=at).scalar_one_or_none()
    return work.sight.snapshot is not None
