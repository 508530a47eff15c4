"""Housekeeping: once an hour a worker throws away what has served its time."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from bot.store import pruning
from bot.store.errors import StoreUnavailable
from bot.store.work import Store

EVERY = timedelta(hours=1)

log = structlog.get_logger(__name__)


def tidy(store: Store, now: datetime) -> int:
    """Prune to the end, each batch in its own transaction; how many rows went."""
    gone = 0
    try:
        while store.run("", lambda work: pruning.give_up(work, now)):
            pass
        while some := store.run("", lambda work: pruning.prune(work, now)):
            gone += some
    except StoreUnavailable as error:
        log.warning("pruning put off", reason=str(error))
    except Exception as error:
        # It runs in a pool, where nobody asks what became of it.
        log.exception("pruning failed", reason=f"{type(error).__name__}: {error}")
    return gone
