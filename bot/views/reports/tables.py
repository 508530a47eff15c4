"""Slack's sortable tables: text and figures in rows, the top of them and "others"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from bot.domain.money import Money
from bot.domain.rounding import half_up
from bot.views import words
from bot.views.blocks import Block, shorten
from bot.views.lines import readable
from bot.views.reports.phrases import percent

ROWS = 100
"""Rows besides the header that the older of Slack's two references allows."""
SEEN = 10
"""Rows that are seen at once; Slack turns the pages."""
_CELL = 75

Cell = dict[str, Any]


def table(caption: str, names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> tuple[Block, ...]:
    """The table; none without rows, which Slack refuses. Of too many the first, and how many others."""
    if not rows:
        return ()
    if len(rows) > ROWS:
        others = text(f"and {words.number(len(rows) - ROWS + 1)} others")
        rows = [*rows[: ROWS - 1], [others, *(text("–") for _ in names[1:])]]
    return (
        {
            "type": "data_table",
            "caption": caption,
            "page_size": SEEN,
            "row_header_column_index": 0,
            "rows": [[text(name) for name in names], *(list(row) for row in rows)],
        },
    )


def text(said: str) -> Cell:
    return {"type": "raw_text", "text": shorten(readable(said), _CELL)}


def count(number: int) -> Cell:
    return {"type": "raw_number", "value": number, "text": words.number(number)}


def amount(exact: Fraction | int, currency: str) -> Cell:
    """A sum in minor units, which sorts by its figure and reads as money."""
    money = Money(half_up(Fraction(exact)), currency)
    return {"type": "raw_number", "value": float(money.decimal), "text": words.money(money)}


def share(part: Fraction | None) -> Cell:
    """A percentage, or a dash where there is none."""
    if part is None:
        return text("–")
    return {"type": "raw_number", "value": float(part), "text": percent(part)}
