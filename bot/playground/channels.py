"""Conversations: public and private channels, and direct messages with the app or between two members."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Channel:
    """A conversation; a direct message (`is_im`) has two members and no name."""

    id: str
    name: str
    created: int
    creator: str
    is_im: bool = False
    is_private: bool = False
    is_archived: bool = False
    is_ext_shared: bool = False
    topic: str = ""
    purpose: str = ""
    members: list[str] = field(default_factory=list)
    last_read: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The word in Slack's scopes: channels, groups or im."""
        if self.is_im:
            return "im"
        return "groups" if self.is_private else "channels"

    @property
    def type(self) -> str:
        """The word in Slack's `types` argument and in `channel_type` of events is derived from this."""
        return {"im": "im", "groups": "private_channel", "channels": "public_channel"}[self.kind]

    @property
    def event_type(self) -> str:
        """`channel_type` of message events."""
        return {"im": "im", "groups": "group", "channels": "channel"}[self.kind]

    def name_for_commands(self) -> str:
        """`channel_name` of a slash command."""
        if self.is_im:
            return "directmessage"
        return "privategroup" if self.is_private else self.name

    def other(self, user: str) -> str:
        """Whom `user` talks to in a direct message."""
        return next((each for each in self.members if each != user), user)

    def visible_to(self, user: str) -> bool:
        return user in self.members or not (self.is_im or self.is_private)

    def as_conversation(self, seen_by: str) -> dict[str, Any]:
        """Slack's conversation object (https://docs.slack.dev/reference/objects/conversation-object)."""
        common = {
            "id": self.id,
            "created": self.created,
            "is_archived": self.is_archived,
            "is_im": self.is_im,
            "is_org_shared": False,
            "context_team_id": "",
        }
        if self.is_im:
            return common | {"user": self.other(seen_by), "is_user_deleted": False, "priority": 0}
        return common | {
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": not self.is_private,
            "is_group": self.is_private,
            "is_mpim": False,
            "is_private": self.is_private,
            "is_general": self.name == "general",
            "is_shared": self.is_ext_shared,
            "is_ext_shared": self.is_ext_shared,
            "is_pending_ext_shared": False,
            "is_member": seen_by in self.members,
            "creator": self.creator,
            "unlinked": 0,
            "topic": {"value": self.topic, "creator": self.creator, "last_set": self.created},
            "purpose": {"value": self.purpose, "creator": self.creator, "last_set": self.created},
            "previous_names": [],
            "num_members": len(self.members),
        }
