"""What a rep hears when an answer is read aloud between two calls: whole sentences, days with weekdays."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.people import Profile
from bot.store.people import keep_profile
from bot.store.work import Store
from tests.front_door import SAM, TEAM, FrontDoor, event

TODAY = datetime(2026, 3, 3, 15, tzinfo=UTC)
"""A Tuesday."""


@pytest.fixture
def door(store: Store) -> FrontDoor:
    """A pipeline with Acme at $40,000, on a Tuesday in March."""
    door = FrontDoor(store, lambda: TODAY)
    door.types("/deal add Acme $40k")
    return door


def test_a_closed_deal_tells_its_day_with_the_weekday(door: FrontDoor) -> None:
    door.types("/deal won Acme")
    assert "Acme was won on Tue 3 Mar," in door.types("/deal odds Acme 60%").text


def test_what_to_type_ends_before_what_to_choose_begins(door: FrontDoor) -> None:
    assert "/deal move Acme negotiation. You can choose: " in door.types("/deal move Acme").text


def test_a_merge_into_one_of_several_goes_on_with_the_pick(door: FrontDoor) -> None:
    door.types("/deal add Initech Renewal $12k")
    door.types("/deal add Initech EU $30k")
    asked = door.types("/deal merge Acme into initech")
    (told,) = door.clicks(asked.buttons["Initech EU · $30,000 · Lead generation"])
    assert told["text"].startswith("Acme is now part of Initech EU")


def test_a_merge_that_is_taken_back_is_told_once(door: FrontDoor) -> None:
    door.types("/deal add Acme Europe $12k")
    door.types("/deal merge Acme into Acme Europe")
    undone = door.types("/deal undo").text
    assert undone.startswith("Taken back: merged Acme into Acme Europe. ")


def test_a_merged_deal_s_past_is_told_by_its_own_name(door: FrontDoor) -> None:
    door.types("/deal add Beta $5k")
    door.types("/deal move Beta negotiation")
    door.types("/deal merge Beta into Acme")
    history = door.types("/deal history Acme").text
    assert "you merged Beta into it" in history
    assert "you moved Beta from Lead generation to Negotiation" in history
    assert "you added it to Lead generation" in history
    assert "another deal" not in history


def test_a_win_that_is_taken_back_is_told_once(door: FrontDoor) -> None:
    door.types("/deal won Acme")
    undone = door.types("/deal undo").text
    assert undone.startswith("Taken back: won Acme from Lead generation")
    assert "moved" not in undone


def test_an_undone_reopening_of_a_lost_deal_says_that_it_is_lost(door: FrontDoor) -> None:
    door.types("/deal lost Acme price")
    door.types("/deal reopen Acme")
    assert "Acme is lost, $40,000" in door.types("/deal undo").text


def test_a_struck_line_of_the_card_is_struck_as_one(door: FrontDoor) -> None:
    door.types("/deal move Acme negotiation")
    door.types("/deal undo")
    blocks = door.types("/deal show Acme").message["blocks"]
    small = [each["elements"][0]["text"] for each in blocks if each["type"] == "context"]
    (struck,) = [text for text in small if "~" in text]
    assert struck.count("~") == 2


def test_a_missing_close_date_is_one_tap_away(door: FrontDoor) -> None:
    asked = door.types("/deal close Acme")
    assert list(asked.buttons) == ["Tue 31 Mar", "Thu 30 Apr", "Sun 31 May"]
    (told,) = door.clicks(asked.buttons["Thu 30 Apr"])
    assert told["text"].startswith("Acme closes Thu 30 Apr")


def test_a_deal_can_be_renamed_to_a_taken_name_on_purpose(door: FrontDoor) -> None:
    door.types("/deal add Beta")
    asked = door.types("/deal rename Beta to Acme")
    (told,) = door.clicks(asked.buttons["Rename anyway"])
    assert told["text"] == "Beta is now called Acme"


def test_a_bracket_of_the_name_is_no_part_of_the_note(door: FrontDoor) -> None:
    door.types("/deal add Hooli (EU) $5k")
    door.types("/deal add <!channel> $5k")
    assert door.types("/deal note Hooli (EU) they want SSO").text.startswith("Note on Hooli (EU): they want")
    assert ": they want" in door.types("/deal note <!channel> they want SSO").text


def test_what_a_channel_newly_hears_is_told_apart(door: FrontDoor) -> None:
    told = "wins, without amounts; losses, without amounts"
    line = "/pipeline subscribe losses and wins without amounts"
    assert door.types(line).text == f"Added: {told}. This channel hears: {told}"
    again = door.types(line)
    assert again.text == f"Nothing changed. This channel hears: {told}" and "Undo" not in again.buttons
    assert door.types("/pipeline subscribe wins and new").text.startswith("Added: wins; new deals. This")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/deal amount Gizmo 60k", "€50,000 to €60,000"),
        ("/deal amount Gizmo $60k", "€50,000 to $60,000"),
        ("/deal won Gizmo 48k", "€48,000"),
        ("/deal amount Nova 60k", "Nova: $60,000"),
        ("Gizmo amount is now 60k", "€50,000 to €60,000"),
        ("won Gizmo for 48k", "€48,000"),
    ],
)
def test_a_bare_number_keeps_the_deal_s_currency(door: FrontDoor, line: str, told: str) -> None:
    door.types("/deal add Gizmo €50k")
    door.types("/deal add Nova")
    if line.startswith("/"):
        assert told in door.types(line).text
    else:
        door.happens(event("message", channel="D1", channel_type="im", user=SAM, text=line))
        assert any(told in row[4] for row in door.rows()["outbox"])


def test_a_win_in_another_currency_is_heard_at_the_rate_of_the_day(door: FrontDoor) -> None:
    admin = Profile(SAM, "Sam", "Europe/London", is_admin=True)
    door.store.run(TEAM, lambda work: keep_profile(work, admin, TODAY))
    door.types("/pipeline rate EUR 1.5")
    door.types("/pipeline subscribe wins over 10k")
    for line in ("Beta €9k", "Gamma €5k", "Delta ¥9m"):
        door.types(f"/deal add {line}")
        door.types(f"/deal won {line.split()[0]}")
    heard = [row for row in door.rows()["outbox"] if "announcement" in row]
    assert len(heard) == 1
    assert "Beta" in str(heard)


def test_a_mistyped_verb_is_one_tap_from_what_was_meant(door: FrontDoor) -> None:
    asked = door.types("/deal mvoee Acme negotiation")
    (told,) = door.clicks(asked.buttons["move Acme negotiation"])
    assert "Lead generation to Negotiation" in told["text"]


def test_a_word_that_is_like_no_verb_is_not_taken_for_one(door: FrontDoor) -> None:
    assert "Did you mean" not in door.types("/deal Zorblatt").text
    assert "Did you mean" not in door.types("/pipeline setup").text
    assert "Did you mean" not in door.types("/deal Acne").text


OUTSIDERS = {
    "is an app": Profile("U0BOT00001", "Rainmaker", None, is_bot=True),
    "has left": Profile("U0OLD00001", "Olga", None, deleted=True),
    "of another organisation": Profile("U0PIA00001", "Pia", None, is_stranger=True),
    "is a guest": Profile("U0GUS00001", "Gus", None, is_guest=True),
}


@pytest.mark.parametrize("why", OUTSIDERS)
def test_whoever_sees_no_deals_can_own_none(door: FrontDoor, why: str) -> None:
    outsider = OUTSIDERS[why]
    door.store.run(TEAM, lambda work: keep_profile(work, outsider, TODAY))
    for line in (f"/deal owner Acme <@{outsider.user}>", f"/deal add Beta $5k <@{outsider.user}>"):
        refused = door.types(line).text
        assert refused.startswith(f"@{outsider.name} ")
        assert why in refused


def test_slack_is_asked_who_a_new_owner_is(door: FrontDoor) -> None:
    door.types("/deal owner Acme <@U0NEW00001>")
    assert any("profile:U0NEW00001" in row for row in door.rows()["outbox"])


def test_a_contact_by_address_alone_is_told_once(door: FrontDoor) -> None:
    assert door.types("/deal contact Acme jane@acme.com").text == "Acme: contact jane@acme.com"
