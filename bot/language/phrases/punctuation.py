"""Punctuation as it is meant: commas and brackets that part nothing, and breaks that were not typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.language.phrases.pieces import Kind, Piece


def as_meant(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a sentence with its breaks where they are meant."""
    return rethought(joined(unbracketed(signed(pieces))))


_WRONG = tuple("wrong incorrect outdated off mistaken".split())
_RIGHTLY = tuple("it it's is should be s/b needs to make read actually".split())
_AWAITING_A_DAY = tuple(
    """
    booked scheduled arranged slipped pushed postponed delayed moved again rescheduled demo meeting call
    visit followup appointment
    """.split()
)


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Without a comma that parts a thought from its own end.

    "The close date is wrong, it's 30 april" tells the close date, "slipped again, mid june" to when.
    """
    told: list[Piece] = []
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        if piece.says(*_WRONG) and not _is_believed(told) and (end := _value_after(pieces, place + 1)):
            place = end
            continue
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        awaited = piece.says(",") and after is not None and after.kind is Kind.DATE and _awaits_a_day(told)
        if not awaited:
            told.append(piece)
        place += 1
    return told


def _is_believed(told: Sequence[Piece]) -> bool:
    """ "I believe the amount was wrong": what is right then stands for itself."""
    return any(piece.says("believe", "think", "guess", "was") for piece in told)


def _value_after(pieces: Sequence[Piece], at: int) -> int | None:
    """Where the right value begins after "… is wrong, it should be"; None where none is told."""
    if at >= len(pieces) or pieces[at].kind is not Kind.BREAK:
        return None
    end = at + 1
    while end < min(len(pieces), at + 5) and pieces[end].says(*_RIGHTLY):
        end += 1
    return end if end > at + 1 and end < len(pieces) else None


def _awaits_a_day(told: Sequence[Piece]) -> bool:
    """Whether a talk or a delay was just told, without a day."""
    if not told or not told[-1].says(*_AWAITING_A_DAY):
        return False
    last = next((place for place in range(len(told) - 1, -1, -1) if told[place].kind is Kind.BREAK), -1)
    clause = told[last + 1 :]
    return any(p.kind is Kind.DEAL for p in clause) and not any(p.kind is Kind.DATE for p in clause)


def signed(pieces: Sequence[Piece]) -> list[Piece]:
    """ "Acme + 5k": so much more, where no other thought is joined."""
    told: list[Piece] = []
    for place, piece in enumerate(pieces):
        run = pieces[max(0, place - 2) : place]
        if piece.kind is Kind.SUM and len(run) == 2 and run[1].says("+") and run[0].kind is Kind.DEAL:
            told[-1] = replace(piece, signed=True)
        else:
            told.append(piece)
    return told


def unbracketed(pieces: Sequence[Piece]) -> list[Piece]:
    """Without a figure in brackets after a deal that the sentence goes on about: "Acme (120k) slipped"."""
    told: list[Piece] = []
    place = 0
    while place < len(pieces):
        run = pieces[place : place + 4]
        figure = len(run) == 4 and run[0].says("(") and run[1].kind in (Kind.SUM, Kind.PERCENT)
        if figure and run[2].says(")") and run[3].kind is Kind.WORD and told and told[-1].kind is Kind.DEAL:
            place += 3
        else:
            told.append(pieces[place])
            place += 1
    return told


_SECOND_THOUGHTS = frozenset((("no", "wait"), ("wait", "no"), ("i", "meant"), ("i", "mean"), ("no", "make")))
_TAKING_BACK = ("nvm", "nevermind")
_ANEW = frozenset((("make", "that"), ("make", "it")))
"""A second thought only where a figure was told right before."""
_VALUES = (Kind.SUM, Kind.PERCENT, Kind.DATE)


def rethought(pieces: list[Piece]) -> list[Piece]:
    """With a break before a second thought that follows without one: "acme 50k no wait 30k"."""
    parted: list[Piece] = []
    for place, piece in enumerate(pieces):
        words = tuple(each.text for each in pieces[place : place + 2] if each.kind is Kind.WORD)
        anew = (words in _ANEW or piece.says(*_TAKING_BACK)) and bool(parted) and parted[-1].kind in _VALUES
        if (words in _SECOND_THOUGHTS or anew) and parted and parted[-1].kind is not Kind.BREAK:
            after = parted[-1].text
            if after not in ("no", "wait", "oh", "sorry"):
                parted.append(Piece(Kind.BREAK, ",", piece.start, piece.start))
        elif piece.says("no", "sorry") and _is_thought_over(pieces, place):
            parted[-1] = Piece(Kind.BREAK, ",", piece.start, piece.start)
        elif _plans_the_next(pieces, place):
            parted.append(Piece(Kind.BREAK, ",", piece.start, piece.start))
        parted.append(piece)
    return parted


def _is_thought_over(pieces: list[Piece], place: int) -> bool:
    """ "Acme to demo - no, proposal"."""
    follows = pieces[place + 1 : place + 2]
    led = place > 1 and pieces[place - 1].says("-", "…")
    return led and bool(follows) and follows[0].kind is Kind.BREAK


_TALKS = ("call", "meeting", "demo", "visit", "chat", "review", "sync", "viewing", "interview")
_BEFORE_NEXT = frozenset(
    "a an for to with the our book schedule set plan and about re move moved in of".split()
)


def _plans_the_next(pieces: list[Piece], place: int) -> bool:
    """Whether the next talk and its day follow without a comma: "Acme to demo next call friday"."""
    if place < 2 or place + 2 >= len(pieces) or not pieces[place].says("next"):
        return False
    before = pieces[place - 1]
    free = (
        before.kind is not Kind.BREAK
        and (before.kind is not Kind.MARK or before.text == "•")
        and before.text not in _BEFORE_NEXT
    )
    follows = pieces[place + 2 : place + 4]
    dated = any(piece.kind is Kind.DATE for piece in follows)
    return free and pieces[place + 1].says(*_TALKS) and dated
