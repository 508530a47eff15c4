"""Names of deals: how they are compared, found among many, and found within a sentence."""

from __future__ import annotations

from bot.language.names.mentions import Mention, NameIndex, mentions
from bot.language.names.resolving import resolve
from bot.language.names.words import words

__all__ = ["Mention", "NameIndex", "mentions", "resolve", "words"]
