"""Words that read like a win or a loss and report none: of a thing of theirs, of a shut door."""

from __future__ import annotations

import re

from bot.domain.stages import StageKind
from bot.language.phrases.intents import Intent, Row
from bot.language.phrases.pieces import Kind, Piece, Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.stage_words import is_won_by_work, stage_at
from bot.language.phrases.traits import Trait

_BEING = ("is", "are", "was", "were", "be", "been", "has", "have", "got", "'s", "-", ":")
_DISTANT = ("off", "out")
_THEY = ("they", "they're", "they've")
_NOT = ("not", "isn't", "aren't", "won't", "don't", "doesn't")
_AS_YET = ("before", "until", "till", "unless", "without")
THINGS = frozenset(
    """
    meeting call demo visit lunch appointment invite email mail ticket thread file login number contact
    paperwork session workshop webinar calendar reminder task slot card
    """.split()
)


def is_no_outcome(row: Row, pieces: Pieces, start: int, end: int, stop: int, scene: Scene) -> bool:
    """Whether pieces[start:end], which fit a row of wins or losses, tell of none.

    stop: where their clause ends.
    """
    run, after = pieces[start:end], pieces[end:stop]
    if _is_for(run[-1], after) or _is_away(run, after) or _is_a_stage_of_its_own(pieces, start, end, scene):
        return True
    if row.intent is Intent.WIN and (_is_with_another(run, after, scene) or _goes_somewhere(run, scene)):
        return True
    if row.intent is Intent.WIN and run[0].says(*_THEY) and run[-1].says("closed"):
        return True  # "they're closed": their doors
    if row.intent is Intent.WIN:
        return _wins_too_early(row, pieces, start, end, stop, scene)
    if len(run) > 1 and run[-1].says("to") and run[-2].says("out", "off"):
        return True  # "Acme is out to lunch", "off to a great start"
    if (
        run[-1].says("it")
        and run[0].says("killed", "killing")
        and after
        and after[0].says("at", "with", "in")
    ):
        return True  # "killed it at Acme today": a good day
    led = start > 0 and pieces[start - 1].says("we", "i", "you", "they")
    if run[0].says("lose") and (led or not any(piece.kind is Kind.DEAL for piece in run)):
        return True  # "we lose Acme, we lose the region", "lose on trust"
    if any(piece.says(*_NOT) for piece in run) and after and after[0].says(*_AS_YET):
        return True  # "Acme isn't buying before june"
    if any(piece.says("stuck", "won't", "will") for piece in run) and _is_for_now(run, after):
        return True
    if row.has(Trait.DENIED) and (
        any(piece.kind is Kind.DATE for piece in after) or _YET.match(scene.text[run[-1].end :])
    ):
        return True
    if _is_of_a_thing(run, after):
        return True
    dead_to_me = run[-1].says("to") and bool(after) and after[0].says("me")
    return dead_to_me or _is_of_theirs(pieces, start, end, stop, scene) or _declines(pieces, end, stop)


def _is_for_now(run: Pieces, after: Pieces) -> bool:
    """ "Acme is stuck with IT", "Acme won't happen this month": later, perhaps."""
    stuck = any(piece.says("stuck") for piece in run) and any(piece.says("is", "are") for piece in run)
    return stuck or any(piece.kind is Kind.DATE for piece in after)


_PRICED = re.compile(r"[\s.,;:!-]*(?:for |at |[^\w\s]+\s*)?[$€£¥]?\d")


_YET = re.compile(r"[\s.,…]*yet\b", re.IGNORECASE)
_COSTS = re.compile(
    r"[^\w$€£¥₹]*(?:(?:for|at|worth|total|order)\s+){0,2}"
    r"(?:[$€£¥₹]\s?\d|\d[\d.,]*\s?(?:k|m|mio|lakhs?|cr|eur|usd|gbp)\b|\d{4,}|\d{1,3}[.,]\d{3}\b)",
    re.IGNORECASE,
)
"""A sum that what was bought costs follows at once."""


def _wins_too_early(row: Row, pieces: Pieces, start: int, end: int, stop: int, scene: Scene) -> bool:
    """ "Acme are in! 118k", but not "Acme are in today"; "all done at Acme" where work done is a win."""
    if row.has(Trait.BY_WORK):
        goes_on = end < stop and pieces[end].says("for")
        of_work = any(is_won_by_work(pipeline) for pipeline in scene.context.workspace.pipelines)
        return goes_on or not (of_work or any(piece.says("job") for piece in pieces[start:end]))
    if row.has(Trait.BOUGHT):
        return not _COSTS.match(scene.text[pieces[end - 1].end :])
    if not row.has(Trait.AGREED):
        return False
    after = scene.text[pieces[end - 1].end :]
    goes_on = end < stop and pieces[end].kind is not Kind.SUM
    return goes_on or not (after.startswith("!") or _PRICED.match(after))


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
    if pieces[end].text in THINGS:
        return True
    before = scene.text[: pieces[end - 1].start].split()[-1:]
    return before in (["the"], ["The"]) and pieces[end].text not in _WHY_LOST


