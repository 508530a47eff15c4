"""Reads a text that is one date expression and nothing else."""

from bot.language.dates.grammar import Parse
from bot.language.dates.phrases import GRAMMAR
from bot.language.dates.tokens import cut
from bot.language.dates.values import Stretch
from bot.language.dates.when import Reading, When

_LONGEST = 120


def read(text: str, reading: Reading) -> When | None:
    """What the text means as a date; None if any of its words is left over or it means nothing."""
    words = text.strip(" \t\n.,;!?")
    if not words or len(words) > _LONGEST:
        return None
    tokens = cut(words)
    found = Parse(GRAMMAR, tokens, reading).readings("<answer>", 0).get(len(tokens))
    return when(found, words, reading) if found else None


def when(found: Stretch, words: str, reading: Reading) -> When:
    """The public value of a meaning."""
    return When(found.first, found.last, found.time, words, found.other, found.grain, reading.today)
