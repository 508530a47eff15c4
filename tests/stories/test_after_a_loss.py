"""After a loss two things are asked, why and whether to look again; answering one leaves the other there."""

from __future__ import annotations

import pytest

from bot.store.work import Store
from tests.front_door import KIM, SAM, FrontDoor, buttons_of, event

REASONS = {"Price", "Competitor", "No decision", "Timing", "Other…"}
AGAIN = {"In 90 days", "Never"}


@pytest.fixture
def door(store: Store) -> FrontDoor:
    door = FrontDoor(store)
    door.types("/deal add Acme $40k")
    return door


def kinds(door: FrontDoor) -> list[str]:
    return [row[4] for row in door.rows()["events"]]


def standing(door: FrontDoor) -> tuple[object, ...]:
    """The deal but for who changed it last and when, and what is planned with it."""
    (deal,) = door.rows()["deals"]
    return deal[:-3], door.types("/deal show Acme").text


def test_both_are_asked_at_once(door: FrontDoor) -> None:
    lost = door.types("/deal lost Acme")
    assert lost.text == "Acme lost from Lead generation. Why? Look again?"
    assert set(lost.buttons) == {*REASONS, *AGAIN, "Undo"}


@pytest.mark.parametrize("answer", sorted(AGAIN))
def test_the_reason_is_still_asked_after_the_second_look_is_settled(door: FrontDoor, answer: str) -> None:
    lost = door.types("/deal lost Acme")
    (settled,) = door.clicks(lost.buttons[answer])
    assert set(buttons_of(settled)) == {*REASONS, "Undo"}
    assert settled["text"].endswith(
        "look. Why was it lost?" if answer == "Never" else "again. Why was it lost?"
    )
    (reasoned,) = door.clicks(buttons_of(settled)["Price"])
    assert set(buttons_of(reasoned)) == {"Undo"}, "nothing is asked twice"


@pytest.mark.parametrize("answer", sorted(AGAIN))
def test_the_second_look_is_still_asked_after_the_reason(door: FrontDoor, answer: str) -> None:
    lost = door.types("/deal lost Acme")
    (reasoned,) = door.clicks(lost.buttons["Competitor"])
    assert set(buttons_of(reasoned)) == {*AGAIN, "Undo"}
    (settled,) = door.clicks(buttons_of(reasoned)[answer])
    assert set(buttons_of(settled)) == {"Undo"}


def test_never_is_taken_back_with_the_second_look_that_it_withdrew(door: FrontDoor) -> None:
    lost = door.types("/deal lost Acme price")
    door.clicks(lost.buttons["In 90 days"])
    (never,) = door.clicks(lost.buttons["Never"])
    door.clicks(buttons_of(never)["Undo"])
    assert "look again" in door.types("/deal show Acme").text


@pytest.mark.parametrize(
    "answers", [("Price",), ("In 90 days",), ("Price", "In 90 days", "Never"), ("Never", "Competitor")]
)
def test_a_loss_that_is_taken_back_takes_its_answers_along(door: FrontDoor, answers: tuple[str, ...]) -> None:
    door.types("/pipeline subscribe all")
    before = standing(door)
    lost = door.types("/deal lost Acme")
    undos = [buttons_of(told)["Undo"] for label in answers for told in door.clicks(lost.buttons[label])]
    door.clicks(lost.buttons["Undo"])
    assert standing(door) == before
    for undo in undos:
        assert door.clicks(undo)[0]["text"] == "That was taken back already. Nothing changed."
    assert "why" not in door.types("/deal won Acme").text
    announced = [row[4] for row in door.rows()["outbox"] if '"won"' in row[4]]
    assert announced and not any("Price" in each for each in announced)
    assert door.types("/deal undo").text.startswith("Taken back: won Acme")
    assert standing(door) == before, "and the next thing to be taken back is what came before the loss"
    assert "hears no more of wins" in door.types("/deal undo").text


def test_a_loss_that_a_colleague_explained_stays_with_that_reason(door: FrontDoor) -> None:
    lost = door.types("/deal lost Acme")
    door.clicks(lost.buttons["Price"], KIM)
    (refused,) = door.clicks(lost.buttons["Undo"])
    assert "a colleague gave the reason: Price" in refused["text"]
    assert "Why" in door.types("/deal show Acme").body


def test_a_second_never_changes_nothing(door: FrontDoor) -> None:
    lost = door.types("/deal lost Acme")
    door.clicks(lost.buttons["Never"])
    (again,) = door.clicks(lost.buttons["Never"])
    assert "Nothing changed" in again["text"]
    assert kinds(door) == ["added", "lost", "left-alone"]


def test_a_deal_that_is_lost_anew_is_asked_about_anew(door: FrontDoor) -> None:
    door.clicks(door.types("/deal lost Acme").buttons["Never"])
    door.types("/deal reopen Acme")
    assert set(door.types("/deal lost Acme price").buttons) >= AGAIN


def test_a_deal_reopens_where_it_was_however_much_was_noted_since(door: FrontDoor) -> None:
    door.types("/deal move Acme negotiation")
    door.types("/deal lost Acme price")
    for number in range(60):
        door.types(f"/deal note Acme heard of them again, {number}")
    assert "reopened in Negotiation" in door.types("/deal reopen Acme").text


def test_a_loss_among_several_things_asks_both_by_name(door: FrontDoor) -> None:
    door.types("/deal add Beta $20k")
    said = event(
        "message", channel="D1", channel_type="im", user=SAM, text="lost Acme. moved Beta to negotiation"
    )
    door.happens(said)
    (told,) = [row[4] for row in door.rows()["outbox"] if "Acme" in row[4]]
    for part in ("Price", "In 90 days", "Look again at Acme?", "Undo"):
        assert part in told
