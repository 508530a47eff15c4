"""Amounts of money as people type them, exactly: "$50k", "1.2M€", "50.000,00 €", "half a million euros".

`read` is for a text that is an amount, `find` for a sentence that contains some. Nothing is rounded or
limited here; `bot.domain.money.Money.of` refuses what no deal can be worth.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.language.amounts.currencies import DOLLARS
from bot.language.amounts.numerals import chain_end, exactly
from bot.language.amounts.ranges import begun_range, like, range_end
from bot.language.amounts.reading import Reading, amount_at
from bot.language.amounts.tokens import Tokens

__all__ = ["Amount", "Span", "find", "read"]

_PADDING = frozenset(".,!;:*~?")


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` in major units, exact, perhaps negative; `currency` (ISO 4217) where one was named."""

    value: Decimal
    currency: str | None


@dataclass(frozen=True, slots=True)
class Span:
    """text[start:end] is `amount`. `bare`: a mere number, which the caller may take for money or not."""

    start: int
    end: int
    amount: Amount
    bare: bool


def read(text: str, home: str | None = None) -> Amount | None:
    """The amount that the whole of `text` is, a bare number included; None where it is none.

    home: the workspace's currency, which settles a sign that several share ("$", "kr", "¥").
    """
    text = text.strip()
    negative = text.startswith("(") and text.endswith(")")  # as bookkeepers write it
    tokens = Tokens(text.strip("()") if negative else text)
    at = tokens.after_space(1) if tokens[0].lower == "minus" else 0
    if small := _cents(tokens, at, home):
        return small
    found = amount_at(tokens, at, alone=True)
    if found is None or any(tokens[i].text not in _PADDING for i in range(found.end, len(tokens))):
        return None
    amount = _amount(found, home)
    return Amount(-amount.value, amount.currency) if negative or at else amount


_IN_CENTS = {
    **dict.fromkeys(("cents", "cent", "¢"), ("USD", f"{DOLLARS} EUR ZAR")),
    **dict.fromkeys(("pence", "penny", "p"), ("GBP", "GBP")),
}


def _cents(tokens: Tokens, at: int, home: str | None) -> Amount | None:
    """ "50 cents", where that is all of it: in a sentence it is rather an opinion than a price."""
    named = tokens.after_space(at + 1)
    if tokens[at].kind != "digits" or named + 1 != len(tokens) or len(tokens[at].text) > 4:
        return None
    unit = _IN_CENTS.get(tokens[named].lower)
    if unit is None:
        return None
    usual, family = unit
    return Amount(exactly(int(tokens[at].text), 2), home if home and home in family.split() else usual)


def find(text: str, home: str | None = None) -> list[Span]:
    """The amounts within `text`, in order; see `read` for `home`.

    Percentages, times, dates, telephone numbers, versions and counts of things are left out.
    """
    tokens = Tokens(text)
    spans: list[Span] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        found = None if token.kind == "space" else amount_at(tokens, at) or begun_range(tokens, at)
        if found is None:
            at = chain_end(tokens, at) if token.kind == "digits" else at + 1
            continue
        second = range_end(tokens, found)
        if second:
            found = like(found, second)
        chained = found.bare and chain_end(tokens, found.start) > found.end
        if not chained:
            spans += [_span(tokens, each, home) for each in (found, second) if each]
        at = chain_end(tokens, found.start) if chained else (second or found).end
    return spans


def _amount(found: Reading, home: str | None) -> Amount:
    return Amount(found.value, found.unit.at_home(home).code if found.unit else None)


def _span(tokens: Tokens, found: Reading, home: str | None) -> Span:
    end = tokens[found.end - 1].end
    return Span(tokens[found.start].start, end, _amount(found, home), found.bare)
