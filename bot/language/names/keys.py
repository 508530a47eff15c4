"""What to store for a name, and what to look up for a typed one, so that 100,000 names need no scan.

For each deal a few keys are kept: its words, neighbouring words written together, "=" and the whole
name, "+" and its acronyms. A typed name is looked up by the same keys first. Only when they are unknown
the dictionary of words is asked for those that begin with the typed word or share half of it: one slip
of the finger leaves the first or the last half of a word intact, so few words remain to be compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from bot.language.names.likeness import (
    SHORTEST_PREFIX,
    SHORTEST_TYPO,
    likeness,
    other_spellings,
    unspaced,
    without_s,
)
from bot.language.names.resolving import NOISE, written_ways
from bot.language.names.words import AND, acronyms, core, split, words

WHOLE, SHORT = "=", "+"
"""The first character of the keys that are no words."""

_MOST_WORDS = 12
_SHORTEST_SLIPPED = SHORTEST_TYPO - 1
"""Letters of a word in which one may be missing."""
_LONGEST_SUFFIX = 24
_HIGHEST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Keys:
    """Of one name. `words` also go into the dictionary; `others` are looked up exactly or not at all."""

    words: frozenset[str]
    others: frozenset[str]


@dataclass(frozen=True, slots=True)
class Range:
    """Keys from `low` up to but not including `high`, compared byte by byte."""

    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Where in the dictionary the words like a typed one are: by beginning, by first and by last half.

    `ending` is a range of words written backwards; `shortest` and `longest` bound the length of the
    words in the two halves' ranges; `swapped` has the typed word's middle letters changed over.
    """

    beginning: Range
    first_half: Range
    ending: Range
    shortest: int
    longest: int
    swapped: str


def keys(name: str) -> Keys:
    """What to store for a name."""
    own = words(name)
    told = core(own)[:_MOST_WORDS]
    plain = {form for word in told for form in _parts(word)}
    joined = {first + second for first, second in pairwise(told)}
    others = joined | {"".join(told), *(word.replace("&", "") for word in told)}
    marked = {_whole(own)} | {SHORT + short for short in acronyms(name)}
    return Keys(frozenset(plain), frozenset((others - plain) | marked))


def whole_key(typed: str) -> str:
    """The key under which a name is found that is literally this."""
    return _whole(words(typed))


def name_key(name: str) -> str:
    """By what names are one, whatever the case, accents, punctuation and legal form: one of its keys."""
    return "".join(core(words(name))[:_MOST_WORDS])


def wanted_words(typed: str) -> list[tuple[str, ...]]:
    """The words that a name must have, in every way to write them; the likeliest way first.

    Noise ("the", "deal") and the legal form are left out where something else is left.
    """
    told = core(words(typed))
    told = (tuple(word for word in told if word not in NOISE) or told)[:_MOST_WORDS]
    return list(written_ways(told)) if told else []


def beginnings(typed: str) -> list[Range]:
    """Where the keys are that begin as each typed word does; none for nothing, or for a whole page."""
    told = _searched(typed)
    return [_starting_with(word) for word in dict.fromkeys(told)] if len(told) <= _MOST_WORDS else []


def begins_so(typed: str, name: str) -> bool:
    """Whether, for each typed word, one of the name's, or two that are neighbours, begin so."""
    own = keys(name)
    return all(any(key.startswith(word) for key in own.words | own.others) for word in _searched(typed))


def exact_forms(word: str) -> list[str]:
    """The keys that a word has when it is rightly spelled: itself, without its s, as an acronym."""
    return list(dict.fromkeys((word, without_s(word), *other_spellings(word), SHORT + word)))


def neighbourhoods(word: str) -> list[Neighbourhood]:
    """Where to look in the dictionary for words that begin with or resemble the typed one."""
    found = (_neighbourhood(form) for form in dict.fromkeys((word, without_s(word))))
    return [near for near in found if near]


def alike(typed: str, dictionary: Iterable[str]) -> list[str]:
    """Those of the dictionary's words that the typed one may stand for, the likeliest first."""
    ranked = [(kind, word) for word in set(dictionary) if (kind := likeness(typed, word)) is not None]
    return [word for _, word in sorted(ranked)]


def _searched(typed: str) -> tuple[str, ...]:
    """The words typed, single letters each by itself: "b o" are two beginnings, no initials."""
    apart = tuple(word.text for word in split(typed) if word.text not in AND)
    return core(apart or words(typed))


def _whole(own: tuple[str, ...]) -> str:
    return WHOLE + "".join(own)


def _parts(word: str) -> list[str]:
    """The word, and in scripts without spaces every ending of it, so that any part begins a key."""
    if not unspaced(word):
        return [word]
    return [word[start:] for start in range(min(len(word), _LONGEST_SUFFIX))]


def _neighbourhood(word: str) -> Neighbourhood | None:
    size = len(word)
    begins = size >= SHORTEST_PREFIX or not word.isascii()
    slips = size >= _SHORTEST_SLIPPED and word.isalpha()
    if not begins and not slips:
        return None
    middle = size // 2
    return Neighbourhood(
        _starting_with(word) if begins else _NOTHING,
        _starting_with(word[: (size - 1) // 2]) if slips else _NOTHING,
        _starting_with(word[::-1][: size // 2]) if slips else _NOTHING,
        size - 1,
        size + 1,
        word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :] if slips else word,
    )


def _starting_with(prefix: str) -> Range:
    return Range(prefix, prefix + _HIGHEST)


_NOTHING = Range("", "")
