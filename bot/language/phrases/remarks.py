"""Remarks that change nothing of what was asked: what a figure was before, for how long, said by whom."""

from __future__ import annotations

from bot.language.phrases.notation import line, match
from bot.language.phrases.pieces import Kind, Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.vocabulary import COMPANY_WORDS

_HARMLESS = (
    frozenset(
        """
        annual annually yearly multiyear s from today again yesterday for to with at on in is and stage thing
        everyone all end mate mates lads pal guys
        """.split()
    )
    | COMPANY_WORDS
)
WHY = tuple("because bc cuz cos coz since due after as following given thanks".split())
"""What comes after these only tells why or when it came about: "60k after the discount"."""
_LONGEST = 4


def is_harmless(pieces: Pieces, stop: int, at: int) -> bool:
    """Whether nothing that means something is left in the clause."""
    for piece in pieces[at:stop]:
        if piece.says("thanks", "kudos", "congrats", "props", "well", "shoutout"):
            return True
        if not (piece.kind is Kind.MARK or (piece.kind is Kind.WORD and piece.text in _HARMLESS)):
            return False
    return True


_TERMS = line("for|since|from|starting|over|across|per|in|until <date>|<length>")
_INSTEAD = line(
    "not|of|instead_of|rather_than|up_from|down_from|from|was|previously|vs|versus <sum>|<date>|<percent>"
)


_WHERE = line(
    "on|in|during|at|over|via|by|after one|same|today's|this|that? call|calls|meeting|phone|"
    "demo|lunch|email|zoom|"
    "conference|fair|event"
)
_AT_LAST = line("at|after last|all|long|best|most|least last?")
_FROM_NOW = line("going|from forward|now|today|here|onwards on|onwards?")
_FROM_STAGE = line("from <stage>")
_WON_ON = line("on|for price|pricing|features|service|support|speed|quality|time|budget|trust|references")
_EACH_MONTH = line(
    "@|at|for? <number> per|a|/? mo|month|yr|year|seat|user|unit|head|each|pm|pa|monthly|yearly"
)
_BY_WHOM = line("by|per|thanks_to|says|said <person>")
_FOR_WHAT = (
    "for",
    "over",
    "per",
    "incl",
    "including",
    "plus",
    "excl",
    "excluding",
    "across",
    "starting",
    "with",
    "without",
    "biggest",
)
_UNTOLD = frozenset("not no want wants need needs if to would could should lunch dinner".split())


def _is_told(words: Pieces) -> bool:
    """Whether these words only say what a sum is for: "45k for the first year", "plus 200 seats"."""
    plain = all(piece.kind in (Kind.WORD, Kind.MARK) or piece.bare for piece in words)
    return plain and 0 < len(words) <= _LONGEST and not any(p.text in _UNTOLD for p in words)


def passed_over(pieces: Pieces, at: int, stop: int, scene: Scene, *, won: bool = False) -> int | None:
    """Where what changes nothing ends: "over 2 years", "since monday", "not 50k", "instead of april".

    won: after a win more may be told of its sum: "205k multi year".
    """
    if at and pieces[at - 1].kind is Kind.SUM:
        rest = pieces[at + 1 : stop] if pieces[at].says(*_FOR_WHAT) else pieces[at:stop] if won else ()
        if _is_told(rest) and not pieces[at].says(*WHY):
            return stop
    if won and (found := match(_FROM_STAGE, pieces, at, scene) or match(_WON_ON, pieces, at, scene)):
        return found.end if found.end <= stop else None
    led = at > 0 and pieces[at - 1].kind is not Kind.DEAL  # "got Acme on the phone"
    for elements in (
        *((_WHERE,) if led else ()),
        _AT_LAST,
        _FROM_NOW,
        _TERMS,
        _INSTEAD,
        _BY_WHOM,
        _EACH_MONTH,
    ):
        found = match(elements, pieces, at, scene)
        if found and found.end <= stop:
            return found.end
    return None
