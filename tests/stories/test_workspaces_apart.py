"""Workspaces apart: whatever one workspace sends, with whosever numbers, it reaches nothing of another's."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
import sqlalchemy as sa

from bot.actions import running
from bot.domain.refusals import Refusal
from bot.language import commands
from bot.language.commands import Command, DealCommand, Named, Picked, Sum, encode
from bot.store.tables import metadata
from bot.store.work import Store
from tests.front_door import KIM, SALES, SAM, TEAM, FrontDoor, buttons_of, click, submission

THEIRS = "T0THEIRS01"
SECRET_NAME, SECRET_NOTE = "Zyxwvut Industries", "qqsecretnote"
TENANT_TABLES = [table for table in metadata.sorted_tables if "team_id" in table.c]


@pytest.fixture
def door(store: Store) -> FrontDoor:
    """Two workspaces with the same people and channel; theirs has a deal with everything that a deal can have."""
    door = FrontDoor(store)
    for line in (
        f"/deal add {SECRET_NAME} $77,777 close 2099-05-05 source qqsource",
        f"/deal note {SECRET_NAME} {SECRET_NOTE}",
        f"/deal contact {SECRET_NAME} Qq Jane qqjane@example.com",
        f"/deal next {SECRET_NAME} qqnextstep",
        "/pipeline subscribe all",
        f"/deal move {SECRET_NAME} negotiation",
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


def assert_untold(said: str) -> None:
    for secret in (SECRET_NAME, "Zyxwvut", SECRET_NOTE, "qqjane", "qqsource", "qqnextstep", "77,777", "77777"):
        assert secret not in said, said


def every_command(found: dict[str, int]) -> Iterator[Command]:
    """Each kind of command with each of their numbers wherever a number fits."""
    for kind in running._ACTIONS:
        fields = {field.name: field for field in dataclasses.fields(kind)}
        for number in found.values():
            for ref in (Picked(number), Picked(number, 1), Named(SECRET_NAME)):
                yield kind(**{name: _value(name, ref, number) for name in fields if name != "verb"})


def _value(name: str, ref: Picked | Named, number: int) -> Any:
    """Something fit for each field of a command: every one that names a record names theirs."""
    known: dict[str, Any] = {
        "deal": ref,
        "into": ref,
        "customer": number,
        "change": number,
        "follow_up": number,
        "before": number + 1,
        "version": None,
        "stage": "qualified",
        "amount": Sum(Decimal(5)),
        "over": None,
        "close_date": date(2098, 1, 1),
        "due": date(2098, 1, 1),
        "until": date(2098, 1, 1),
        "as_of": None,
        "at": None,
        "other": None,
        "percent": 50,
        "months": 12,
        "owner": KIM,
        "assignee": KIM,
        "rep": None,
        "period": None,
        "pipeline": None,
        "touch": "call",
        "kinds": ("wins",),
        "without_amounts": False,
        "page": 1,
        "family": "deal",
        "topic": None,
        "anyway": True,
        "name": "Brought in",
        "email": None,
        "phone": None,
        "words": "Zyx",
    }
    return known.get(name, "some words")


def test_every_command_by_every_way_with_their_numbers_reaches_nothing(door: FrontDoor) -> None:
    before = theirs(door)
    button = {"block_id": "b", "action_id": "run:0"}
    asked = 0
    for command in every_command(numbers(door)):
        value = encode(command)
        for told in door.clicks({**button, "value": value}, place=f"{asked}.1"):
            assert_untold(json.dumps({**told, "blocks": _without_values(told.get("blocks", []))}))
        asked += 1
    assert asked > 3 * len(running._ACTIONS)
    assert theirs(door) == before


def _without_values(blocks: list[dict[str, Any]]) -> str:
    """What is seen of blocks; the values of buttons repeat what was sent, and the name that was asked for."""
    return re.sub(r'"value": "(?:[^"\\]|\\.)*"', "", json.dumps(blocks)).replace(
        f'\\"{SECRET_NAME}\\"', ""
    ).replace(f"Add {SECRET_NAME}", "")
