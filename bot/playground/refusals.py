"""The two ways in which the workspace says no: to the bot as Slack's Web API, to a member as Slack's
client.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class MethodRefused(Exception):
    """A Web API method answers `{"ok": false, "error": code, …}`.

    Facts: the error lists of https://docs.slack.dev/reference/methods.
    """

    def __init__(self, code: str, messages: Sequence[str] = (), **details: Any) -> None:
        super().__init__(f"{code}: {'; '.join(messages)}" if messages else code)
        self.code = code
        self.messages = tuple(messages)
        self.details = details

    def as_json(self) -> dict[str, Any]:
        """The body of the answer; the HTTP status stays 200, as Slack's does."""
        body: dict[str, Any] = {"ok": False, "error": self.code, **self.details}
        if self.messages:
            if self.code == "invalid_blocks":
                body["errors"] = list(self.messages)
            body["response_metadata"] = {"messages": [f"[ERROR] {message}" for message in self.messages]}
        return body


class CannotDo(Exception):
    """Something that Slack's own client would not let a member do: `code` for programs, `message` for
    people.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
