"""Socket Mode when slack_sdk closes a connection at the moment when we do, and when Slack grants none."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from slack_bolt import BoltResponse
from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin import SocketModeClient
from structlog.testing import capture_logs

from bot.playground.faults import Fault
from bot.playground.workspace import Workspace
from bot.slack.socket_mode import CONNECTIONS, SocketMode, new_client
from tests.office import MANIFEST
from tests.ports import held_port
from tests.waiting import PATIENCE, until


class Racing(SocketModeClient):
    """Its reader is first, once: then slack_sdk finds no socket where there was one just before."""

    was_first = False

    def disconnect(self) -> None:
        if not self.was_first:
            self.was_first = True
            raise AttributeError("'NoneType' object has no attribute 'close'")
        super().disconnect()


class WalledOff(SocketModeClient):
    """What it reaches is the Web API alone, as behind some firewalls."""

    def issue_new_wss_url(self) -> str:
        with held_port() as port:
            return f"ws://127.0.0.1:{port}/link/"


@pytest.fixture
def slack() -> Iterator[Workspace]:
    with Workspace.started(MANIFEST, patience=PATIENCE) as workspace:
        yield workspace


@contextmanager
def running(new_client: Callable[[], SocketModeClient]) -> Iterator[SocketMode]:
    """Socket Mode at work, which has come to its end when the block has."""
    mode = SocketMode(lambda payload: BoltResponse(status=200, body=json.dumps({})), new_client)
    thread = threading.Thread(target=mode.run)
    thread.start()
    try:
        yield mode
    finally:
        mode.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_every_connection_is_closed_whoever_closes_it_first(slack: Workspace) -> None:
    clients: list[Racing] = []

    def new_racing() -> Racing:
        web = WebClient(base_url=slack.api_url)
        clients.append(Racing(slack.setup.app_token, web_client=web))
        return clients[-1]

    with running(new_racing):
        until(lambda: slack.sockets.count == CONNECTIONS)
    assert all(client.was_first and not client.is_connected() for client in clients)
    assert not any(client.message_processor.is_alive() for client in clients)


def test_a_refused_app_token_is_told_once_by_its_name_and_tried_again(slack: Workspace) -> None:
    slack.faults.order(Fault("apps.connections.open", "invalid_auth", times=None))
    with capture_logs() as told, running(lambda: new_client(slack.setup.app_token, slack.api_url)):
        until(lambda: told)
        slack.faults.cancel()
        until(lambda: slack.sockets.count == CONNECTIONS)
    assert [each["event"] for each in told] == [
        "Slack refuses SLACK_APP_TOKEN (invalid_auth)",
        "connected to Slack",
    ]
    assert "connections:write" in told[0]["remedy"]


def test_socket_mode_that_is_switched_off_is_told(slack: Workspace) -> None:
    with capture_logs() as told, running(lambda: new_client(slack.setup.app_token, slack.api_url)):
        until(lambda: slack.sockets.count == CONNECTIONS)
        slack.sockets.refresh("link_disabled")
        until(lambda: any(each["event"] == "Socket Mode is switched off" for each in told))


def test_a_connection_that_does_not_open_is_told() -> None:
    with capture_logs() as told, running(lambda: WalledOff("xapp-1")):
        until(lambda: told)
    assert [(each["event"], "firewall" in each["reason"]) for each in told] == [
        ("Slack is out of reach", True)
    ]
