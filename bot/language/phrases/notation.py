"""The notation of patterns: a line of elements, matched against the pieces of a clause.

`moved|went` is one of these words, `MOVE` any word (or words) of that class, `<deals>` a slot that a
piece fills, and `?` after an element says that it may be missing. Marks such as a colon, and words
that change nothing, are passed over. A line has few elements and each looks at a few pieces, so a
match costs no more than a fixed amount of work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from bot.language.phrases.classes import CLASSES
from bot.language.phrases.pieces import Kind, Piece, Pieces
from bot.language.phrases.slots import KINDS, Filling, Scene, fillings
from bot.language.phrases.vocabulary import SKIPPED

Wording = tuple[str, ...]
_IS = "'s"
_STORED_AS = {"known": "deals"}


@dataclass(frozen=True, slots=True)
class Element:
    """wordings: the words it takes, longest first; slots: what may fill it. by_first: the wordings by
    their first words, so that a piece is held only against those that can begin with it."""

    wordings: tuple[Wording, ...] = ()
    slots: tuple[str, ...] = ()
    optional: bool = False
    by_first: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict, compare=False)


Line = tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Where the line ended, and what filled its slots, in order of appearance."""

    end: int
    slots: Mapping[str, tuple[Filling, ...]] = field(default_factory=dict)

    def first(self, slot: str) -> Filling | None:
        """What filled the slot first."""
        return next(iter(self.slots.get(slot, ())), None)

    def last(self, slot: str) -> Filling | None:
        """What filled the slot last: of "from 50k to 60k" the second."""
        return next(reversed(self.slots.get(slot, ())), None)


@cache
def line(says: str) -> Line:
    """The elements of a pattern as it is written."""
    return tuple(_element(word) for word in says.split())


@dataclass(frozen=True, slots=True)
class Outline:
    """What any match of a line needs, to tell cheaply that there is none.

    begins: the words and the slots (in angle brackets) that it can begin with. words: sets of which each
    must be met by a word of the clause. kinds: of pieces that must be there.
    """

    begins: frozenset[str]
    words: tuple[frozenset[str], ...]
    kinds: frozenset[Kind]


@cache
def outline(says: str) -> Outline:
    """The outline of a pattern."""
    elements = line(says)
    begins: set[str] = set()
    for element in elements:
        begins |= _beginnings(element)
        if not element.optional:
            break
    required = [element for element in elements if not element.optional]
    words = tuple(_beginnings(element) for element in required if not element.slots)
    kinds = frozenset(KINDS[e.slots[0]] for e in required if not e.wordings and e.slots[0] in KINDS)
    return Outline(frozenset(begins), words, kinds)


@cache
def _beginnings(element: Element) -> frozenset[str]:
    slots = (f"<{slot}>" for slot in element.slots)
    return frozenset((*(wording[0] for wording in element.wordings), *slots))


@cache
def spoken_words() -> frozenset[str]:
    """Every word of every class, for mending slips."""
    return frozenset(
        word for wordings in CLASSES.values() for wording in wordings for word in wording.split()
    )


def literal_words(patterns: Iterable[str]) -> frozenset[str]:
    """Every word that stands in these patterns itself."""
    wordings = (wording for says in patterns for element in line(says) for wording in element.wordings)
    return frozenset(word for wording in wordings for word in wording)


def match(elements: Line, pieces: Pieces, at: int, scene: Scene) -> Match | None:
    """The first way in which the line matches the pieces from `at` on."""
    return next(_matches(elements, 0, pieces, at, scene, ()), None)


@cache
def _element(written: str) -> Element:
    """An element as it is written; many patterns share it."""
    optional = written.endswith("?") and len(written) > 1
    written = written[:-1] if optional else written
    slots = tuple(choice[1:-1] for choice in written.split("|") if choice.startswith("<"))
    wordings: list[Wording] = []
    for choice in filter(lambda choice: not choice.startswith("<"), written.split("|")):
        wordings += [_said(w) for w in CLASSES[choice]] if choice.isupper() else [tuple(choice.split("_"))]
    ordered = tuple(sorted(filter(None, set(wordings)), key=_longest_first))
    return Element(ordered, slots, optional, _by_first(ordered))


def _by_first(wordings: tuple[Wording, ...]) -> dict[str, tuple[Wording, ...]]:
    found: dict[str, tuple[Wording, ...]] = {}
    for wording in wordings:
        found[wording[0]] = (*found.get(wording[0], ()), wording)
    return found


def _longest_first(wording: Wording) -> tuple[int, Wording]:
    return -len(wording), wording


def _said(wording: str) -> Wording:
    """As it is met among pieces: without the words that are passed over."""
    return tuple(word for word in wording.split() if word not in SKIPPED)


def _matches(
    elements: Line,
    number: int,
    pieces: Pieces,
    at: int,
    scene: Scene,
    filled: tuple[tuple[str, Filling], ...],
) -> Iterator[Match]:
    if number == len(elements):
        slots: dict[str, tuple[Filling, ...]] = {}
        for name, filling in filled:
            slots[name] = (*slots.get(name, ()), filling)
        yield Match(at, slots)
        return
    element = elements[number]
    last = number == len(elements) - 1
    for end, slot, taken in _ends(element, pieces, at, scene, last=last):
        more = (*filled, (slot, taken)) if taken else filled
        yield from _matches(elements, number + 1, pieces, end, scene, more)
    if element.optional:
        yield from _matches(elements, number + 1, pieces, at, scene, filled)


def _ends(
    element: Element, pieces: Pieces, at: int, scene: Scene, *, last: bool
) -> Iterator[tuple[int, str, Filling | None]]:
    """Where the element can end when it begins at `at`, or after the marks there."""
    while True:
        for slot in element.slots:
            for end, filling in fillings(slot, pieces, at, scene, last=last):
                yield end, _STORED_AS.get(slot, slot), filling
        if at >= len(pieces):
            return
        if at and pieces[at - 1].owned and _IS in element.by_first:
            yield at, "", None  # the "is" of "Acme's a yes" is part of the name's piece
        for wording in element.by_first.get(pieces[at].text, ()):
            if _says(pieces, at, wording):
                yield at + len(wording), "", None
        if pieces[at].kind is not Kind.MARK or pieces[at].text == "→":
            return
        at += 1


def _says(pieces: Pieces, at: int, wording: Wording) -> bool:
    return len(pieces) >= at + len(wording) and all(
        _is(pieces[at + i], word) for i, word in enumerate(wording)
    )


def _is(piece: Piece, word: str) -> bool:
    return piece.text == word and piece.kind in (Kind.WORD, Kind.MARK, Kind.SUM)
