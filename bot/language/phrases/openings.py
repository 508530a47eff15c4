"""Where in a clause a request or report can begin: at once, or after words that merely open one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from bot.language.names.ordinary import ORDINARY
from bot.language.phrases.nothing import refuses
from bot.language.phrases.pieces import Kind, Piece, Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.vocabulary import OPENERS

_LONGEST_TITLE = 6
"""Words before a colon."""


def openings(pieces: Pieces, start: int, stop: int, scene: Scene) -> Iterator[int]:
    """Where a request can begin: at once, or after words that merely open one."""
    led = _after_a_colon(pieces, start, stop)
    reached = {start, led} if led else {start}
    for place in range(start, stop):
        if place in reached:
            yield place
            reached |= {place + length for length in _opening_lengths(pieces, place, scene)}


def _opening_lengths(pieces: Pieces, at: int, scene: Scene) -> Iterator[int]:
    """How many pieces an opening there can take."""
    piece = pieces[at]
    if (piece.kind in _QUIET and piece.text != "→") or _is_a_colleague(piece, scene):
        yield 1
    if piece.kind is Kind.DATE and at + 1 < len(pieces) and pieces[at + 1].says("to"):
        yield 2  # "…, on monday to call Acme"
    if piece.says(*_OF_WHICH) and at + 2 < len(pieces) and pieces[at + 1].kind is Kind.DEAL:
        yield 2  # "For Acme I need …"
    number = (piece.kind is Kind.SUM and piece.bare) or piece.says(*_COUNTING)
    counted = number and at + 1 < len(pieces)
    if counted and pieces[at + 1].says("new"):
        yield 1  # "2 new deals: …"
    for opener in _openers().get(piece.text, ()):
        if _begins(pieces, at, opener):
            yield len(opener)


_COUNTING = tuple("two three four five six seven some several couple few".split())
_OF_WHICH = ("for", "with", "on", "at", "re", "about", "regarding")
_QUIET = (Kind.MARK, Kind.OPAQUE, Kind.DATE, Kind.PERSON)


def _is_a_colleague(piece: Piece, scene: Scene) -> bool:
    """ "Kim just signed Acme": it is a win when Kim is one of us, not when she works for a rival."""
    if piece.kind is not Kind.WORD or piece.text in ORDINARY or not scene.text[piece.start].isupper():
        return False
    return len(scene.context.people(scene.text[piece.start : piece.end])) == 1


def _after_a_colon(pieces: Pieces, start: int, stop: int) -> int | None:
    """ "Quick one: …", "deal update: …": a few words and a colon open anything."""
    for place in range(start, min(start + _LONGEST_TITLE + 1, stop)):
        if pieces[place].says(":"):
            return place + 1
        if pieces[place].kind not in (Kind.WORD, Kind.DATE):
            return None
    return None


@cache
def _openers() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for opener in OPENERS:
        found.setdefault(opener[0], []).append(opener)
    return found


def _begins(pieces: Pieces, at: int, words: tuple[str, ...]) -> bool:
    return len(pieces) >= at + len(words) and all(
        pieces[at + i].kind is Kind.WORD and pieces[at + i].text == word for i, word in enumerate(words)
    )


def titled(pieces: Pieces, at: int, stop: int) -> int | None:
    """Where the words end that only name a deal for what follows: "Acme - …", "call with Acme: …"."""
    for place in range(at + 1, min(at + _LONGEST_TITLE + 1, stop)):
        if pieces[place].says(":", "-"):
            named = [piece for piece in pieces[at:place] if piece.kind is Kind.DEAL]
            return (
                place + 1 if len(named) == 1 and place + 1 < stop and not refuses(pieces[at:place]) else None
            )
    return None
