"""How tests wait: for what they ask for, and generously, since the machine may be busy."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from bot.playground.told import PATIENCE_SECONDS as PATIENCE

__all__ = ["PATIENCE", "until"]

T = TypeVar("T")
_PAUSE_SECONDS = 0.01


def until(found: Callable[[], T], otherwise: Callable[[], str] = lambda: "it did not come") -> T:
    """The first true value of `found`. otherwise: what to say when it does not come in PATIENCE seconds."""
    deadline = time.monotonic() + PATIENCE
    while not (value := found()):
        assert time.monotonic() < deadline, otherwise()
        time.sleep(_PAUSE_SECONDS)
    return value