def _is_with_another(run: Pieces, after: Pieces, scene: Scene) -> bool:
    """ "Acme signed a deal with Nvidia": with a third, unless that is a colleague of ours."""
    if run[-1].kind is not Kind.WORD or len(after) < 2 or not after[0].says("with"):
        return False
    third = scene.text[after[1].start : after[1].end]
    named = after[1].kind is Kind.DEAL or (after[1].kind is Kind.WORD and third[:1].isupper())
    return named and not scene.context.people(third)


def _goes_somewhere(run: Pieces, scene: Scene) -> bool:
    """ "Let's go": a deal is *a* go, or good to go."""
    if not run[-1].says("go") or (len(run) > 1 and run[-2].says("to")):
        return False
    return not scene.text[: run[-1].start].rstrip().lower().endswith(" a")


_PARTED_WITH = ("plug", "pin", "passed", "time", "out", "off")
_WHY_NOT = tuple("price pricing cost budget timing features us it this our deal project terms".split())


def _is_of_a_thing(run: Pieces, after: Pieces) -> bool:
    """ "Acme pulled the plug on the old vendor", "passed on the dinner": on nothing of ours."""
    led = run[-1].says(*_PARTED_WITH) and len(after) > 1 and after[0].says("on")
    on = run[-1].says("on") and len(run) > 1 and run[-2].says(*_PARTED_WITH) and bool(after)
    meant = after[1] if led else after[0] if on else None
    return meant is not None and meant.kind is Kind.WORD and not meant.says(*_WHY_NOT)


_CALLED_OFF = ("cancelled", "canceled", "declined", "rejected", "pulled", "moved")
_OURS = ("us", "our", "it", "me")


def _declines(pieces: Pieces, end: int, stop: int) -> bool:
    """ "Acme said no to the pizza place": what they declined is no offer of ours."""
    after = pieces[end - 1 : stop]
    if len(after) > 1 and after[0].says(*_CALLED_OFF):
        timed = after[1].when is not None and after[1].when.grain == "time"
        return timed or after[1].text in THINGS  # "Acme cancelled the 3pm"
    if after and after[0].says("to") and pieces[end - 2].says("declined"):
        return not (len(after) > 1 and after[1].says("buy", "proceed", "sign", "renew", "go", "continue"))
    if not (after and after[0].says("to") and pieces[end - 2].says("no")):
        return False
    return not any(piece.says(*_OURS) or piece.kind is Kind.SUM for piece in after[1:3])


_FOR_NOW = tuple("day team week company everyone us lunch dinner coffee drinks holiday holidays".split())


def _is_for(last: Piece, after: Pieces) -> bool:
    """ "Gone for the day", "a win for the team"."""
    meant = after[1:4] if after and after[0].says("for") else after[:3] if last.says("for") else None
    if meant is None:
        return False
    nobody = not meant and not last.says("for")  # "the team" is passed over
    return nobody or any(piece.says(*_FOR_NOW) for piece in meant)


def _is_away(run: Pieces, after: Pieces) -> bool:
    """ "Acme is off this week": away, not gone; "Acme closed at 5": the shop, not the deal."""
    days = [piece.when for piece in after if piece.when]
    stands = any(piece.says("is", "are") for piece in run)  # "… is closed today"
    early = bool(after) and after[0].kind is Kind.DATE and after[0].text.lower().startswith(("early", "late"))
    shut = run[-1].says("closed") and (early or any(stands or when.time is not None for when in days))
    return shut or (run[-1].says(*_DISTANT) and bool(days))


def _is_a_stage_of_its_own(pieces: Pieces, start: int, end: int, scene: Scene) -> bool:
    """ "Booked" is a win, except where the company calls one of its open stages so."""
    for place in range(start, end):
        found = stage_at(pieces, place, scene.context.workspace.pipelines)
        told_of = place == start or pieces[place - 1].kind is Kind.DEAL or pieces[place - 1].says(*_BEING)
        if told_of and found and found[0] == end and found[1].kind is StageKind.OPEN:
            return pieces[place].text == found[1].name.casefold()
    return False
