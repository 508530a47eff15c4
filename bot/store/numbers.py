"""Numbers for deals, events and notices: unique across processes, rising in time.

48 bits of milliseconds and 15 bits of chance fit a signed 64-bit integer, so both databases sort them
and no sequence has to be asked. Within a process they rise strictly, which keeps the events of one change
in order.
"""

from __future__ import annotations

import threading
import time
from datetime import datetime
from random import getrandbits

_CHANCE_BITS = 15
_lock = threading.Lock()
_last = 0


def new_number() -> int:
    """A number that no other call returns, greater than all that this process has seen."""
    global _last
    drawn = (time.time_ns() // 1_000_000 << _CHANCE_BITS) | getrandbits(_CHANCE_BITS)
    with _lock:
        _last = max(_last + 1, drawn)
        return _last


def first_number_at(at: datetime) -> int:
    """The least number that may be drawn at that instant; all that were drawn before are smaller."""
    return int(at.timestamp() * 1000) << _CHANCE_BITS
