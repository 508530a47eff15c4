"""What stands in a message without being its writer's report, and what only looks so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.borrowed import borrowed
from bot.language.quotations import speech

NOT_REPORTED = {
    "forwarded": [
        "---------- Forwarded message ---------\nFrom: Joe\nWe signed with Acme.",
        "From: kim@us.example\nTo: team\nSubject: Acme\n\nHi all, we won Acme.",
        "On Mon, 2 Mar 2026, Kim wrote:\nAcme signed",
    ],
    "talk": ["[10:15] Kim: Acme signed", "kim: won Acme\nraj: nice\nkim: ta", "Ana: Acme signed\nme: wow"],
    "example": ["e.g. lost Acme on price", "you write something like: won Acme 50k"],
    "list": [
        "Agenda\n- Acme: proposal",
        "Agenda:\n1. Acme - negotiation\n2. Globex - proposal",
        "agenda for tomorrow: Acme pricing, Globex demo",
        "Week 12 priorities: close Acme, move Globex to proposal",
        "pros: we'd win Acme. cons: margin",
        "unconfirmed: Acme signed",
        "hot take: Acme is lost",
    ],
    "undone": ["[ ] move Acme to negotiation", "- [ ] win Acme", "~~Acme won~~"],
    "taken back": [
        "we won Acme, almost",
        "Acme signed - not!",
        "we lost Acme (not yet)",
        "Acme signed, says Kim",
    ],
    "joke": [
        "April fools: we won Acme",
        "we won Acme /s",
        "lost Acme (test)",
        "yeah right, Acme closed for a million",
    ],
}


@pytest.mark.parametrize(
    ("what", "text"), [(what, text) for what, texts in NOT_REPORTED.items() for text in texts]
)
def test_what_others_say_is_not_reported(what: str, text: str) -> None:
    assert what in {stretch[2] for stretch in borrowed(text)}


@pytest.mark.parametrize(
    "text",
    [
        "moved Acme to negotiation",
        "yeah right away, move Acme to demo",
        "follow up with Acme on april fools",
        "new deal 'Blue Ocean' 50k",
        '"Blue Ocean" said yes, 50k',
        "next step: send the contract",
        "[x] Acme moved to demo",
        "note Acme agenda: pricing",
        "note Acme: they want SSO, says Kim",
        "Acme: 70%",
        "Acme: demo\nHooli: proposal",
    ],
)
def test_the_writer_s_own_words_are_left(text: str) -> None:
    assert borrowed(text) == []


def test_only_the_sentence_is_taken_back() -> None:
    text = "moved Hooli to demo. we won Acme, almost"
    assert [text[start:end].strip() for start, end, _ in borrowed(text)] == ["we won Acme, almost"]


def test_a_list_ends_where_its_items_do() -> None:
    text = "Goals:\n- win Acme\n- win Globex\nmoved Hooli to demo"
    assert [text[start:end] for start, end, _ in borrowed(text)] == ["Goals:\n- win Acme\n- win Globex\n"]


@pytest.mark.parametrize(
    "text",
    [
        '"Acme signed", he said.',
        'he wrote: "Acme signed"',
        "'we lost Acme' was his first sentence",
        'Mike: "Acme is closed."',
        '"we won Acme"',
        "“Acme moved to won” is what it says",
        'I can see it: "Acme closed at 400k", confetti',
        'Acme "accepted" our offer',
        "and then: 'Acme will never sign with us, sorry'",
    ],
)
def test_what_somebody_said_is_speech(text: str) -> None:
    assert list(speech(text))


@pytest.mark.parametrize(
    "text",
    [
        'move "Blue Ocean" to demo',
        '"Blue Ocean" said yes, 50k',
        "new deal 'Blue Ocean' 50k",
        "don't lose Acme's",
    ],
)
def test_a_name_in_quotes_is_no_speech(text: str) -> None:
    assert not list(speech(text))


@given(st.text() | st.text(alphabet="'\"“” \n:-[]1ab", max_size=300))
def test_whatever_is_typed_the_stretches_lie_in_it(text: str) -> None:
    stretches = [(start, end) for start, end, _ in borrowed(text)]
    assert all(0 <= start < end <= len(text) for start, end in (*stretches, *speech(text)))
