"""Cells that a spreadsheet opens as what they are: text stays text, and is never run as a formula."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

_FORMULA = re.compile(r"^(?=[=+\-@＝＋－＠\t\r\n])|(?<=[;\t\r\n])(?=[=+\-@＝＋－＠])")
"""Where a formula may begin: with the cell, or within it, since a spreadsheet that parts cells by semicolons,
as most of Europe's do, cuts there. Wide signs count too.
https://owasp.org/www-community/attacks/CSV_Injection"""

_GUARDED = re.compile(r"^'(?=[=+\-@＝＋－＠\t\r\n'])|(?<=[;\t\r\n])'(?=[=+\-@＝＋－＠])")
"""The apostrophe before it; ours, or another tool's."""


def cell(value: object) -> str:
    """A value as text. Numbers and dates stay themselves; what looks like a formula gets an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (int, Decimal)):
        return str(value)
    return _FORMULA.sub("'", str(value))


def unguarded(text: str) -> str:
    """The text of such a cell, as it was."""
    return _GUARDED.sub("", text) if "'" in text else text
