"""Workspaces apart: whatever one workspace sends, with whosever numbers, it reaches nothing of another's."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa

from bot.actions import running
from bot.actions.setup.table import SETUP
from bot.language.commands import Command, ListBehind, Picked, SetUp, Sum, encode
from bot.language.verbs import VERBS
from bot.store.tables import metadata
from bot.store.work import Store
from tests.front_door import KIM, SALES, SAM, TEAM, FrontDoor, click, submission

THEIRS = "T0THEIRS01"
NAME = "Zyxwvut Industries"
SECRETS = ("Zyxwvut", "qqnote", "qqjane", "qqsource", "qqnextstep", "77,777", "77777")
SHOW = {"block_id": "b", "action_id": "run:0", "value": '{"verb":"mine"}'}


@pytest.fixture
def door(store: Store) -> FrontDoor:
    """Two workspaces with the same people and channel; theirs has a deal with all that a deal can have."""
    door = FrontDoor(store)
    for line in (
        f"/deal add {NAME} $77,777 close 2099-05-05 source qqsource",
        f"/deal note {NAME} qqnote",
        f"/deal contact {NAME} Qq Jane qqjane@example.com",
        f"/deal next {NAME} qqnextstep",
        "/pipeline subscribe all",
        f"/deal move {NAME} negotiation",
    ):
        assert door.types(line, SAM, team_id=THEIRS).status == 200
    door.types("/deal add Ours $10k", SAM)
    return door


def theirs(door: FrontDoor) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the other workspace."""
    return {name: [row for row in rows if row[0] == THEIRS] for name, rows in door.rows().items()}


def numbers(door: FrontDoor) -> dict[str, int]:
    """Their deal, change and event numbers."""
    rows = theirs(door)
    (deal,) = rows["deals"]
    last = rows["events"][-1]
    return {"deal": deal[1], "event": last[1], "change": last[2]}


def assert_untold(message: dict[str, Any]) -> None:
    """Nothing of theirs is seen in a message. Buttons' values repeat what was sent, so they are left out."""
    seen = re.sub(r'"value": "(?:[^"\\]|\\.)*"', "", json.dumps(message, ensure_ascii=False))
    for secret in SECRETS:
        assert secret not in seen, seen


def every_command(found: dict[str, int]) -> Iterator[Command]:
    """Each kind of command, with each of their numbers wherever a number fits, and with their deal's name."""
    for kind in running._ACTIONS:
        names = [field.name for field in dataclasses.fields(kind) if field.name != "verb"]
        for number in found.values():
            for ref in (Picked(number), Picked(number, 1), "zyxwvut"):
                yield kind(**{name: _value(kind, name, ref, number) for name in names})


def _value(kind: type, name: str, ref: str | Picked, number: int) -> Any:
    """Something fit for each field of a command: whatever names a record names theirs."""
    if (kind in SETUP and name in ("stage", "into", "pipeline")) or (kind is ListBehind and name == "stage"):
        return number
    if name == "page":
        return "overview" if kind is SetUp else 1
    if name in ("deal", "into"):
        return ref
    if name in ("customer", "change", "follow_up", "before", "event", "proposal", "number"):
        return number
    return _FILLED.get(name)


_FILLED = {
    "name": "Brought in",
    "stage": "qualified",
    "amount": Sum(Decimal(5)),
    "close_date": date(2098, 1, 1),
    "due": date(2098, 1, 1),
    "percent": 50,
    "worth": Decimal(2),
    "months": 12,
    "owner": KIM,
    "source": "webinar",
    "reason": "price",
    "step": "call them",
    "text": "call them",
    "note": "call them",
    "touch": "call",
    "words": "zyx",
    "kinds": ("wins",),
    "without_amounts": False,
    "family": "deal",
    "anyway": True,
}
"""The other fields: filled where that lets the command go on to look for its deal."""


def test_every_command_from_a_button_with_their_numbers_reaches_nothing(door: FrontDoor) -> None:
    before = theirs(door)
    walked = set()
    for place, command in enumerate(every_command(numbers(door))):
        walked.add(type(command))
        button = {"block_id": "b", "action_id": "run:0", "value": encode(command)}
        for message in door.clicks(button, place=f"{place}.1"):
            assert_untold(message)
    assert walked == set(running._ACTIONS)
    assert theirs(door) == before


