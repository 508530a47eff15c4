"""The inbox: requests that were handled, so that a repeated delivery changes nothing."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from bot.store.tables import Instant
from bot.store.work import Work

_ENTER = sa.text(
    """
    INSERT INTO inbox (team_id, request_id, received_at) VALUES (:team, :request, :at)
    ON CONFLICT DO NOTHING
    """
).bindparams(sa.bindparam("at", type_=Instant))


def is_first(work: Work, request: str, at: datetime) -> bool:
    """Whether this request is seen for the first time; it commits or vanishes with the change.

    On PostgreSQL a second delivery waits here for the first one's end.
    """
    return work.execute(_ENTER, request=request, at=at).rowcount == 1
