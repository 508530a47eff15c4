"""Help shows what there is to type, and what there is to say."""

from datetime import UTC, datetime

import pytest

from bot.domain.people import Member, Role
from bot.language.commands import Help, decode
from bot.language.phrases.table import ROWS
from bot.language.verbs import VERBS
from bot.outcomes.audience import Audience
from bot.outcomes.deals import HelpShown
from bot.views.answers import answer

AUDIENCE = Audience(Member("T1", "U1", Role.REP, "UTC"), datetime(2026, 3, 4, 9, tzinfo=UTC))
SAID = sorted({str(row.intent) for row in ROWS} & {verb.name for verb in VERBS if verb.family == "deal"})


@pytest.mark.parametrize("verb", SAID)
def test_every_way_to_say_a_verb_stands_in_its_help(verb: str) -> None:
    shown = str(answer(HelpShown("deal", verb, wordings=True), AUDIENCE)["blocks"])

    for row in ROWS:
        if row.intent == verb:
            assert row.example in shown.replace("\\'", "'"), row.example


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: f"{verb.family} {verb.name}")
def test_every_verb_has_its_usage_and_examples(verb) -> None:
    shown = answer(HelpShown(verb.family, verb.name), AUDIENCE)

    assert verb.usage in str(shown["blocks"]).replace("\\'", "'")
    for example in verb.examples:
        assert example in str(shown["blocks"]).replace("\\'", "'")


def test_help_begins_with_a_few_wordings_and_a_button_for_the_others() -> None:
    shown = answer(HelpShown("deal", "move"), AUDIENCE)

    *_, words, buttons = shown["blocks"]
    assert str(words).count(" · ") == 5
    assert decode(buttons["elements"][0]["value"]) == Help("deal", "move", wordings=True)
