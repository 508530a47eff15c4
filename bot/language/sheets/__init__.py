"""Reads a sheet of deals: the bytes of a CSV file, or pasted rows, whatever program wrote them.

`read` never guesses between two deals and never raises but with a sentence for the one who sent the file;
a row that cannot be read is set aside with its reason, and the others are read all the same.
"""

from __future__ import annotations

from bot.language.sheets.columns import COLUMNS, Column, Field
from bot.language.sheets.reading import MOST_BYTES, MOST_ROWS, Setting, Sheet, read, too_large

__all__ = ["COLUMNS", "MOST_BYTES", "MOST_ROWS", "Column", "Field", "Setting", "Sheet", "read", "too_large"]
