"""What a verb insists upon: a date, an amount, a person, read from its words or refused with them."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.money import LIMIT
from bot.domain.refusals import AmountRefused, Choice, DateRefused
from bot.language import dates
from bot.language.commands import Command, Sum
from bot.language.pieces import members_called, negative_sum, sum_of, when_of
from bot.language.quotes import shortened
from bot.language.tails.tail import Tail

FIRST_YEAR, LAST_YEAR = 2000, 2100


def certain_when(tail: Tail, text: str) -> dates.When:
    """The date that the whole text says. Raises DateRefused with the words where it says none that counts."""
    found = when_of(text, tail.context)
    if found is None:
        raise DateRefused(
            f'I don\'t understand "{shortened(text)}" as a date. Nothing changed.', usage=tail.usage
        )
    return within_limits(tail, found)


def within_limits(tail: Tail, when: dates.When) -> dates.When:
    """The same date. Raises DateRefused with its words where it lies too far off to be meant."""
    if not FIRST_YEAR <= when.first.year <= when.last.year <= LAST_YEAR:
        raise DateRefused(
            f'"{shortened(when.words)}" is in {when.last.year}; dates go from {FIRST_YEAR} to {LAST_YEAR}. '
            "Nothing changed.",
            usage=tail.usage,
        )
    return when


def certain_sum(tail: Tail, text: str) -> Sum:
    """The amount that the whole text says. Raises AmountRefused with the words where it says none.

    So it is quoted as typed where no deal can be worth it.
    """
    refuse_negative_sum(tail, text)
    found = sum_of(text, tail.context)
    if found is None:
        raise amount_refusal(tail, f'"{shortened(text)}" is not an amount, such as 50000, 50k or €1.2M.')
    return within_money(tail, found, text)


def refuse_negative_sum(tail: Tail, text: str) -> None:
    """Raises AmountRefused where the text begins with a number below zero."""
    if said := negative_sum(text):
        raise amount_refusal(tail, f'"{shortened(said)}" is negative, which no amount can be.')


def within_money(tail: Tail, amount: Sum, said: str) -> Sum:
    """The same amount. Raises AmountRefused with its words where no deal can be worth it."""
    quoted = f'"{shortened(said)}"'
    if amount.value < 0:
        how = " in brackets is negative" if said.strip().startswith("(") else " is negative"
        raise amount_refusal(tail, f"{quoted}{how}, which no amount can be.")
    if amount.value > LIMIT:
        raise amount_refusal(tail, f"{quoted} is over the limit of {LIMIT:,}. Check the zeros.")
    return amount


def amount_refusal(tail: Tail, sentence: str, *choices: Choice) -> AmountRefused:
    """To be raised: what is wrong with an amount, with the verb's usage."""
    return AmountRefused(f"{sentence} Nothing changed.", usage=tail.usage, choices=choices)


def certain_member(tail: Tail, text: str, command: Callable[[str], Command]) -> str:
    """The one member that the text means. Raises NotUnderstood for none, or for several, with each a choice.

    command: makes the command that a choice runs.
    """
    found = members_called(text, tail.context)
    if len(found) == 1:
        return found[0]
    said = shortened(text)
    if not found:
        raise tail.refusal(f'I don\'t know anyone called "{said}" here. Type @ and pick the person.')
    choices = (Choice(f"{said} ({user})", command(user)) for user in found[:5])
    raise tail.refusal(f'Several people are called "{said}". Who is meant?', *choices)
