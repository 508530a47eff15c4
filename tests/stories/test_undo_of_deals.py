"""Undo of what was done to a deal: what a colleague set since stays, and their note is in nobody's way."""

from __future__ import annotations

from typing import Any

import pytest

from bot.store.work import Store
from tests.front_door import KIM, FrontDoor


@pytest.fixture
def door(store: Store) -> FrontDoor:
    door = FrontDoor(store)
    door.types("/deal add Acme $40k")
    return door


def past(door: FrontDoor) -> list[tuple[Any, ...]]:
    return door.rows()["events"]


@pytest.mark.parametrize(
    ("mine", "theirs", "told"),
    [
        ("/deal move Acme negotiation", "/deal rename Acme to Acme Europe", "renamed it to Acme Europe"),
        ("/deal owner Acme <@U0ANA00001>", "/deal next Acme draft", "set the next step to draft"),
        ("/deal source Acme fair", "/deal amount Acme $50k", "set the amount to $50,000"),
        ("/deal note Acme hello", "/deal won Acme because it fits", "won it from Lead generation"),
    ],
)
def test_what_a_colleague_set_since_is_told_and_nothing_is_taken_back(
    door: FrontDoor, mine: str, theirs: str, told: str
) -> None:
    undo = door.types(mine).buttons["Undo"]
    theirs_undo = door.types(theirs, KIM).buttons["Undo"]
    before = past(door)
    (refused,) = door.clicks(undo)
    assert "has changed since then. Nothing was taken back." in refused["text"]
    assert "a colleague " + told in refused["text"]
    assert past(door) == before

    door.clicks(theirs_undo, KIM)
    (back,) = door.clicks(undo)
    assert back["text"].startswith("Taken back"), "they took it back themselves"


@pytest.mark.parametrize(
    "theirs",
    [
        "/deal note Acme they want SSO",
        "/deal log Acme call",
        "/deal follow-up Acme tomorrow",
        "/deal show Acme",
    ],
)
def test_what_a_colleague_noted_or_planned_stays_and_is_in_nobody_s_way(door: FrontDoor, theirs: str) -> None:
    undo = door.types("/deal move Acme negotiation").buttons["Undo"]
    door.types(theirs, KIM)
    (back,) = door.clicks(undo)
    assert back["text"].startswith("Taken back: moved Acme")
