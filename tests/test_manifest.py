"""The manifest is one that Slack takes, and it offers what the bot does: no more, no less."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from bot.doctor import NEEDED_SCOPES, OPTIONAL_SCOPES
from bot.language.verbs import VERBS

ROOT = Path(__file__).parent.parent
SCHEMA = ROOT / "tests" / "data" / "slack-manifest.schema.2.0.0.json"

SCOPE_OF_EVENT = {
    "app_home_opened": None,
    "app_mention": "app_mentions:read",
    "app_uninstalled": None,
    "channel_archive": "channels:read",
    "channel_id_changed": "channels:read",
    "channel_rename": "channels:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "team_join": "users:read",
    "tokens_revoked": None,
    "user_change": "users:read",
}
"""The scope without which Slack does not send the event: https://docs.slack.dev/reference/events"""

SCOPES_OF_CALLS = {"commands", "chat:write", "files:read", "files:write", "im:write", "users:read"}
"""For slash commands, chat.postMessage and chat.update, files of imports and exports, conversations.open,
users.info and users.list."""


@pytest.fixture(scope="module")
def manifest():
    return yaml.safe_load((ROOT / "manifest.yaml").read_text("utf-8"))


def test_slack_takes_the_manifest(manifest):
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    assert [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(manifest)] == []


def test_the_schema_would_refuse_a_manifest_without_a_description(manifest):
    schema = json.loads(SCHEMA.read_text("utf-8"))
    commands = [{"command": "/deal"}]
    broken = manifest | {"features": manifest["features"] | {"slash_commands": commands}}
    assert not jsonschema.Draft7Validator(schema).is_valid(broken)


def test_its_commands_are_the_families_of_verbs(manifest):
    offered = {command["command"] for command in manifest["features"]["slash_commands"]}
    assert offered == {f"/{verb.family}" for verb in VERBS}


def test_mentions_in_commands_arrive_as_ids(manifest):
    assert all(command["should_escape"] for command in manifest["features"]["slash_commands"])


def test_usage_hints_name_verbs_that_there_are(manifest):
    for command in manifest["features"]["slash_commands"]:
        family = command["command"].removeprefix("/")
        names = {verb.name for verb in VERBS if verb.family == family}
        assert {hint.split()[0] for hint in command["usage_hint"].split(" | ")} <= names


def test_every_event_has_its_scope_and_every_scope_its_reason(manifest):
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    needed = {SCOPE_OF_EVENT[event] for event in events} - {None}
    scopes = manifest["oauth_config"]["scopes"]
    assert set(scopes["bot"]) | set(scopes["bot_optional"]) == needed | SCOPES_OF_CALLS


def test_the_doctor_looks_for_the_scopes_that_the_manifest_asks_for(manifest):
    scopes = manifest["oauth_config"]["scopes"]
    assert set(scopes["bot"]) == NEEDED_SCOPES
    assert set(scopes["bot_optional"]) == OPTIONAL_SCOPES.keys()


def test_buttons_and_the_home_tab_are_on_and_socket_mode_is_the_way_in(manifest):
    assert manifest["settings"]["interactivity"]["is_enabled"]
    assert manifest["settings"]["socket_mode_enabled"]
    assert manifest["features"]["app_home"]["home_tab_enabled"]
