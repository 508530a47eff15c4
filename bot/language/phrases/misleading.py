"""What reads like a change of a deal and is none: how things were, a thing of the deal's, a mere aim.

A row of the table may fit such words by their order alone; what is told here stops it.
"""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

from bot.domain.stages import StageKind
from bot.language.dates import When
from bot.language.phrases.intents import Intent, Row
from bot.language.phrases.pieces import Kind, Piece, Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.stage_words import is_won_by_work, stage_at

_STATES = frozenset((Intent.MOVE, Intent.AMOUNT, Intent.ODDS))
_WAS = ("was", "were")
_ABOUT = frozenset("in at around about worth only".split())
_BEING = ("is", "are", "was", "were", "be", "been", "has", "have", "got", "'s", "-", ":")
_MORE_OR_LESS = frozenset(
    """
    increase increased raise raised grew grow up down drop dropped fell rose lower lowered reduce reduced cut
    jumped shrank upped
    """.split()
)
_CLOSING_TIMES = ("quarter", "half")
_AIMS = frozenset("need want like let's lets must time can could".split())
_OUTCOMES = ("win", "lose", "land", "sign", "get", "close", "bag", "clinch", "seal", "secure")
_DISTANT = ("off", "out")
_THINGS = frozenset(
    """
    meeting call demo visit lunch appointment invite email mail ticket thread file login number contact
    paperwork session workshop webinar calendar reminder task slot card
    """.split()
)


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
    if row.intent is Intent.MOVE and (
        _is_of_a_stage(run, pieces[end:stop])
        or _is_an_hour_of(row, run, pieces[end:stop])
        or _STILL.search(scene.text[run[0].start : run[-1].end])
    ):
        return True
    if row.intent is Intent.AWAY:
        return not _until(run)
    if row.intent is Intent.DONE and [piece.text for piece in run] == ["done", "deal"]:
        return True
    if row.intent is Intent.ODDS:
        return _is_by_a_share(run)
    if row.intent is Intent.CLOSE_DATE:
        return _is_no_close_date(row, run) or (end < stop and pieces[end].says("than"))
    if row.says.startswith("didn't") and (
        any(piece.kind is Kind.DATE for piece in pieces[end:stop]) or _YET.match(scene.text[run[-1].end :])
    ):
        return True
    if row.intent is Intent.AMOUNT and (_raises_funds(run) or _has_one_each(run, pieces[stop : stop + 2])):
        return True
    if row.intent is Intent.LOSE and _is_of_theirs(pieces, start, end, stop, scene):
        return True
    if row.intent is Intent.LOSE and (_tells_the_past(pieces[:stop], scene) or _declines(pieces, end, stop)):
        return True
    if row.intent in (Intent.WIN, Intent.LOSE) and _is_for(run[-1], pieces[end:stop]):
        return True
    if row.intent is Intent.LOSE and run[-1].says("to") and end < stop and pieces[end].says("me"):
        return True  # "dead to me"
    if row.intent is Intent.WIN and _wins_too_early(row, pieces, start, end, stop, scene):
        return True
    if row.intent in (Intent.WIN, Intent.LOSE):
        return _is_away(run, pieces[end:stop]) or _is_a_stage_of_its_own(pieces, start, end, scene)
    return False


_PRICED = re.compile(r"[\s.,;:!-]*(?:for |at |[^\w\s]+\s*)?[$€£¥]?\d")


_YET = re.compile(r"[\s.,…]*yet\b", re.IGNORECASE)
_COSTS = re.compile(
    r"[^\w$€£¥₹]*(?:(?:for|at|worth|total|order)\s+){0,2}"
    r"(?:[$€£¥₹]\s?\d|\d[\d.,]*\s?(?:k|m|mio|lakhs?|cr|eur|usd|gbp)\b|\d{4,}|\d{1,3}[.,]\d{3}\b)",
    re.IGNORECASE,
)
"""A sum that what was bought costs follows at once."""


def _tells_the_past(pieces: Pieces, scene: Scene) -> bool:
    """ "We lost Acme in 2022", "last year we won Stark": long ago, and known."""
    year = scene.context.now.year
    long_ago = [p.when for p in pieces if p.when and p.when.last.year < year and p.when.grain != "day"]
    return bool(long_ago)


def _wins_too_early(row: Row, pieces: Pieces, start: int, end: int, stop: int, scene: Scene) -> bool:
    """ "Acme are in! 118k", but not "Acme are in today"; "all done at Acme" where work done is a win."""
    if row.says.startswith("job_done|"):
        goes_on = end < stop and pieces[end].says("for")
        of_work = any(is_won_by_work(pipeline) for pipeline in scene.context.workspace.pipelines)
        return goes_on or not (of_work or pieces[start].says("job"))
    if row.says.endswith("<things>"):
        return not _COSTS.match(scene.text[pieces[end - 1].end :])
    if _tells_the_past(pieces[:stop], scene):
        return True
    if not row.says.endswith(" in|confirmed"):
        return False
    after = scene.text[pieces[end - 1].end :]
    goes_on = end < stop and pieces[end].kind is not Kind.SUM
    return goes_on or not (after.startswith("!") or _PRICED.match(after))


