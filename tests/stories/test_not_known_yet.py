"""Who nobody has heard of yet: a colleague is heard at once, an outsider never, and Slack is always asked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.people import Profile
from bot.store import people
from bot.store.work import Store
from tests.front_door import KIM, SALES, SAM, TEAM, FrontDoor, click, event

SECRETS = ("Acme", "40,000")


@pytest.fixture
def door(store: Store) -> FrontDoor:
    door = FrontDoor(store)
    store.run(TEAM, lambda work: people.keep_profile(work, Profile(SAM, "Sam", "UTC"), NOW))
    door.types("/deal add Acme $40k", SAM)
    return door


NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)


def meet(door: FrontDoor, **rights: bool) -> None:
    """Slack has told who Kim is."""
    door.store.run(TEAM, lambda work: people.keep_profile(work, Profile(KIM, "Kim", "UTC", **rights), NOW))


def asked_about(door: FrontDoor) -> list[str]:
    """Whom the worker is to ask Slack about."""
    return [row[1] for row in door.rows()["outbox"] if row[1].startswith("profile:")]


def kinds(door: FrontDoor) -> list[str]:
    return [row[4] for row in door.rows()["events"]]


def said(door: FrontDoor) -> list[str]:
    """What waits to be said to Kim."""
    return [row[4] for row in door.rows()["outbox"] if KIM in row[4] and row[3] == "call"]


def test_a_colleague_s_first_command_is_done_and_slack_is_asked_who_that_is(door: FrontDoor) -> None:
    assert "Negotiation" in door.types("/deal move Acme negotiation", KIM).text
    door.types("/deal", KIM)
    assert asked_about(door) == [f"profile:{KIM}"]


@pytest.mark.parametrize(
    "line", ["/deal mvoe Acme negotiation", "/deal move Nope negotiation", "/pipeline setup"]
)
def test_a_first_command_that_is_refused_still_has_slack_asked(door: FrontDoor, line: str) -> None:
    door.types(line, KIM)
    door.types(line, KIM)
    assert asked_about(door) == [f"profile:{KIM}"]


def test_whoever_sets_up_before_they_are_known_is_told_to_wait_and_then_may(door: FrontDoor) -> None:
    assert "I am just asking Slack who you are." in door.types("/pipeline setup hour 8:30", KIM).text
    assert asked_about(door) == [f"profile:{KIM}"]
    meet(door, is_admin=True)
    assert "08:30" in door.types("/pipeline setup hour 8:30", KIM).text


# In a channel that other organisations share.


def mentioned(door: FrontDoor, text: str = "moved Acme to negotiation", **more: str) -> None:
    """Kim speaks to Rainmaker in a shared channel. more: whose member Slack says that is."""
    told = event("app_mention", channel="C0SHARED01", user=KIM, text=f"<@U0BOT> {text}", **more)
    door.happens(told | {"is_ext_shared_channel": True})


def test_whoever_is_said_to_be_of_this_organisation_is_heard_at_once(door: FrontDoor) -> None:
    mentioned(door, user_team=TEAM)
    assert kinds(door) == ["added", "moved"]


def test_whoever_is_said_to_be_of_another_one_never_is(door: FrontDoor) -> None:
    mentioned(door, user_team="T0OTHERS01")
    meet(door)
    mentioned(door, user_team="T0OTHERS01")
    assert kinds(door) == ["added"]
    assert all("members of this organisation only" in each for each in said(door))


def test_of_whom_nothing_is_said_nothing_is_told_until_slack_has_said_it(door: FrontDoor) -> None:
    mentioned(door)
    (refused,) = said(door)
    assert "I am just asking Slack who you are. Nothing changed" in refused
    assert asked_about(door) == [f"profile:{KIM}"]

    meet(door)
    mentioned(door)
    assert kinds(door) == ["added", "moved"]


def test_and_nothing_ever_if_they_are_of_another_organisation(door: FrontDoor) -> None:
    mentioned(door)
    meet(door, is_stranger=True)
    mentioned(door)
    assert kinds(door) == ["added"]
    assert "members of this organisation only" in said(door)[-1]


# Whoever is known to see nothing learns no name by asking.


@pytest.mark.parametrize("right", ["is_guest", "is_stranger"])
@pytest.mark.parametrize(
    "text",
    ["Acme", "find acm", "move Acme", "move Acme nowhere", "move Acm negotiation", "rename", "mvoe Acme", ""],
)
def test_an_outsider_s_every_word_gets_the_same_answer(door: FrontDoor, right: str, text: str) -> None:
    meet(door, **{right: True})
    door.types("/deal add Acme Europe $7k", SAM)
    answer = door.types(f"/deal {text}", KIM)
    assert "An admin of the workspace can allow it." in answer.text
    assert not answer.buttons
    door.happens(event("message", channel="D1", channel_type="im", user=KIM, text=f"deal {text}"))
    mentioned(door, text)
    assert not [each for each in said(door) if any(secret in each for secret in SECRETS)]


@pytest.mark.parametrize("right", ["is_guest", "is_stranger"])
def test_an_outsider_who_talks_where_rainmaker_listens_hears_nothing_of_it(
    door: FrontDoor, right: str
) -> None:
    door.types("/pipeline subscribe listen", SAM)
    meet(door, **{right: True})
    for text in ("moved Acme to negotiation", "what a day"):
        told = event("message", channel=SALES, channel_type="channel", user=KIM, text=text)
        assert door.happens(told).status == 200
    assert said(door) == []


def test_a_click_on_a_shared_message_is_judged_by_whose_member_clicks(door: FrontDoor) -> None:
    button = door.types("/deal show Acme", SAM).buttons["Won"]
    payload = click(button, KIM) | {"user": {"id": KIM, "team_id": "T0OTHERS01"}}
    door.interacts(payload)
    assert kinds(door) == ["added"]
