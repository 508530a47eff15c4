"""Courtesies around a request or a report, which say the same as a plain one.

"I would be grateful if you could move Acme …" is no condition and "is it possible to …?" no question:
both read like "can you …". "I am pleased to announce that …" reads like nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from bot.language.phrases.pieces import Kind, Piece
from bot.language.phrases.vocabulary import SKIPPED


def _each(*parts: str) -> Iterator[tuple[str, ...]]:
    """Every wording that takes one choice of each part, in order, as it is met among pieces."""
    choices = ([words.split() for words in part.split(",")] for part in parts)
    for chosen in product(*choices):
        yield tuple(word for words in chosen for word in words if word not in SKIPPED)


_REQUESTS = frozenset(
    (
        *_each("is it possible, would it be possible, is it okay, would it be ok", "to, for you to"),
        *_each("could i, may i, can i, i would like to, i'd like to, i want to", "ask you, get you", "to"),
        *_each(
            """
            i would be grateful, i'd be grateful, would be grateful, i would appreciate, i'd appreciate,
            i would appreciate it, i'd appreciate it, appreciate it, it would be great, would be great,
            it would be nice, would be nice, it would be helpful, it would be good, i was wondering, i wonder,
            i'd be happy, it'd be great
            """,
            "if you could, if you can, if you would",
        ),
        *_each("would you be so, be so", "kind as to, kind and, kind to"),
        *_each("would you be, will you be, are you", "able to"),
        *_each("any chance, is there any chance, do you think, is there a chance", "you could, you can"),
        *_each("i need, i want, i would like, i'd like, we need, we'd like", "you to"),
        *_each("if you could, if you would"),
    )
)
_REPORTS = frozenset(
    (
        *_each(
            "i am, i'm, we are, we're, am, is, it is, it's, i, we, very, ",
            """
            pleased, happy, delighted, glad, proud, excited, thrilled, sorry, sad, afraid, forgot, wanted,
            want, have, pleasure, like
            """,
            "to",
            "say, announce, report, tell you, inform you, share, mention, let you know, confirm, advise",
            "that, ",
        ),
        *_each("i am, i'm, we are, we're, am, ", "afraid", "that, "),
        *_each("i can, we can, i, we, can, please let me", "confirm, report, announce", "that, "),
        *_each("to, please, ", "let you know, let you all know, let everyone know", "that, "),
        *_each("i, we", "see, realise, realize, noticed, notice", "that"),
    )
) - {(), ("that",)}
_LONGEST = max(len(words) for words in _REQUESTS | _REPORTS)
_FIRST_WORDS = frozenset(words[0] for words in _REQUESTS | _REPORTS)


def plain(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a sentence with a courteous request as "can you", and without courteous openings."""
    told: list[Piece] = []
    at = 0
    while at < len(pieces):
        opens = not told or told[-1].kind in (Kind.BREAK, Kind.MARK, Kind.PERSON)
        said = _courtesy(pieces, at) if opens and pieces[at].text in _FIRST_WORDS else None
        if said is None:
            told.append(pieces[at])
            at += 1
            continue
        last = pieces[at + len(said) - 1]
        if said in _REQUESTS:
            told += [
                replace(pieces[at], text="can", end=last.end),
                replace(last, text="you"),
            ]
        at += len(said)
    return told or list(pieces)


def _courtesy(pieces: Sequence[Piece], at: int) -> tuple[str, ...] | None:
    """The longest courtesy that stands at that piece."""
    words = tuple(piece.text if piece.kind is Kind.WORD else "" for piece in pieces[at : at + _LONGEST])
    for count in range(len(words), 0, -1):
        said = words[:count]
        if said in _REQUESTS or said in _REPORTS:
            return said
    return None
