"""Cells that a spreadsheet opens as what they are: text stays text, and is never run as a formula."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet may take for a formula. https://owasp.org/www-community/attacks/CSV_Injection"""


def cell(value: object) -> str:
    """A value as text. Numbers and dates stay themselves; what looks like a formula gets an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (int, Decimal)):
        return str(value)
    text = str(value)
    return f"'{text}" if text.startswith(_STARTS) else text
