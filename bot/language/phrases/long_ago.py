"""Old news: a change that is told long after it happened, so that whoever it concerns has told it then.

"Two years ago we lost Acme", "at my last company we won Stark": the words are those of a report, and
nothing is to be done.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.language.phrases.intents import OUTCOMES, Intent, Row
from bot.language.phrases.pieces import Piece, Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.traits import Trait

_TOLD = frozenset((Intent.MOVE, Intent.WIN, Intent.LOSE, Intent.REOPEN, Intent.AMOUNT))
_NEARBY = 12
"""Pieces before a report that may tell how long ago it was."""
_OLD = timedelta(days=60)
_A_YEAR = timedelta(days=365)
"""A day that long ago is no slip of the pen: “signed on 24 december 2021”."""
_LONG = ("month", "quarter", "year")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_LONG_AGO = re.compile(
    r"\b(?:(?:years?|months|ages) (?:ago|back)|last (?:yr|year|summer|winter|spring|christmas)|"
    r"a while (?:ago|back)|back (?:when|then)|"
    rf"back in (?:(?:19|20)\d\d|(?:{_MONTHS})[a-z]{{0,7}}|the)\b|in the old days|once upon|"
    r"when i (?:joined|started)|remember when|"
    r"(?:at|in|from) (?:my|our|the) (?:old|last|previous|former|first) (?:company|job|firm|place|shop|role)|"
    r"(?:my|our|their|the) (?:old|former|previous|last) (?:rep|ae|owner|boss|manager|team|colleague)|"
    r"my first (?:ever )?(?:deal|sale|win|customer|order)|used to)\b",
    re.IGNORECASE,
)


def is_old_news(
    row: Row, pieces: Pieces, start: int, end: int, stop: int, scene: Scene, *, listens: bool
) -> bool:
    """Whether the change that pieces[start:end] tell of is long past.

    stop: where their clause ends. listens: to a channel, where what happened in a month before this one is
    no news either: whoever it concerned has told it then.
    """
    if row.intent not in _TOLD:
        return False
    today = scene.context.now.date()
    near = pieces[max(0, start - _NEARBY) : stop]
    if any(_is_old(piece, today) for piece in near) or _LONG_AGO.search(_words(near, scene)):
        return True
    if row.intent not in OUTCOMES and not row.has(Trait.DONE_STAGE):
        return False
    if any(_is_of_another_year(piece, today) for piece in pieces[:stop]):
        return True
    last = _last_day(pieces, end, stop, scene)
    return last is not None and last < (today if listens else today - _OLD)


def _is_old(piece: Piece, today: date) -> bool:
    """ "Two years ago", "in 2019"; a mere day of this year may be a close date that is over."""
    told = piece.when is not None and (piece.when.grain != "day" or piece.text.lower().endswith("ago"))
    return piece.when is not None and piece.when.last < today - (_OLD if told else _A_YEAR)


def _is_of_another_year(piece: Piece, today: date) -> bool:
    return piece.when is not None and piece.when.grain != "day" and piece.when.last.year < today.year


def _last_day(pieces: Pieces, end: int, stop: int, scene: Scene) -> date | None:
    """The last day of the month or longer when an outcome came about, as far as it says so.

    A month that is named alone is read as the next one; an outcome in it is of the last: "signed in May".
    """
    today = scene.context.now.date()
    for place, piece in enumerate(pieces[end:stop], end):
        when = piece.when
        if when is None:
            continue
        if when.grain in _LONG and when.last < today:
            return when.last
        led = pieces[place - 1].says("last", "back")
        directly = piece.text.lower().startswith("in ") and place == end
        if when.grain in (*_LONG, "part") and when.first > today and (led or directly):
            return when.last - _A_YEAR
    return None


def _words(pieces: Pieces, scene: Scene) -> str:
    """The text of the pieces, and a little more: what changes nothing is no piece of its own."""
    return scene.text[pieces[0].start : pieces[-1].end + len(" then")]