def is_an_aim(row: Row, before: Pieces, first: Piece) -> bool:
    """ "We need to win Acme" reports no win; "I need to drop Acme" is a request."""
    closes = row.says.startswith(("CLOSES", "CLOSEN"))
    if not (closes or row.intent in (Intent.WIN, Intent.LOSE)) or not first.says(*_OUTCOMES):
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


def _is_no_close_date(row: Row, run: Pieces) -> bool:
    """ "Acme closes at 5pm" and "closes for easter" tell opening hours; "Acme friday" may be anything."""
    when = run[-1].when
    if any(one.says("closes", "close") and two.says("for") for one, two in pairwise(run)):
        return True
    if row.says == "<deals> <date>":
        return when is None or not closes_then(when)
    return any(piece.when is not None and piece.when.grain == "time" for piece in run)


def closes_then(when: When) -> bool:
    """Whether a day without any word beside it is when a deal closes: the end of a month, a quarter."""
    return when.grain in _CLOSING_TIMES or _ends_a_month(when)


def _ends_a_month(when: When) -> bool:
    return when.grain == "edge" and (when.last + timedelta(days=1)).day == 1


_WHY_LOST = frozenset(
    """
    on to over because bc cuz cos coz due since as they after for at in with by thanks too no from price
    pricing budget timing renewal tender bid rfp pitch expansion upsell extension pilot unfortunately
    """.split()
)


def _is_of_theirs(pieces: Pieces, start: int, end: int, stop: int, scene: Scene) -> bool:
    """ "Lost the Acme paperwork", "kill the Acme meeting": what is gone is a thing, not the deal."""
    if end >= stop or pieces[end].kind is not Kind.WORD or pieces[end - 1].kind is not Kind.DEAL:
        return False
    if pieces[end].text in _THINGS:
        return True
    before = scene.text[: pieces[end - 1].start].split()[-1:]
    return before in (["the"], ["The"]) and pieces[end].text not in _WHY_LOST


def _is_an_hour_of(row: Row, run: Pieces, after: Pieces) -> bool:
    """ "Acme demo at 3" tells what is on today, and moves nothing."""
    if not row.says.startswith("<deals> IS?") or run[-2].kind is not Kind.DEAL:
        return False
    when = next((piece.when for piece in after if not piece.says("at", "is", "on")), None)
    return when is not None and when.grain == "time"


def _has_one_each(run: Pieces, after: Pieces) -> bool:
    """ "Acme and Globex are at 50k and 60k": which is whose is not guessed."""
    several = any(len(piece.deals) > 1 for piece in run)
    return several and len(after) == 2 and after[1].kind is Kind.SUM


_STILL = re.compile(r"\bstill\b", re.IGNORECASE)
"""What still is somewhere has not been moved."""


def _until(run: Pieces) -> bool:
    """ "I'm away until monday"; "I'm off on friday" tells of one day only."""
    return any(
        piece.says("until", "till", "til", "→") or piece.text.lower().startswith(("until", "till", "til "))
        for piece in run
    )


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
    return bool(after) and after[0].says(*_NOUNS) and run[-1].kind is Kind.WORD


def _raises_funds(run: Pieces) -> bool:
    """ "Acme raised 200k": money that they got, unless it was raised to that."""
    return any(first.says("raised") and second.kind is Kind.SUM for first, second in pairwise(run))


_OURS = ("us", "our", "it", "me")


def _declines(pieces: Pieces, end: int, stop: int) -> bool:
    """ "Acme said no to the pizza place": what they declined is no offer of ours."""
    after = pieces[end - 1 : stop]
    if not (after and after[0].says("to") and pieces[end - 2].says("no")):
        return False
    return not any(piece.says(*_OURS) or piece.kind is Kind.SUM for piece in after[1:3])


def _is_for(last: Piece, after: Pieces) -> bool:
    """ "Gone for the day", "a win for the team"."""
    led = last.says("for") or bool(after and after[0].says("for"))
    nobody = len(after) == 1  # "the team" is passed over
    return led and (
        nobody or any(piece.says("day", "team", "week", "company", "everyone", "us") for piece in after[:3])
    )


def _is_away(run: Pieces, after: Pieces) -> bool:
    """ "Acme is off this week": away, not gone; "Acme closed at 5": the shop, not the deal."""
    days = [piece.when for piece in after if piece.when]
    stands = any(piece.says("is", "are") for piece in run)  # "… is closed today"
    early = bool(after) and after[0].kind is Kind.DATE and after[0].text.lower().startswith(("early", "late"))
    shut = run[-1].says("closed") and (early or any(stands or when.grain == "time" for when in days))
    return shut or (run[-1].says(*_DISTANT) and bool(days))


def _is_a_stage_of_its_own(pieces: Pieces, start: int, end: int, scene: Scene) -> bool:
    """ "Booked" is a win, except where the company calls one of its open stages so."""
    for place in range(start, end):
        found = stage_at(pieces, place, scene.context.workspace.pipelines)
        told_of = place == start or pieces[place - 1].kind is Kind.DEAL or pieces[place - 1].says(*_BEING)
        if told_of and found and found[0] == end and found[1].kind is StageKind.OPEN:
            return pieces[place].text == found[1].name.casefold()
    return False
