"""Forgetting: what an operator deletes of a workspace or a member is gone, and nothing else is."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from bot.domain.people import Profile
from bot.store import people
from bot.store.forgetting import forget_member, forget_workspace
from bot.store.work import Store
from tests.front_door import KIM, SAM, TEAM, FrontDoor

OTHER = "T0OTHER001"


@pytest.fixture
def door(store: Store) -> FrontDoor:
    """Two workspaces with the same people, each with a deal, a follow-up and something to tell."""
    door = FrontDoor(store)
    for team in (TEAM, OTHER):
        for user, name in ((SAM, "Sam Qqsurname"), (KIM, "Kim Larsen")):
            profile = Profile(user, name, "Europe/London")
            store.run(
                team, lambda work, profile=profile: people.keep_profile(work, profile, datetime.now(UTC))
            )
            door.types("/pipeline subscribe all", user, team_id=team)
            door.types(f"/deal add {name} GmbH $40k", user, team_id=team)
            door.types(f"/deal follow-up {name} GmbH tomorrow call Jane", user, team_id=team)
            door.types("/deal away until 1 may 2099", user, team_id=team)
    return door


def kept(door: FrontDoor) -> Counter[str]:
    """How many rows each workspace has, over all tables."""
    return Counter(row[0] for rows in door.rows().values() for row in rows)


def test_nothing_is_left_of_a_workspace_and_nothing_of_others_is_touched(door: FrontDoor) -> None:
    before = kept(door)

    gone = door.store.run(TEAM, forget_workspace)

    assert gone == before[TEAM]
    assert kept(door) == {OTHER: before[OTHER]}


def test_a_member_s_name_and_settings_go_and_the_deals_stay(door: FrontDoor) -> None:
    before = kept(door)

    gone = door.store.run(TEAM, lambda work: forget_member(work, SAM))

    assert kept(door) == {TEAM: before[TEAM] - gone, OTHER: before[OTHER]}
    rows, own = door.rows(), ("people", "mornings", "timers", "conversations", "digests", "lanes")
    assert not [row for table in own for row in rows[table] if row[0] == TEAM and SAM in row]
    assert [row for row in rows["people"] if row[:2] == (TEAM, KIM)]
    assert "$40,000" in door.types("/deal show Sam Qqsurname GmbH", KIM).text


def test_whoever_was_forgotten_can_come_back(door: FrontDoor) -> None:
    door.store.run(TEAM, lambda work: forget_member(work, SAM))

    assert "Acme" in door.types("/deal add Acme $10k", SAM).text
    asked = [row for row in door.rows()["outbox"] if row[:2] == (TEAM, f"profile:{SAM}")]
    assert len(asked) == 1, "Slack is asked anew who that is"
