"""Commands in buttons: what was written comes back, and what nobody wrote is refused."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from bot.domain.refusals import NotUnderstood
from bot.language.commands import (
    AddDeal,
    AddNote,
    Command,
    Dismiss,
    MoveDeal,
    OneCommand,
    Picked,
    PlanFollowUp,
    Propose,
    SayNotHeard,
    SetAmount,
    SetMornings,
    SetReason,
    SettingWanted,
    SetUp,
    Several,
    Sum,
    Undo,
    decode,
    encode,
)

ACME = Picked(7, 3)
MOVE: OneCommand = MoveDeal(ACME, 4)
NOTE: OneCommand = AddNote("Acme", 'they "love" it – 日本')


@pytest.mark.parametrize(
    "command",
    [
        MOVE,
        NOTE,
        MoveDeal("Acme", "negotiation"),
        SetAmount(ACME, Sum(Decimal("1200.50"), "EUR")),
        PlanFollowUp(ACME, date(2026, 3, 6), time(9, 30), "call", other=date(2026, 3, 13)),
        SetMornings(540, (0, 4), ("quiet",)),
        SetUp("money", (SettingWanted("currency", ("EUR",)),)),
        Undo(2**63 - 1),
        Several((MOVE, NOTE)),
        Propose((NOTE,), "they love it", "@bot they love it"),
        SayNotHeard(("move Acme negotiation",)),
    ],
)
def test_a_button_brings_its_command_back(command: Command) -> None:
    assert decode(encode(command)) == command


@pytest.mark.parametrize(
    ("claim", "read"),
    [
        (r'{"verb":"add","name":"Nu\u200bl\u0000 Ltd\u202e"}', AddDeal("Nul Ltd")),
        (r'{"verb":"note","deal":" Ac\u0000me","note":"a\u001bb"}', AddNote("Acme", "ab")),
        (
            r'{"verb":"several","commands":[{"verb":"reason","deal":{"deal":7},"reason":"price\u0000"}]}',
            Several((SetReason(Picked(7), "price"),)),
        ),
        (r'{"verb":"propose","commands":[],"wording":"a\u0000b","said":"a\u0000b"}', Propose((), "ab", "ab")),
        (r'{"verb":"dismiss","wording":"\ufdd0U1\ufdd1\ufdd2\u0000"}', Dismiss("\ufdd0U1\ufdd1\ufdd2")),
        (
            r'{"verb":"setup","wanted":[{"name":"currency","value":["EU\u0000R"]}]}',
            SetUp(wanted=(SettingWanted("currency", ("EUR",)),)),
        ),
    ],
)
def test_a_text_in_a_button_is_as_clean_as_a_typed_one(claim: str, read: Command) -> None:
    assert decode(claim) == read


@pytest.mark.parametrize(
    "claim",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"verb":["move"]}',
        '{"verb":"obey"}',
        '{"verb":"move"}',
        '{"verb":"move","deal":null}',
        '{"verb":"move","deal":{"deal":-1}}',
        '{"verb":"undo","change":9223372036854775808}',
        '{"verb":"undo","change":"5"}',
        '{"verb":"owner","deal":{"deal":7},"owner":"U1\\n"}',
        '{"verb":"owner","deal":{"deal":7},"owner":"<!channel>"}',
        '{"verb":"note","deal":"Acme","note":"\\ud800"}',
        '{"verb":"amount","deal":{"deal":7},"amount":{"value":"NaN"}}',
        '{"verb":"target","value":"Infinity"}',
        '{"verb":"rate","currency":"EUR","worth":"-Infinity"}',
        '{"verb":"summary","as_of":"2026-02-30"}',
        '{"verb":"several","commands":[{"verb":"several","commands":[]}]}',
        '{"verb":"propose","commands":[{"verb":"obey"}],"wording":"x"}',
    ],
)
def test_a_claim_that_no_button_made_is_refused(claim: str) -> None:
    with pytest.raises(NotUnderstood, match="Nothing changed"):
        decode(claim)
