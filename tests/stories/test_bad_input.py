"""What bad input gets: each kind of it, with the words and the ways on that the rep is given."""

from __future__ import annotations

from functools import partial

import pytest

from bot.domain.people import Profile
from bot.store.people import keep_profile
from bot.store.work import Store
from tests.front_door import KIM, SAM, TEAM, FrontDoor

GUS = "U0GUS00001"
INITECH = ("Initech EU · $40,000 · Lead generation", "Initech Renewal · $12,000 · Lead generation")


@pytest.fixture
def door(store: Store) -> FrontDoor:
    """A pipeline with Acme at $40,000, Globex at $10,000 and two deals of Initech."""
    door = FrontDoor(store)
    door.types("/deal add Acme $40k")
    door.types("/deal add Globex $10k")
    door.types("/deal add Initech Renewal $12k")
    door.types("/deal add Initech EU $40k")
    door.types("/deal add Hooli")
    door.types("/deal won Hooli")
    meet(door, Profile(SAM, "Sam", "Europe/London"), Profile(KIM, "Kim", "America/New_York"))
    return door


def meet(door: FrontDoor, *profiles: Profile) -> None:
    """Let Slack have told who they are."""
    for profile in profiles:
        door.store.run(TEAM, partial(keep_profile, profile=profile, now=door.clock()))


