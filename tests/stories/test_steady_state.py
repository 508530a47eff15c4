"""The steady state: commands of a known team ask Slack nothing, and the database what they need."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

import pytest
import sqlalchemy as sa

from bot.domain.people import Profile
from bot.store.people import keep_profile
from bot.store.work import Store
from tests.front_door import SAM, TEAM, FrontDoor
from tests.office import Office
from tests.waiting import PATIENCE, until

LINES = (
    "/deal move Acme qualified",
    "/deal amount Acme 50k",
    "/deal close Acme end of quarter",
    "/deal note Acme they want SSO",
    "/deal follow-up Acme next tuesday 3pm call Jane",
    "/deal show Acme",
    "/deal undo",
    "/deal help",
    "/pipeline summary",
    "/pipeline subscriptions",
    "/deal won Acme 48k because fastest rollout",
)
DELIVERIES = {"chat.postMessage", "chat.update"}


def everything_is_told(office: Office) -> bool:
    with urlopen(f"http://127.0.0.1:{office.port}/healthz", timeout=PATIENCE) as answer:
        return json.load(answer)["oldest_unsent_notice_seconds"] is None


@pytest.mark.parametrize("by_socket", [False, True], ids=["http", "socket"])
def test_a_command_causes_no_call_to_slack_but_what_channels_hear(
    url: str, tmp_path: Path, by_socket: bool
) -> None:
    with Office.opened(url, tmp_path, by_socket=by_socket) as office:
        if by_socket:
            until(lambda: office.slack.sockets.count > 1, office.log)
        office.ada.types("/pipeline subscribe all")
        office.sam.types("/deal add Acme $40k")
        until(lambda: office.slack.calls("users.info") and office.slack.calls("users.list"))
        until(lambda: everything_is_told(office))
        with office.slack.state.changing():
            office.slack.state.calls.clear()

        for line in LINES:
            office.sam.types(line)

        until(lambda: everything_is_told(office))
        calls = list(office.slack.state.calls)
        assert {call.method for call in calls} == DELIVERIES
        assert {call.arguments["channel"] for call in calls} == {"C0SALES001"}


@contextmanager
def statements_of(store: Store) -> Iterator[list[str]]:
    """What is run on the database in the block."""
    told: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        told.append(statement)

    sa.event.listen(store.engine, "before_cursor_execute", listen)
    try:
        yield told
    finally:
        sa.event.remove(store.engine, "before_cursor_execute", listen)


def test_a_command_looks_up_no_installation_and_always_asks_the_same(store: Store) -> None:
    door = FrontDoor(store)
    for line in ("/deal add Acme $40k", "/deal move Acme negotiation", "/deal move Acme proposal"):
        door.types(line)
    moves = []
    for stage in ("negotiation", "proposal", "negotiation"):
        with statements_of(store) as told:
            door.types(f"/deal move Acme {stage}")
        moves.append(told)

    assert all(told == moves[0] for told in moves), "nothing is fetched now and then"
    tables = {table for told in moves[0] for table in re.findall(r"(?:FROM|JOIN|INTO|UPDATE) (\w+)", told)}
    assert {"people", "deals", "events"} <= tables
    assert not [table for table in tables if "install" in table or "token" in table]


def test_a_move_that_a_channel_hears_takes_few_trips_to_the_database(store: Store) -> None:
    """On PostgreSQL they are most of what a move costs, so what can go together does."""
    door = FrontDoor(store)
    profile = Profile(SAM, "Sam", "Europe/London")
    store.run(TEAM, lambda work: keep_profile(work, profile, datetime.now(UTC)))
    for line in ("/deal add Acme $40k", "/pipeline subscribe all", "/deal move Acme negotiation"):
        door.types(line)

    with statements_of(store) as told:
        door.types("/deal move Acme proposal")

    assert len(told) == (10 if store.is_sqlite else 5), told
