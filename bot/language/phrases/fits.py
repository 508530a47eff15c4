"""Whether a row of the table fits a clause: by its pattern, and by what stands before and after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.language.names.ordinary import ORDINARY
from bot.language.phrases.additions import Added, additions, is_harmless
from bot.language.phrases.clauses import Sentence
from bot.language.phrases.drafts import Draft
from bot.language.phrases.intents import FREE, Intent, Row
from bot.language.phrases.misleading import is_an_aim, misleads
from bot.language.phrases.notation import Match, line, match
from bot.language.phrases.nothing import doubts, doubts_it_all, refuses
from bot.language.phrases.pieces import Kind, Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.stage_words import stage_at
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
    pieces = sentence.pieces
    unknown = row.unknown and heard is not Heard.CHANNEL
    own = Scene(scene.context, scene.text, unknown, in_capitals=row.intent in _REPORTED)
    found = match(line(row.says), pieces, start, own)
    if found is None or found.end == start or found.end > stop:
        return None
    if refuses(pieces[at:start]):
        return None
    if "RIVAL" in row.says and not _names_a_rival(pieces, found.end, scene):
        return None
    if row.says == "<stage> <deals>" and not _is_headed(pieces[start : found.end]):
        return None
    if row.says == "<deals> is|are|has_been|got <stage>" and not pieces[found.end - 1].text.endswith("ed"):
        return None
    if is_an_aim(row, pieces[at:start], pieces[start]) or misleads(
        row, pieces, start, found.end, stop, scene
    ):
        return None
    if sentence.asks and row.intent is Intent.CLOSE_DATE and row.says.startswith("CLOSE"):
        return None  # "Can we close Acme by friday?"
    if row.intent is Intent.FOLLOW_UP and not _can_be_planned(row, pieces, start, stop, scene):
        return None
    if row.intent not in FREE and doubts(pieces[found.end : stop]):
        return None
    if doubts_it_all(pieces[stop + 1 : sentence.stop(stop + 1)]):
        return None
    added: tuple[Added, ...] = ()
    end = found.end
    if row.intent in _GROWING:
        added, end = additions(pieces, end, stop, scene, _begun(row, found))
    if not row.firm and not is_harmless(pieces, stop, end) and not _ends_in_reason(row, pieces, end):
        return None
    if row.intent in _REPORTED and _is_ahead(pieces[found.end : end], scene):
        return None
    if row.says == "LOST <deals>" and found.end < stop and _has_article(pieces, found.end, scene):
        return None
    return Head(row, found, start, added, end, listening=heard is Heard.CHANNEL)


def _begun(row: Row, found: Match) -> Draft:
    """The draft as far as what is added to it depends on it."""
    stage = found.last("stage")
    return Draft(row.intent, stage=stage.stage if stage else None)


def _is_headed(run: Pieces) -> bool:
    """ "Qualified Acme", "negotiation: Acme"; not "proposal Acme", which may be anything."""
    return run[0].text.endswith("ed") or any(piece.kind is Kind.MARK for piece in run)


_MET = ("meeting", "demo", "visit", "lunch", "chat", "workshop", "viewing")
_SHIFTING = ("bring", "brought", "pull", "pulled", "push", "pushed", "move", "moved", "shift")
_SHIFTED = ("forward", "back", "out", "in", "up")
_PRICED = ("quote", "quoted", "proposal", "offer", "order", "estimate")
_MEETINGS = frozenset(
    """
    call email demo visit message chat meeting lunch review sync text quote order draft schedule book
    request check
    """.split()
)
_HAPPENED = ("moved", "went", "was", "were", "cancelled", "canceled", "got", "had")
_AFTER_NOUNS = tuple(
    """
    with done went was is from at booked scheduled moved in on for to of and has sent received signed accepted
    approved rejected ready agreed
    """.split()
)


def _is_a_noun(clause: Pieces) -> bool:
    """ "Demo with Acme went well" tells of a demo; it asks for none."""
    return clause[0].text in _MEETINGS and (len(clause) == 1 or clause[1].says(*_AFTER_NOUNS))


def _titles_a_list(clause: Pieces, scene: Scene) -> bool:
    """ "Demo: Acme, Globex" lists what is in that stage."""
    found = stage_at(clause, 0, scene.context.workspace.pipelines)
    return found is not None and found[0] < len(clause) and clause[found[0]].kind is Kind.MARK


def _can_be_planned(row: Row, pieces: Pieces, start: int, stop: int, scene: Scene) -> bool:
    """A follow-up says a deal or a day, or calls itself one; "Acme: demo" is none without a day."""
    clause = pieces[start:stop]
    if len(clause) > 2 and clause[0].says(*_SHIFTING) and clause[2].says(*_SHIFTED):
        return False  # "bring Acme forward to 1 may" is about its close date
    if row.says.startswith("<deals>") and _is_over(clause, scene):
        return False
    if any(one.says(*_PRICED) and two.kind is Kind.SUM for one, two in pairwise(clause)):
        return False  # "Acme quote 1850" tells a price
    if row.says.startswith("<deals>") and any(piece.says(*_HAPPENED) for piece in clause):
        return False
    if row.says == "DO" and len(clause) > 1 and clause[0].says("start") and clause[1].kind is Kind.DATE:
        return False  # "…, start 16 march" tells when the work begins
    if row.says in ("TOUCH", "DO") and _is_a_noun(clause):
        return False
    if row.says.startswith("TELL") and len(clause) > 2 and clause[2].says("know"):
        return False
    if row.says == "TOUCH" and _titles_a_list(clause, scene):
        return False
    if any(piece.kind is Kind.DATE for piece in clause):
        return True
    if row.says == "DO":
        return False
    if row.says.startswith("<deals>"):
        return any(piece.says("followup", "follow", "remind") for piece in clause)
    return any(
        piece.kind is Kind.DEAL or piece.says("remind", "reminder", "followup", "follow") for piece in clause
    )


def _is_over(clause: Pieces, scene: Scene) -> bool:
    """ "Acme meeting today" without an hour tells how the day went."""
    today = scene.context.now.date()
    days = [piece.when for piece in clause if piece.when]
    met = any(
        piece.says("meeting", "demo", "visit", "lunch", "chat", "workshop", "viewing") for piece in clause
    )
    return bool(days) and met and all(day.first <= today and day.time is None for day in days)


_REPORTED = frozenset((Intent.WIN, Intent.LOSE))
_GROWING = _REPORTED | {
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
    competitor competitors competition another other others someone somebody rival cheaper different vendor in
    house elsewhere inhouse incumbent existing current
    """.split()
)


