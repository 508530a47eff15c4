"""Clicks that nobody foresaw: on what is long gone, in any order, and with made-up values."""

from __future__ import annotations

import pytest

from bot.store.work import Store
from tests.front_door import KIM, SAM, FrontDoor, buttons_of


@pytest.fixture
def door(store: Store) -> FrontDoor:
    return FrontDoor(store)


def kinds(door: FrontDoor) -> list[str]:
    return [row[4] for row in door.rows()["events"]]


def test_undo_goes_back_through_several_deals_and_what_is_no_deal(door: FrontDoor) -> None:
    empty = door.rows("inbox", "outbox", "lanes", "journal", "events", "deals", "name_words", "timers")
    for line in (
        "/deal add Acme $1k",
        "/deal add Beta $2k",
        "/deal move Acme negotiation",
        "/deal contact Acme Jane Roe jane@acme.com",
        "/deal won Beta",
        "/deal lost Acme price",
        "/pipeline subscribe wins",
        "/deal merge Acme into Beta",
        "/deal reopen Beta",
    ):
        door.types(line)
    said = [door.types("/deal undo").text for _ in range(12)]
    assert said[-1] == "You have changed nothing that could be taken back."
    after = door.rows("inbox", "outbox", "lanes", "journal", "events", "deals", "name_words", "timers")
    after["follow_ups"] = [row for row in after["follow_ups"] if row[4] == "open"]
    after["deal_words"], empty["deal_words"] = [], []
    assert after == empty


def test_an_older_change_of_a_merged_deal_waits_for_the_merge_to_be_taken_back(door: FrontDoor) -> None:
    door.types("/deal add Alpha $40k")
    door.types("/deal add Beta $20k")
    moved = door.types("/deal move Alpha negotiation")
    planned = door.types("/deal follow-up Alpha friday call")
    merged = door.types("/deal merge Alpha into Beta")
    for older in (moved, planned):
        (told,) = door.clicks(older.buttons["Undo"])
        assert "Nothing was taken back" in told["text"]
        assert "Undo the latest first" in buttons_of(told)
    for each in (merged, planned, moved):
        (told,) = door.clicks(each.buttons["Undo"])
        assert told["text"].startswith("Taken back")
    assert "Alpha, Lead generation, $40,000" in door.types("/deal show Alpha").text


def test_a_merge_that_someone_built_upon_is_not_taken_back(door: FrontDoor) -> None:
    door.types("/deal add Alpha $40k")
    door.types("/deal add Beta")
    merged = door.types("/deal merge Alpha into Beta")
    door.types("/deal amount Beta $70k", KIM)
    (told,) = door.clicks(merged.buttons["Undo"])
    assert "a colleague set the amount to $70,000" in told["text"]
    door.types("/deal undo", KIM)
    (told,) = door.clicks(merged.buttons["Undo"])
    assert told["text"].startswith("Taken back")


def test_taking_back_a_win_withdraws_what_it_planned_and_keeps_what_others_noted(door: FrontDoor) -> None:
    door.types("/deal add Acme $40k")
    door.types("/deal term Acme 12 months")
    door.types("/deal follow-up Acme friday call")
    won = door.types("/deal won Acme")
    door.types("/deal note Acme they want SSO", KIM)
    door.clicks(won.buttons["Undo"])
    assert [row[3] for row in door.rows()["follow_ups"] if row[4] == "open"] == ["task"]
    assert "they want SSO" in door.types("/deal history Acme").text


def test_nothing_open_is_merged_into_what_is_over(door: FrontDoor) -> None:
    door.types("/deal add Alpha")
    door.types("/deal add Beta")
    door.types("/deal lost Beta price")
    refused = door.types("/deal merge Alpha into Beta")
    assert "Beta was lost on" in refused.text
    assert "merged" not in kinds(door)


def test_a_contact_is_kept_once(door: FrontDoor) -> None:
    for name in ("Alpha", "Beta"):
        door.types(f"/deal add {name}")
        door.types(f"/deal contact {name} Jane Roe jane@acme.com")
    assert "is a contact of Beta already" in door.types("/deal contact Beta Jane Roe jane@acme.com").text
    door.types("/deal merge Alpha into Beta")
    assert str(door.types("/deal show Beta").message).count("jane@acme.com") == 1


@pytest.mark.parametrize(
    "line", ["/deal source Acme fair", "/deal next Acme call Jane", "/deal term Acme 12 months"]
)
def test_the_same_once_more_is_no_change(door: FrontDoor, line: str) -> None:
    door.types("/deal add Acme")
    door.types(line)
    assert "already. Nothing changed." in door.types(line).text
    assert len(kinds(door)) == 2


@pytest.mark.parametrize(
    "name", ["🔥 Acme 🔥🔥🔥", "👩‍👩‍👧‍👦 Family", "中文公司", "won", "Undo", "<!channel>", "a" * 120]
)
def test_a_deal_of_any_name_is_moved_and_taken_back(door: FrontDoor, name: str) -> None:
    door.types(f"/deal add {name} $1k")
    assert "Negotiation" in door.types(f"/deal move {name} negotiation").text
    assert "is in Lead generation" in door.types("/deal undo").text


def test_a_name_of_four_emoji_is_refused_with_what_it_lacks(door: FrontDoor) -> None:
    assert "at least one letter or digit" in door.types("/deal add 🔥🔥🔥🔥").text


MADE_UP = [
    '{"verb":"undo","change":1000000000000000000000000000000}',
    '{"verb":"undo","change":-1}',
    '{"verb":"show","deal":{"deal":9223372036854775808}}',
    '{"verb":"move","deal":{"deal":DEAL,"version":-9},"stage":5}',
    '{"verb":"move","deal":{"deal":DEAL,"version":99},"stage":999}',
    '{"verb":"history","deal":{"deal":DEAL},"before":-1}',
    '{"verb":"decline","follow_up":99999999999999999999}',
    '{"verb":"mine","page":0}',
    '{"verb":"find","words":"a","page":99999999999999999999}',
    '{"verb":"mornings","minute":99999,"weekdays":[9]}',
    '{"verb":"owner","deal":{"deal":DEAL},"owner":"<!channel>"}',
    '{"verb":"follow-up","deal":{"deal":DEAL},"due":"2099-12-01","assignee":"x|y"}',
    '{"verb":"target","value":"5","rep":"a|b"}',
    '{"verb":"schedule","channel":"C|0"}',
    '{"verb":"add","name":"zz","customer":99999999999999999999}',
    '{"verb":"amount","deal":{"deal":DEAL},"amount":{"value":"NaN"}}',
]


@pytest.mark.parametrize("value", MADE_UP)
def test_a_made_up_button_changes_nothing_and_breaks_nothing(door: FrontDoor, value: str) -> None:
    undo = door.types("/deal add Acme $4k").buttons["Undo"]
    (deal,) = (row[1] for row in door.rows()["deals"])
    (told,) = door.clicks({**undo, "value": value.replace("DEAL", str(deal))}, SAM)
    assert "broke" not in told["text"]
    assert "Undo" not in buttons_of(told)
    assert kinds(door) == ["added"]
