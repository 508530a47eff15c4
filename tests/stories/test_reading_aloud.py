"""What a rep hears when an answer is read aloud between two calls: whole sentences, days with weekdays."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.store.work import Store
from tests.front_door import FrontDoor

TODAY = datetime(2026, 3, 3, 15, tzinfo=UTC)
"""A Tuesday."""


@pytest.fixture
def door(store: Store) -> FrontDoor:
    """A pipeline with Acme at $40,000, on a Tuesday in March."""
    door = FrontDoor(store, lambda: TODAY)
    door.types("/deal add Acme $40k")
    return door


def test_a_closed_deal_tells_its_day_with_the_weekday(door: FrontDoor) -> None:
    door.types("/deal won Acme")
    assert "Acme was won on Tue 3 Mar," in door.types("/deal odds Acme 60%").text


def test_what_to_type_ends_before_what_to_choose_begins(door: FrontDoor) -> None:
    assert "/deal move Acme negotiation. You can choose: " in door.types("/deal move Acme").text


def test_a_merge_into_one_of_several_goes_on_with_the_pick(door: FrontDoor) -> None:
    door.types("/deal add Initech Renewal $12k")
    door.types("/deal add Initech EU $30k")
    asked = door.types("/deal merge Acme into initech")
    (told,) = door.clicks(asked.buttons["Initech EU · $30,000 · Lead generation"])
    assert told["text"].startswith("Acme is now part of Initech EU")


def test_a_merge_that_is_taken_back_is_told_once(door: FrontDoor) -> None:
    door.types("/deal add Acme Europe $12k")
    door.types("/deal merge Acme into Acme Europe")
    undone = door.types("/deal undo").text
    assert undone.startswith("Taken back: merged Acme into Acme Europe. ")


def test_an_undone_win_of_a_lost_deal_says_that_it_is_lost(door: FrontDoor) -> None:
    door.types("/deal lost Acme price")
    door.types("/deal reopen Acme")
    assert "Acme is lost, $40,000" in door.types("/deal undo").text


def test_a_struck_line_of_the_card_is_struck_as_one(door: FrontDoor) -> None:
    door.types("/deal move Acme negotiation")
    door.types("/deal undo")
    blocks = door.types("/deal show Acme").message["blocks"]
    small = [each["elements"][0]["text"] for each in blocks if each["type"] == "context"]
    (struck,) = [text for text in small if "~" in text]
    assert struck.count("~") == 2
