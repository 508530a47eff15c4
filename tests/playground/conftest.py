from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.playground.workspace import Workspace
from tests.waiting import PATIENCE

from .listening_bot import ListeningBot, serving

SAM, KIM, ANA, ADA = "U0SAM00001", "U0KIM00001", "U0ANA00001", "U0ADA00001"
RUTH, GUS, PIA = "U0RUTH0001", "U0GUS00001", "U0PIA00001"
SALES = "C0SALES001"


def manifest_with(scopes: list[str] | None = None) -> dict[str, Any]:
    usual = ["commands", "chat:write", "im:write", "im:history", "users:read", "app_mentions:read"]
    optional = ["channels:history", "groups:history", "files:read", "files:write"]
    return {
        "display_information": {"name": "Rainmaker", "description": "Keeps the pipeline"},
        "features": {
            "bot_user": {"display_name": "Rainmaker"},
            "slash_commands": [
                {"command": "/deal", "description": "A deal", "usage_hint": "[verb]", "should_escape": True},
                {"command": "/pipeline", "description": "The pipeline", "should_escape": False},
            ],
            "shortcuts": [
                {"name": "Add to deal", "type": "message", "callback_id": "add_note", "description": "…"},
                {"name": "New deal", "type": "global", "callback_id": "new_deal", "description": "…"},
            ],
        },
        "oauth_config": {"scopes": {"bot": usual if scopes is None else scopes, "bot_optional": optional}},
        "settings": {
            "event_subscriptions": {
                "bot_events": [
                    "app_home_opened",
                    "app_mention",
                    "app_uninstalled",
                    "channel_archive",
                    "channel_rename",
                    "message.channels",
                    "message.im",
                    "tokens_revoked",
                    "user_change",
                ]
            }
        },
    }


@pytest.fixture
def bot() -> Iterator[ListeningBot]:
    listening = ListeningBot()
    server = serving(listening)
    yield listening
    server.shutdown()
    server.server_close()


@pytest.fixture
def slack(bot: ListeningBot) -> Iterator[Workspace]:
    with Workspace.started(manifest_with(), bot_url=bot.url, retry_scale=0, patience=PATIENCE) as workspace:
        yield workspace


@pytest.fixture
def client(slack: Workspace) -> WebClient:
    return WebClient(token=slack.setup.token, base_url=slack.api_url, retry_handlers=[])
