"""Whether a row of the table fits a clause: by its pattern, and by what stands before and after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.stages import StageKind
from bot.language.names.ordinary import ORDINARY
from bot.language.phrases.additions import Added, additions
from bot.language.phrases.clauses import Sentence
from bot.language.phrases.drafts import Draft
from bot.language.phrases.intents import FREE, OUTCOMES, Intent, Row
from bot.language.phrases.long_ago import is_old_news
from bot.language.phrases.mere_talk import is_mere_talk
from bot.language.phrases.misleading import is_an_aim, misleads
from bot.language.phrases.namesakes import is_a_namesake
from bot.language.phrases.notation import Match, line, match
from bot.language.phrases.nothing import doubted_before, doubts, doubts_it_all, refuses
from bot.language.phrases.overheard import may_be_chatter
from bot.language.phrases.pieces import Kind, Pieces
from bot.language.phrases.plannable import can_be_planned
from bot.language.phrases.remarks import is_harmless
from bot.language.phrases.slots import Scene
from bot.language.phrases.traits import Trait
from bot.language.phrases.values import Heard


@dataclass(frozen=True, slots=True)
class Head:
    """A row that fits: pieces[start:match.end], and what was added right after it."""

    row: Row
    match: Match
    start: int
    added: tuple[Added, ...]
    end: int
    listening: bool = False


def fit(
    row: Row, sentence: Sentence, at: int, start: int, stop: int, scene: Scene, heard: Heard
) -> Head | None:
    """The row as it fits pieces[start:stop] of the clause that begins at `at`; None where it does not."""
    pieces, listens = sentence.pieces, heard is Heard.CHANNEL
    own = Scene(scene.context, scene.text, row.unknown and not listens, in_capitals=row.intent in OUTCOMES)
    found = match(line(row.says), pieces, start, own)
    if found is None or found.end == start or found.end > stop:
        return None
    refused = refuses(pieces[at:start])
    if refused and not (row.intent is Intent.UNDO and refused == "no"):
        return None
    if _means_another_thing(row, pieces, at, start, found.end, stop, scene, listens=listens):
        return None
    if listens and may_be_chatter(row, pieces, at, start, found, stop, scene):
        return None
    if sentence.asks and row.has(Trait.CLOSING):
        return None  # "Can we close Acme by friday?"
    doubted = row.intent not in FREE and doubts(pieces[found.end : stop])
    if doubted or doubts_it_all(pieces[stop + 1 : sentence.stop(stop + 1)]):
        return None
    if row.intent in _EITHER_WAY and pieces[stop + 1 : stop + 2] and pieces[stop + 1].says("or"):
        return None  # "Acme is a no, or a not yet"
    if doubted_before(pieces[: sentence.stop(0)]) and sentence.stop(0) < at:
        return None
    added: tuple[Added, ...] = ()
    end = found.end
    if row.intent in _GROWING:
        added, end = additions(pieces, end, stop, scene, _begun(row, found))
    if not row.firm and not is_harmless(pieces, stop, end) and not _ends_in_reason(row, found, pieces, end):
        return None
    under_way = row.intent is Intent.MOVE and any(piece.says("moving") for piece in pieces[start : found.end])
    if (row.intent in OUTCOMES or under_way) and _is_ahead(pieces[found.end : end], scene):
        return None
    return Head(row, found, start, added, end, listening=listens)


def _means_another_thing(
    row: Row, pieces: Pieces, at: int, start: int, end: int, stop: int, scene: Scene, *, listens: bool
) -> bool:
    """Whether pieces[start:end], which the row's words fit, mean something else than the row does."""
    return (
        (row.has(Trait.RIVAL) and not _names_a_rival(pieces, end, stop, scene, listens=listens))
        or (row.has(Trait.HEADING) and not _is_headed(pieces[start:end]))
        or (row.has(Trait.DONE_STAGE) and not pieces[end - 1].text.endswith("ed"))
        or (row.has(Trait.LOST_THING) and end < stop and _has_article(pieces, end, scene))
        or is_old_news(row, pieces, start, end, stop, scene, listens=listens)
        or is_a_namesake(row, pieces, start, end, stop, scene, listens=listens)
        or is_mere_talk(row, pieces, start, end, stop, scene)
        or is_an_aim(row, pieces[at:start], pieces[start])
        or misleads(row, pieces, start, end, stop, scene)
        or (row.intent is Intent.FOLLOW_UP and not can_be_planned(row, pieces, start, end, stop, scene))
    )


def _begun(row: Row, found: Match) -> Draft:
    """The draft as far as what is added to it depends on it."""
    stage = found.last("stage")
    return Draft(row.intent, stage=stage.stage if stage else None)


