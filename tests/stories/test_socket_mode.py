"""The same bot without a public address: it opens the connections, and nothing else changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.office import Office
from tests.waiting import until


def _wait_until_connected(office: Office) -> None:
    until(lambda: office.slack.sockets.count > 1, office.log)


@pytest.fixture
def office(url: str, tmp_path: Path) -> Iterator[Office]:
    with Office.opened(url, tmp_path, by_socket=True) as opened:
        _wait_until_connected(opened)
        yield opened


def test_a_command_and_a_click_take_the_same_way(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    moved = office.sam.types("/deal move Acme negotiation")
    assert moved.text.startswith("Acme: Lead generation to Negotiation")

    assert "Taken back" in office.sam.hears_after_clicking(moved, "Undo").text


def test_requests_still_arrive_while_slack_renews_the_connections(office: Office) -> None:
    office.slack.sockets.refresh()
    assert office.sam.types("/deal add Acme $40k").text.startswith("Acme added")


def test_requests_arrive_again_after_the_line_was_cut(office: Office) -> None:
    connected = len(office.slack.calls("apps.connections.open"))
    office.slack.sockets.drop()
    office.slack.wait_for(lambda: len(office.slack.calls("apps.connections.open")) >= connected + 2)
    _wait_until_connected(office)

    assert office.sam.types("/deal add Acme $40k").text.startswith("Acme added")


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_what_still_runs_at_the_end_is_answered_before_the_connections_close(office: Office) -> None:
    with office.opening_a_form(seconds=1):
        assert office.stop() == 0
