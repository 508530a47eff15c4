"""What was set is shown when nobody says a sum: the targets of now and later, and the rates of today."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.people import Profile
from bot.domain.workspaces import Workspace
from bot.store import people, rates
from bot.store.work import Store
from tests.front_door import KIM, SAM, TEAM, Answer, FrontDoor

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)


@pytest.fixture
def door(store: Store) -> FrontDoor:
    """Sam steers, Kim sells; it is Wednesday, 4 March."""
    for user, name in ((SAM, "Sam"), (KIM, "Kim")):
        store.run(
            TEAM,
            lambda work, user=user, name=name: people.keep_profile(work, Profile(user, name, "UTC"), NOW),
        )
    store.run(TEAM, lambda work: people.keep_workspace(work, Workspace(TEAM, managers=(SAM,)), NOW))
    return FrontDoor(store, lambda: NOW)


def options(answer: Answer) -> dict[str, dict[str, Any]]:
    """Label -> how a press of that option of the answer's menu is sent."""
    return {
        option["text"]["text"]: {
            "type": "static_select",
            "action_id": element["action_id"],
            "block_id": block.get("block_id", "b"),
            "selected_option": option,
        }
        for block in answer.message["blocks"]
        for element in block.get("elements", [])
        if element["type"] == "static_select"
        for option in element["options"]
    }


def bank_tells(store: Store, currency: str, day: date, per_euro: str) -> None:
    with store.engine.begin() as connection:
        rates.keep_for_all(connection, [(day, currency, Decimal(per_euro))])


def test_without_a_target_the_answer_says_how_to_set_one(door: FrontDoor) -> None:
    said = door.types("/pipeline target").text

    assert said == "No target is set for now or later. Set one: /pipeline target 150k this quarter"


def test_the_targets_of_now_and_later_are_shown_with_what_is_won(door: FrontDoor) -> None:
    for line in (
        "/pipeline target 150k this quarter",
        "/pipeline target 40k this quarter @kim",
        "/pipeline target 60k this month",
        "/pipeline target 200k next quarter",
        "/pipeline target 10k 5 feb to 9 march",
        "/pipeline target 900k last quarter",
    ):
        door.types(line)
    for user, name in ((SAM, "Acme"), (KIM, "Beta")):
        door.types(f"/deal add {name} $12k", user)
        door.types(f"/deal won {name}", user)

    said = door.types("/pipeline target").text

    assert said == (
        "Targets. This quarter (1 Jan – 31 Mar): the team $150,000, won $24,000; @Kim $40,000, won $12,000; "
        "5 Feb – 9 Mar: the team $10,000, won $24,000; March: the team $60,000, won $24,000; "
        "Next quarter (1 Apr – 30 Jun): the team $200,000"
    )


def test_what_is_won_towards_a_target_is_what_the_forecast_says(door: FrontDoor) -> None:
    door.types("/pipeline target 150k this quarter")
    for name, amount in (("Acme", "$12,345.67"), ("Beta", "€3k")):
        door.types(f"/deal add {name} {amount}")
        door.types(f"/deal won {name}")

    assert "won $12,345.67 and €3,000" in door.types("/pipeline target").text

    door.types("/pipeline rate EUR 1.10")

    assert "won $15,645.67" in door.types("/pipeline target").text
    assert "won $15,645.67 of $150,000" in door.types("/pipeline forecast").text


@pytest.mark.parametrize("line", ["/pipeline target @kim", "/pipeline targets of @kim"])
def test_one_member_s_targets_can_be_asked_for(door: FrontDoor, line: str) -> None:
    assert door.types(line).text.startswith("No target of @Kim is set for now or later.")

    door.types("/pipeline target 150k this quarter")
    door.types("/pipeline target 40k this quarter @kim")
    said = door.types(line).text

    assert said == "Targets. This quarter (1 Jan – 31 Mar): @Kim $40,000, won $0"


def test_a_target_for_a_month_gone_by_is_for_the_one_to_come(door: FrontDoor) -> None:
    for line, first in {"40k january @kim": "1 Jan 2027", "90k 5 feb to 2 march": "5 Feb 2027"}.items():
        assert f"Fri {first} to " in door.types(f"/pipeline target {line}").text


def test_a_period_without_a_sum_shows_what_is_set(door: FrontDoor) -> None:
    door.types("/pipeline target 150k this quarter")

    assert "$150,000" in door.types("/pipeline target this quarter").text
    assert "Which target, and for when?" in door.types("/pipeline target whatever").text