_SADLY = re.compile(r"\b(?:sad|bad|unfortunately|sadly|ugh|damn)\b", re.IGNORECASE)


def _names_a_rival(pieces: Pieces, at: int, scene: Scene) -> bool:
    """ "Acme went with Siemens", "chose a competitor"; not "Acme picked the blue one"."""
    if at >= len(pieces):
        return pieces[at - 1].text in _OTHERS | {"way", "direction"}
    piece = pieces[at]
    sadly = piece.text not in ORDINARY and bool(
        _SADLY.search(scene.text[: piece.start]) or scene.text[piece.end :].lower().startswith(" instead")
    )
    named = piece.kind is Kind.WORD and (sadly or scene.text[piece.start].isupper())
    return named or piece.kind is Kind.DEAL or any(each.text in _OTHERS for each in pieces[at : at + 2])


def _is_ahead(pieces: Pieces, scene: Scene) -> bool:
    """Whether a day to come is named: "Acme is off until monday" is no report of a loss."""
    today = scene.context.now.date()
    return any(piece.when and piece.when.first > today for piece in pieces)


def _has_article(pieces: Pieces, at: int, scene: Scene) -> bool:
    """ "Dropped Acme an email": what was dropped is not Acme."""
    return scene.text[pieces[at - 1].end : pieces[at].start].lower().strip() in ("a", "an", "the")


_REASONS = frozenset("because bc cuz cos coz due since thanks reason over on".split())


def _ends_in_reason(row: Row, pieces: Pieces, at: int) -> bool:
    if row.intent not in _REPORTED or at >= len(pieces):
        return False
    if pieces[at - 1].kind is Kind.MARK:
        return row.intent is Intent.LOSE or pieces[at].text in _REASONS
    return pieces[at].kind is Kind.WORD and pieces[at].text in _REASONS - {"on", "over"}
