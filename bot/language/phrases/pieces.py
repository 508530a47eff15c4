"""The pieces of a masked message: words, and whole expressions that are one thing (a deal, a date, a sum)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.language.amounts import Amount
from bot.language.dates import When


class Kind(StrEnum):
    WORD = "word"
    MARK = "mark"
    BREAK = "break"
    DEAL = "deal"
    DATE = "date"
    SUM = "amount"
    PERCENT = "odds"
    PERSON = "person"
    OPAQUE = "left alone"


@dataclass(frozen=True, slots=True)
class SpokenDeal:
    """A deal as it was said: one pair of (number, name) is meant, several need asking, none is unknown."""

    words: str
    deals: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """text[start:end] as one thing.

    text: a word in plain lower case, typing slips mended; a mark or a break as it stands.
    deals, when, amount, percent, person: what it is, by its kind. owned: a deal in "Acme's".
    bare: an amount without currency or magnitude, which may be any number. signed: "+10k", so much more.
    """

    kind: Kind
    text: str
    start: int
    end: int
    deals: tuple[SpokenDeal, ...] = field(default=())
    when: When | None = None
    amount: Amount | None = None
    percent: int | None = None
    person: str | None = None
    owned: bool = False
    bare: bool = False
    signed: bool = False

    def says(self, *words: str) -> bool:
        """Whether it is one of these words or marks."""
        return self.text in words and self.kind in (Kind.WORD, Kind.MARK, Kind.BREAK)


Pieces = Sequence[Piece]
