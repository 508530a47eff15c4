"""Modals, three deep at most, and each member's Home tab: Slack's view objects and where they are shown."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from bot.playground.refusals import MethodRefused

DEEPEST_STACK = 3
"""One root and two pushed: https://docs.slack.dev/surfaces/modals."""

_FIELDS = (
    "type",
    "callback_id",
    "title",
    "submit",
    "close",
    "blocks",
    "private_metadata",
    "external_id",
    "notify_on_close",
    "clear_on_close",
)


def as_it_is(view: dict[str, Any]) -> dict[str, Any]:
    """The view to be told of: it is written down later, without the lock, when it may have changed."""
    return dict(view)


class Views:
    """All views of the app. Called under the workspace's lock; shapes are checked before they come here."""

    def __init__(self, team: str, app_id: str, bot_id: str) -> None:
        self._team = team
        self._app_id = app_id
        self._bot_id = bot_id
        self._count = 0
        self.stacks: dict[str, list[dict[str, Any]]] = {}
        self.homes: dict[str, dict[str, Any]] = {}

    def stack(self, user: str) -> list[dict[str, Any]]:
        return self.stacks.setdefault(user, [])

    def open(self, user: str, given: dict[str, Any]) -> dict[str, Any]:
        """A new root modal; whatever the member had open is gone, as in Slack."""
        self._unused(given, user)
        view = self._made(given)
        view["root_view_id"] = view["id"]
        self.stacks[user] = [view]
        return view

    def push(self, user: str, given: dict[str, Any]) -> dict[str, Any]:
        stack = self.stack(user)
        if not stack:
            raise MethodRefused("not_found")
        if len(stack) >= DEEPEST_STACK:
            raise MethodRefused("push_limit_reached")
        self._unused(given, user)
        view = self._made(given)
        view["root_view_id"] = stack[0]["id"]
        view["previous_view_id"] = stack[-1]["id"]
        stack.append(view)
        return view

    def update(
        self, view: dict[str, Any], given: dict[str, Any], hash_seen: str | None = None
    ) -> dict[str, Any]:
        """Replace a view's content in place. Raises hash_conflict when it has changed since `hash_seen`."""
        if hash_seen is not None and hash_seen != view["hash"]:
            raise MethodRefused("hash_conflict")
        values = view["state"]["values"]
        kept = {block.get("block_id") for block in given.get("blocks", ())}
        for name in _FIELDS:
            view.pop(name, None)
        view |= self._content(given)
        view["state"] = {"values": {block: value for block, value in values.items() if block in kept}}
        view["hash"] = self._hash(view)
        return view

    def publish(self, user: str, given: dict[str, Any], hash_seen: str | None = None) -> dict[str, Any]:
        home = self.homes.get(user)
        if home is not None:
            return self.update(home, given, hash_seen)
        view = self._made(given)
        view["root_view_id"] = view["id"]
        self.homes[user] = view
        return view

    def close(self, user: str, view_id: str, everything: bool = False) -> list[dict[str, Any]]:
        """Take the view (and what lies on it, or all) off the stack; the closed ones come back, top first."""
        stack = self.stack(user)
        at = 0 if everything else next(i for i, view in enumerate(stack) if view["id"] == view_id)
        closed = stack[at:][::-1]
        del stack[at:]
        return closed

    def find(self, view_id: str | None, external_id: str | None = None) -> tuple[str, dict[str, Any]] | None:
        """The member who has it and the view itself, modal or Home."""
        shown = [(user, view) for user, stack in self.stacks.items() for view in stack]
        for user, view in [*shown, *self.homes.items()]:
            if view["id"] == view_id or (external_id and view.get("external_id") == external_id):
                return user, view
        return None

    def _unused(self, given: dict[str, Any], user: str) -> None:
        external_id = given.get("external_id")
        found = self.find(None, external_id) if external_id else None
        if found is not None and found[0] != user:
            raise MethodRefused("duplicate_external_id")

    def _made(self, given: dict[str, Any]) -> dict[str, Any]:
        self._count += 1
        view: dict[str, Any] = {
            "id": f"V0PLAY{self._count:05d}",
            "team_id": self._team,
            "app_id": self._app_id,
            "app_installed_team_id": self._team,
            "bot_id": self._bot_id,
            "state": {"values": {}},
            "previous_view_id": None,
        }
        view |= self._content(given)
        view["hash"] = self._hash(view)
        return view

    def _content(self, given: dict[str, Any]) -> dict[str, Any]:
        content: dict[str, Any] = {
            "callback_id": "",
            "private_metadata": "",
            "external_id": "",
            "notify_on_close": False,
            "clear_on_close": False,
            "submit": None,
            "close": None,
        }
        return content | {name: given[name] for name in _FIELDS if name in given}

    def _hash(self, view: dict[str, Any]) -> str:
        self._count += 1
        said = json.dumps([view["id"], view["blocks"], self._count], sort_keys=True)
        return f"{self._count}.{hashlib.sha256(said.encode()).hexdigest()[:8]}"
