"""Words that are passed over within a pattern: a person at a customer's, what was done before an arrow."""

from __future__ import annotations

from collections.abc import Iterator

from bot.language.phrases.pieces import Kind, Piece, Pieces

_LONGEST_PERSON = 4
_MOST_WORDS = 5
_LEAST_PRICE = 1_000


def someone_from(pieces: Pieces, at: int) -> Iterator[int]:
    """Where a person that begins at `at` ends, "jane" or "their new buyer" before "at Acme"."""
    for end in range(at + 1, min(at + _LONGEST_PERSON, len(pieces) - 1) + 1):
        if pieces[end - 1].kind is not Kind.WORD:
            return
        if pieces[end].says("at", "from", "of"):
            yield end
            return


def words_from(pieces: Pieces, at: int) -> Iterator[int]:
    """The ends of a few words that mean nothing by themselves."""
    for end in range(at + 1, min(at + _MOST_WORDS, len(pieces)) + 1):
        if pieces[end - 1].kind is not Kind.WORD:
            return
        yield end


def things_from(pieces: Pieces, at: int) -> Iterator[int]:
    """The ends of what is bought, the longest first: "3 pallets", "the pro plan"."""
    end = at + (at < len(pieces) and pieces[at].says("for"))
    while end < min(at + _MOST_WORDS, len(pieces)) and _is_of_a_thing(pieces[end]):
        end += 1
    yield from range(end, at, -1)


def _is_of_a_thing(piece: Piece) -> bool:
    if piece.kind is Kind.WORD:
        return not piece.says("for", "at", "worth", "total")
    return piece.bare and piece.amount is not None and piece.amount.value < _LEAST_PRICE
