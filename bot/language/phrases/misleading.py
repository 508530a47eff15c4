"""What reads like a change of a deal and is none: how things were, a thing of the deal's, a mere aim.

A row of the table may fit such words by their order alone; what is told here stops it.
"""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

from bot.language.dates import When
from bot.language.phrases.false_reports import is_no_outcome
from bot.language.phrases.intents import OUTCOMES, Intent, Row
from bot.language.phrases.pieces import Kind, Piece, Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.traits import Trait

_STATES = frozenset((Intent.MOVE, Intent.AMOUNT, Intent.ODDS))
_WAS = ("was", "were")
_ABOUT = frozenset("in at around about worth only".split())
_MORE_OR_LESS = frozenset(
    """
    increase increased raise raised grew grow up down drop dropped fell rose lower lowered reduce reduced cut
    jumped shrank upped
    """.split()
)
_CLOSING_TIMES = ("quarter", "half")
_AIMS = frozenset("need want like let's lets must time can could".split())
_OUTCOMES = ("win", "lose", "land", "sign", "get", "close", "bag", "clinch", "seal", "secure")


OTHER_SUMS = tuple(
    """
    deposit invoice fee fees bill materials parts labour labor refund discount expenses cost costs salary
    fine loss profit margin commission tax instalment installment retainer funding revenue turnover
    debt owes owe
    """.split()
)
"""What has a sum of its own: after a clause that speaks of it a mere sum is not the deal's."""


def misleads(row: Row, pieces: Pieces, start: int, end: int, stop: int, scene: Scene) -> bool:
    """Whether pieces[start:end], which fit the row, still ask for nothing of the kind.

    stop: where their clause ends.
    """
    run = pieces[start:end]
    if row.intent in _STATES and _was_once(run):
        return True
    if (
        row.intent is Intent.MOVE
        and (
            _is_of_a_stage(run, pieces[end:stop])
            or _is_an_hour_of(row, run, pieces[end:stop])
            or (row.has(Trait.STATE) and end < stop and (pieces[end].says("due") or _is_their_thing(run)))
            or (
                run[0].says("in") and any(p.when and p.when.time for p in pieces[end:stop])
            )  # a talk at that hour
            or (row.has(Trait.STATE) and len(run) == 2 and run[0].kind is Kind.WORD)  # "that demo"
            or _STILL.search(scene.text[max(0, run[0].start - len("still ")) : run[-1].end])
        )
    ):
        return True
    if row.intent is Intent.AWAY:
        if any(piece.kind is Kind.DEAL for piece in pieces[:start]):
            return True  # "Tide: out of office until the 16th" is theirs
        return not (_until(run) or _is_return(pieces, start, stop))
    if row.intent is Intent.DONE and [piece.text for piece in run] == ["done", "deal"]:
        return True
    if row.intent is Intent.NEXT_STEP:
        return end < stop and pieces[end].says("would", "could", "might")
    if row.intent is Intent.ODDS:
        return _is_by_a_share(run) or _has_one_each(run, pieces[stop : stop + 2])
    if row.intent is Intent.CLOSE_DATE:
        return _is_no_close_date(row, run, scene) or _is_part_of_more(pieces[end:stop])
    if row.intent is Intent.AMOUNT:
        return _raises_funds(run) or _has_one_each(run, pieces[stop : stop + 2])
    return row.intent in OUTCOMES and is_no_outcome(row, pieces, start, end, stop, scene)


def _is_their_thing(run: Pieces) -> bool:
    """ "Acme's new contract …": a thing of theirs, no stage."""
    return len(run) == 2 and run[0].owned


def is_an_aim(row: Row, before: Pieces, first: Piece) -> bool:
    """ "We need to win Acme" reports no win; "I need to drop Acme" is a request."""
    if not (row.has(Trait.CLOSING) or row.intent in OUTCOMES) or not first.says(*_OUTCOMES):
        return False
    return any(piece.kind is Kind.WORD and piece.text in _AIMS for piece in before)


def _was_once(run: Pieces) -> bool:
    """ "Acme was in demo", "was at 60%", "was 50k"; not "was moved to demo"."""
    return any(
        first.says(*_WAS) and (second.kind in (Kind.SUM, Kind.PERCENT) or second.text in _ABOUT)
        for first, second in pairwise(run)
    )


def _is_by_a_share(run: Pieces) -> bool:
    """ "Acme grew 20%", "raise it by 10%": more or less of something, no odds."""
    return any(
        second.kind is Kind.PERCENT and (first.text == "by" or first.text in _MORE_OR_LESS)
        for first, second in pairwise(run)
    )