def test_targets_are_shown_to_whoever_may_not_set_them_without_a_way_to(door: FrontDoor) -> None:
    assert door.types("/pipeline target", KIM).text.endswith("Managers and admins set targets.")

    door.types("/pipeline target 150k this quarter")
    shown = door.types("/pipeline target", KIM)

    assert "$150,000" in shown.text
    assert options(shown) == {}
    assert "/pipeline target 150k" not in str(shown.message)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("off this quarter", "No target for this quarter any more (was $150,000), Thu 1 Jan to Tue 31 Mar"),
        ("this quarter off", "No target for this quarter any more (was $150,000)"),
        ("none for this quarter", "No target for this quarter any more (was $150,000)"),
        ("remove the target for this quarter", "No target for this quarter any more (was $150,000)"),
        ("off this quarter @kim", "No target of @Kim for this quarter any more (was $40,000)"),
        ("off march", "No target for march any more (was $60,000)"),
        ("off", "No target for March any more (was $60,000)"),
    ],
)
def test_a_target_is_taken_away_and_comes_back_with_undo(door: FrontDoor, line: str, says: str) -> None:
    for set_one in ("150k this quarter", "40k this quarter @kim", "60k this month"):
        door.types(f"/pipeline target {set_one}")
    before = door.types("/pipeline target").text

    gone = door.types(f"/pipeline target {line}")

    assert says in gone.text
    assert door.types("/pipeline target").text != before
    (told,) = door.clicks(gone.buttons["Undo"])
    assert "again" in told["text"]
    assert door.types("/pipeline target").text == before


def test_the_menu_takes_away_the_one_that_is_picked(door: FrontDoor) -> None:
    door.types("/pipeline target 150k this quarter")
    door.types("/pipeline target 40k this quarter @kim")
    shown = options(door.types("/pipeline target"))

    assert list(shown) == ["This quarter (1 Jan – 31 Mar)", "This quarter (1 Jan – 31 Mar) · @Kim"]
    (told,) = door.clicks(shown["This quarter (1 Jan – 31 Mar) · @Kim"])

    assert "No target of @Kim" in told["text"]
    said = door.types("/pipeline target").text
    assert said == "Targets. This quarter (1 Jan – 31 Mar): the team $150,000, won $0"


def test_a_target_that_is_not_there_cannot_be_taken_away(door: FrontDoor) -> None:
    door.types("/pipeline target 150k this quarter")
    before = door.rows("inbox")

    refused = door.types("/pipeline target off this quarter @kim")

    assert "No target of @Kim is set for this quarter. Nothing changed." in refused.text
    assert door.rows("inbox") == before
    (told,) = door.clicks(refused.buttons["Show the targets"])
    assert "$150,000" in told["text"]


def test_only_those_who_steer_take_a_target_away(door: FrontDoor) -> None:
    door.types("/pipeline target 150k this quarter")

    assert (
        "Only managers and admins set targets." in door.types("/pipeline target off this quarter", KIM).text
    )
    assert "$150,000" in door.types("/pipeline target").text


def test_a_target_of_nothing_is_told_how_to_go(door: FrontDoor) -> None:
    assert "/pipeline target off this quarter" in door.types("/pipeline target 0 this quarter").text


def test_without_a_rate_the_answer_says_what_that_means_and_how_to_set_one(door: FrontDoor) -> None:
    said = door.types("/pipeline rate").text

    assert said == (
        "No exchange rate is known, so sums in other currencies than USD are told apart. "
        "Set one: /pipeline rate EUR 1.08"
    )


def test_rates_by_hand_and_of_the_bank_are_told_apart_with_their_days(door: FrontDoor) -> None:
    bank_tells(door.store, "USD", date(2026, 3, 3), "1.10")
    bank_tells(door.store, "GBP", date(2026, 3, 3), "0.88")
    bank_tells(door.store, "IDR", date(2026, 3, 2), "18040")
    door.types("/pipeline rate CHF 1.13")

    said = door.types("/pipeline rates").text

    assert said == (
        "What one is worth in USD: by hand: CHF 1.13 (Wed 4 Mar); from the European Central Bank's file: "
        "EUR 1.1, GBP 1.25 (Tue 3 Mar); IDR 0.0000609756 (Mon 2 Mar)"
    )


def test_a_rate_by_hand_stands_in_place_of_the_bank_s(door: FrontDoor) -> None:
    bank_tells(door.store, "USD", date(2026, 3, 3), "1.10")
    undo = door.types("/pipeline rate EUR 1.2").buttons["Undo"]

    assert door.types("/pipeline rate").text == "What one is worth in USD: by hand: EUR 1.2 (Wed 4 Mar)"

    door.clicks(undo)

    assert "European Central Bank's file: EUR 1.1 (Tue 3 Mar)" in door.types("/pipeline rate").text


def test_another_workspace_s_targets_and_rates_are_not_shown(door: FrontDoor) -> None:
    door.types("/pipeline target 150k this quarter")
    door.types("/pipeline rate EUR 1.2")

    assert "No target is set" in door.types("/pipeline target", team_id="T0OTHER001").text
    assert "No exchange rate is known" in door.types("/pipeline rate", team_id="T0OTHER001").text
