"""Events: messages, mentions, and what changes in the workspace.

Slack is asked for few events; whatever needs no doing is read and let go, so that it is not sent again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.language.phrases import Heard
from bot.slack.messages import Messages
from bot.slack.surroundings import Surroundings

_WRITTEN = frozenset({None, "thread_broadcast", "file_share"})
"""Subtypes of a message that a person wrote; joins, renames and bots' messages have others."""

_HEARD = {"im": Heard.DIRECT, "app_home": Heard.DIRECT, "channel": Heard.CHANNEL, "group": Heard.CHANNEL}


@dataclass(frozen=True, slots=True)
class Events:
    """Where events arrive. clock: the time now, UTC."""

    messages: Messages
    surroundings: Surroundings
    clock: Callable[[], datetime]

    def happened(self, body: dict[str, Any]) -> dict[str, Any] | None:
        """One event. It is acknowledged once its work is committed."""
        event = body.get("event") or {}
        kind = event.get("type")
        if kind == "message":
            self._message(body, event)
        elif kind == "app_mention":
            if not event.get("bot_id"):
                self.messages.written(body, Heard.MENTION)
        else:
            self.surroundings.happened(str(kind), body, event)
        return None

    def _message(self, body: dict[str, Any], event: dict[str, Any]) -> None:
        heard = _HEARD.get(str(event.get("channel_type")))
        if heard is None:
            return
        if event.get("subtype") == "message_changed":
            if _is_edit(event):
                self.messages.edited(body, heard)
        elif event.get("subtype") in _WRITTEN and event.get("user") and not event.get("bot_id"):
            self.messages.written(body, heard)


def _is_edit(event: dict[str, Any]) -> bool:
    """Whether a person changed the words; Slack also says "changed" when it unfurls a link."""
    now, before = event.get("message") or {}, event.get("previous_message") or {}
    return bool(now.get("user")) and not now.get("bot_id") and now.get("text") != before.get("text")
