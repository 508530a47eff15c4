"""Guests see nothing, from their very first message on."""

from datetime import UTC, datetime
from typing import Any

from bot.domain.people import Profile
from bot.store import people
from bot.store.work import Store
from tests.front_door import KIM, SAM, TEAM, FrontDoor, event
from tests.office import Office
from tests.waiting import until

GUS = "U0GUS00001"


def test_a_guest_s_very_first_message_is_refused(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    office.slack.wait_for(lambda: office.slack.calls("users.list"))
    until(lambda: office.knows(GUS), lambda: "the roll was not called")

    said = office.gus.in_channel("dm").types("/deal show Acme").text

    assert "Guests cannot see this workspace's deals." in said
    assert "40,000" not in said


def written(**more: str) -> dict[str, Any]:
    """Kim speaks to Rainmaker in a channel that is shared with another organisation."""
    said = "<@U0BOT> moved Acme to negotiation"
    told = event("app_mention", channel="C0SHARED01", user=KIM, text=said, **more)
    return told | {"is_ext_shared_channel": True}


def test_who_is_unknown_in_a_shared_channel_is_heard_once_slack_has_told_who_that_is(store: Store) -> None:
    door = FrontDoor(store)
    door.types("/deal add Acme $40k", SAM)

    door.happens(written())
    rows = door.rows()
    assert [row[4] for row in rows["events"]] == ["added"]
    assert any("members of this organisation only" in row[4] for row in rows["outbox"])
    assert f"profile:{KIM}" in {row[1] for row in rows["outbox"]}

    now = datetime(2026, 3, 4, 9, tzinfo=UTC)
    store.run(TEAM, lambda work: people.keep_profile(work, Profile(KIM, "Kim", "UTC"), now))
    door.happens(written())
    assert [row[4] for row in door.rows()["events"]] == ["added", "moved"]


def test_who_is_said_to_be_of_this_organisation_is_heard_there_at_once(store: Store) -> None:
    door = FrontDoor(store)
    door.types("/deal add Acme $40k", SAM)
    door.happens(written(user_team=TEAM))
    assert [row[4] for row in door.rows()["events"]] == ["added", "moved"]
