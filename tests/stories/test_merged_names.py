"""A deal that was merged into another is still found by its name, and the answer says where that led."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.store.work import Store
from tests.front_door import KIM, SAM, FrontDoor, buttons_of, event


@pytest.fixture
def door(store: Store) -> FrontDoor:
    door = FrontDoor(store)
    door.types("/deal add Alpha $40k")
    door.types("/deal add Beta $20k")
    return door


def kinds(door: FrontDoor) -> list[str]:
    return [row[4] for row in door.rows()["events"]]


@pytest.mark.parametrize(
    "line",
    [
        "/deal show Alpha",
        "/deal history alpha",
        "/deal move Alpha negotiation",
        "/deal won Alpha 48k",
        "/deal amount Alpha $50k",
        "/deal note Alpha they want SSO",
        "/deal follow-up Alpha next tuesday call Jane",
        "/deal show Alhpa",
    ],
)
def test_its_name_leads_to_the_other(door: FrontDoor, line: str) -> None:
    door.types("/deal merge Alpha into Beta")
    said = door.types(line).text
    assert said.startswith("Alpha is part of Beta since ")
    assert "Beta" in said.split(". ", 1)[1]


def test_by_way_of_a_third(door: FrontDoor) -> None:
    door.types("/deal add Gamma")
    door.types("/deal merge Alpha into Beta")
    door.types("/deal merge Beta into Gamma")
    said = door.types("/deal show Alpha").text
    assert "Beta is part of Gamma since" in said


def test_a_message_in_plain_words_leads_there_too(door: FrontDoor) -> None:
    door.types("/deal merge Alpha into Beta")
    door.happens(
        event("message", channel="D1", channel_type="im", user=SAM, text="moved Alpha to negotiation")
    )
    assert kinds(door)[-1] == "moved"
    assert any("Alpha is part of Beta since" in row[4] for row in door.rows()["outbox"])


def test_a_deal_that_bears_the_name_now_comes_first(door: FrontDoor) -> None:
    door.types("/deal merge Alpha into Beta")
    added = door.types("/deal add Alpha $1k")
    assert added.text.startswith("Alpha added")
    assert door.types("/deal show Alpha").text.startswith("Alpha, Lead generation, $1,000")


def test_a_shorter_form_of_the_other_s_name_asks_nothing(door: FrontDoor) -> None:
    door.types("/deal add Alpha Corp Europe")
    door.types("/deal merge Alpha into Alpha Corp Europe")
    assert "Alpha Corp Europe" in door.types("/deal move Alpha negotiation").text
    assert kinds(door)[-1] == "moved"


@pytest.mark.parametrize("line", ["/deal rename Alpha to Omega", "/deal merge Alpha into Gamma"])
def test_what_is_about_the_merged_deal_itself_is_asked_again(door: FrontDoor, line: str) -> None:
    door.types("/deal add Gamma")
    door.types("/deal merge Alpha into Beta")
    before = kinds(door)
    refused = door.types(line)
    assert "Alpha is part of Beta since" in refused.text
    assert kinds(door) == before
    (done,) = door.clicks(refused.buttons["Do it for Beta"])
    assert "Undo" in buttons_of(done)


def test_undoing_the_merge_gives_it_its_name_back(door: FrontDoor) -> None:
    merged = door.types("/deal merge Alpha into Beta")
    door.clicks(merged.buttons["Undo"])
    assert door.types("/deal show Alpha").text.startswith("Alpha, Lead generation")


# Buttons that were drawn before the merge.


def moved_and_merged(door: FrontDoor, by: str) -> dict[str, Any]:
    """Buttons of Sam's move of Alpha, which was then merged into Beta."""
    shown = door.types("/deal show Alpha", SAM)
    door.types("/deal note Beta one", KIM)
    door.types("/deal note Beta two", KIM)
    door.types("/deal merge Alpha into Beta", by)
    return shown.buttons


def test_a_click_from_before_someone_else_s_merge_overwrites_nothing(door: FrontDoor) -> None:
    buttons = moved_and_merged(door, KIM)
    before = kinds(door)
    (told,) = door.clicks(buttons["Won"])
    assert "Alpha is part of Beta since" in told["text"]
    assert "a colleague merged it into another deal" in told["text"]
    assert kinds(door) == before
    (done,) = door.clicks(buttons_of(told)["Do it for Beta"])
    assert "Beta won" in done["text"]


def test_a_click_from_before_one_s_own_merge_goes_on_with_the_other(door: FrontDoor) -> None:
    buttons = moved_and_merged(door, SAM)
    (told,) = door.clicks(buttons["Won"])
    assert "Alpha is part of Beta since" in told["text"]
    assert "Beta won" in told["text"]


def test_a_look_from_before_a_merge_shows_the_other(door: FrontDoor) -> None:
    buttons = moved_and_merged(door, KIM)
    (told,) = door.clicks(buttons["History"])
    assert "Alpha is part of Beta since" in told["text"]


