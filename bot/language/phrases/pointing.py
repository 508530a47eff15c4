"""Words that point back in a message: "follow up that day", "then kill it", "… and revert"."""

from __future__ import annotations

import re

from bot.language.dates import When
from bot.language.phrases.clauses import Sentence
from bot.language.phrases.drafts import Draft
from bot.language.phrases.fits import Head
from bot.language.phrases.intents import Intent
from bot.language.phrases.own_words import tidy
from bot.language.phrases.pieces import Kind, Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.traits import Trait
from bot.language.phrases.verdicts import is_loss

_THEN = re.compile(
    r"\b(?:(?:on |by )?that(?: same)? day|on the day|the same day|by then|then)\b", re.IGNORECASE
)
_NO_TASK = (
    "follow up",
    "follow-up",
    "followup",
    "remind me",
    "remind",
    "ping me",
    "check in",
    "please",
    "day",
)
_LED_BY_THEN = re.compile(r"\b(?:then|or|else|otherwise)\W*$", re.IGNORECASE)


def last_day(pieces: Pieces) -> When | None:
    """The day that is named last in them."""
    return next((piece.when for piece in reversed(pieces) if piece.kind is Kind.DATE), None)


def point_back(draft: Draft, sentence: Sentence, start: int, scene: Scene, before: When | None) -> None:
    """Gives a follow-up "then" or "that day" the day that was named before it.

    start: where the follow-up begins in the sentence. before: the day named last in earlier sentences.
    """
    pieces, stop = sentence.pieces, sentence.stop(start)
    if draft.when is not None:
        if draft.when.grain == "time" and pieces[stop - 1].says("before", "beforehand", "prior", "earlier"):
            draft.when = draft.text = None  # "remind me 30 minutes before": of what was planned just before
        return
    end = pieces[stop].start if stop < len(pieces) else pieces[stop - 1].end + len(" that same day")
    pointed = _THEN.search(scene.text[pieces[start].start : end])
    if pointed is None:
        return
    draft.when = last_day(pieces[:start]) or before
    text = tidy(_THEN.sub("", draft.text or "")) if draft.text else None
    draft.text = None if text and text.casefold() in _NO_TASK else text


def is_for_then(draft: Draft, last: Draft | None, scene: Scene) -> bool:
    """ "Give Acme until friday, then kill it": what follows a dated follow-up is for that day, not now."""
    dated = last is not None and last.intent is Intent.FOLLOW_UP and last.when is not None
    ordered = is_loss(draft) or draft.intent is Intent.WIN
    return dated and ordered and bool(_LED_BY_THEN.search(scene.text[: draft.starts][-10:]))


def is_reply(head: Head, pieces: Pieces) -> bool:
    """ "Move Acme to demo and revert": an answer is asked for, nothing is to be undone."""
    return (
        head.row.intent is Intent.UNDO
        and head.match.end == head.start + 1
        and pieces[head.start].says("revert")
    )


def is_theirs(head: Head, pieces: Pieces) -> bool:
    """ "Give Acme to Dev and remind him to call": him is who was named before."""
    run = pieces[head.start : head.match.end]
    return head.row.has(Trait.REMINDER, Trait.ERRAND) and any(piece.says("him", "her") for piece in run)
