"""Events: messages, mentions, and what changes in the workspace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.slack.reception import Reception


@dataclass(frozen=True, slots=True)
class Events:
    reception: Reception
    clock: Callable[[], datetime]

    def happened(self, body: dict[str, Any]) -> dict[str, Any] | None:
        """An event; whatever needs no doing is read and let go, so that Slack does not send it again."""
        return None
