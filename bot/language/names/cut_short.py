"""The words of a name beside its mention that are cut short, misspelt or bent: "wayne ent", "contoso ret"."""

from __future__ import annotations

import re

from bot.language.names.likeness import one_slip, shortened
from bot.language.names.ordinary import ORDINARY
from bot.language.names.words import Word, words

_SHORTEST_BEGINNING = 3
_SHORTEST_STEM = 4
_DOTTED = frozenset("inc corp ltd co pvt pty bros intl assoc".split())
_GOING_ON = re.compile(
    r" (?:(?:is|are|was|were|has|have|had|to|at|in|into|on|now|deal|signed|moved|went|goes|closed|lost|won)\b"
    r"|[→(-])"
)
_ROADS = {"st": "street", "rd": "road", "ave": "avenue", "ln": "lane", "sq": "square", "dr": "drive"}


def narrowed(names: list[str], index: int, end: int, told: list[Word]) -> list[str]:
    """Those of several names of which another word follows cut short: "contoso ret"; none where none do."""
    if len(names) < 2 or end == len(told) or told[end].text in ORDINARY:
        return []
    typed = {word.text for word in told[index:end]}
    fewer = [
        name
        for name in names
        if any(shortened(told[end].text, word) for word in words(name) if word not in typed)
    ]
    return fewer if len(fewer) < len(names) else []


def widened(index: int, end: int, told: list[Word], names: list[str]) -> tuple[int, int]:
    """The mention of one name with what else of that name stands beside it: "wayne ent", "14 oak st"."""
    if len(names) > 1:
        return index, end
    own = set(words(names[0])) - {word.text for word in told[index:end]}
    while end < len(told) and (meant := _cut_short(told[end].text, own)):
        own.discard(meant)
        end += 1
    while index and told[index - 1].text.isdigit() and told[index - 1].text in own:
        index -= 1
        own.discard(told[index].text)
    return index, end


def past_its_dot(text: str, last: Word, names: list[str]) -> int:
    """Where a mention ends that ends in an abbreviation: behind its full stop, if the sentence goes on there.

    "Acme, Inc. is in", "cyberdyne sys. to demo".
    """
    end = last.end
    cut = last.text in _DOTTED or not any(last.text in words(name) for name in names)
    if not cut or text[end : end + 1] != ".":
        return end
    return end + 1 if _GOING_ON.match(text, end + 1) else end


def _cut_short(typed: str, own: set[str]) -> str | None:
    """The one of these words that is typed in full, or by its beginning, as in "ent" and "st"."""
    if typed in own:
        return typed
    if _ROADS.get(typed) in own:
        return _ROADS[typed]
    if len(typed) < _SHORTEST_BEGINNING or typed in ORDINARY:
        return None
    begun = [word for word in own if shortened(typed, word) or _is_alike(typed, word)]
    return begun[0] if len(begun) == 1 else None


def _is_alike(typed: str, word: str) -> bool:
    """Whether they are a slip apart, or bend one stem: "pumps" beside Pumpen."""
    if len(typed) <= _SHORTEST_BEGINNING:
        return False
    stem = next(
        (i for i, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), min(len(typed), len(word))
    )
    return one_slip(typed, word) or (stem >= _SHORTEST_STEM and max(len(typed), len(word)) - stem < stem)
