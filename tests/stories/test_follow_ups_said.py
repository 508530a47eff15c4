"""What is said of follow-ups: whose clock, a day's other reading, and no postponement to the same day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.people import Profile
from bot.domain.workspaces import Workspace
from bot.store import people
from bot.store.work import Store
from tests.front_door import ANA, KIM, SAM, TEAM, FrontDoor, event

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
ZONES = {SAM: "Europe/London", KIM: "America/New_York", ANA: "Australia/Sydney"}


@pytest.fixture
def door(store: Store) -> FrontDoor:
    for user, zone in ZONES.items():
        profile = Profile(user, user[2:5].title(), zone)
        store.run(TEAM, lambda work, profile=profile: people.keep_profile(work, profile, NOW))
    store.run(TEAM, lambda work: people.keep_workspace(work, Workspace(TEAM, zone="Europe/London"), NOW))
    door = FrontDoor(store, lambda: NOW)
    door.types("/deal add Acme $40k")
    return door


@pytest.mark.parametrize(
    ("user", "said"),
    [
        (KIM, "follow-up Fri 6 Mar, 15:00: call Jane, for @Kim, 20:00 for you"),
        (ANA, "follow-up Fri 6 Mar, 15:00: call Jane, for @Ana, 04:00 for you"),
        (SAM, "follow-up Fri 6 Mar, 15:00: call Jane"),
    ],
)
def test_a_clock_time_is_the_assignee_s_and_one_s_own_is_told_beside_it(
    door: FrontDoor, user: str, said: str
) -> None:
    told = door.types(f"/deal follow-up Acme friday 3pm call Jane <@{user}>").text
    assert told.split(". ")[0].removeprefix("Acme: ") == said


def test_another_date_on_one_s_own_clock_is_told_with_its_day(door: FrontDoor) -> None:
    told = door.types(f"/deal follow-up Acme friday 9am call Jane <@{ANA}>").text
    assert "Fri 6 Mar, 09:00" in told
    assert "Thu 5 Mar, 22:00 for you" in told


def test_a_follow_up_is_not_put_off_to_the_day_on_which_it_is_due(door: FrontDoor) -> None:
    door.types("/deal follow-up Acme friday call Jane")
    refused = door.types("/deal snooze Acme friday")
    assert refused.text.startswith("The follow-up with Acme is due on Fri 6 Mar already. Nothing changed.")
    assert "Fri 6 Mar" not in refused.buttons
    assert "Thu 5 Mar" in refused.buttons
    assert [row[4] for row in door.rows()["events"]] == ["added", "follow-up-planned"]


def test_another_time_of_the_same_day_is_a_postponement(door: FrontDoor) -> None:
    door.types("/deal follow-up Acme friday 9am call Jane")
    assert "Fri 6 Mar, 15:00" in door.types("/deal snooze Acme friday 3pm").text


def test_several_answers_keep_the_other_reading_of_a_day(door: FrontDoor) -> None:
    text = "moved Acme to negotiation, follow up next friday"
    door.happens(event("message", channel="D1", channel_type="im", user=SAM, text=text))
    (told,) = [row[4] for row in door.rows()["outbox"] if "follow-up" in row[4] and row[3] == "call"]
    alone = door.types("/deal follow-up Acme next friday")
    (other,) = [label for label in alone.buttons if label.startswith("I meant")]
    assert other in told
