"""A message as the workspace keeps it, and as Slack shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.playground.places import InMessage


@dataclass(slots=True)
class Message:
    """One message. `seen_by` is set for ephemerals: nobody else ever sees them, and no API method reads them.

    `ts` is Slack's: seconds and microseconds of the workspace's clock, unique in the workspace.
    `trace` holds the ids of the exchanges with the bot that caused or touched it.
    """

    channel: str
    ts: str
    user: str
    text: str = ""
    blocks: list[dict[str, Any]] = field(default_factory=list)
    attachments: list[dict[str, Any]] = field(default_factory=list)
    thread_ts: str | None = None
    subtype: str | None = None
    bot_id: str | None = None
    app_id: str | None = None
    username: str | None = None
    client_msg_id: str | None = None
    metadata: dict[str, Any] | None = None
    edited: dict[str, str] | None = None
    files: list[dict[str, Any]] = field(default_factory=list)
    reactions: dict[str, list[str]] = field(default_factory=dict)
    seen_by: str | None = None
    replies: list[str] = field(default_factory=list)
    reply_users: list[str] = field(default_factory=list)
    trace: list[int] = field(default_factory=list)
    revision: int = 0
    """How often it was shown; of two forms of a message a page keeps the later."""

    @property
    def where(self) -> InMessage:
        """For clicks on it."""
        return InMessage(self.channel, self.ts)

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts

    def as_message(self, team: str) -> dict[str, Any]:
        """Slack's message object, fields left out where Slack leaves them out."""
        shown: dict[str, Any] = {
            "type": "message",
            "user": self.user,
            "ts": self.ts,
            "text": self.text,
            "team": team,
        }
        for name in ("subtype", "bot_id", "app_id", "username", "client_msg_id", "metadata", "edited"):
            if getattr(self, name) is not None:
                shown[name] = getattr(self, name)
        for name in ("blocks", "attachments", "files"):
            if getattr(self, name):
                shown[name] = getattr(self, name)
        if self.thread_ts is not None:
            shown["thread_ts"] = self.thread_ts
        if self.replies:
            shown |= {
                "thread_ts": self.ts,
                "reply_count": len(self.replies),
                "reply_users_count": len(self.reply_users),
                "latest_reply": self.replies[-1],
                "reply_users": list(self.reply_users),
            }
        if self.reactions:
            shown["reactions"] = [
                {"name": name, "users": list(users), "count": len(users)}
                for name, users in self.reactions.items()
            ]
        return shown

    def as_shown(self, team: str) -> dict[str, Any]:
        """The message for the page: with its channel, whether it is ephemeral, and its trace."""
        return self.as_message(team) | {
            "channel": self.channel,
            "is_ephemeral": self.seen_by is not None,
            "trace": list(self.trace),
            "revision": self.revision,
        }
