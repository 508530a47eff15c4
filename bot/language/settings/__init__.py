"""The settings of a workspace: one table that drives the forms, the words to type, the help and the echo."""

from __future__ import annotations

from bot.language.settings.reading import read_value
from bot.language.settings.setting import TITLES, TYPED, Kind, Part, Setting, Value
from bot.language.settings.table import SETTINGS, called, leading, named, of_part, part_called
from bot.language.settings.values import held, is_needed, put

__all__ = [
    "SETTINGS",
    "TITLES",
    "TYPED",
    "Kind",
    "Part",
    "Setting",
    "Value",
    "called",
    "held",
    "is_needed",
    "leading",
    "named",
    "of_part",
    "part_called",
    "put",
    "read_value",
]
