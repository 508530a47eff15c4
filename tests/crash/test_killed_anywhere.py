"""Killed anywhere between request, commit, post and mark: no change is lost or doubled, no notice lost."""

from __future__ import annotations

import json
import random
import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.worker.delivery import LEASE
from tests.crash.dying import Mortal
from tests.front_door import Answer, FrontDoor, click, command_fields
from tests.office import Office

WINS = "C0WINS0001"
ROUNDS = 25
"""Deaths of each request on each database, at places drawn anew each time."""
Ask = Callable[[FrontDoor], Answer]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is there afterwards: the events of the deals, how the deals stand, and what Slack was told."""

    events: list[str]
    deals: list[tuple[Any, ...]]
    said: Counter[tuple[str, str, str]]


def typed(line: str) -> Callable[[FrontDoor, str], Ask]:
    """The same request at every call, as a repeated delivery is."""

    def prepared(_door: FrontDoor, team: str) -> Ask:
        body = urlencode(command_fields(line, team_id=team)).encode()
        return lambda door: door.post(body)

    return prepared


def undone(door: FrontDoor, team: str) -> Ask:
    """A click on the Undo of a move that the channels have heard of."""
    button = door.types("/deal move Acme negotiation", team_id=team).buttons["Undo"]
    payload = click(button, team=team)
    return lambda door: door.interacts(payload)


REQUESTS: dict[str, Callable[[FrontDoor, str], Ask]] = {
    "a move": typed("/deal move Acme negotiation"),
    "a win": typed("/deal won Acme 48k because fastest rollout"),
    "a new deal": typed("/deal add Beta $50k"),
    "an undo": undone,
}


class Quiet:
    """A Slack that is told what came before."""

    def call(self, token: str, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        return {"ok": True, "ts": "1.000001", "user": {"id": arguments.get("user"), "name": "sam"}}

    def respond(self, url: str, message: dict[str, Any]) -> None:
        pass


def a_team(bot: Mortal, team: str, request: Callable[[FrontDoor, str], Ask]) -> Ask:
    """A workspace with one deal, of which two channels hear all, and the request that is about to come."""
    bot.door.types("/pipeline subscribe all", team_id=team)
    bot.door.types("/pipeline subscribe all", team_id=team, channel_id=WINS)
    bot.door.types("/deal add Acme $40k", team_id=team)
    ask = request(bot.door, team)
    bot.deliver(Quiet(), soon())
    return ask


def soon() -> datetime:
    """When every pace allows the next post."""
    return datetime.now(UTC) + timedelta(minutes=1)


def outcome(bot: Mortal, team: str, memory: Path) -> Outcome:
    rows = {name: [row for row in kept if row[0] == team] for name, kept in bot.door.rows().items()}
    assert [row for row in rows["outbox"] if row[9] not in ("sent", "dropped")] == [], "told, every one"
    said = [json.loads(line) for line in memory.read_text().splitlines()] if memory.exists() else []
    return Outcome(
        [row[4] for row in rows["events"]],
        [(row[2], row[4], row[5], row[7], row[-1]) for row in rows["deals"]],
        Counter((each["method"], each.get("channel", ""), each.get("text", "")) for each in said),
    )


def assert_only_repeats(memory: Path, said: Counter[tuple[str, str, str]]) -> None:
    """Everything was said; what was said twice is recognisable as the same, or writes the same again."""
    known = [json.loads(line) for line in memory.read_text().splitlines()]
    found = Counter((each["method"], each.get("channel", ""), each.get("text", "")) for each in known)
    assert set(found) == set(said)
    channels = Counter(channel for _, channel, _ in (found - said).elements())
    assert all(times == 1 for times in channels.values()), "of each lane one call may have died unmarked"
    posts = {
        (each["client_msg_id"], each["channel"]) for each in known if each["method"] == "chat.postMessage"
    }
    assert len(posts) == sum(times for (method, _, _), times in said.items() if method == "chat.postMessage")


@pytest.mark.parametrize("what", REQUESTS)
def test_a_bot_killed_at_any_place_takes_up_where_it_was(url: str, tmp_path: Path, what: str) -> None:
    bot = Mortal(url)
    undisturbed = tmp_path / "undisturbed"
    passed = bot.lives(undisturbed, a_team(bot, "T0", REQUESTS[what]), soon()).passed
    expected = outcome(bot, "T0", undisturbed)
    assert passed is not None
    assert len(passed) > ROUNDS

    seed = secrets.randbits(32)
    print(f"seed {seed}")
    for number in sorted(random.Random(seed).sample(range(1, len(passed) + 1), ROUNDS)):
        place = passed[number - 1]
        team, memory = f"T{number}", tmp_path / f"slack-{number}"
        ask = a_team(bot, team, REQUESTS[what])
        assert bot.lives(memory, ask, soon(), deadly=number).passed is None, place
        answer = bot.lives(memory, ask, soon() + LEASE).answer
        assert answer is not None
        assert answer.status == 200
        found = outcome(bot, team, memory)
        assert (found.events, found.deals) == (expected.events, expected.deals), place
        assert_only_repeats(memory, expected.said)
    bot.store.close()


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_killed_bot_tells_after_its_restart_what_it_had_not_told(office: Office) -> None:
    office.ada.types("/pipeline subscribe moves")
    office.sam.types("/deal add Acme $40k")
    for stage in ("qualified", "negotiation"):
        office.sam.types(f"/deal move Acme {stage}")
        office.kill()
        office.start()
    # A lane that the dead worker was telling is taken over when its lease has run out.
    office.slack.wait_for(lambda: told_of(office, "Negotiation"), seconds=LEASE.seconds + 15)
    assert told_of(office, "Lead qualification")


def told_of(office: Office, stage: str) -> list[str]:
    return [text for text in office.posts("sales") if f" to {stage}," in text]
