"""What a cell means: text that is safe to keep, a sum, a day, a moment.

What cannot be read raises a Refusal whose sentence quotes the cell; the row is then set aside with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.domain.deals import checked_date
from bot.domain.money import Money, is_currency
from bot.domain.refusals import AmountRefused, DateRefused
from bot.domain.spreadsheets import unguarded
from bot.language import amounts, dates
from bot.language.text import clean

_PLAIN_SUM = re.compile(r"\d{1,13}(?:\.\d{1,2})?")
_COMMA_SUM = re.compile(r"\d\.\d{3},\d|(?<![\d.,])\d+,(?:\d|\d\d)(?![\d.,])")
_LONE_POINT = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,])")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d.*))?")
_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)\b")
_CLOCK = re.compile(
    r"[,T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?$", re.I
)
_LETTERS = re.compile(r"\b([A-Z]{3})\b")
_NOON = time(12)
_SHOWN = 40


def words_of(cell: str) -> str:
    """The cell's text as it may be kept, on one line or several; a formula in it stays mere text."""
    text = cell.strip() if cell.isascii() and cell.isprintable() else clean(cell)
    return unguarded(text)


def quoted(text: str) -> str:
    """The beginning of a cell, in quotation marks, for a sentence about it."""
    shown = " ".join(text.split())
    return f'"{shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"}"'


def writes_commas(cells: Iterable[str]) -> bool:
    """Whether a column's sums have a comma before their cents: then "12.345" is twelve thousand."""
    return any(_COMMA_SUM.search(cell) for cell in cells)


@dataclass(frozen=True, slots=True)
class Sums:
    """How a column of sums is written. currency: where neither the cell nor its row names one."""

    currency: str
    by_comma: bool = False

    def read(self, cell: str, currency: str | None) -> Money:
        """currency: what the row's own column says. Raises AmountRefused."""
        own = self.code(currency) if currency else None
        if _PLAIN_SUM.fullmatch(cell) and not (self.by_comma and _LONE_POINT.fullmatch(cell)):
            return Money.of(Decimal(cell), own or self.currency)
        home = own or self.currency
        text = _LONE_POINT.sub(lambda found: found[0].replace(".", ""), cell) if self.by_comma else cell
        read = amounts.read(text, home)
        if read is None:
            raise AmountRefused(f"{quoted(cell)} is not an amount.")
        if read.currency is None:
            # How many decimals there can be is the currency's: 1.250 Kuwaiti dinars are no thousand.
            read = amounts.read(f"{text} {home}", home) or read
        elif own is not None and own != read.currency:
            raise AmountRefused(f"{quoted(cell)} is in {read.currency}, and its currency column says {own}.")
        return Money.of(read.value, home if read.currency is None else read.currency)

    def code(self, said: str) -> str:
        """The currency of "EUR", "euro", "€" or "Euro (EUR)". Raises AmountRefused."""
        for letters in _LETTERS.findall(said.upper()):
            if is_currency(letters):
                return str(letters)
        read = amounts.read(f"1 {said}", self.currency)
        if read is None or read.currency is None:
            raise AmountRefused(
                f"{quoted(said)} is not a currency I know. Use its three letters, such as EUR."
            )
        return read.currency


@dataclass(frozen=True, slots=True)
class Days:
    """How a file's dates are written. reading: with the order of day and month settled.

    ambiguous: a date that could have been read both ways, as it stands, where nothing in the file tells.
    """

    reading: dates.Reading
    zone: ZoneInfo
    ambiguous: str | None = None
    known: dict[str, date] = field(default_factory=dict)

    @classmethod
    def of(cls, cells: Iterable[str], reading: dates.Reading, zone: ZoneInfo, chosen: bool | None) -> Days:
        """cells: all that hold dates. chosen: day first, month first, or None to see from the others."""
        could_be, order = None, chosen
        for cell in cells:
            found = _FIGURES.match(cell.strip())
            if found is None:
                continue
            first, second = int(found[1]), int(found[3])
            if first > 12 >= second or second > 12 >= first:
                order = first > 12 if order is None else order
            elif could_be is None and first != second:
                could_be = (cell.strip(), found[2])
        if order is not None or could_be is None:
            return cls(replace(reading, day_first=order), zone)
        # As everywhere in Rainmaker: points are European, strokes American.
        return cls(replace(reading, day_first=could_be[1] == "."), zone, could_be[0])

    def day(self, cell: str) -> date:
        """Raises DateRefused for what is no date, and outside of 2000 to 2100."""
        known = self.known.get(cell)
        if known is None:
            known = self.known[cell] = self._read(cell)
        return known

    def moment(self, cell: str) -> datetime:
        """An instant, UTC: as written where it has its time, else noon in the member's zone."""
        day = self.day(cell)
        found = _ISO.fullmatch(cell.strip())
        at = datetime.combine(day, _NOON, self.zone)
        if found is not None and found[4]:
            try:
                told = datetime.fromisoformat(cell.strip())
                at = told if told.tzinfo else told.replace(tzinfo=self.zone)
            except ValueError:
                pass
        return at.astimezone(UTC)

    def _read(self, cell: str) -> date:
        text = cell.strip()
        iso = _ISO.fullmatch(text)
        try:
            if iso is not None:
                return checked_date(date(int(iso[1]), int(iso[2]), int(iso[3])), cell)
        except ValueError as error:
            if isinstance(error, DateRefused):
                raise
            raise DateRefused(f"{quoted(cell)} is not a date.") from None
        found = dates.read(_CLOCK.sub("", text), self.reading)
        if found is None:
            raise DateRefused(f"{quoted(cell)} is not a date.")
        return checked_date(found.for_close_date(), cell)
