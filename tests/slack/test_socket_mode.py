"""Socket Mode when slack_sdk's own reader closes a connection at the moment when we do."""

import json
import threading
from collections.abc import Iterator

import pytest
from slack_bolt import BoltResponse
from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin import SocketModeClient

from bot.playground.workspace import Workspace
from bot.slack.socket_mode import CONNECTIONS, SocketMode
from tests.office import MANIFEST
from tests.waiting import PATIENCE, until


class Racing(SocketModeClient):
    """Its reader is first, once: then slack_sdk finds no socket where there was one just before."""

    was_first = False

    def disconnect(self) -> None:
        if not self.was_first:
            self.was_first = True
            raise AttributeError("'NoneType' object has no attribute 'close'")
        super().disconnect()


@pytest.fixture
def slack() -> Iterator[Workspace]:
    with Workspace.started(MANIFEST, patience=PATIENCE) as workspace:
        yield workspace


def test_every_connection_is_closed_whoever_closes_it_first(slack: Workspace) -> None:
    clients: list[Racing] = []

    def new_client() -> Racing:
        web = WebClient(base_url=slack.api_url)
        clients.append(Racing(slack.setup.app_token, web_client=web))
        return clients[-1]

    mode = SocketMode(lambda payload: BoltResponse(status=200, body=json.dumps({})), new_client)
    running = threading.Thread(target=mode.run)
    running.start()
    until(lambda: slack.sockets.count == CONNECTIONS)
    mode.stop()
    running.join(PATIENCE)
    assert not running.is_alive()
    assert all(client.was_first and not client.is_connected() for client in clients)
    assert not any(client.message_processor.is_alive() for client in clients)
