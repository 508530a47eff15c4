"""The writer's own words after what was asked for: a note's text, a reason, and where they end."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.language.phrases.clauses import Sentence
from bot.language.phrases.drafts import Draft
from bot.language.phrases.fits import Head
from bot.language.phrases.intents import Intent
from bot.language.phrases.pieces import Kind, Piece, Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.traits import Trait
from bot.language.quotes import leading_quote
from bot.language.text import readable

IsHead = Callable[[Sentence, int], bool]
"""Whether a clause that begins at that piece asks for something itself."""

_TO_REST = frozenset((Intent.NOTE, Intent.LOG, Intent.NEXT_STEP, Intent.SOURCE, Intent.RENAME))
_CONNECTING = re.compile(
    r"^(?:[\s:,()\-–—=>→.]+|(?:that|saying|to|is|as|are|both|all|because of|because|bc|cuz|cos|coz|due to"
    r"|over|on|since|for|reason|why|thanks to|the reason|just|was|of|account of)(?=[\s:,]))",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\s,](?:for|on|at|by|in|to|with|and|before|until)$", re.IGNORECASE)


def region_end(sentence: Sentence, stop: int, is_head: IsHead) -> int:
    """Where the writer's own words end: before the next clause that asks for something."""
    while stop < len(sentence.pieces) and not is_head(sentence, stop + 1):
        stop = sentence.stop(stop + 1)
    return stop


def tidy(text: str) -> str | None:
    text = " ".join(readable(text).split())
    if text.endswith(")") and "(" not in text[1:]:
        text = text.rstrip(")")
    for _ in range(3):
        text = _CONNECTING.sub("", text).strip()
    if leading_quote(text) is None:  # the clause ended before the closing one
        text = text.lstrip('"“„«')
    return _TRAILING.sub("", text).rstrip(" ,-:;.(").strip() or None


def take_text(draft: Draft, head: Head, sentence: Sentence, end: int, scene: Scene, is_head: IsHead) -> int:
    """Gives the draft the writer's own words after it; where in the message they end."""
    pieces = sentence.pieces
    if draft.intent in _TO_REST:
        start = pieces[head.match.end - 1].end
        stop = len(scene.text)
        draft.text = tidy(scene.text[start:stop])
        return stop
    if draft.intent is Intent.TOUCH:
        stop = region_end(sentence, sentence.stop(end), is_head)
        draft.text = tidy(scene.text[pieces[head.match.end - 1].end : pieces[stop - 1].end])
        return pieces[stop - 1].end
    if draft.intent not in (Intent.LOSE, Intent.WIN, Intent.MOVE):
        return pieces[min(end, len(pieces)) - 1].end if end else 0
    if draft.intent is Intent.MOVE and (draft.stage is None or draft.stage.kind not in ("won", "lost")):
        return 0
    return _reason(draft, head, sentence, end, scene, is_head)


def _reason(draft: Draft, head: Head, sentence: Sentence, end: int, scene: Scene, is_head: IsHead) -> int:
    pieces = sentence.pieces
    rival = head.row.has(Trait.RIVAL)
    first = _rival_starts(head, pieces) if rival else end
    stop = region_end(sentence, sentence.stop(end), is_head)
    if stop <= first:
        return 0
    text = scene.text[pieces[first].start if rival else pieces[first - 1].end : pieces[stop - 1].end]
    won = draft.intent is Intent.WIN or (draft.stage is not None and draft.stage.kind == "won")
    if won and not _says_why(pieces, first, stop):
        return 0
    if won:
        text = scene.text[pieces[_why_at(pieces, first, stop)].start : pieces[stop - 1].end]
    draft.text = " ".join(readable(text).split()) if rival else tidy(text)
    return pieces[stop - 1].end


_WHY = frozenset("because bc cuz cos coz since reason due".split())


def gives_reason(piece: Piece) -> bool:
    """Whether a reason begins there."""
    return piece.kind is Kind.WORD and piece.text in _WHY


_TOO = re.compile(r"\btoo\s+$", re.IGNORECASE)
_USUAL = tuple("expensive price pricing priced cost budget cheaper competitor timing features".split())
"""Words of why deals are lost."""
_BRIEFLY = 4
_OF_THEIRS = 8


def reason_alone(pieces: Pieces, text: str, usual: set[str]) -> str | None:
    """What a clause gives as the reason of the loss told before it: "Lost Acme. Too expensive." Else None.

    usual: the reasons that the workspace keeps, in lower case.
    """
    start = pieces[0].start
    led = _TOO.search(text[:start][-5:])
    start -= len(led[0]) if led else 0
    said = text[start : pieces[-1].end]
    alone = pieces[0].says(*_USUAL) and all(piece.says(*_USUAL, "again", "mainly") for piece in pieces)
    briefly = (led or alone or pieces[0].says("no")) and len(pieces) <= _BRIEFLY
    usually = len(pieces) <= _OF_THEIRS or any(piece.says(*_USUAL) for piece in pieces)
    theirs = pieces[0].says("they", "their") and usually
    return tidy(said) if gives_reason(pieces[0]) or briefly or theirs or said.casefold() in usual else None


def _says_why(pieces: Pieces, start: int, stop: int) -> bool:
    return _why_at(pieces, start, stop) < stop


def _why_at(pieces: Pieces, start: int, stop: int) -> int:
    for place in range(start, stop):
        if pieces[place].kind is Kind.WORD and pieces[place].text in _WHY:
            return place
        if pieces[place].says("to") and place > start and _thanks_for_a_thing(pieces, place):
            return place
    return stop


def _thanks_for_a_thing(pieces: Pieces, place: int) -> bool:
    """ "Thanks to the quick rollout": a reason, unless a colleague is thanked."""
    return pieces[place - 1].says("thanks") and not (
        place + 1 < len(pieces) and pieces[place + 1].kind is Kind.PERSON
    )


def _rival_starts(head: Head, pieces: Pieces) -> int:
    place = head.match.end - 1
    while place > head.start and pieces[place].kind is Kind.WORD:
        place -= 1
    return place + 1
