"""The roll call: who has which rights is known before they write, and what changed meanwhile is learned."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.domain.people import Profile
from bot.playground.workspace import Workspace
from bot.store import mornings, people
from bot.store.work import Work
from bot.worker.failures import DeliveryFailed
from bot.worker.roster import Roster
from bot.worker.web_api import SlackWebApi
from tests.noting_slack import NotingSlack

from .scene import ANA, KIM, MANIFEST, RUTH, SAM, TEAM, Scene

GUS, PIA = "U0GUS00001", "U0PIA00001"


@pytest.fixture(scope="module")
def workspace() -> Iterator[Workspace]:
    """A Slack of this file's own: the people in it are changed."""
    with Workspace.started(MANIFEST) as slack:
        yield slack


@pytest.fixture
def roster(scene: Scene) -> Roster:
    return Roster(scene.store, scene.new_api(), scene.slack.setup.token, lambda: scene.now)


def known(scene: Scene) -> dict[str, Profile]:
    found: dict[str, Profile] = scene.run(people.profiles)
    return found


def test_outsiders_and_admins_are_learned_ahead_and_nobody_else(scene: Scene, roster: Roster) -> None:
    roster.call()
    assert set(known(scene)) == {GUS, PIA, RUTH}
    assert known(scene)[GUS].is_guest
    assert known(scene)[PIA].is_stranger
    assert known(scene)[RUTH].is_admin


class OddSlack(NotingSlack):
    def answer(self, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        names = {"U0EVE": "Eve \ud83d", "U0MAL": "Mal\0", "U0GUS": "Gus"}
        told = [
            {"id": user, "is_restricted": True, "tz": "\0", "profile": {"display_name": name}}
            for user, name in names.items()
        ]
        return {"ok": True, "team_id": self.team, "members": [None, {}, {"id": 7}, *told]}


def test_a_member_who_cannot_be_kept_lets_no_guest_in(scene: Scene) -> None:
    with OddSlack.started(TEAM) as slack:
        Roster(scene.store, SlackWebApi(slack.api_url), "xoxb-1", lambda: scene.now).call()
    assert {user: each.name for user, each in known(scene).items()} == {
        "U0EVE": "Eve \ufffd",
        "U0MAL": "Mal",
        "U0GUS": "Gus",
    }
    assert all(each.is_guest for each in known(scene).values())


def test_whoever_is_admin_no_more_is_known_for_it(scene: Scene, roster: Roster) -> None:
    scene.meet(Profile(KIM, "Kim", "UTC", is_admin=True))
    roster.call()
    assert not known(scene)[KIM].is_admin


def test_a_guest_who_became_a_member_meanwhile_is_let_in(scene: Scene, roster: Roster) -> None:
    scene.meet(Profile(KIM, "Kim", "UTC", is_guest=True))
    roster.call()
    assert not known(scene)[KIM].is_guest


def test_mornings_follow_a_member_who_moved_meanwhile(scene: Scene, roster: Roster) -> None:
    scene.meet(Profile(ANA, "Ana", "Europe/London"))
    scene.run(lambda work: mornings.wake(work, people.workspace(work), ANA, "Europe/London", scene.now))
    before = scene.run(due)
    roster.call()
    assert known(scene)[ANA].zone == "Australia/Sydney"
    assert scene.run(due) != before


def due(work: Work) -> list[str]:
    return [
        str(row)
        for row in work.connection.exec_driver_sql("SELECT due_at FROM timers WHERE kind = 'morning'")
    ]


def test_calling_it_again_writes_nothing(scene: Scene, roster: Roster) -> None:
    scene.meet(Profile(SAM, "Sam Okafor", "Europe/London"))
    roster.call()
    before = fetched(scene)
    scene.pass_time(3600)
    roster.call()
    assert fetched(scene) == before


def fetched(scene: Scene) -> list[str]:
    def job(work: Work) -> list[str]:
        rows = work.connection.exec_driver_sql("SELECT user_id, fetched_at FROM people ORDER BY user_id")
        return [str(row) for row in rows]

    found: list[str] = scene.run(job)
    return found


def test_it_waits_as_long_as_slack_says_and_goes_on_with_the_same_page(scene: Scene, roster: Roster) -> None:
    scene.fail("rate_limited", "users.list", seconds=1)
    roster.call()
    assert GUS in known(scene)


def test_an_outage_is_reported_so_that_it_is_called_again(scene: Scene, roster: Roster) -> None:
    scene.fail("server_error", "users.list")
    with pytest.raises(DeliveryFailed):
        roster.call()
    roster.call()
    assert GUS in known(scene)