# Two deals of one name.


def test_namesakes_are_told_apart_in_the_choice_and_in_the_answer(door: FrontDoor) -> None:
    door.types("/deal add Acme $12k", SAM)
    another = door.types("/deal add Acme $12k", KIM)
    door.clicks(another.buttons["Add another"], KIM)

    asked = door.types("/deal note Acme they want SSO")
    picks = [label for label in asked.buttons if label.startswith("Acme")]
    assert len(picks) == 2
    assert any("yours" in label for label in picks)
    (told,) = door.clicks(asked.buttons[picks[0]])
    assert told["text"].startswith("The other Acme, added")


def test_one_pick_holds_for_all_that_was_said_of_the_name(door: FrontDoor) -> None:
    door.types("/deal add Acme $12k")
    door.clicks(door.types("/deal add Acme $9k").buttons["Add another"])
    door.happens(
        event(
            "message",
            channel="D1",
            channel_type="im",
            user=SAM,
            text="moved Acme to negotiation, follow up friday",
        )
    )
    (asked,) = [
        json.loads(row[4])["arguments"] for row in door.rows()["outbox"] if "Two open deals" in row[4]
    ]
    (done,) = door.clicks(buttons_of(asked)["Acme · $9,000 · Lead generation"])
    assert "Acme: Lead generation to Negotiation" in done["text"]
    assert "Acme: follow-up Fri" in done["text"]
    assert "Nothing changed" not in done["text"]


def test_a_stage_behind_a_name_is_offered_as_the_move(door: FrontDoor) -> None:
    asked = door.types("/deal Alpha negotiation")
    (moved,) = door.clicks(asked.buttons["move Alpha negotiation"])
    assert "Alpha: Lead generation to Negotiation" in moved["text"]


def test_namesakes_whose_verb_was_forgotten_are_shown_by_one_button(door: FrontDoor) -> None:
    door.clicks(door.types("/deal add Alpha $9k").buttons["Add another"])
    asked = door.types("/deal Alpha")
    assert list(asked.buttons) == ["Show Alpha"]
    (which,) = door.clicks(asked.buttons["Show Alpha"])
    assert len(buttons_of(which)) == 2


def test_three_namesakes_are_counted(door: FrontDoor) -> None:
    for amount in ("$9k", "$8k"):
        door.clicks(door.types(f"/deal add Alpha {amount}").buttons["Add another"], place=amount)
    asked = door.types("/deal note Alpha they want SSO")
    (told,) = door.clicks(asked.buttons["Alpha · $8,000 · Lead generation"])
    assert told["text"].startswith("The 2 others called Alpha are as they were.")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/deal amount Alpha $50k", "The other Alpha, lost on "),
        ("/deal note Alpha they want SSO", "The other Alpha, lost on "),
        ("/deal rename Alpha to Gamma", "The other Alpha, lost on "),
        ("/deal term Alpha 12 months", "The other Alpha, lost on "),
        ("/deal show Alpha", "There is another Alpha, lost on "),
        ("/deal history Alpha", "There is another Alpha, lost on "),
        ("/deal reopen Alpha", "Alpha reopened"),
    ],
)
def test_an_open_deal_is_meant_rather_than_a_lost_one_of_its_name(
    door: FrontDoor, line: str, said: str
) -> None:
    door.types("/deal lost Alpha price")
    door.types("/deal add Alpha $9k")
    assert door.types(line).text.startswith(said)


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("/deal note Alpha they want SSO", "won on "),
        ("/deal term Alpha 12 months", "in Lead generation"),
        ("/deal done Alpha", "in Lead generation"),  # the check-in with the customer: the open one has none
    ],
)
def test_a_won_deal_is_meant_by_what_only_a_customer_has(door: FrontDoor, line: str, other: str) -> None:
    door.types("/deal won Alpha")
    door.types("/deal add Alpha $9k")
    assert door.types(line).text.startswith(f"The other Alpha, {other}")


def test_the_one_that_was_not_shown_is_a_tap_away(door: FrontDoor) -> None:
    door.types("/deal lost Alpha price")
    door.types("/deal add Alpha $9k")
    (other,) = door.clicks(door.types("/deal show Alpha").buttons["Show the other"])
    assert "Alpha, Lost, $40,000" in other["text"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("/deal move Alhpx nego", ["Alpha"]),
        ("/deal show Be", ["Beta"]),
        ("/deal show Eta", ["Beta"]),
        ("/deal move Bena nego", ["Beta"]),
        ("/deal reopen Bena", []),
        ("/deal move Zorblatt nego", []),
    ],
)
def test_a_name_that_nobody_has_offers_the_nearest(door: FrontDoor, line: str, offered: list[str]) -> None:
    buttons = door.types(line).buttons
    assert [label for label in buttons if label in ("Alpha", "Beta")] == offered
