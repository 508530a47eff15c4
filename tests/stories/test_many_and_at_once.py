"""A stage of hundreds of deals, one that is retired while a deal comes to it, and two admins at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import count
from threading import Barrier
from typing import Any

import pytest

from bot.actions.setup.stages import MOVED_AT_ONCE
from bot.domain.people import Profile
from bot.store import people
from bot.store.work import Store
from tests.front_door import KIM, TEAM, FrontDoor
from tests.noting_slack import NotingSlack
from tests.stories.pressing import Button, Office, buttons

LEAD, NEGOTIATION = 1, 5


@pytest.fixture
def office(store: Store) -> Iterator[Office]:
    with NotingSlack.started(TEAM) as slack:
        yield Office(store, slack)


def in_stage(office: Office, stage: int) -> int:
    return sum(row[4] == stage and row[5] == "open" for row in office.rows()["deals"])


def opened(office: Office, line: str) -> dict[str, Any]:
    """The dialog that a line opens."""
    office.told()
    office.types(line)
    return office.told()[-1]


def way(page: dict[str, Any], label: str, stage: int) -> Button:
    """A way of the stage's menu; a menu shows one of each kind, so its values are written for the stage."""
    found = next(each for each in buttons(page) if each.label == label)
    value = json.dumps({**found.command, "stage": stage})
    option = {**found.action["selected_option"], "value": value}
    return Button(label, {**found.action, "selected_option": option}, found.around)


def retires(office: Office, stage: int, into: int) -> list[dict[str, Any]]:
    """Retire a stage by its form, its deals moving there."""
    form = office.presses(way(opened(office, "/pipeline setup stages"), "Retire", stage))[-1]
    office.fills_in(form, into={"selected_option": {"value": str(into)}})
    return office.told()


def test_hundreds_of_deals_leave_a_stage_in_two_goes_and_come_back_in_two(office: Office) -> None:
    for number in range(MOVED_AT_ONCE):
        office.types(f'/deal add "Company {number} in {number} days"')
    many = in_stage(office, LEAD)
    assert many > MOVED_AT_ONCE

    told = str(retires(office, LEAD, NEGOTIATION))
    assert f"{MOVED_AT_ONCE} deals" in told
    assert f"{many - MOVED_AT_ONCE} are left: do it once more" in told
    assert (in_stage(office, LEAD), in_stage(office, NEGOTIATION)) == (many - MOVED_AT_ONCE, MOVED_AT_ONCE)

    retires(office, LEAD, NEGOTIATION)
    assert in_stage(office, LEAD) == 0
    assert '"Lead generation" is not a stage' in office.types("/deal move Acme to Lead generation")["text"]

    assert "2 deals moved back" in office.types("/deal undo")["text"]
    assert "moved Company" in office.types("/deal undo")["text"]
    assert in_stage(office, LEAD) == many


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_a_deal_that_comes_to_a_stage_in_the_moment_of_its_retiring_is_led_on(office: Office) -> None:
    """SQLite has one writer, so there the one waits for the other."""
    asked = count(1)

    def clock() -> datetime:
        # The second time is asked for once it is read which stages there are.
        if next(asked) == 2:
            with ThreadPoolExecutor(1) as pool:
                pool.submit(retires, office, NEGOTIATION, LEAD).result()
        return office.now

    FrontDoor(office.store, clock).types("/deal move Acme negotiation")
    assert '"Negotiation" is not a stage' in office.types("/deal move Gamma to Negotiation")["text"]
    assert in_stage(office, NEGOTIATION) == 1

    page = opened(office, "/pipeline setup stages")
    assert "retired, but 1 deal came back to it" in str(page)
    (form,) = office.presses(next(each for each in buttons(page) if each.label == "Move them"))
    office.fills_in(form, into={"selected_option": {"value": str(LEAD)}})
    assert in_stage(office, NEGOTIATION) == 0


def test_two_admins_who_set_different_things_at_once_both_have_their_way(office: Office) -> None:
    office.meet(Profile(KIM, "Kim", "UTC", is_admin=True))
    start = Barrier(2)

    def sets(line: str, user: str) -> str:
        start.wait()
        return office.door.types(f"/pipeline setup {line}", user).text

    with ThreadPoolExecutor(2) as pool:
        lines = (("hour 8:30", "U0SAM00001"), ("currency EUR", KIM))
        told = [done.result() for done in [pool.submit(sets, *each) for each in lines]]
    place = office.store.run(TEAM, people.workspace)
    assert (place.digest_minute, place.currency) == (8 * 60 + 30, "EUR"), told
