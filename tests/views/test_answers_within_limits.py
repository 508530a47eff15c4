"""Every answer is one that Slack takes, however much someone has typed."""

import pytest
from outcomes_of_a_day import PIPELINE, audience, deal, every_outcome, every_past, refusals
from slack_limits import problems_of_message

from bot.domain.events import EventKind
from bot.domain.money import Money
from bot.domain.refusals import Choice, Refusal
from bot.domain.stages import Stage, StageKind
from bot.language.commands import AddNote, Picked, ShowDeal
from bot.outcomes.deals import DealsListed, HistoryShown
from bot.outcomes.reports import StageFigures, SummaryShown
from bot.views.answers import answer, refused, surprised

LONG = ["x" * 3000, "word " * 600, "& < > " * 500, "ä€🎉" * 1000, "\n" * 2000 + "x", "*" * 3000]


@pytest.mark.parametrize("text", ["short", *LONG], ids=lambda text: text[:6])
def test_every_answer_fits_with_the_longest_texts(text):
    name = text[:120].strip() or "x"
    for outcome in every_outcome(text, name):
        assert problems_of_message(answer(outcome, audience())) == [], outcome


@pytest.mark.parametrize("text", ["short", *LONG], ids=lambda text: text[:6])
def test_every_refusal_fits_with_the_longest_texts(text):
    for refusal in refusals(text):
        assert problems_of_message(refused(refusal, audience())) == [], refusal.sentence


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu", "No/Where"])
def test_every_answer_fits_in_every_zone(zone):
    for outcome in every_outcome():
        assert problems_of_message(answer(outcome, audience(zone))) == []


def test_a_list_of_five_hundred_deals_shows_one_page_and_leads_on():
    many = tuple((deal("A" * 120, id=number), PIPELINE.first) for number in range(500))
    message = answer(DealsListed(many, 500, 3), audience())
    assert problems_of_message(message) == []
    assert [element["text"]["text"] for element in message["blocks"][-1]["elements"]] == [
        "‹ Back",
        "More (470)",
    ]


def test_a_long_history_of_long_notes_fits():
    notes = tuple(each for each in every_past("n" * 3000) if each.kind is EventKind.NOTED) * 20
    assert problems_of_message(answer(HistoryShown(deal(), notes, older=1), audience())) == []


def test_a_summary_of_many_stages_and_currencies_fits():
    stages = tuple(
        Stage(number, f"A long beginning of stage {number}", StageKind.OPEN, 50) for number in range(60)
    )
    rows = tuple(
        StageFigures(stage, currency, 3, 0, 10**15, 10**14)
        for stage in stages
        for currency in ("USD", "EUR", "JPY", "KWD")
    )
    closed = tuple((2, Money(10**15, currency)) for currency in ("USD", "EUR", "JPY", "KWD"))
    assert (
        problems_of_message(answer(SummaryShown(PIPELINE, "March", rows, closed, closed), audience())) == []
    )


def test_a_command_too_long_for_a_button_is_typed_instead():
    long = AddNote(Picked(7), "n" * 3000)
    message = refused(Refusal("Two deals match.", choices=(Choice("Acme", long),)), audience())
    assert problems_of_message(message) == []
    assert [block["type"] for block in message["blocks"]] == ["rich_text"]
    assert "type it with the full name" in message["text"]


def test_hundred_choices_become_ten_and_a_word():
    choices = tuple(Choice("x" * 200, ShowDeal(str(number))) for number in range(100))
    message = refused(Refusal("Many match.", choices=choices), audience())
    assert problems_of_message(message) == []
    assert len(message["blocks"][-1]["elements"]) == 10
    assert "There are more" in message["text"]


def test_a_surprise_fits():
    assert problems_of_message(surprised("7F3A")) == []