BAD: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    # what: (line, words of the answer, buttons)
    "an unknown verb": ("/deal frobnicate Acme", ('"frobnicate"', "/deal help"), ("All commands",)),
    "an unknown verb of the pipeline": ("/pipeline frob", ('"frob"', "/pipeline help"), ("All commands",)),
    "an unknown stage": (
        "/deal move Acme wonderland",
        ('"wonderland" is not a stage', "/deal move Acme negotiation"),
        ("Lead qualification", "Lead interaction", "Value proposition", "Negotiation"),
    ),
    "no deal": ("/deal move", ("Which deal?", "/deal move Acme negotiation"), ("My open deals",)),
    "no stage": (
        "/deal move Acme",
        ("Which stage for Acme?", "/deal move Acme negotiation"),
        ("Lead qualification", "Lead interaction"),
    ),
    "no amount": ("/deal amount Acme", ("Which amount", "/deal amount Acme $50k"), ()),
    "no note": ("/deal note Acme", ("note about Acme", "/deal note Acme they want SSO"), ()),
    "no owner": ("/deal owner Acme", ("Who takes Acme?", "/deal owner Acme @kim"), ()),
    "no close date": ("/deal close Acme", ("/deal close Acme end of quarter",), ()),
    "no new name": ("/deal rename Acme", ("What shall Acme be called?", "/deal rename Acme to"), ()),
    "no source": ("/deal source Acme", ("Where did Acme come from?",), ()),
    "no next step": ("/deal next Acme", ("What comes next with Acme?",), ()),
    "a day that no month has": ("/deal close Acme 31 feb", ('"31 feb" as a date',), ()),
    "a day to follow up that no month has": (
        "/deal follow-up Acme 31 february call",
        ("When is the follow-up with Acme due?", "Nothing changed"),
        ("Pick a day",),
    ),
    "a time that no day has": (
        "/deal follow-up Acme tomorrow 25:00 call",
        ('"25:00" is not a time of day',),
        (),
    ),
    "a missing stage": (
        "/deal move Acme",
        ("Which stage for Acme?", "/deal move Acme negotiation"),
        ("Lead qualification", "Negotiation", "Conversion", "Lost"),
    ),
    "a deal to look at that nobody has": (
        "/deal show Zorblatt",
        ('No deal matches "Zorblatt". You can choose: ',),
        ("Add Zorblatt",),
    ),
    "a stage of many words": ("/deal move Acme " + "n" * 600, ("nnn…", "is not a stage"), ("Negotiation",)),
    "a name of many words": ("/deal note " + "n" * 600, ("nnn…", "Nothing changed"), ()),
    "no deal to look at": ("/deal history", ("Which deal? Type: /deal history Acme.",), ("My open deals",)),
    "the owner that it has": ("/deal owner Acme me", ("Acme is yours already",), ()),
    "no date": ("/deal close Acme whenever", ('"whenever"', "/deal close Acme end of quarter"), ()),
    "no touch": ("/deal log Acme", ("call, an email or a meeting",), ("Call", "Email", "Meeting")),
    "no topic": ("/pipeline subscribe", ("/pipeline subscribe wins over 10k",), ("wins", "losses", "all")),
    "an unknown stage to hear of": (
        "/pipeline subscribe moves stage wonderland",
        ('"wonderland" is not a stage', "/pipeline subscribe moves stage negotiation"),
        ("Negotiation",),
    ),
    "an unknown topic": ("/pipeline subscribe gossip", ('"gossip"',), ("wins", "losses", "all")),
    "a deal that nobody has": (
        "/deal move Zorblatt negotiation",
        ('No open deal matches "Zorblatt"', "Nothing changed"),
        ("Add Zorblatt",),
    ),
    "a deal whose name is near": (
        "/deal move Globexia negotiation",
        ('No open deal matches "Globexia"', "Nothing changed"),
        ("Globex", "Add Globexia"),
    ),
    "a deal that exists": (
        "/deal add Acme $50k",
        ("There is an open deal called Acme already", "Nothing was added"),
        ("Acme · $40,000 · Lead generation", "Add another"),
    ),
    "a deal that exists, spelled otherwise": ("/deal add ÁCME! $50k", ("already",), ("Add another",)),
    "a deal that exists, as a company": (
        "/deal add Acme Inc.",
        ("called Acme already",),
        ("Add another",),
    ),
    "a new name that exists": (
        "/deal rename Globex to ACME",
        ("There is an open deal called Acme already", "Nothing changed"),
        ("Acme · $40,000 · Lead generation", "Merge the two", "Rename anyway"),
    ),
    "a negative amount": ("/deal amount Acme -5", ('"-5" is negative',), ()),
    "a negative amount of a new deal": ("/deal add Beta -$5", ('"-$5" is negative',), ()),
    "an amount that is no number": ("/deal amount Acme NaN", ('"NaN"',), ()),
    "an endless amount": ("/deal amount Acme inf", ('"inf"',), ()),
    "an amount over the limit": ("/deal amount Acme $10000000000001", ('"$10000000000001"', "limit"), ()),
    "a date too early": ("/deal close Acme 1999-12-31", ('"1999-12-31"', "2000 to 2100"), ()),
    "a date too late": ("/deal close Acme 2101-01-01", ('"2101-01-01"', "2000 to 2100"), ()),
    "odds over a hundred": ("/deal odds Acme 160%", ('"160%"', "0 to 100"), ()),
    "a name too long": ("/deal add " + "n" * 121, ("name is 121 characters", "limit is 120"), ()),
    "a new name too long": ("/deal rename Acme to " + "n" * 121, ("121 characters", "limit is 120"), ()),
    "a name of signs": ("/deal add ***", ("at least one letter or digit",), ()),
    "a note too long": ("/deal note Acme " + "x" * 3001, ("3,001 characters", "limit is 3,000"), ()),
    "a merge into one of several": (
        "/deal merge Acme into initech",
        ('Two open deals match "initech"',),
        INITECH,
    ),
    "a merge into nothing": (
        "/deal merge Acme into Globexia",
        ('matches "Globexia"',),
        ("Globex · $10,000 · Lead generation", "Add Globexia"),
    ),
    "a colleague's list": (
        "/deal mine @kim",
        ("your own open deals", "/pipeline summary @kim"),
        ("My open deals",),
    ),
    "a reopening as lost": ("/deal reopen Hooli lost", ("not one. Nothing changed.",), ("Negotiation",)),
    "odds that are a word": ("/deal odds Acme high", ('"high" does not say odds',), ()),
    "a stage that none resembles, for a closed deal": (
        "/deal reopen Hooli foo",
        ('"foo" is not a stage', "/deal reopen Acme negotiation"),
        ("Lead generation", "Negotiation"),
    ),
    "no deal, but a stage": (
        "/deal move negotiation",
        ('"negotiation" does not say which deal',),
        ("My open deals",),
    ),
    "a merge into itself": ("/deal merge Acme into Acme", ("cannot be merged into itself",), ()),
    "a stage that it is in": ("/deal move Acme lead generation", ("already in Lead generation",), ()),
    "a topic that nobody hears": ("/pipeline unsubscribe wins", ("Nothing changed",), ()),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_gets_its_answer_and_changes_nothing(door: FrontDoor, what: str) -> None:
    line, words, buttons = BAD[what]
    before = door.rows("inbox", "outbox", "lanes")
    answer = door.types(line)
    assert answer.status == 200
    for word in words:
        assert word in answer.text
    for label in buttons:
        assert label in answer.buttons, list(answer.buttons)
    assert door.rows("inbox", "outbox", "lanes") == before


def test_the_limits_themselves_are_taken(door: FrontDoor) -> None:
    assert "Undo" in door.types("/deal add " + "n" * 120).buttons
    assert "Undo" in door.types("/deal note Acme " + "x" * 3000).buttons
    assert "Undo" in door.types("/deal amount Acme $10000000000000").buttons
    assert "Undo" in door.types("/deal close Acme 2100-12-31").buttons


