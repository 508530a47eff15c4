"""Starting and stopping, the manifest, and the clock that the launcher hands on."""

import json
import socket
import urllib.request
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import serving
from bot.playground.manifest import read_manifest
from bot.playground.run import start
from bot.playground.server import PortTaken
from bot.playground.workspace import Setup, Workspace
from tests.waiting import PATIENCE

from .conftest import manifest_with

YAML = """
# An app
display_information:
  name: Rainmaker
  description: >-
    Keeps the pipeline,
    in words
features:
  app_home:
    home_tab_enabled: true
  slash_commands:
    - command: /deal
      description: "Deals: add, move"  # quoted
      should_escape: true
    - command: /pipeline
      usage_hint: '[it''s a "verb"]'
  shortcuts: []
oauth_config:
  scopes:
    bot:
    - commands
    - chat:write
settings:
  event_subscriptions:
    bot_events: ['app_mention']
  token_rotation_enabled: false
  max: 3
"""


def test_a_manifest_is_read_from_its_yaml(tmp_path: Path) -> None:
    file = tmp_path / "manifest.yaml"
    file.write_text(YAML.replace("['app_mention']", "\n      - app_mention"), "utf-8")
    manifest = read_manifest(file)
    assert manifest.name == "Rainmaker" and manifest.description == "Keeps the pipeline, in words"
    assert manifest.scopes == {"commands", "chat:write"} and manifest.events == {"app_mention"}
    deal, pipeline = manifest.commands
    assert deal.description == "Deals: add, move" and deal.should_escape
    assert pipeline.usage_hint == '[it\'s a "verb"]' and not pipeline.should_escape
    assert manifest.shortcuts == ()


def test_a_manifest_that_is_no_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "manifest.yaml"
    file.write_text("a:\n  b: 1\n    c: 2", "utf-8")
    with pytest.raises(ValueError, match="line 3"):
        read_manifest(file)


def test_it_listens_on_this_machine_alone_and_stops_cleanly() -> None:
    running = start(Setup(manifest_with()))
    assert running.address.startswith("http://127.0.0.1:") and running.api_url == running.address + "api/"
    with urllib.request.urlopen(running.address + "playground/state") as answer:
        assert json.loads(answer.read())["ok"]
    running.stop()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", running.workspace.server.port), PATIENCE)


def test_a_taken_port_is_said_and_not_shared() -> None:
    with Workspace.started(manifest_with()) as slack, pytest.raises(PortTaken):
        Workspace.started(manifest_with(), port=slack.server.port).__enter__()


def test_a_page_that_is_open_does_not_keep_the_workspace_from_stopping() -> None:
    with Workspace.started(manifest_with()) as slack:
        stream = urllib.request.urlopen(f"{slack.base_url}/playground/events?as=U0SAM00001", timeout=PATIENCE)
        assert stream.readline().startswith(b"event: hello")
    assert stream.read().endswith(b"\n\n")


def test_a_page_that_comes_while_the_workspace_stops_does_not_keep_it_either() -> None:
    with Workspace.started(manifest_with()) as slack:
        slack.live.close()
        with urllib.request.urlopen(f"{slack.base_url}/playground/events?as=U0SAM00001") as stream:
            assert stream.read() == b""


def test_whoever_runs_the_bot_hears_when_the_clock_is_moved() -> None:
    moved: list[datetime] = []
    with Workspace.started(manifest_with(), on_clock_moved=moved.append) as slack:
        to = datetime(2026, 3, 4, 8, 59, tzinfo=UTC)
        before = datetime.now(UTC)
        slack.move_clock(to)
        assert to <= moved[0] <= to + (datetime.now(UTC) - before)
        first = slack.people.say("kim", "#sales", "in March")
        before = datetime.now(UTC)
        slack.follow_real_clock()
        assert len(moved) == 2 and before <= moved[1] <= datetime.now(UTC)
        assert slack.people.say("kim", "#sales", "now").ts > first.ts


@pytest.mark.parametrize("company", ["trades", "wholesale", "saas"])
def test_every_company_has_people_in_three_time_zones(company: str) -> None:
    with Workspace.started(manifest_with(), company=company) as slack:
        reps = [member for member in slack.state.people() if member.role == "rep"]
        assert len({member.tz for member in reps}) == 3


def test_the_bot_does_not_share_its_port_with_another() -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(serving.PortTaken, match=f"Port {port} is taken"):
            serving.serve(lambda *_: [], "127.0.0.1", port)
