"""From text to rows of cells: which sign parts them, and where the headings stand."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bot.domain.refusals import NotUnderstood
from bot.language.sheets.columns import Field
from bot.language.sheets.headings import Heading, heading

_SIGNS = (",", ";", "\t", "|")
_SEARCHED = 10
"""Rows in which the headings may stand: some reports have a title above them."""
_SHOWN = 80
_NAMED = re.compile(r"\A\ufeff?sep=(.)\r?\n", re.IGNORECASE)
"""How Excel is told the sign that parts the cells."""


@dataclass(frozen=True, slots=True)
class Table:
    """titles: the headings as they stand. rows: (number, cells) of each row below them, empty ones left out.

    Rows are numbered as a spreadsheet numbers them, from 1.
    """

    titles: tuple[str, ...]
    heading: Heading
    rows: Iterator[tuple[int, list[str]]]


def cut(text: str) -> Table:
    """The table that the text holds. Raises NotUnderstood when no column tells the deals' names.

    The rows raise it too, for a cell that never ends.
    """
    named = _NAMED.match(text)
    signs = (named[1],) if named and named[1] in _SIGNS else _SIGNS
    body = text[named.end() :] if named else text
    skipped = 1 if named else 0
    best = max((_headed(body, sign) for sign in signs), key=lambda each: (each[2].known, len(each[1])))
    number, titles, found, sign = best
    if Field.NAME not in found.places:
        raise NotUnderstood(_no_name(body))
    rows = ((n + skipped, cells) for n, cells in _rows(body, sign) if n > number)
    return Table(tuple(titles), found, rows)


def _headed(text: str, sign: str) -> tuple[int, list[str], Heading, str]:
    """The row that reads most like headings, where that sign parts the cells."""
    best: tuple[int, list[str], Heading, str] = (0, [], heading(()), sign)
    try:
        for number, cells in islice(_rows(text, sign), _SEARCHED):
            found = heading(cells)
            if Field.NAME in found.places and found.known > best[2].known:
                best = (number, cells, found, sign)
    except NotUnderstood:
        pass
    return best


def _rows(text: str, sign: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise NotUnderstood(
                f'Row {number:,} has a cell that does not end. Is a quotation mark (") missing there?'
            ) from None
        if any(map(str.strip, cells)):
            yield number, cells


def _no_name(text: str) -> str:
    first = " ".join(text.strip().splitlines()[:1])[:_SHOWN].strip()
    return (
        "No column tells the deals' names. The first row must name the columns, and one of them must be"
        f' Name, Deal, Company or Account. It reads: "{first}"'
    )
