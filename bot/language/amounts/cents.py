"""The cents behind a whole sum: "15 dollars 50", "100 Euro und 50 Cent", "5€50"."""

from __future__ import annotations

from bot.language.amounts.tokens import Tokens

_AND = ("and", "und", "et", "y", "e")
_NAMES = ("cents", "cent", "pence", "p", "centimes", "centavos", "céntimos")


def cents_at(tokens: Tokens, end: int, *, glued_on: bool) -> tuple[int, int] | None:
    """How many cents follow the sum that ends before `end`, and where they end.

    glued_on: the sum ends in its sign, so the cents may touch it.
    """
    at = end if glued_on else tokens.after_space(end)
    if tokens[at].lower in _AND:
        at = tokens.after_space(at + 1)
    cents = tokens[at]
    if cents.kind != "digits" or len(cents.text) > 2 or (at == end and not glued_on):
        return None
    named = tokens.after_space(at + 1)
    if tokens[named].lower in _NAMES:
        return int(cents.text), named + 1
    ends = (glued_on and tokens[at + 1].kind == "space") or not _continued(tokens, at + 1)
    return (int(cents.text), at + 1) if len(cents.text) == 2 and ends else None


def _continued(tokens: Tokens, at: int) -> bool:
    """Whether something goes on with the digits before `at`, so that they are not cents."""
    if tokens[at].kind == "word" or tokens[at].text in ("%", "/", ":", "-"):
        return True
    if tokens[at].text in (".", ","):
        return tokens[at + 1].kind == "digits"
    follows = tokens[tokens.after_space(at)]
    return follows.kind in ("word", "digits") or follows.text == "%"
