"""How a day is written for people."""

from __future__ import annotations

from datetime import date


def short_day(day: date, *, year: bool = False) -> str:
    """ "Mon 9 Mar"; "Mon 9 Mar 2026" with its year."""
    return f"{day:%a} {day.day} {day:%b}{f' {day.year}' if year else ''}"
