"""A word at the end that closes what was told of a deal: "Acme ran out of budget, lost"."""

from __future__ import annotations

import re

from bot.domain.stages import StageKind
from bot.language.phrases.clauses import Sentence
from bot.language.phrases.drafts import Draft
from bot.language.phrases.fits import Head
from bot.language.phrases.intents import Intent
from bot.language.phrases.nothing import refuses
from bot.language.phrases.own_words import tidy
from bot.language.phrases.pieces import Kind, Pieces, SpokenDeal
from bot.language.phrases.slots import Scene
from bot.language.phrases.stage_words import stage_at

_DEAD = ("dead", "gone", "lost", "disqualified", "churned", "declined", "rejected")


def verdict_of(
    sentence: Sentence,
    at: int,
    scene: Scene,
    focus: tuple[SpokenDeal, ...],
    *,
    listens: bool = False,
    whole: bool = False,
) -> Draft | None:
    """The move, win or loss that the end of the clause at `at` tells of the one deal before it, if any.

    focus: the deals that were spoken of before the clause. listens: to a channel, where only "Acme, won" and
    "now proposal" are clear enough. whole: the clause is the whole of an answer about the focus.
    Only a stage said as something done counts, so "…, demo" after other words stays a mere word.
    """
    pieces, stop = sentence.pieces, sentence.stop(at)
    start = _after_the_last_mark(pieces, at, stop)
    told = pieces[at:start]
    about = tuple(deal for piece in told for deal in piece.deals) or focus
    if len(about) != 1 or not about[0].deals or refuses(told):
        return None
    led = int(stop - start > 1 and pieces[start].says("in", "at", "into"))
    said = pieces[start + led : stop]  # "now at proposal"
    alone = start == at and (_is_only_a_deal(pieces[: at - 1]) if at > 1 else whole)
    if len(said) == 1 and said[0].says(*_DEAD) and not (listens and not alone):
        return Draft(Intent.LOSE, about, text=_reason(sentence, at, start, scene), starts=said[0].start)
    found = stage_at(said, 0, scene.context.workspace.pipelines)
    if found is None or found[0] != len(said):
        return None
    stage = found[1]
    now = led_by_now(said[0].start, scene)
    if listens and not (now or (alone and stage.kind is not StageKind.OPEN)):
        return None
    finished = bool(told) and told[-1].kind is Kind.MARK and _is_finished(told)
    if stage.kind is StageKind.OPEN and not (alone or finished or _is_told(said, scene)):
        return None
    why = _reason(sentence, at, start, scene) if stage.kind is StageKind.LOST else None
    return Draft(Intent.MOVE, about, stage=stage, text=why, starts=said[0].start)


_NOW = re.compile(r"\b(?:now|next)\W*(?:(?:in|at|into)\W*)?$", re.IGNORECASE)

_NOW_AFTER = re.compile(r"\W*(?:now|currently)\b", re.IGNORECASE)
_STILL = re.compile(r"\bstill\s*$", re.IGNORECASE)
_BENT = ("negotiating", "qualifying")
"""What a deal does in a stage."""


def led_by_now(start: int, scene: Scene) -> bool:
    """Whether "now" or "next" stands right before that place of the text, as in "7% off, now 130k"."""
    return bool(_NOW.search(scene.text[max(0, start - len("now into : ")) : start]))


_SO = re.compile(r"\b(?:so|now|next|making it|makes it|that makes)\W*$", re.IGNORECASE)


def leads_to_a_sum(start: int, scene: Scene) -> bool:
    """Whether "so" or "now" leads to a sum there: "they want 10% off, so 45k"."""
    return bool(_SO.search(scene.text[max(0, start - len("that makes : ")) : start]))


def _is_told(said: Pieces, scene: Scene) -> bool:
    """ "…, qualified", "…, now proposal", "…, negotiating now"; not a mere "…, demo"."""
    if _STILL.search(scene.before(said[0])):
        return False
    led = led_by_now(said[0].start, scene) or bool(_NOW_AFTER.match(scene.text[said[-1].end :]))
    return led or said[-1].text.endswith(("ed", *_BENT)) or said[-1].says("stage", "phase")


def _is_finished(told: Pieces) -> bool:
    """ "Acme - security review done - negotiation": what comes after it is where the deal is now."""
    words = [piece for piece in told if piece.kind is Kind.WORD]
    return bool(words) and words[-1].says("done", "finished", "complete", "completed", "over", "passed")


def _is_only_a_deal(before: Pieces) -> bool:
    """ "Acme, negotiation"."""
    return len(before) == 1 and before[0].kind is Kind.DEAL


def told_before(sentence: Sentence, at: int, scene: Scene) -> str | None:
    """What was told of the deal in the clauses before the one at `at`: why it was lost."""
    before = at - 1 if at and sentence.pieces[at - 1].kind is Kind.BREAK else at
    return _reason(sentence, before, before, scene)


def _after_the_last_mark(pieces: Pieces, at: int, stop: int) -> int:
    for place in range(stop - 1, at, -1):
        if pieces[place].kind is Kind.MARK:
            return place + 1
    return at


def _reason(sentence: Sentence, at: int, start: int, scene: Scene) -> str | None:
    """What was told of the deal in the same sentence, without its name."""
    pieces = sentence.pieces
    end = start if start > at else at
    begin = next((p + 1 for p in range(end - 1, -1, -1) if pieces[p].kind is Kind.DEAL), end)
    if begin >= end:
        return None
    told = tidy(scene.text[pieces[begin].start : pieces[end - 1].end])
    return None if told and told.casefold() in _WHO else told


_WHO = ("we", "they", "i", "he", "she", "it", "we just", "they just")


def is_loss(draft: Draft) -> bool:
    """Whether it loses a deal, told as such or as a move."""
    stage = draft.stage
    return draft.intent is Intent.LOSE or (stage is not None and stage.kind is StageKind.LOST)


def said_instead(draft: Draft, head: Head, sentence: Sentence, scene: Scene) -> str | None:
    """ "Acme isn't a fit, mark as lost": how it was told first is why."""
    if not is_loss(draft):
        return None
    run = sentence.pieces[head.start : head.match.end]
    if run[0].says("they"):
        return tidy(scene.text[run[0].end : run[-1].end])  # "lost Acme, they went bust"
    told = told_before(sentence, head.start, scene)
    return told if told and len(told.split()) > 1 else None
