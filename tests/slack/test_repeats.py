"""Slack delivers again what it is not sure about, and people click twice: a repeat changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.store.work import Store
from tests.front_door import KIM, SALES, SAM, Answer, FrontDoor, click, command_fields, event, submission

AT_ONCE = 6


@pytest.fixture
def door(store: Store) -> FrontDoor:
    return FrontDoor(store)


def at_once(job: Callable[[], Any], times: int = AT_ONCE) -> list[Any]:
    """The job in so many threads that all start together."""
    start = Barrier(times)

    def run() -> Any:
        start.wait()
        return job()

    with ThreadPoolExecutor(times) as pool:
        return [each.result() for each in [pool.submit(run) for _ in range(times)]]


def kinds(door: FrontDoor) -> list[str]:
    """What happened to the deals, in order."""
    return [row[4] for row in door.rows()["events"]]


def repeated(door: FrontDoor, send: Callable[[], Answer]) -> None:
    """Send the same request twice and then several times at once; all but the first change nothing."""
    assert send().status == 200
    before = door.rows()
    assert (again := send()).status == 200
    assert again.body == ""
    assert {answer.status for answer in at_once(send)} == {200}
    assert door.rows() == before


def test_a_repeated_command_changes_nothing(door: FrontDoor) -> None:
    body = urlencode(command_fields("/deal add Acme $40k")).encode()
    repeated(door, lambda: door.post(body))
    assert kinds(door) == ["added"]


def test_a_repeated_click_changes_nothing(door: FrontDoor) -> None:
    door.types("/deal add Acme $40k")
    moved = door.types("/deal move Acme negotiation")
    payload = click(moved.buttons["Undo"])
    repeated(door, lambda: door.interacts(payload))
    assert kinds(door) == ["added", "moved", "undone"]
    assert len(door.told(payload["response_url"])) == 1


def test_a_repeated_form_changes_nothing(door: FrontDoor) -> None:
    payload = filled_form()
    repeated(door, lambda: door.interacts(payload))
    assert kinds(door) == ["added"]


def test_a_repeated_event_changes_nothing(door: FrontDoor) -> None:
    said = event("message", channel="D1", channel_type="im", user=SAM, text="moved Acme to negotiation")
    repeated(door, lambda: door.happens(said))


def test_commands_that_only_look_the_same_are_both_done(door: FrontDoor) -> None:
    door.types("/deal add Acme $40k")
    door.types("/deal note Acme they want SSO")
    door.types("/deal note Acme they want SSO")
    assert kinds(door) == ["added", "noted", "noted"]


@pytest.mark.parametrize("repeats", [at_once, lambda job: [job()]], ids=["at once", "again"])
def test_requests_that_arrive_together_for_the_first_time_are_done_once(
    door: FrontDoor, repeats: Callable[[Callable[[], Any]], list[Any]]
) -> None:
    body = urlencode(command_fields("/deal add Acme $40k")).encode()
    answers = repeats(lambda: door.post(body))
    assert kinds(door) == ["added"]
    assert [bool(each.body) for each in answers].count(True) == 1


# A second click is a request of its own: it is known by its button.


def test_a_second_click_on_undo_takes_nothing_else_back(door: FrontDoor) -> None:
    door.types("/deal add Acme $40k")
    door.types("/deal amount Acme $50k")
    undo = door.types("/deal move Acme negotiation").buttons["Undo"]
    door.clicks(undo)
    before = door.rows("inbox", "outbox", "lanes")
    (told,) = door.clicks(undo)
    assert "taken back already" in told["text"]
    assert door.rows("inbox", "outbox", "lanes") == before


def test_several_clicks_on_undo_at_once_take_back_once(door: FrontDoor) -> None:
    door.types("/deal add Acme $40k")
    undo = door.types("/deal move Acme negotiation").buttons["Undo"]
    told = at_once(lambda: door.clicks(undo))
    assert sum("taken back already" in text["text"] for (text,) in told) == AT_ONCE - 1
    assert kinds(door) == ["added", "moved", "undone"]


def test_a_second_click_on_a_pick_changes_nothing(door: FrontDoor) -> None:
    pick = a_pick(door, "/deal move acme negotiation")
    door.clicks(pick)
    (told,) = door.clicks(pick)
    assert "already in Negotiation" in told["text"]
    assert kinds(door) == ["added", "added", "moved"]


def test_several_clicks_on_a_pick_note_it_once(door: FrontDoor) -> None:
    pick = a_pick(door, "/deal note acme they want SSO")
    told = at_once(lambda: door.clicks(pick))
    assert sum("done its work already" in text["text"] for (text,) in told) == AT_ONCE - 1
    assert kinds(door) == ["added", "added", "noted"]


def test_several_clicks_on_add_another_add_one(door: FrontDoor) -> None:
    door.types("/deal add Acme $40k")
    another = door.types("/deal add Acme $50k").buttons["Add another"]
    told = at_once(lambda: door.clicks(another))
    assert sum("done its work already" in text["text"] for (text,) in told) == AT_ONCE - 1
    assert kinds(door) == ["added", "added"]


def test_the_same_button_in_another_message_works_again(door: FrontDoor) -> None:
    pick = a_pick(door, "/deal note acme they want SSO")
    door.clicks(pick, place="1.1")
    door.clicks(pick, place="2.2")
    assert kinds(door) == ["added", "added", "noted", "noted"]


def test_a_button_that_was_refused_can_be_clicked_again(door: FrontDoor) -> None:
    pick = a_pick(door, "/deal move acme negotiation")
    door.types("/deal amount Acme EU $70k", KIM)
    (refused,) = door.clicks(pick)
    assert "changed since" in refused["text"]
    assert kinds(door)[-1] == "amount-set"


def a_pick(door: FrontDoor, line: str) -> dict[str, Any]:
    """The button of Acme EU, asked for among two of that name."""
    door.types("/deal add Acme Renewal $12k")
    door.types("/deal add Acme EU $40k")
    asked = door.types(line)
    return next(button for label, button in asked.buttons.items() if label.startswith("Acme EU"))


def filled_form() -> dict[str, Any]:
    kept = {"command": {"verb": "add"}, "channel": SALES, "asked_at": "2026-03-04T09:00:00+00:00"}
    form = {"callback_id": "form:add", "private_metadata": json.dumps(kept)}
    return submission(form, {"name": {"type": "plain_text_input", "value": "Acme"}})


def test_slack_is_asked_once_who_someone_is_however_much_they_type_meanwhile(door: FrontDoor) -> None:
    for name in ("Acme", "Beta", "Gamma"):
        door.types(f"/deal add {name}")
    at_once(lambda: door.types("/deal mine", KIM))
    asked = [row[1] for row in door.rows()["outbox"] if row[3] == "profile"]
    assert sorted(asked) == [f"profile:{KIM}", f"profile:{SAM}"]
