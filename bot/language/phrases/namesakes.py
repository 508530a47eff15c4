"""Words and things that some deal is called like: "Target is 150k this quarter", "got the visa".

A name is masked before anything else is read, so a message may seem to tell of a deal that it does not mean.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bot.language.names.ordinary import ORDINARY
from bot.language.phrases.intents import OUTCOMES, Intent, Row
from bot.language.phrases.pieces import Kind, Piece, Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.vocabulary import COMPANY_WORDS

_FIGURES = frozenset("target goal quota budget plan forecast commit pipeline average delta".split())
"""What a team speaks of in sums."""
_CLOSED_SO = frozenset("loop gap circle window door case chapter books".split())
_PERIODS = ("week", "month", "quarter", "half", "year")
_MY = re.compile(r"\b(?:my|your|his|her)\s+(?:\w+\s+)?$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|a|this|that)\s+$", re.IGNORECASE)
_NEARBY = 12
"""Pieces before a report among which what it speaks of may stand."""


def is_a_namesake(
    row: Row, pieces: Pieces, start: int, end: int, stop: int, scene: Scene, *, listens: bool
) -> bool:
    """Whether pieces[start:end], which fit the row, tell of something that is called like a deal.

    stop: where their clause ends. listens: to a channel, where a word that may be either is left alone.
    """
    run, after = pieces[start:end], pieces[end:stop]
    if row.intent in OUTCOMES and _is_of_a_brand(pieces, start, scene):
        return True
    said = next((piece for piece in run if piece.kind is Kind.DEAL), None)
    if said is None:
        return False
    word = said.text.lower()
    if word in _FIGURES and row.intent in (Intent.AMOUNT, Intent.ODDS):
        return listens or any(piece.when is not None and piece.when.grain in _PERIODS for piece in after)
    if word == "loop" and run[0] is said and len(run) > 1 and run[1].says("in"):
        return True  # "Loop in legal please"
    idle = said.text in _CLOSED_SO and run[-1].says("closed")
    return idle or (row.intent in OUTCOMES and _is_a_thing(said, run, after, scene, listens=listens))


def _is_a_thing(said: Piece, run: Pieces, after: Pieces, scene: Scene, *, listens: bool) -> bool:
    """ "We lost the compass", "got the visa"; in a message to Rainmaker only what one gets."""
    led = run[-1] is said and (listens or run[0].says("got")) and bool(_ARTICLE.search(scene.before(said)))
    named = bool(after) and after[0].text in COMPANY_WORDS
    return led and said.text.islower() and " " not in said.text and not named


def _is_of_a_brand(pieces: Pieces, start: int, scene: Scene) -> bool:
    """ "Can't find my Square reader, lost it": what is lost is a thing that is called after them."""
    for one, two in pairwise(pieces[max(0, start - _NEARBY) : start]):
        thing = one.kind is Kind.DEAL and two.kind is Kind.WORD and two.text not in ORDINARY | COMPANY_WORDS
        if thing and _MY.search(scene.before(one)):
            return True
    return False