def test_every_command_from_a_form_with_their_numbers_reaches_nothing(door: FrontDoor) -> None:
    before = theirs(door)
    for command in every_command(numbers(door)):
        kept = {
            "command": json.loads(encode(command)),
            "channel": SALES,
            "asked_at": "2026-03-04T09:00:00+00:00",
        }
        for name in ("add", "reason", "date", "edit"):
            form = {"callback_id": f"form:{name}", "private_metadata": json.dumps(kept)}
            filled = {
                "name": {"value": "Brought in"},
                "reason": {"value": "price"},
                "date": {"value": "2098-01-01"},
            }
            assert_untold(door.interacts(submission(form, filled)).message)
    assert theirs(door) == before


def test_typed_lines_with_their_names_find_nothing(door: FrontDoor) -> None:
    before = theirs(door)
    for verb in VERBS:
        for example in (verb.name, *verb.aliases):
            for rest in (" zyxwvut", " Zyxwvut Industries negotiation", " zyxwvt to X", ""):
                answer = door.types(f"/{verb.family} {example}{rest}")
                assert answer.status == 200
                assert "77,777" not in answer.body
                assert "qq" not in answer.body
    assert theirs(door) == before


def test_the_same_person_in_the_same_channel_is_told_of_their_own_workspace_only(door: FrontDoor) -> None:
    for line in (
        "/deal",
        "/deal mine",
        "/deal find z",
        "/pipeline summary",
        "/pipeline subscriptions",
        "/deal undo",
    ):
        assert_untold(door.types(line).message)
    assert not [row for row in door.rows()["outbox"] if row[0] == TEAM and row[3] == "announcement"]


def test_a_button_of_theirs_clicked_from_here_does_nothing(door: FrontDoor) -> None:
    buttons = door.types(f"/deal show {NAME}", team_id=THEIRS).buttons
    undo = door.types(f"/deal amount {NAME} $88,888", team_id=THEIRS).buttons
    before = theirs(door)
    for place, button in enumerate((*buttons.values(), *undo.values())):
        for message in door.clicks(button, place=f"{place}.1"):
            assert_untold(message)
    assert theirs(door) == before


def test_someone_of_another_organisation_in_a_shared_channel_is_told_nothing(door: FrontDoor) -> None:
    """The message is ours, the one who clicks is theirs: Slack says both."""
    payload = click(SHOW, KIM)
    payload |= {"team": {"id": THEIRS}, "user": {"id": KIM, "team_id": THEIRS}, "message": {"team": TEAM}}
    before = door.rows("inbox", "outbox", "lanes")
    assert door.interacts(payload).status == 200
    (told,) = door.told(payload["response_url"])
    assert "members of this organisation only" in told["text"]
    assert door.rows("inbox", "outbox", "lanes") == before


# What holds by construction.


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_begins_its_key_with_the_workspace(table: sa.Table) -> None:
    assert next(iter(table.primary_key)).name == "team_id"


def test_every_statement_of_a_request_names_the_workspace(door: FrontDoor) -> None:
    """Whatever a request sends to the database about a table of workspaces is bound to one of them."""
    sent: set[str] = set()

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.add(statement)

    sa.event.listen(door.store.engine, "before_cursor_execute", note)
    for verb in VERBS:
        for example in verb.examples:
            door.types(example)
    for place, command in enumerate(every_command(numbers(door))):
        button = {"block_id": "b", "action_id": "run:0", "value": encode(command)}
        door.clicks(button, place=f"{place}.1")
    sa.event.remove(door.store.engine, "before_cursor_execute", note)

    own = re.compile(r"team_id\s*(=|,|\))")
    tables = re.compile(rf"\b({'|'.join(table.name for table in metadata.sorted_tables)})\b")
    unbound = [each for each in sent if tables.search(each) and not own.search(each)]
    assert len(sent) > 40
    # The front door's own look at what waits to be told.
    assert [each for each in unbound if "outbox.kind" not in each] == []
