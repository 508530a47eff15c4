"""Socket Mode, driven by slack_sdk's own client."""

import queue
from collections.abc import Iterator

import pytest
from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin.client import SocketModeClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.playground.workspace import Workspace
from tests.waiting import PATIENCE, until

from .conftest import KIM, manifest_with


class Connected:
    """A bot on Socket Mode: it puts requests aside and acknowledges the ones that it is told to."""

    def __init__(self, slack: Workspace) -> None:
        self.requests: queue.Queue[SocketModeRequest] = queue.Queue()
        self.payload: dict[str, object] | None = None
        self.silent = 0
        web_client = WebClient(base_url=slack.api_url)
        self.client = SocketModeClient(slack.setup.app_token, web_client=web_client)
        self.client.socket_mode_request_listeners.append(self.hear)
        self.client.connect()

    def hear(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        self.requests.put(request)
        if self.silent:
            self.silent -= 1
            return
        client.send_socket_mode_response(SocketModeResponse(request.envelope_id, self.payload))


@pytest.fixture
def slack() -> Iterator[Workspace]:
    with Workspace.started(manifest_with(), retry_scale=0, patience=PATIENCE) as workspace:
        yield workspace


@pytest.fixture
def connected(slack: Workspace) -> Iterator[Connected]:
    bot = Connected(slack)
    assert slack.sockets.connected.wait(PATIENCE)
    yield bot
    bot.client.auto_reconnect_enabled = False
    slack.sockets.close()
    # slack_sdk fails to close what its own reader is closing at this moment, because we hung up.
    until(lambda: not bot.client.is_connected())
    bot.client.close()


def test_a_command_is_answered_in_its_acknowledgement(slack: Workspace, connected: Connected) -> None:
    connected.payload = {"text": "over the socket"}
    answer = slack.commands.type("kim", "#sales", "/deal mine")
    request = connected.requests.get(timeout=PATIENCE)
    assert request.type == "slash_commands" and request.accepts_response_payload
    assert request.payload["text"] == "mine"
    assert answer.ok and [message.text for message in slack.ephemerals(KIM)] == ["over the socket"]


def test_an_event_that_is_not_acknowledged_comes_again(slack: Workspace, connected: Connected) -> None:
    connected.silent = 1
    slack.sockets.cut_off = 0.1
    slack.people.say("kim", "dm", "hello")
    first, second = (connected.requests.get(timeout=PATIENCE) for _ in range(2))
    slack.settle()
    assert first.type == "events_api" and first.payload == second.payload
    assert (first.retry_attempt, second.retry_attempt) == (0, 1)
    assert second.retry_reason == "timeout"


def test_a_command_that_is_not_acknowledged_has_timed_out(slack: Workspace, connected: Connected) -> None:
    connected.silent = 1
    slack.sockets.cut_off = 0.1
    assert slack.commands.type("kim", "#sales", "/deal").error == "operation_timeout"


def test_without_a_connection_a_command_fails_at_once(slack: Workspace) -> None:
    assert slack.commands.type("kim", "#sales", "/deal").error == "dispatch_failed"


def test_the_client_comes_back_after_a_refresh(slack: Workspace, connected: Connected) -> None:
    slack.sockets.refresh()
    slack.wait_for(lambda: len(slack.calls("apps.connections.open")) > 1)
    assert slack.sockets.connected.wait(PATIENCE)
    assert slack.commands.type("kim", "#sales", "/deal").ok


def test_a_connection_wants_the_app_s_token(slack: Workspace) -> None:
    client = WebClient(base_url=slack.api_url)
    assert client.apps_connections_open(app_token=slack.setup.app_token)["url"].startswith("ws://127.0.0.1:")
    answer = client.api_call("auth.test", params={"token": slack.setup.token})
    assert answer["ok"]
