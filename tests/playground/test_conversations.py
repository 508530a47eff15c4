"""Conversations and who is in them, as far as the app may look."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from bot.playground.workspace import Workspace

from .conftest import KIM, SALES, manifest_with
from .test_web_api import refused

SCOPES = [
    "channels:read",
    "groups:read",
    "im:read",
    "channels:join",
    "team:read",
    "reactions:write",
    "chat:write",
]


@pytest.fixture
def slack() -> Iterator[Workspace]:
    with Workspace.started(manifest_with(SCOPES)) as workspace:
        yield workspace


def test_a_channel_is_described_as_slack_describes_conversations(client: WebClient) -> None:
    channel = client.conversations_info(channel=SALES)["channel"]
    assert channel["name"] == "sales" and channel["is_channel"] and channel["is_member"]
    assert not channel["is_private"] and not channel["is_archived"] and not channel["is_ext_shared"]
    assert channel["purpose"]["value"] == "Deals as they move"
    assert client.conversations_info(channel="C0SHARED01")["channel"]["is_ext_shared"]


def test_private_channels_without_the_app_do_not_exist_for_it(client: WebClient) -> None:
    assert refused(client.conversations_info, channel="C0BOARD001")["error"] == "channel_not_found"
    listed = client.conversations_list(types="public_channel,private_channel")["channels"]
    assert "sales-leads-only" not in {channel["name"] for channel in listed}


def test_lists_follow_their_types_and_end_in_a_cursor(slack: Workspace, client: WebClient) -> None:
    slack.surroundings.create_channel("kim", "elsewhere")
    first = client.conversations_list(limit=3).data
    assert len(first["channels"]) == 3 and first["response_metadata"]["next_cursor"]
    rest = client.conversations_list(limit=100, cursor=first["response_metadata"]["next_cursor"]).data
    assert rest["response_metadata"]["next_cursor"] == ""
    assert "elsewhere" in {channel["name"] for channel in rest["channels"]}
    mine = client.users_conversations(types="public_channel")["channels"]
    assert "elsewhere" not in {channel["name"] for channel in mine}
    direct = client.conversations_list(types="im")["channels"]
    assert KIM in {channel["user"] for channel in direct}


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"types": "party_line"}, "invalid_types"),
        ({"limit": 1001}, "invalid_limit"),
        ({"cursor": "made up"}, "invalid_cursor"),
        ({"types": "mpim"}, "missing_scope"),
    ],
)
def test_a_list_that_slack_would_refuse(client: WebClient, arguments: dict[str, object], error: str) -> None:
    assert refused(client.api_call, "conversations.list", json=arguments)["error"] == error


def test_members_of_a_channel_are_listed(client: WebClient) -> None:
    assert KIM in client.conversations_members(channel=SALES)["members"]


def test_the_app_joins_public_channels_by_itself(slack: Workspace, client: WebClient) -> None:
    made = slack.surroundings.create_channel("kim", "elsewhere")
    assert client.conversations_join(channel=made.id)["channel"]["is_member"]
    assert client.conversations_join(channel=made.id)["warning"] == "already_in_channel"
    assert client.chat_postMessage(channel=made.id, text="here now")["ok"]


def test_history_wants_its_own_scope(slack: Workspace, client: WebClient) -> None:
    slack.state.app.scopes = frozenset({"im:history"})
    assert refused(client.conversations_history, channel=SALES)["needed"] == "channels:history"
    direct = slack.state.direct_message(slack.state.app.bot_user, KIM)
    slack.people.say("kim", "dm", "hello")
    assert client.conversations_history(channel=direct.id)["messages"][0]["text"] == "hello"


def test_history_is_newest_first_between_two_times(slack: Workspace, client: WebClient) -> None:
    slack.state.app.scopes = frozenset({"channels:history"})
    said = [slack.people.say("kim", "#sales", str(number)).ts for number in range(4)]
    between = client.conversations_history(channel=SALES, oldest=said[0], latest=said[3])["messages"]
    assert [message["text"] for message in between] == ["2", "1"]
    around = client.conversations_history(channel=SALES, oldest=said[0], latest=said[3], inclusive=True)
    assert [message["text"] for message in around["messages"]] == ["3", "2", "1", "0"]


def test_the_team_is_described(slack: Workspace, client: WebClient) -> None:
    team = client.team_info()["team"]
    assert team["id"] == slack.state.team.id and team["domain"] == "kessel-heating"


def test_the_app_reacts_once(slack: Workspace, client: WebClient) -> None:
    message = slack.people.say("kim", "#sales", "we won")
    client.reactions_add(channel=SALES, timestamp=message.ts, name="tada")
    assert message.reactions == {"tada": [slack.state.app.bot_user]}
    again = refused(client.reactions_add, channel=SALES, timestamp=message.ts, name="tada")
    assert again["error"] == "already_reacted"
