"""Which column a heading means, as people write them: "Deal - Value", "Amount (EUR)", "CloseDate"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.sheets.columns import COLUMNS, FAULT, Field

_RANK = {name: (rank, column.field) for column in COLUMNS for rank, name in enumerate(column.names)}
_PREFIX = re.compile(r"^(?:deal|opportunity|lead)\s+(?=\S)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_IN_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class Heading:
    """Which cells are what. places: the columns of each field, the surest first.

    unread: headings that mean nothing here. currency: the letters that the amount's heading has in brackets.
    """

    places: dict[Field, tuple[int, ...]]
    unread: tuple[str, ...]
    currency: str | None = None

    @property
    def known(self) -> int:
        return sum(map(len, self.places.values()))


def heading(cells: Sequence[str]) -> Heading:
    """What the cells of a first row name. Of several columns with a name the surest one counts."""
    found: dict[Field, list[tuple[int, int]]] = {}
    for place, cell in enumerate(cells):
        match = _meant(cell)
        if match is not None:
            found.setdefault(match[1], []).append((match[0], place))
    places = {field: tuple(place for _, place in sorted(several)) for field, several in found.items()}
    if Field.NAME in places:
        places[Field.NAME] = places[Field.NAME][:1]
    read = {place for several in places.values() for place in several}
    unread = tuple(
        cell.strip()
        for place, cell in enumerate(cells)
        if place not in read and cell.strip() and plain(cell) != FAULT
    )
    return Heading(places, unread, _currency(cells, places))


def plain(cell: str) -> str:
    """A heading in small letters, without accents and signs: "Deal - Title" is "deal title"."""
    parted = _CAMEL.sub(" ", cell[:200])
    letters = unicodedata.normalize("NFKD", parted.casefold())
    kept = "".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c))
    return " ".join(kept.split())


def _meant(cell: str) -> tuple[int, Field] | None:
    """(how sure, which field); "Amount (EUR)" is an amount, "Deal - Value" a value."""
    whole = plain(cell)
    bare = plain(_IN_BRACKETS.sub(" ", cell))
    for text in (whole, bare, _PREFIX.sub("", bare)):
        if text in _RANK:
            return _RANK[text]
    return None


def _currency(cells: Sequence[str], places: dict[Field, tuple[int, ...]]) -> str | None:
    for place in places.get(Field.AMOUNT, ()):
        bracketed = _IN_BRACKETS.search(cells[place])
        if bracketed and re.fullmatch(r"\s*[A-Za-z]{3}\s*", bracketed[1]):
            return bracketed[1].strip().upper()
    return None
