"""The names of deals within a sentence, so that nothing in them is read as a date, a stage or a verb.

"March Networks" is no month and "Won Hospitality" no win. The longest name wins at each place; the
name may be cut after any of its words ("blue ocean"), lack its legal form, or be mistyped by a slip
in a word of five letters or more, but an ordinary word of the language never stands for a name alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, product

from bot.language.names.cut_short import narrowed, past_its_dot, widened
from bot.language.names.likeness import folded, other_spellings, shortened, unspaced, without_s
from bot.language.names.near import NearWords
from bot.language.names.ordinary import ORDINARY
from bot.language.names.wordings import wordings
from bot.language.names.words import AND, Word, acronyms, core, split, words

LONGEST = 8
"""The words of a name that are looked at in a sentence."""

MOST_NAMES = 25
"""How many names one wording can stand for before the rest is left out: too many to ask about."""

_SHORTEST_TYPO = 5
_WRITTEN_APART = 3  # words that may be one word of a name: "blue ocean" for BlueOcean, "j b hunt"
_SHORTEST_BEGINNING = 3
_CHEERS = frozenset(("massive", "epic", "stellar"))
"""Words that cheer ("massive news!"), ordinary only where they stand alone."""
_AND = "and"
_INITIALS = re.compile(r"(?<![\w&])[A-Z] ?& ?[A-Z](?![\w&])")
_SUFFIXES = frozenset("inc incorporated corp corporation ltd limited llc plc gmbh".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """text[start:end] speaks of one of `names`: one is meant, several need asking.

    `exact` tells that a name stands there literally, not cut short or mistyped.
    """

    start: int
    end: int
    names: tuple[str, ...]
    exact: bool

    @property
    def name(self) -> str | None:
        """The name that is meant, or None where several could be."""
        return self.names[0] if len(self.names) == 1 else None


class NameIndex:
    """The names that can be mentioned, indexed once for any number of sentences."""

    def __init__(self, names: Iterable[str]) -> None:
        self._whole: dict[str, list[str]] = {}
        self._parts: dict[str, list[str]] = {}
        self._symbols: dict[str, str] = {}
        self._by_first: dict[str, list[str]] = {}
        self._by_initials: dict[str, list[str]] = {}
        later: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            self._add(name)
            for word in words(name)[1:LONGEST]:
                _file(later, word, name)
        self._doubt_first_words(later)
        vocabulary = {word for wording in (*self._whole, *self._parts) for word in wording.split()}
        self._vocabulary = vocabulary
        self._alike: dict[str, list[str]] = {}
        for word in sorted(vocabulary):
            if len(word) >= _SHORTEST_BEGINNING + 1:
                self._alike.setdefault(folded(word), []).append(word)
        self._most_words = _most_words((*self._whole, *self._parts))
        self._near = NearWords(w for w in vocabulary if len(w) >= _SHORTEST_TYPO and w not in ORDINARY)

    def mentions(self, text: str) -> list[Mention]:
        """Every mention in `text`, in order, without overlaps."""
        told = [replace(word, text=_AND) if word.text in AND else word for word in split(text)]
        meant = {word: self._readings(word) for word in {word.text for word in told}}
        readings = [meant[word.text] for word in told]
        found: list[Mention] = []
        index = 0
        while index < len(told):
            mention, used = self._longest_at(index, told, readings, text)
            if mention:
                found.append(mention)
            index += used
        found += self._symbols_in(text)
        found += self._initials_in(text, found)
        return sorted(found, key=lambda mention: mention.start)

    def _add(self, name: str) -> None:
        own = words(name)[:LONGEST]
        if not split(name):
            if own:
                self._symbols[name.strip()] = name
            return
        for wording in {" ".join(own), "".join(own)}:
            _file(self._whole, wording, name)
        if len(own) > 1:
            _file(self._by_first, own[0], name)
            for initials in acronyms(name):
                _file(self._by_initials, initials, name)
        short = core(own)
        for wording in wordings(short, whole=short != own):
            _file(self._parts, wording, name)

    def _doubt_first_words(self, later: dict[str, list[str]]) -> None:
        """ "Lima" begins Lima Transport and ends Casa Lima as well: either may be meant."""
        for wording in self._parts:
            if wording in later and " " not in wording:
                for name in later[wording]:
                    _file(self._parts, wording, name)

    def _readings(self, word: str) -> tuple[str, ...]:
        """The vocabulary's words that the typed one can be; itself when there is none."""
        if word in self._vocabulary:
            return (word, *(other for other in self._spelt_alike(word)))
        singular = without_s(word)
        if singular != word and singular in self._vocabulary:
            return (singular,)
        if alike := self._spelt_alike(word):
            return alike
        if len(word) < _SHORTEST_TYPO or word in ORDINARY or singular in ORDINARY:
            return (word,)
        return tuple(self._near.near(word)[:4]) or (word,)

    def _spelt_alike(self, word: str) -> tuple[str, ...]:
        """The vocabulary's words that are another spelling of it, or its plural: Müller for Mueller."""
        spelt = (other for other in other_spellings(word) if other in self._vocabulary)
        found = dict.fromkeys((*self._alike.get(folded(word), ()), *spelt))
        plural = (word + "s",) if len(word) >= _SHORTEST_TYPO and word + "s" in self._vocabulary else ()
        return tuple(other for other in (*found, *plural) if other != word)

    def _longest_at(
        self, index: int, told: list[Word], readings: list[tuple[str, ...]], text: str
    ) -> tuple[Mention | None, int]:
        """The mention that begins at this word, if any, and how many words it takes."""
        if told[index].text == _AND:
            return None, 1
        longest = max(self._most_words.get(option, 0) for option in readings[index])
        furthest = index + max(longest + 2, _WRITTEN_APART)  # two more for an "and" in between
        for end in range(min(furthest, len(told)), index, -1):
            if told[end - 1].text == _AND:
                continue
            names, exact = self._named(index, end, told, readings)
            if not exact and (fewer := narrowed(names, index, end, told)):
                names, end = fewer, end + 1
            if names and not _merely_ordinary(index, end, told, text):
                end += end < len(told) and told[end].text in _SUFFIXES
                first, end = widened(index, end, told, names) if not exact else (index, end)
                last = past_its_dot(text, told[end - 1], names)
                return Mention(told[first].start, last, tuple(names), exact), end - index
        if unspaced(told[index].text):
            return self._within(told[index]), 1
        return self._begun_at(index, told, readings)

    def _begun_at(
        self, index: int, told: list[Word], readings: list[tuple[str, ...]]
    ) -> tuple[Mention | None, int]:
        """A name of which only the first word is typed in full: "massive dyn", "march ntwks"."""
        typed = told[index + 1].text if index + 1 < len(told) else ""
        if typed in ORDINARY:
            return None, 1
        begun = {name for option in readings[index] for name in self._by_first.get(option, ())}
        names = [name for name in sorted(begun) if shortened(typed, words(name)[1])]
        if not names:
            return None, 1
        _, end = widened(index, index + 2, told, names)
        return Mention(told[index].start, told[end - 1].end, tuple(names), exact=False), end - index

    def _named(
        self, index: int, end: int, told: list[Word], readings: list[tuple[str, ...]]
    ) -> tuple[list[str], bool]:
        """The names that the words from `index` to `end` stand for, and whether literally."""
        places = [place for place in range(index, end) if told[place].text != _AND]
        options = list(islice(product(*(readings[place] for place in places)), 16))
        typed = "".join(told[place].text for place in places)
        for book in (self._whole, self._parts):
            found: dict[str, None] = {}
            exact = False
            for option in options:
                for wording in {" ".join(option), "".join(option)}:
                    names = book.get(wording, ())
                    found |= dict.fromkeys(names)
                    exact = exact or (bool(names) and book is self._whole and "".join(option) == typed)
                if exact:
                    break
            if found:
                return list(found)[:MOST_NAMES], exact
        return [], False

    def _within(self, word: Word) -> Mention | None:
        """A name inside a sentence that is written without spaces."""
        text = word.text
        if len(text) != word.end - word.start:
            return None
        for start in range(len(text)):
            for end in range(min(start + 20, len(text)), start + 1, -1):
                if names := self._whole.get(text[start:end]):
                    return Mention(word.start + start, word.start + end, tuple(names), True)
        return None

    def _initials_in(self, text: str, found: list[Mention]) -> Iterator[Mention]:
        """Names by their initials, in capitals: "J&S" for Johnson & Sons."""
        for said in _INITIALS.finditer(text):
            names = self._by_initials.get(said[0].lower().replace(" ", ""), ())
            if names and not any(each.start < said.end() and said.start() < each.end for each in found):
                yield Mention(said.start(), said.end(), tuple(names), exact=False)

    def _symbols_in(self, text: str) -> Iterator[Mention]:
        """Names of symbols alone stand for themselves."""
        for symbols, name in self._symbols.items():
            place = text.find(symbols)
            if place >= 0:
                yield Mention(place, place + len(symbols), (name,), True)


def mentions(text: str, index: NameIndex) -> list[Mention]:
    """Every mention of the index's names in `text`, in order, without overlaps."""
    return index.mentions(text)


def _most_words(wordings: Iterable[str]) -> dict[str, int]:
    """For each word that begins a wording, how many words the longest such wording has."""
    most: dict[str, int] = {}
    for wording in wordings:
        of = wording.split()
        most[of[0]] = max(most.get(of[0], 0), len(of))
    return most


def _file(book: dict[str, list[str]], wording: str, name: str) -> None:
    names = book.setdefault(wording, [])
    if len(names) < MOST_NAMES and name not in names:
        names.append(name)


def _merely_ordinary(index: int, end: int, told: list[Word], text: str) -> bool:
    """Whether an ordinary word stands there in lower case: "target" is no mention of the deal Target."""
    word = told[index]
    return end - index == 1 and word.text in ORDINARY | _CHEERS and text[word.start].islower()
