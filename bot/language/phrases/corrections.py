"""What a writer takes back in the same breath: "acme to demo, no wait, proposal", "50k, make that 60k"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.language.dates import When
from bot.language.phrases.clauses import Sentence
from bot.language.phrases.drafts import Draft
from bot.language.phrases.intents import Intent
from bot.language.phrases.pieces import Kind, Piece, Pieces
from bot.language.phrases.remarks import is_harmless
from bot.language.phrases.slots import Scene
from bot.language.phrases.stage_words import stage_at


def _wordings(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(words.split()) for words in text.split(",")), key=len, reverse=True))


_TAKING_BACK = _wordings(
    """
    no wait, wait no, no i mean, i mean, i meant, never mind, nevermind, nvm, scratch that, forget that,
    forget it, jk, j k, just kidding, kidding, no leave it, leave it, no not yet, wait, no sorry
    """
)
_RETHINKING = _wordings(
    """
    no wait, wait no, no i mean, no i meant, i mean, i meant, wait, no, nope, make that, make it,
    no make that, no make it, rather, or rather, correction, scratch that, scratch that make it,
    oops, typo, nvm, never mind, nevermind, should be, that should be, should read
    """
)
_PASSED_OVER = re.compile(r"\b(?:sorry|actually|oops|wait|no|nope|rather)\W*$", re.IGNORECASE)
"""Words that are no pieces of their own, right before what corrects."""
_FURTHEST_BACK = 24
_LEADING = ("to", "at", "for", "on", "by", "it's", "its", "is", "in", "into", "not", "that", "that's", "was")


def taken_back(pieces: Pieces, at: int, stop: int) -> int | None:
    """Where the words end that take back what was said before, if the clause begins with such."""
    if stop == at + 1 and pieces[at].says("no", "nope"):
        return stop
    return next((at + len(words) for words in _TAKING_BACK if _begins(pieces, at, stop, words)), None)


def corrected(drafts: list[Draft], sentence: Sentence, at: int, scene: Scene) -> tuple[list[Draft], int]:
    """The drafts after a correction that goes on at `at`, and where the clause ends that was read.

    Another stage takes the last one's place, at once or after a pause; otherwise nothing is left to do.
    """
    last, stop = drafts[-1], sentence.stop(at)
    if at == stop:
        at, stop = at + 1, sentence.stop(at + 1)
    pieces = sentence.pieces[at:stop]
    place = 1 if pieces and pieces[0].says("to", "in", "into") else 0
    found = stage_at(pieces, place, scene.context.workspace.pipelines)
    if found is None or found[0] < len(pieces) or last.intent is not Intent.MOVE:
        return [], min(at, len(sentence.pieces))
    last.stage = found[1]
    return drafts, stop


def value_anew(sentence: Sentence, at: int, scene: Scene) -> tuple[int, int] | None:
    """Where the value of a clause that merely corrects stands, and where the clause ends: "sorry, 3pm"."""
    pieces, stop = sentence.pieces, sentence.stop(at)
    for begin in _after_rethinking(pieces, at, stop, scene):
        place = begin
        if place == stop and place + 1 < len(pieces):
            place, stop = place + 1, sentence.stop(place + 1)
        while place < stop and pieces[place].says(*_LEADING):
            place += 1
        if place == stop:
            continue
        stage = stage_at(pieces, place, scene.context.workspace.pipelines)
        end = stage[0] if stage else place + 1
        valued = pieces[place].kind in (Kind.SUM, Kind.PERCENT, Kind.DATE, Kind.DEAL) or stage
        if valued and is_harmless(pieces, stop, end):
            return place, stop
    return None


def _after_rethinking(pieces: Pieces, at: int, stop: int, scene: Scene) -> Iterator[int]:
    start = pieces[at].start
    for words in _RETHINKING:
        if _begins(pieces, at, stop, words):
            yield at + len(words)
            return
    if _PASSED_OVER.search(scene.text[max(0, start - _FURTHEST_BACK) : start]):
        yield at


def _begins(pieces: Pieces, at: int, stop: int, words: tuple[str, ...]) -> bool:
    return all(at + i < stop and pieces[at + i].says(word) for i, word in enumerate(words))


def put_anew(drafts: list[Draft], pieces: Pieces, place: int, scene: Scene) -> bool:
    """Puts the value there in the place of the last one of its kind; False where none was said."""
    piece = pieces[place]
    if piece.kind is Kind.DEAL:
        before = drafts[-1].deals
        for draft in drafts:
            draft.deals = piece.deals if draft.deals == before else draft.deals
        return bool(before)
    for draft in reversed(drafts):
        if _replaced(draft, piece):
            return True
    found = stage_at(pieces, place, scene.context.workspace.pipelines)
    moved = next((draft for draft in reversed(drafts) if draft.stage), None)
    if found and moved:
        moved.stage = found[1]
    return bool(found and moved)


def _replaced(draft: Draft, piece: Piece) -> bool:
    if piece.amount and draft.amount:
        draft.amount = piece.amount
    elif piece.percent is not None and draft.percent is not None:
        draft.percent = piece.percent
    elif piece.when and draft.when:
        draft.when = _merged(draft.when, piece.when)
    else:
        return False
    return True


def _merged(before: When, anew: When) -> When:
    """Of "friday 2pm, sorry, 3pm" the friday stays, of "friday 2pm, no, thursday" the time."""
    if anew.grain == "time" and before.grain != "time":
        return replace(before, time=anew.time, words=f"{before.words}, {anew.words}")
    if anew.time is None and before.grain != "time":
        return replace(anew, time=before.time)
    return anew
