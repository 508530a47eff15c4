"""Files: uploaded by the bot in Slack's three steps, or by a member, and downloaded with a token."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote


@dataclass(slots=True)
class StoredFile:
    """`expected` is the size that the bot announced; None for a member's upload. Complete once it was
    shared.
    """

    id: str
    name: str
    user: str
    created: int
    content: bytes | None = None
    expected: int | None = None
    title: str = ""
    complete: bool = False
    channels: list[str] = field(default_factory=list)

    @property
    def mimetype(self) -> str:
        kinds = {"csv": "text/csv", "txt": "text/plain", "json": "application/json", "png": "image/png"}
        return kinds.get(self.filetype, "application/octet-stream")

    @property
    def filetype(self) -> str:
        return self.name.rpartition(".")[2].lower() if "." in self.name else "binary"

    def as_file(self, base_url: str) -> dict[str, Any]:
        """Slack's file object (https://docs.slack.dev/reference/objects/file-object)."""
        url = f"{base_url}/files/{self.id}/{quote(self.name)}"
        return {
            "id": self.id,
            "created": self.created,
            "timestamp": self.created,
            "name": self.name,
            "title": self.title or self.name,
            "mimetype": self.mimetype,
            "filetype": self.filetype,
            "pretty_type": self.filetype.upper(),
            "user": self.user,
            "size": len(self.content or b""),
            "mode": "hosted",
            "is_external": False,
            "is_public": False,
            "url_private": url,
            "url_private_download": f"{base_url}/files/{self.id}/download/{quote(self.name)}",
            "permalink": url,
            "channels": [each for each in self.channels if each.startswith("C")],
            "groups": [each for each in self.channels if each.startswith("G")],
            "ims": [each for each in self.channels if each.startswith("D")],
        }
