"""Courtesies around a request or a report, which say the same as a plain one.

"I would be grateful if you could move Acme …" is no condition and "is it possible to …?" no question:
both read like "can you …". "I am pleased to announce that …" reads like nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.language.phrases.pieces import Kind, Piece
from bot.language.phrases.vocabulary import SKIPPED

Choices = tuple[tuple[str, ...], ...]
"""The choices for one part of a courtesy, the words of each as they are met among pieces."""


def _way(*parts: str) -> tuple[Choices, ...]:
    """A courtesy that takes one choice of each part, in order."""
    choices = ([words.split() for words in part.split(",")] for part in parts)
    return tuple(
        tuple(tuple(word for word in words if word not in SKIPPED) for words in part) for part in choices
    )


def _openings(way: Sequence[Choices]) -> Iterator[tuple[str, ...]]:
    """What a courtesy can begin with; a first part that may be empty is followed by the second."""
    for words in way[0]:
        if words:
            yield words
        else:
            yield from _openings(way[1:])


_REQUESTS = (
    _way("is it possible, would it be possible, is it okay, would it be ok", "to, for you to"),
    _way("could i, may i, can i, i would like to, i'd like to, i want to", "ask you, get you", "to"),
    _way(
        """
        i would be grateful, i'd be grateful, would be grateful, i would appreciate, i'd appreciate,
        i would appreciate it, i'd appreciate it, appreciate it, it would be great, would be great,
        it would be nice, would be nice, it would be helpful, it would be good, i was wondering, i wonder,
        i'd be happy, it'd be great
        """,
        "if you could, if you can, if you would",
    ),
    _way("would you be so, be so", "kind as to, kind and, kind to"),
    _way("would you be, will you be, are you", "able to"),
    _way("any chance, is there any chance, do you think, is there a chance", "you could, you can"),
    _way("i need, i want, i would like, i'd like, we need, we'd like", "you to"),
    _way("if you could, if you would"),
)
_REPORTS = (
    _way(
        "i am, i'm, we are, we're, am, is, it is, it's, i, we, very, ",
        """
        pleased, happy, delighted, glad, proud, excited, thrilled, sorry, sad, afraid, forgot, wanted,
        want, have, pleasure, like
        """,
        "to",
        "say, announce, report, tell you, inform you, share, mention, let you know, confirm, advise",
        "that, ",
    ),
    _way("i am, i'm, we are, we're, am, ", "afraid", "that, "),
    _way("i can, we can, i, we, can, please let me", "confirm, report, announce", "that, "),
    _way("to, please, ", "let you know, let you all know, let everyone know", "that, "),
    _way("i, we", "see, realise, realize, noticed, notice", "that"),
)
_LONGEST = max(sum(max(map(len, part)) for part in way) for way in _REQUESTS + _REPORTS)
_FIRST_WORDS = frozenset(words[0] for way in _REQUESTS + _REPORTS for words in _openings(way))


def plain(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a sentence with a courteous request as "can you", and without courteous openings."""
    told: list[Piece] = []
    at = 0
    while at < len(pieces):
        opens = not told or told[-1].kind in (Kind.BREAK, Kind.MARK, Kind.PERSON)
        count, asks = _courtesy(pieces[at:]) if opens and pieces[at].text in _FIRST_WORDS else (0, False)
        if not count:
            told.append(pieces[at])
            at += 1
            continue
        last = pieces[at + count - 1]
        if asks:
            told += [
                replace(pieces[at], text="can", end=last.end),
                replace(last, text="you"),
            ]
        at += count
    return told or list(pieces)


def _courtesy(pieces: Sequence[Piece]) -> tuple[int, bool]:
    """How many pieces the longest courtesy takes with which these begin, and whether it asks; 0 without."""
    words = tuple(piece.text if piece.kind is Kind.WORD else "" for piece in pieces[:_LONGEST])
    asking = max(_taken(way, words) for way in _REQUESTS)
    telling = max(_taken(way, words) for way in _REPORTS)
    longest = max(asking, telling)
    return (longest, asking == longest) if longest > 0 and words[:longest] != ("that",) else (0, False)


def _taken(way: Sequence[Choices], words: tuple[str, ...]) -> int:
    """How many of the words the courtesy takes, at most; -1 where they do not begin with it."""
    if not way:
        return 0
    longest = -1
    for choice in way[0]:
        count = len(choice)
        if words[:count] == choice and (rest := _taken(way[1:], words[count:])) >= 0:
            longest = max(longest, count + rest)
    return longest
