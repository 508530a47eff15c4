"""Lengths of time as they are said in a clause: "two weeks", "another month"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.phrases.pieces import Kind, Pieces

_NUMBERS = {word: n for n, word in enumerate("zero one two three four five six seven eight nine ten".split())}
_NUMBERS |= {"a": 1, "an": 1, "another": 1, "couple": 2, "few": 3, "eleven": 11, "twelve": 12}
_UNITS = {
    "day": "days",
    "week": "weeks",
    "wk": "weeks",
    "month": "months",
    "quarter": "quarters",
    "year": "years",
}
_LENGTH = re.compile(
    r"(?:by |of )?(?:another |a |an )?(\w+) (?:more |extra |additional |further )?"
    r"(day|week|wk|month|quarter|year)s?"
    r"(?: later| earlier| sooner)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time as said: "two weeks"."""

    count: int
    unit: str


def length_at(pieces: Pieces, at: int) -> tuple[int, Length] | None:
    """ "two weeks", or a date that is one ("by 2 weeks"): the piece after it, and what it says."""
    if pieces[at].kind is Kind.DATE:
        said = _LENGTH.fullmatch(pieces[at].text)
        if said and (length := _counted(said[1], said[2])):
            return at + 1, length
        return None
    if pieces[at].kind not in (Kind.WORD, Kind.SUM):
        return None
    words = [piece.text for piece in pieces[at : at + 4] if piece.kind in (Kind.WORD, Kind.SUM)]
    for count in range(len(words), 0, -1):
        said = _LENGTH.fullmatch(" ".join(words[:count])) or _LENGTH.fullmatch(
            "one " + " ".join(words[:count])
        )
        if said and (length := _counted(said[1], said[2])):
            return at + count, length
    return None


def _counted(count: str, unit: str) -> Length | None:
    number = int(count) if count.isdecimal() and len(count) < 4 else _NUMBERS.get(count.lower())
    return Length(number, _UNITS[unit.lower()]) if number else None