def _is_headed(run: Pieces) -> bool:
    """ "Qualified Acme", "negotiation: Acme"; not "proposal Acme", which may be anything."""
    theirs = run[-1].text.endswith("'s")  # "Acme now Maria's"
    done = run[0].text.endswith("ed") or (run[0].says("negotiating", "qualifying") and run[1].says("with"))
    return theirs or done or any(piece.kind is Kind.MARK for piece in run)


_EITHER_WAY = OUTCOMES | {Intent.MOVE}
_GROWING = OUTCOMES | {
    Intent.MOVE,
    Intent.AMOUNT,
    Intent.ODDS,
    Intent.CLOSE_DATE,
    Intent.OWNER,
    Intent.REOPEN,
}
"""What more can be added to in the same clause; the others end in words of the writer's own."""


_OTHERS = frozenset(
    """
    brother cousin nephew friend mate neighbour neighbor
    competitor competitors competition another other others someone somebody rival cheaper different vendor in
    house elsewhere inhouse incumbent existing current
    """.split()
)


_SADLY = re.compile(r"\b(?:sad|bad|unfortunately|sadly|ugh|damn)\b", re.IGNORECASE)


_AFTER_A_RIVAL = frozenset("because bc cuz cos coz due since instead over on for after as in".split())


def _stands_alone(pieces: Pieces, at: int, stop: int, scene: Scene) -> bool:
    """ "Acme went with hubspot": a name in small letters, with nothing after it but why."""
    if pieces[at].text in ORDINARY or scene.text[pieces[at - 1].end : pieces[at].start].strip():
        return False
    return at + 1 >= stop or pieces[at + 1].text in _AFTER_A_RIVAL or pieces[at + 1].kind is Kind.MARK


def _names_a_rival(pieces: Pieces, at: int, stop: int, scene: Scene, *, listens: bool) -> bool:
    """ "Acme went with Siemens", "chose a competitor"; not "Acme picked the blue one"."""
    if at >= len(pieces):
        return pieces[at - 1].text in _OTHERS | {"way", "direction", "else"}
    piece = pieces[at]
    if (
        _has_article(pieces, at, scene)
        and piece.text not in _OTHERS
        and not scene.text[piece.start].isupper()
    ):
        after = pieces[at + 1] if at + 1 < stop else None
        return after is not None and after.text in _OTHERS - {"in"}  # "went with the flow in the meeting"
    sadly = piece.text not in ORDINARY and bool(
        _SADLY.search(scene.before(piece)) or scene.text[piece.end :].lower().startswith(" instead")
    )
    named = piece.kind is Kind.WORD and (
        sadly or scene.text[piece.start].isupper() or (not listens and _stands_alone(pieces, at, stop, scene))
    )
    return named or piece.kind is Kind.DEAL or _is_another_seller(pieces[at:stop])


_SELLERS = frozenset(
    """
    vendor supplier provider option one mob quote competitor alternative solution offer bid company firm party
    """.split()
)


def _is_another_seller(after: Pieces) -> bool:
    """ "A competitor", "another supplier", "someone else"; not "the cheaper hotel"."""
    other = next((place for place, piece in enumerate(after[:2]) if piece.text in _OTHERS), None)
    if other is None or not after[other].says("cheaper") or other + 1 == len(after):
        return other is not None
    follows = after[other + 1]
    return follows.kind is not Kind.WORD or follows.text in _SELLERS | _OTHERS | _AFTER_A_RIVAL


def _is_ahead(pieces: Pieces, scene: Scene) -> bool:
    """Whether a day to come is named: "Acme is off until monday" is no report of a loss."""
    today = scene.context.now.date()
    return any(piece.when and piece.when.first > today for piece in pieces)


def _has_article(pieces: Pieces, at: int, scene: Scene) -> bool:
    """ "Dropped Acme an email": what was dropped is not Acme."""
    return scene.text[pieces[at - 1].end : pieces[at].start].lower().strip() in ("a", "an", "the")


_REASONS = frozenset("before after because bc cuz cos coz due since thanks reason over on".split())
_BARE_REASONS = ("no", "too", "price", "budget", "timing", "competitor", "pricing")


def _ends_in_reason(row: Row, found: Match, pieces: Pieces, at: int) -> bool:
    stage = found.last("stage")
    closed = stage.stage.kind if stage and stage.stage else None
    if at >= len(pieces) or not (row.intent in OUTCOMES or closed in (StageKind.WON, StageKind.LOST)):
        return False
    if pieces[at - 1].kind is Kind.MARK:
        return row.intent is Intent.LOSE or closed is StageKind.LOST or pieces[at].text in _REASONS
    if pieces[at - 1].says("lost", "dead") and pieces[at].says(*_BARE_REASONS):
        return True
    return pieces[at].kind is Kind.WORD and pieces[at].text in _REASONS - {"on", "over"}