def test_a_button_of_a_refusal_carries_on_with_the_command(door: FrontDoor) -> None:
    asked = door.types("/deal move Globexia negotiation")
    (told,) = door.clicks(asked.buttons["Globex"])
    assert "Globex" in told["text"]
    assert "Negotiation" in told["text"]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("/deal move Zorblatt negotiation", "Negotiation"),
        ("/deal amount Zorblatt 50k", "$50,000"),
        ("/deal won Zorblatt 50k", "Lead generation"),
        ("/deal source Zorblatt trade fair", "trade fair"),
        ("/deal term Zorblatt 2 years", "24 months"),
        ("/deal next Zorblatt: send the draft", "send the draft"),
    ],
)
def test_the_rep_can_add_the_deal_that_nobody_has_with_what_was_said_of_it(
    door: FrontDoor, line: str, kept: str
) -> None:
    asked = door.types(line)
    (told,) = door.clicks(asked.buttons["Add Zorblatt"])
    assert told["text"].startswith("Zorblatt added")
    assert kept in door.types("/deal show Zorblatt").body


CLOSING = {"Conversion", "Lost"}


@pytest.mark.parametrize(
    ("said", "first", "ends"),
    [
        ("foo", "Lead interaction", set()),
        ("next", "Lead interaction", set()),
        ("negotaion", "Negotiation", set()),
        ("cost", "Lead interaction", {"Lost"}),
        ("sign", "Lead interaction", {"Conversion"}),
        ("closed", "Lead interaction", CLOSING),
    ],
)
def test_the_stages_offered_can_all_be_taken_and_an_end_only_where_it_was_nearly_typed(
    door: FrontDoor, said: str, first: str, ends: set[str]
) -> None:
    door.types("/deal move Acme qualified")
    asked = door.types(f"/deal move Acme {said}")
    assert next(iter(asked.buttons)) == first and CLOSING & {*asked.buttons} == ends
    assert "Customer follow-up" not in asked.buttons and "Lead qualification" not in asked.buttons


def test_a_closed_deal_is_reopened_in_the_stage_that_was_typed(door: FrontDoor) -> None:
    asked = door.types("/deal move Hooli nego")
    (told,) = door.clicks(asked.buttons["Reopen it"])
    assert "reopened in Negotiation" in told["text"]


def test_a_closed_deal_is_found_but_not_moved(door: FrontDoor) -> None:
    door.types("/deal won Globex")
    answer = door.types("/deal odds Globex 60%", KIM)
    assert "Globex was won" in answer.text
    (told,) = door.clicks(answer.buttons["Reopen it"], KIM)
    assert "reopened" in told["text"] and "odds 5 % to 60 %" in told["text"], "the click goes on with it"


def test_a_stale_button_says_what_has_changed_and_by_whom(door: FrontDoor) -> None:
    asked = door.types("/deal move initech negotiation", KIM)
    pick = next(asked.buttons[label] for label in asked.buttons if label.startswith("Initech Renewal"))
    door.types("/deal move Initech Renewal qualified", SAM)

    (told,) = door.clicks(pick, KIM)

    assert "has changed since" in told["text"]
    assert "Nothing was overwritten" in told["text"]
    assert "Lead qualification" in told["text"]
    assert "Sam moved it" in told["text"]


def test_an_undo_after_someone_else_s_change_says_what_has_changed_and_by_whom(door: FrontDoor) -> None:
    undo = door.types("/deal move Acme qualified", SAM).buttons["Undo"]
    door.types("/deal move Acme negotiation", KIM)
    (told,) = door.clicks(undo, SAM)
    assert "Nothing was taken back" in told["text"]
    assert "Negotiation" in told["text"]
    assert "Kim moved it" in told["text"]
    assert "Negotiation" in door.types("/deal show Acme").text


def test_someone_else_s_change_is_not_theirs_to_take_back(door: FrontDoor) -> None:
    undo = door.types("/deal move Acme qualified", SAM).buttons["Undo"]
    (told,) = door.clicks(undo, KIM)
    assert "Only the one who made a change" in told["text"]


def test_a_guest_hears_who_can_let_them_in(door: FrontDoor) -> None:
    meet(door, Profile(GUS, "Gus", "Europe/Paris", is_guest=True))
    before = door.rows("inbox", "outbox", "lanes")
    for line in ("/deal", "/deal show Acme", "/deal add Beta", "/pipeline summary", "/deal move Acme won"):
        answer = door.types(line, GUS)
        assert "admin" in answer.text
        assert "40,000" not in answer.body
    assert door.rows("inbox", "outbox", "lanes") == before
