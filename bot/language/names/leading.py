"""A deal's name at the start of a text of which the rest is something else.

"move Acme Corp negotiation" does not say where the name ends, so the longest beginning that is the
name of a known deal is taken. Quotes settle it.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.language.names.likeness import Likeness, likeness
from bot.language.names.ordinary import ORDINARY
from bot.language.names.resolving import resolve
from bot.language.names.words import split, words

LONGEST = 8
"""Words of a typed name that are looked at."""

_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}


def leading(text: str, names: Iterable[str]) -> tuple[int, list[str]] | None:
    """Where the name at the start of `text` ends, and the names it may mean, best first.

    The longest reading wins; but an ordinary word ("to", "because", a stage) only belongs to the name
    when a name has that very word, and after a name a short one needs more than to be a slip of its word.
    None where no name starts the text.
    """
    known = list(names)
    typed = split(text)[:LONGEST]
    found: tuple[int, list[str]] | None = None
    for count, word in enumerate(typed, 1):
        meant = resolve(text[: word.end], known)
        if meant and (count == 1 or _belongs(word.text, meant, after_a_name=found is not None)):
            found = _closed(text, word.end), meant
    return found


def _closed(text: str, end: int) -> int:
    """The end of a name with the brackets that it opened: "Acme (EU)" does not leave ")" to what follows."""
    while (opening := _BRACKETS.get(text[end : end + 1])) and opening in text[:end]:
        end += 1
    return end


def _belongs(word: str, names: list[str], *, after_a_name: bool) -> bool:
    """Whether the word is one of these names', and not the first of what follows."""
    own = {each for name in names for each in words(name)}
    if word in own:
        return True
    alike = {likeness(word, each) for each in own} - {None}
    return word not in ORDINARY and not (after_a_name and alike == {Likeness.SHORT_TYPO})
