"""What the app may do and offers, read from its manifest: the one place that says it to Slack as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class SlashCommand:
    command: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False

    def as_json(self) -> dict[str, str]:
        return {"command": self.command, "description": self.description, "usage_hint": self.usage_hint}


@dataclass(frozen=True, slots=True)
class Shortcut:
    name: str
    type: str
    callback_id: str
    description: str = ""

    def as_json(self) -> dict[str, str]:
        return {
            "name": self.name,
            "type": self.type,
            "callback_id": self.callback_id,
            "description": self.description,
        }


@dataclass(frozen=True, slots=True)
class Manifest:
    """The parts of a manifest that change how Slack treats an app."""

    name: str
    bot_name: str
    description: str
    scopes: frozenset[str]
    optional_scopes: frozenset[str]
    events: frozenset[str]
    commands: tuple[SlashCommand, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    home_tab: bool = True
    messages_tab: bool = True

    def command(self, name: str) -> SlashCommand | None:
        return next((each for each in self.commands if each.command == name), None)

    def shortcut(self, callback_id: str) -> Shortcut | None:
        return next((each for each in self.shortcuts if each.callback_id == callback_id), None)


def read_manifest(source: Path | Mapping[str, Any]) -> Manifest:
    """A manifest from its file or from the value that the file would hold.

    Facts: https://docs.slack.dev/reference/app-manifest. Raises ValueError on text that is not a manifest.
    """
    raw = source if isinstance(source, Mapping) else _read(source)
    if not isinstance(raw, Mapping):
        raise ValueError("a manifest is a mapping")
    features = raw.get("features") or {}
    scopes = (raw.get("oauth_config") or {}).get("scopes") or {}
    subscriptions = (raw.get("settings") or {}).get("event_subscriptions") or {}
    display = raw.get("display_information") or {}
    home = features.get("app_home") or {}
    name = str(display.get("name", "App"))
    return Manifest(
        name=name,
        bot_name=str((features.get("bot_user") or {}).get("display_name", name)),
        description=str(display.get("description", "")),
        scopes=frozenset(scopes.get("bot") or ()),
        optional_scopes=frozenset(scopes.get("bot_optional") or ()),
        events=frozenset(subscriptions.get("bot_events") or ()),
        commands=tuple(_command(each) for each in features.get("slash_commands") or ()),
        shortcuts=tuple(_shortcut(each) for each in features.get("shortcuts") or ()),
        home_tab=bool(home.get("home_tab_enabled", True)),
        messages_tab=bool(home.get("messages_tab_enabled", True)),
    )


def _read(source: Path) -> Any:
    try:
        return yaml.safe_load(source.read_text("utf-8"))
    except yaml.YAMLError as error:
        raise ValueError(f"{source.name} is not YAML: {error}") from error


def _command(raw: Mapping[str, Any]) -> SlashCommand:
    return SlashCommand(
        command=str(raw["command"]),
        description=str(raw.get("description", "")),
        usage_hint=str(raw.get("usage_hint", "")),
        should_escape=bool(raw.get("should_escape", False)),
    )


def _shortcut(raw: Mapping[str, Any]) -> Shortcut:
    return Shortcut(
        name=str(raw["name"]),
        type=str(raw["type"]),
        callback_id=str(raw["callback_id"]),
        description=str(raw.get("description", "")),
    )
