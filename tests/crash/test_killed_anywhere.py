"""Killed anywhere between request, commit, post and mark: no change is lost or doubled, no notice lost."""

from __future__ import annotations

import random
import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.playground.state import Call
from bot.playground.workspace import Workspace
from bot.store.tables import metadata
from bot.worker.delivery import LEASE
from tests.crash.dying import Mortal
from tests.front_door import SALES, SAM, Answer, FrontDoor, click, command_fields
from tests.office import MANIFEST, Office

WINS = "C0WINS0001"
ROUNDS = 25
"""Deaths of each request on each database, at places drawn anew each time."""
Ask = Callable[[FrontDoor], Answer]
Prepare = Callable[[FrontDoor, Workspace], Ask]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is there afterwards: the events of the deals, how the deals stand, and what Slack was told."""

    events: list[str]
    deals: list[tuple[Any, ...]]
    said: Counter[tuple[str, str, str]]


def typed(line: str) -> Prepare:
    """The same request at every call, as a repeated delivery is."""

    def prepared(door: FrontDoor, slack: Workspace) -> Ask:
        body = urlencode(command_fields(line, team_id=slack.setup.team_id)).encode()
        return lambda door: door.post(body)

    return prepared


def undone(door: FrontDoor, slack: Workspace) -> Ask:
    """A click on the Undo of a move that the channels have heard of."""
    team = slack.setup.team_id
    button = door.types("/deal move Acme negotiation", team_id=team).buttons["Undo"]
    with slack.state.changing():
        address = slack.desk.response_urls.issue("actions", SAM, SALES)
    payload = click(button, team=team) | {"response_url": slack.base_url + address.path}
    return lambda door: door.interacts(payload)


REQUESTS: dict[str, Prepare] = {
    "a move": typed("/deal move Acme negotiation"),
    "a win": typed("/deal won Acme 48k because fastest rollout"),
    "a new deal": typed("/deal add Beta $50k"),
    "an undo": undone,
}


@pytest.fixture(scope="module")
def slack() -> Iterator[Workspace]:
    with Workspace.started(MANIFEST) as workspace:
        yield workspace


def a_team(bot: Mortal, slack: Workspace, prepare: Prepare) -> Ask:
    """A new workspace with a deal of which two channels hear all, and the request that is about to come."""
    with bot.store.engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    team = slack.setup.team_id
    bot.door.types("/pipeline subscribe all", team_id=team)
    bot.door.types("/pipeline subscribe all", team_id=team, channel_id=WINS)
    bot.door.types("/deal add Acme $40k", team_id=team)
    ask = prepare(bot.door, slack)
    bot.deliver(soon())
    return ask


@dataclass(frozen=True, slots=True)
class Heard:
    """What Slack heard since a moment: calls of its Web API, and answers that only the asker sees."""

    calls: list[Call]
    answers: list[str]

    @classmethod
    @contextmanager
    def meanwhile(cls, slack: Workspace) -> Iterator[Heard]:
        """Filled when the block ends."""
        heard = cls([], [])
        calls, answers = len(slack.calls()), len(slack.ephemerals(SAM))
        yield heard
        heard.calls.extend(slack.calls()[calls:])
        heard.answers.extend(str(each.text) for each in slack.ephemerals(SAM)[answers:])

    @property
    def said(self) -> Counter[tuple[str, str, str]]:
        """How often each thing was said where."""
        told = [(each.method, each.arguments) for each in self.calls]
        answered = [("response_url", SALES, text) for text in self.answers]
        return Counter(
            [(method, of.get("channel", ""), of.get("text", "")) for method, of in told] + answered
        )


def soon() -> datetime:
    """When every pace allows the next post."""
    return datetime.now(UTC) + timedelta(minutes=1)


def outcome(bot: Mortal, heard: Heard) -> Outcome:
    rows = bot.door.rows()
    assert [row for row in rows["outbox"] if row[9] not in ("sent", "dropped")] == [], "told, every one"
    return Outcome(
        [row[4] for row in rows["events"]],
        [(row[2], row[4], row[5], row[7], row[-1]) for row in rows["deals"]],
        heard.said,
    )


def assert_only_repeats(heard: Heard, wanted: Counter[tuple[str, str, str]]) -> None:
    """Everything was said; what was said twice is recognisable as the same, or writes the same again."""
    assert [each.answer for each in heard.calls if not each.answer["ok"]] == []
    assert set(heard.said) == set(wanted)
    channels = Counter(channel for _, channel, _ in (heard.said - wanted).elements())
    assert all(times == 1 for times in channels.values()), "of each lane one call may have died unmarked"
    posted = [each.arguments for each in heard.calls if each.method == "chat.postMessage"]
    posts = {(each["client_msg_id"], each["channel"]) for each in posted}
    assert len(posts) == sum(
        times for (method, _, _), times in wanted.items() if method == "chat.postMessage"
    )


@pytest.mark.parametrize("what", REQUESTS)
def test_a_bot_killed_at_any_place_takes_up_where_it_was(url: str, slack: Workspace, what: str) -> None:
    bot = Mortal(url, slack)
    ask = a_team(bot, slack, REQUESTS[what])
    with Heard.meanwhile(slack) as heard:
        passed = bot.lives(ask, soon()).passed
    expected = outcome(bot, heard)
    assert passed is not None
    assert len(passed) > ROUNDS
    assert passed.index("before commit") < passed.index("after the answer")

    seed = secrets.randbits(32)
    print(f"seed {seed}")
    for number in sorted(random.Random(seed).sample(range(1, len(passed) + 1), ROUNDS)):
        place = passed[number - 1]
        ask = a_team(bot, slack, REQUESTS[what])
        with Heard.meanwhile(slack) as heard:
            assert bot.lives(ask, soon(), deadly=number).passed is None, place
            answer = bot.lives(ask, soon() + LEASE).answer
        assert answer is not None
        assert answer.status == 200
        found = outcome(bot, heard)
        assert (found.events, found.deals) == (expected.events, expected.deals), place
        assert_only_repeats(heard, expected.said)
    bot.store.close()


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_killed_bot_tells_after_its_restart_what_it_had_not_told(office: Office) -> None:
    office.ada.types("/pipeline subscribe moves")
    office.sam.types("/deal add Acme $40k")
    for stage in ("qualified", "negotiation"):
        office.sam.types(f"/deal move Acme {stage}")
        office.kill()
        office.let_leases_run_out()
        office.start()
    office.slack.wait_for(lambda: told_of(office, "Negotiation"))
    assert told_of(office, "Lead qualification")


def told_of(office: Office, stage: str) -> list[str]:
    return [text for text in office.posts("sales") if f" to {stage}," in text]
