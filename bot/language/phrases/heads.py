"""Finds what a clause asks for: the rows of the table that fit it, wherever a request can begin."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from bot.language.phrases.clauses import Sentence
from bot.language.phrases.fits import Head, fit
from bot.language.phrases.intents import Row
from bot.language.phrases.notation import outline
from bot.language.phrases.openings import openings
from bot.language.phrases.pieces import Kind, Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.table import ROWS
from bot.language.phrases.traits import Trait
from bot.language.phrases.values import Heard


@cache
def _by_beginning(*, anywhere: bool) -> dict[str, tuple[int, ...]]:
    """The rows' places in the table by the words and slots that they can begin with.

    anywhere: only of the rows that need nothing to open them.
    """
    found: dict[str, list[int]] = {}
    for number, row in enumerate(ROWS):
        if anywhere and not row.anywhere:
            continue
        for begins in outline(row.says).begins:
            found.setdefault(begins, []).append(number)
    return {begins: tuple(numbers) for begins, numbers in found.items()}


def heads_at(
    sentence: Sentence, at: int, scene: Scene, heard: Heard, *, proposing: bool = False
) -> Iterator[Head]:
    """The rows that fit the clause that begins at `at`, in the order of the table.

    proposing: something in the message is proposed already, so that a dated follow-up may go with it.
    """
    pieces, stop = sentence.pieces, sentence.stop(at)
    clause = pieces[at:stop]
    words = frozenset(piece.text for piece in clause if piece.kind in _READ_AS_WORDS)
    words |= {"'s"} if any(piece.owned for piece in clause) else set()
    kinds = frozenset(piece.kind for piece in clause)
    opened = set(openings(pieces, at, stop, scene))
    for start in range(at, stop):
        if sentence.asks and start not in opened:
            continue
        for row in _rows(pieces, start, anywhere=start not in opened):
            if heard is Heard.CHANNEL and not (row.channel or (proposing and _goes_along(row, kinds))):
                continue
            if not _is_possible(row, words, kinds):
                continue
            head = fit(row, sentence, at, start, stop, scene, heard)
            if head:
                yield head


def _goes_along(row: Row, kinds: frozenset[Kind]) -> bool:
    return row.has(Trait.FOLLOW_UP, Trait.REMINDER) and Kind.DATE in kinds


def _is_possible(row: Row, words: frozenset[str], kinds: frozenset[Kind]) -> bool:
    needs = outline(row.says)
    return needs.kinds <= kinds and not any(words.isdisjoint(each) for each in needs.words)


def _rows(pieces: Pieces, start: int, *, anywhere: bool) -> Iterator[Row]:
    """The rows that can begin at that piece, or after the marks there, in the order of the table."""
    book = _by_beginning(anywhere=anywhere)
    place = start
    while place < len(pieces) and pieces[place].kind is Kind.MARK and pieces[place].text != "→":
        place += 1
    if place == len(pieces) or pieces[place].kind is Kind.BREAK:
        return
    piece = pieces[place]
    begins = _SLOTS_BY_KIND.get(piece.kind, ())
    if piece.kind in (Kind.WORD, Kind.MARK):
        begins = (piece.text, *_SLOTS_OF_WORDS)
    for number in sorted({number for each in begins for number in book.get(each, ())}):
        yield ROWS[number]


_READ_AS_WORDS = (Kind.WORD, Kind.MARK, Kind.SUM)
"""A figure may be a word of a pattern: "move acme 2 demo"."""

_SLOTS_BY_KIND = {
    Kind.DEAL: ("<deals>", "<known>"),
    Kind.PERSON: ("<person>",),
    Kind.DATE: ("<date>", "<length>"),
    Kind.SUM: ("<sum>", "<number>", "<length>"),
    Kind.PERCENT: ("<percent>",),
}
_SLOTS_OF_WORDS = tuple(
    f"<{slot}>" for slot in ("deals", "known", "it", "stage", "person", "sum", "number", "percent", "length")
)