_MORE_TIME = re.compile(r"\b(?:more|another|extra|additional|further|longer)\b", re.IGNORECASE)
_MEANT = ("supposed", "meant", "expected", "due", "scheduled", "planned")
_LOOKING_WELL = re.compile(
    r"\blooking (?:very |really )?(?:good|great|strong|bad|promising)\b", re.IGNORECASE
)


def _is_no_close_date(row: Row, run: Pieces, scene: Scene) -> bool:
    """ "Acme closes at 5pm" and "closes for easter" tell opening hours; "Acme friday" may be anything."""
    when = run[-1].when
    if any(piece.says("looking") for piece in run) and _LOOKING_WELL.search(
        scene.text[run[0].start : run[-1].end]
    ):
        return True  # "Acme is looking good for april"
    if row.has(Trait.LONGER):
        return not _MORE_TIME.search(scene.text[run[0].start : run[-1].end])
    if run[0].says("put") and any(piece.says("down") for piece in run):
        return True  # "put Acme down for thursday"
    if any(piece.says(*_WAS) for piece in run) and any(piece.says(*_MEANT) for piece in run):
        return True  # "Acme was supposed to sign yesterday"
    if any(one.says("closes", "close") and two.says("for") for one, two in pairwise(run)):
        return True
    if row.has(Trait.DAY_ALONE):
        return when is None or not closes_then(when)
    fixed = any(piece.says("set", "scheduled", "planned", "booked") for piece in run)
    if when is not None and when.time is not None and (fixed or row.has(Trait.SHIFT)):
        return True  # "rescheduled to tuesday 11am", "set for tomorrow 3pm" is about a talk
    return any(piece.when is not None and piece.when.grain == "time" for piece in run)


def _is_part_of_more(after: Pieces) -> bool:
    """ "Later than friday", "moves Q1 earnings to 30 april": a day that measures or describes."""
    if not after or after[0].says("than"):
        return bool(after)
    return (
        len(after) > 2 and after[0].kind is Kind.WORD and after[1].says("to", "by") and _is_a_figure(after[2])
    )


def _is_a_figure(piece: Piece) -> bool:
    return piece.kind in (Kind.DATE, Kind.SUM, Kind.PERCENT)


def closes_then(when: When) -> bool:
    """Whether a day without any word beside it is when a deal closes: the end of a month, a quarter."""
    return when.grain in _CLOSING_TIMES or _ends_a_month(when)


def _ends_a_month(when: When) -> bool:
    return when.grain == "edge" and (when.last + timedelta(days=1)).day == 1


def _is_an_hour_of(row: Row, run: Pieces, after: Pieces) -> bool:
    """ "Acme demo at 3" tells what is on today, and moves nothing."""
    if not row.has(Trait.STATE) or run[-2].kind is not Kind.DEAL:
        return False
    when = next((piece.when for piece in after if not piece.says("at", "is", "on")), None)
    return when is not None and when.grain == "time"


def _has_one_each(run: Pieces, after: Pieces) -> bool:
    """ "Acme and Globex are at 50k and 60k": which is whose is not guessed."""
    several = any(len(piece.deals) > 1 for piece in run)
    return several and len(after) == 2 and after[1].kind in (Kind.SUM, Kind.PERCENT)


_STILL = re.compile(r"\bstill\b", re.IGNORECASE)
"""What still is somewhere has not been moved."""


def _until(run: Pieces) -> bool:
    """ "I'm away until monday"; "I'm off on friday" tells of one day only."""
    return any(
        piece.says("until", "till", "til", "→") or piece.text.lower().startswith(("until", "till", "til "))
        for piece in run
    )


def _is_return(pieces: Pieces, start: int, stop: int) -> bool:
    """ "I'm back"; a mere "back from holiday" only where it is all that is said."""
    told = any(piece.says("i'm", "im", "am") for piece in pieces[max(0, start - 2) : start + 2])
    back = any(piece.says("back") for piece in pieces[start:stop])
    return back and (told or stop == len(pieces))


_NOUNS = (
    "day",
    "room",
    "mode",
    "workshop",
    "training",
    "session",
    "skills",
    "team",
    "desk",
    "template",
    "night",
)


def _is_of_a_stage(run: Pieces, after: Pieces) -> bool:
    """ "Acme went to demo day": a thing that is called so."""
    return bool(after) and after[0].says(*_NOUNS, "of", "table") and run[-1].kind is Kind.WORD


def _raises_funds(run: Pieces) -> bool:
    """ "Acme raised 200k": money that they got, unless it was raised to that."""
    return any(first.says("raised") and second.kind is Kind.SUM for first, second in pairwise(run))
