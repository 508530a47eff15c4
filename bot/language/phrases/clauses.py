"""Sentences and their clauses: where one thought ends and the next begins.

A comma, "and", "then" or "but" parts two clauses, unless it only joins deals ("acme and hooli").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.stages import Pipeline
from bot.language.phrases import run_on
from bot.language.phrases.courtesy import plain
from bot.language.phrases.pieces import Kind, Piece, SpokenDeal
from bot.language.phrases.punctuation import as_meant
from bot.language.phrases.vocabulary import CONTRASTING, JOINING, SKIPPED

_ENDS = frozenset((".", "?", "\n"))
_BETWEEN_DEALS = frozenset((",", "&", "+", "/", *JOINING))
_AFTER_A_LIST = frozenset(
    "to into in at for from on are both all → : - with have as until till by were".split()
)
_ONE_DOES = frozenset("is was has moved signed lost won closed went".split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """Its pieces without those that change nothing. asks: it ends with a question mark."""

    pieces: tuple[Piece, ...]
    asks: bool

    def stop(self, at: int) -> int:
        """Where the clause that `at` lies in ends."""
        while at < len(self.pieces) and self.pieces[at].kind is not Kind.BREAK:
            at += 1
        return at


def sentences(pieces: Sequence[Piece], pipelines: tuple[Pipeline, ...]) -> list[Sentence]:
    """The sentences of a message, in order; empty ones are left out."""
    found: list[Sentence] = []
    open_: list[Piece] = []
    for place, piece in enumerate(pieces):
        if piece.kind is Kind.BREAK and piece.text == "." and run_on.announces(open_):
            open_.append(replace(piece, kind=Kind.MARK, text=":"))
        elif piece.kind is Kind.BREAK and piece.text == "." and [p.kind for p in open_] == [Kind.DEAL]:
            open_.append(replace(piece, text=","))  # "Acme. Negotiation. 55k."
        elif piece.kind is Kind.BREAK and piece.text in _ENDS:
            asks = piece.text == "?" or (_trails_off(piece) and _asks_on(pieces, place + 1))
            _close(found, open_, pipelines, asks=asks)
        elif run_on.leads_on(pieces, place, open_):
            open_.append(replace(piece, kind=Kind.BREAK, text=","))
        elif not (piece.kind is Kind.WORD and piece.text in SKIPPED) and not _repeats(piece, open_):
            open_.append(_as_break(piece))
    _close(found, open_, pipelines, asks=False)
    return found


def _trails_off(piece: Piece) -> bool:
    return piece.text == "." and piece.end - piece.start > 1


def _asks_on(pieces: Sequence[Piece], at: int) -> bool:
    """Whether what trailed off ends as a question: "so Acme signed... or did they?"."""
    end = next((p for p in pieces[at:] if p.kind is Kind.BREAK and p.text in _ENDS), None)
    return end is not None and end.text == "?"


def _repeats(piece: Piece, open_: list[Piece]) -> bool:
    """A row of marks, or of what is left alone, says no more than one of them."""
    quiet = (Kind.MARK, Kind.OPAQUE)
    return piece.kind in quiet and piece.text != "→" and bool(open_) and open_[-1].kind is piece.kind


def _close(found: list[Sentence], open_: list[Piece], pipelines: tuple[Pipeline, ...], *, asks: bool) -> None:
    if open_:
        meant = run_on.parted(as_meant(plain(open_)), pipelines)
        found.append(Sentence(tuple(_listed(_each_meant(meant))), asks))
        open_.clear()
    elif asks and found and not found[-1].asks:
        found[-1] = replace(found[-1], asks=True)


def _as_break(piece: Piece) -> Piece:
    parts = piece.kind is Kind.WORD and piece.text in JOINING | CONTRASTING
    return replace(piece, kind=Kind.BREAK) if parts else piece


def _each_meant(pieces: list[Piece]) -> list[Piece]:
    """ "Both Contoso deals": each of the two that the name can mean."""
    told: list[Piece] = []
    for piece in pieces:
        candidates = piece.deals[0].deals if len(piece.deals) == 1 else ()
        if told and told[-1].says("both") and len(candidates) == 2:
            each = tuple(SpokenDeal(name, ((number, name),)) for number, name in candidates)
            told[-1] = replace(piece, deals=each)
        elif not (told and len(told[-1].deals) == 2 and piece.says("deals", "accounts", "opps")):
            told.append(piece)
    return told


def _listed(pieces: list[Piece]) -> list[Piece]:
    """With the deals of a list as one piece."""
    listed: list[Piece] = []
    at = 0
    while at < len(pieces):
        end = _end_of_list(pieces, at)
        listed.append(_together(pieces[at:end]) if end > at + 1 else pieces[at])
        at = max(end, at + 1)
    return listed


def _end_of_list(pieces: list[Piece], start: int) -> int:
    """Where the list of deals that begins at `start` ends; one deal is a list of one."""
    if pieces[start].kind is not Kind.DEAL or pieces[start].owned:
        return start + 1
    end, joined = start + 1, False
    while (gap := _gap(pieces, end)) and pieces[end + gap].kind is Kind.DEAL:
        joined = joined or any(p.text != "," for p in pieces[end : end + gap])
        end += gap + 1
    if end == start + 1:
        return end
    after = pieces[end].text if end < len(pieces) else ""
    if joined:
        return start + 1 if start and after in _ONE_DOES else end
    several = sum(piece.kind is Kind.DEAL for piece in pieces[start:end]) > 2
    dated = several and start > 0 and pieces[end : end + 1] != [] and pieces[end].kind is Kind.DATE
    return end if dated or after in _AFTER_A_LIST or after == "" else start + 1


def _gap(pieces: list[Piece], at: int) -> int:
    """How many pieces join two neighbours there: "," or "and" or ", and"."""
    count = 0
    while at + count < len(pieces) - 1 and count < 2 and pieces[at + count].text in _BETWEEN_DEALS:
        count += 1
    return count


def _together(pieces: list[Piece]) -> Piece:
    deals = tuple(deal for piece in pieces for deal in piece.deals)
    words = " ".join(piece.text for piece in pieces if piece.kind is Kind.DEAL)
    return replace(pieces[0], text=words, end=pieces[-1].end, deals=deals)
