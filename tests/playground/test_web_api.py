"""The Web API as slack_sdk's client meets it: tokens, scopes, shapes, pace and ordered faults."""

from datetime import timedelta
from http.client import RemoteDisconnected
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground.faults import Fault
from bot.playground.workspace import Workspace

from .conftest import ADA, KIM, PIA, SALES, manifest_with


def refused(call: Any, *arguments: Any, **named: Any) -> dict[str, Any]:
    with pytest.raises(SlackApiError) as caught:
        call(*arguments, **named)
    return dict(caught.value.response.data)


def test_auth_test_says_who_the_app_is(slack: Workspace, client: WebClient) -> None:
    answer = client.auth_test().data
    assert answer == {
        "ok": True,
        "url": "https://kessel-heating.slack.com/",
        "team": "Kessel & Sons Heating",
        "user": "rainmaker",
        "team_id": slack.state.team.id,
        "user_id": slack.state.app.bot_user,
        "bot_id": slack.state.app.bot_id,
        "is_enterprise_install": False,
    }


@pytest.mark.parametrize(
    ("token", "error"),
    [("", "not_authed"), ("xoxb-wrong", "invalid_auth"), ("xapp-playground", "not_allowed_token_type")],
)
def test_a_wrong_token_is_refused(slack: Workspace, token: str, error: str) -> None:
    assert refused(WebClient(token=token, base_url=slack.api_url).auth_test)["error"] == error


def test_after_uninstalling_no_token_works(slack: Workspace, client: WebClient) -> None:
    slack.surroundings.uninstall()
    assert refused(client.auth_test)["error"] == "account_inactive"


def test_a_missing_scope_is_named(slack: Workspace, client: WebClient) -> None:
    answer = refused(client.conversations_info, channel=SALES)
    assert answer["error"] == "missing_scope"
    assert answer["needed"] == "channels:read"
    assert "chat:write" in answer["provided"].split(",")


def test_optional_scopes_can_be_withheld() -> None:
    with Workspace.started(manifest_with(), grant_optional=False) as slack:
        client = WebClient(token=slack.setup.token, base_url=slack.api_url)
        assert refused(client.conversations_history, channel=SALES)["needed"] == "channels:history"


def test_an_unknown_method_is_refused(slack: Workspace, client: WebClient) -> None:
    answer = refused(client.api_call, "chat.shout")
    assert answer == {"ok": False, "error": "unknown_method", "req_method": "chat.shout"}


def test_arguments_come_as_json_or_as_a_form(slack: Workspace, client: WebClient) -> None:
    client.api_call(
        "chat.postMessage", json={"channel": SALES, "text": "json", "blocks": [{"type": "divider"}]}
    )
    client.api_call(
        "chat.postMessage", data={"channel": SALES, "text": "form", "blocks": '[{"type":"divider"}]'}
    )
    assert [(post.text, post.blocks[0]["type"]) for post in slack.posts()] == [
        ("json", "divider"),
        ("form", "divider"),
    ]


def test_a_member_is_described_as_slack_describes_users(slack: Workspace, client: WebClient) -> None:
    user = client.users_info(user=KIM)["user"]
    assert user["id"] == KIM and user["tz"] == "America/New_York" and not user["is_bot"]
    assert user["profile"]["display_name"] == "Kim" and user["team_id"] == slack.state.team.id
    assert user["tz_offset"] in (-5 * 3600, -4 * 3600)
    stranger = client.users_info(user=PIA)["user"]
    assert stranger["is_stranger"] and "tz" not in stranger and stranger["team_id"] != slack.state.team.id
    assert refused(client.users_info, user="U404")["error"] == "user_not_found"


def test_lists_come_in_pages(client: WebClient) -> None:
    pages = [[member["name"] for member in page["members"]] for page in client.users_list(limit=3)]
    assert [len(page) for page in pages] == [3, 3, 2]
    assert len({name for page in pages for name in page}) == 8


def test_opening_a_conversation_gives_the_same_direct_message_each_time(client: WebClient) -> None:
    first = client.conversations_open(users=[ADA])["channel"]["id"]
    assert first == client.conversations_open(users=ADA)["channel"]["id"]
    assert first.startswith("D")


def test_one_message_a_second_and_channel_when_the_pace_is_on(slack: Workspace, client: WebClient) -> None:
    slack.pace.on = True
    client.chat_postMessage(channel=SALES, text="one")
    client.chat_postMessage(channel="C0WINS0001", text="another channel")
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=SALES, text="too soon")
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "1"
    assert caught.value.response["error"] == "ratelimited"
    slack.move_clock(slack.clock.now() + timedelta(seconds=1))
    client.chat_postMessage(channel=SALES, text="two")
    assert [post.text for post in slack.posts(SALES)] == ["one", "two"]


def test_a_lost_reply_leaves_the_message_posted(slack: Workspace, client: WebClient) -> None:
    slack.faults.order(Fault("chat.postMessage", "drop_reply"))
    with pytest.raises(RemoteDisconnected):
        client.chat_postMessage(channel=SALES, text="said once")
    assert [post.text for post in slack.posts(SALES)] == ["said once"]


@pytest.mark.parametrize("code", ["channel_not_found", "is_archived", "not_in_channel", "token_revoked"])
def test_any_error_of_slack_can_be_ordered_for_so_many_calls(
    slack: Workspace, client: WebClient, code: str
) -> None:
    slack.faults.order(Fault("chat.postMessage", code, times=2))
    for _ in range(2):
        assert refused(client.chat_postMessage, channel=SALES, text="…")["error"] == code
    assert client.chat_postMessage(channel=SALES, text="better now")["ok"]


def test_a_fault_can_be_ordered_for_one_channel(slack: Workspace, client: WebClient) -> None:
    slack.faults.order(Fault("*", "is_archived", times=None, channel=SALES))
    assert refused(client.chat_postMessage, channel=SALES, text="…")["error"] == "is_archived"
    assert client.chat_postMessage(channel="C0WINS0001", text="here")["ok"]
    slack.faults.cancel()
    assert client.chat_postMessage(channel=SALES, text="here too")["ok"]


def test_slack_can_be_down_or_too_busy(slack: Workspace, client: WebClient) -> None:
    slack.faults.order(Fault("chat.postMessage", "server_error"))
    slack.faults.order(Fault("chat.postMessage", "rate_limited", seconds=30))
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=SALES, text="…")
    assert caught.value.response.status_code == 500
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=SALES, text="…")
    assert caught.value.response.headers["Retry-After"] == "30"
    assert slack.posts(SALES) == []


def test_a_slow_reply_outlasts_an_impatient_client(slack: Workspace) -> None:
    impatient = WebClient(token=slack.setup.token, base_url=slack.api_url, timeout=1, retry_handlers=[])
    slack.faults.order(Fault("auth.test", "slow", seconds=1.2))
    with pytest.raises(TimeoutError):
        impatient.auth_test()


def test_every_call_is_written_down_without_its_token(slack: Workspace, client: WebClient) -> None:
    client.chat_postMessage(channel=SALES, text="hello")
    (call,) = slack.calls("chat.postMessage")
    assert call.arguments["text"] == "hello" and call.answer["ok"]
    (kept,) = slack.state.exchanges.those(slack.posts(SALES)[0].trace)
    exchange = kept.as_json()
    assert exchange["title"] == "chat.postMessage" and exchange["answer"]["body"]["ok"]
    assert slack.setup.token not in str(exchange)
