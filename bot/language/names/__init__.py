"""Names of deals: how they are compared, found among many, and found within a sentence."""

from bot.language.names.resolving import resolve
from bot.language.names.words import words

__all__ = ["resolve", "words"]
