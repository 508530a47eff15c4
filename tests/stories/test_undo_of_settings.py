"""Undo takes back one's last change, whatever it was: what a channel hears, mornings, targets, rates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.journal import UNDO_LASTS
from bot.domain.people import Profile
from bot.domain.workspaces import Workspace
from bot.store import mornings, people
from bot.store.work import Store
from tests.front_door import KIM, SAM, TEAM, FrontDoor, event

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
SAID_LAST = ("inbox", "journal", "outbox", "lanes")
"""Tables that remember what was asked and done; the others show how things stand."""


@pytest.fixture
def door(store: Store) -> FrontDoor:
    place = Workspace(TEAM, managers=(SAM, KIM))
    for user, name in ((SAM, "Sam"), (KIM, "Kim")):
        store.run(
            TEAM,
            lambda work, user=user, name=name: people.keep_profile(work, Profile(user, name, "UTC"), NOW),
        )
    store.run(TEAM, lambda work: people.keep_workspace(work, place, NOW))
    return FrontDoor(store)


SETTINGS = {
    "/pipeline subscribe wins over 10k": "hears no more of wins",
    "/pipeline subscribe all": "hears no more of",
    "/pipeline unsubscribe losses": "hears losses again",
    "/pipeline subscribe losses over 20k": "hears losses again",
    "/pipeline subscribe listening": "hears no more of listening",
    "/pipeline target 150k this quarter": "is gone again",
    "/pipeline target 150k this month": "is $80,000 again",
    "/pipeline target off this month": "is $80,000 again",
    "/pipeline rate EUR 1.10": "There is no rate of your own for EUR",
    "/pipeline summary every monday 8am": "No summary comes to that channel by itself any more",
    "/deal away until next friday": "You are not away any more",
}
"""What is typed, and what its undo says."""


def prepared(door: FrontDoor) -> None:
    door.types("/pipeline subscribe losses")
    door.types("/pipeline target 80k this month")
    door.store.run(TEAM, lambda work: mornings.wake(work, people.workspace(work), SAM, "UTC", NOW))


def standing(door: FrontDoor) -> dict[str, Any]:
    """How things stand, but for the instants at which they were set and are next due."""
    rows = door.rows(*SAID_LAST)
    rows["targets"] = [row[:-1] for row in rows["targets"]]
    rows["subscriptions"] = [row[:-1] for row in rows["subscriptions"]]
    rows["timers"] = [row[:-1] for row in rows["timers"]]
    rows.pop("mornings")
    return rows | {"wishes": door.store.run(TEAM, lambda work: mornings.wishes_of(work, SAM))}


@pytest.mark.parametrize("line", SETTINGS)
@pytest.mark.parametrize("way", ["typed", "button", "typed in a new process"])
def test_undo_puts_a_setting_back(door: FrontDoor, url: str, line: str, way: str) -> None:
    prepared(door)
    before = standing(door)

    undo = door.types(line).buttons["Undo"]
    assert standing(door) != before
    if way == "button":
        (said,) = [told["text"] for told in door.clicks(undo)]
    else:
        other = FrontDoor(Store(url)) if way != "typed" else door
        said = other.types("/deal undo").text

    assert said.startswith("Taken back")
    assert SETTINGS[line] in said
    assert standing(door) == before


def test_undo_takes_back_the_last_change_whichever_kind_it_was(door: FrontDoor) -> None:
    door.types("/deal add Acme $40k")
    door.types("/pipeline subscribe wins")
    door.types("/deal move Acme negotiation")
    door.types("/deal away until next friday")

    said = [door.types("/deal undo").text for _ in range(5)]

    parts = ("not away", "Lead generation", "hears no more of wins", "gone again", "nothing that could be")
    assert [part in text for part, text in zip(parts, said, strict=True)] == [True] * 5, said


def test_what_someone_else_set_anew_stays(door: FrontDoor) -> None:
    undo = door.types("/pipeline target 150k this quarter").buttons["Undo"]
    door.types("/pipeline target 180k this quarter", KIM)

    (told,) = door.clicks(undo)

    assert "@Kim set that anew. Nothing was taken back." in told["text"]
    assert "180,000" in door.types("/pipeline forecast").text


def test_what_someone_else_set_and_took_back_is_no_hindrance(door: FrontDoor) -> None:
    undo = door.types("/pipeline subscribe wins over 10k").buttons["Undo"]
    door.types("/pipeline subscribe wins over 20k", KIM)
    door.types("/deal undo", KIM)

    (told,) = door.clicks(undo)

    assert "hears no more of wins" in told["text"]


def test_one_s_own_later_change_is_offered_to_be_undone_first(door: FrontDoor) -> None:
    undo = door.types("/pipeline subscribe wins over 10k").buttons["Undo"]
    door.types("/pipeline subscribe wins over 20k")

    (told,) = door.clicks(undo)

    assert "you set that anew" in told["text"]
    assert "Undo the latest first" in str(told["blocks"])


def test_a_second_undo_of_a_setting_changes_nothing(door: FrontDoor) -> None:
    undo = door.types("/pipeline subscribe wins").buttons["Undo"]
    door.clicks(undo)
    door.types("/pipeline subscribe wins", KIM)
    before = standing(door)

    (told,) = door.clicks(undo)

    assert "taken back already" in told["text"]
    assert standing(door) == before


def test_nobody_takes_back_a_colleague_s_setting(door: FrontDoor) -> None:
    undo = door.types("/pipeline subscribe wins").buttons["Undo"]

    (told,) = door.clicks(undo, KIM)

    assert "Only the one who made a change" in told["text"]


def test_who_steers_no_more_takes_no_target_back(door: FrontDoor) -> None:
    undo = door.types("/pipeline target 150k this quarter").buttons["Undo"]
    place = door.store.run(TEAM, people.workspace)
    door.store.run(TEAM, lambda work: people.keep_workspace(work, replace(place, managers=(KIM,)), NOW))

    (told,) = door.clicks(undo)

    assert "Only managers and admins" in told["text"]


def test_a_setting_that_is_set_as_it_was_offers_no_undo(door: FrontDoor) -> None:
    door.types("/pipeline subscribe wins over 10k")
    assert "Undo" not in door.types("/pipeline subscribe wins over 10k").buttons


def test_settings_in_one_message_with_deals_are_taken_back_with_them(door: FrontDoor) -> None:
    door.types("/deal add Acme $40k")
    before = standing(door)
    text = "moved Acme to negotiation, and I am away until next friday"
    door.happens(event("message", channel="D1", channel_type="im", user=SAM, text=text))

    said = door.types("/deal undo").text

    assert "Acme is in Lead generation" in said
    after = standing(door)
    assert {name: after[name] for name in ("wishes", "mornings") if name in after} == {
        name: before[name] for name in ("wishes", "mornings") if name in before
    }


def test_what_is_older_than_a_year_is_not_taken_back(store: Store) -> None:
    now = [NOW]
    clock: Callable[[], datetime] = lambda: now[0]  # noqa: E731
    door = FrontDoor(store, clock)
    undo = door.types("/deal add Acme $40k").buttons["Undo"]

    now[0] = NOW + UNDO_LASTS
    assert "gone again" in door.clicks(undo)[0]["text"]

    undo = door.types("/deal add Beta $40k").buttons["Undo"]
    now[0] += UNDO_LASTS * 1.01
    assert "more than a year ago" in door.clicks(undo)[0]["text"]
