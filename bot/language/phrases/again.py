"""The same once more, for another deal, day or colleague: "call stark friday, wayne monday", "hooli too"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.language.dates import When
from bot.language.names.ordinary import ORDINARY
from bot.language.phrases.additions import is_won
from bot.language.phrases.clauses import Sentence
from bot.language.phrases.drafts import IT, Draft
from bot.language.phrases.intents import Intent
from bot.language.phrases.pieces import Kind, Piece
from bot.language.phrases.slots import Scene

_DATED = (Intent.FOLLOW_UP, Intent.SNOOZE, Intent.CLOSE_DATE)
_REPEATED = (*_DATED, Intent.MOVE, Intent.OWNER, Intent.ODDS)
_TOLD_TOO = (*_REPEATED, Intent.WIN, Intent.LOSE)
_LEADING = tuple(
    "on at with for about to from by in until till til → - : same as likewise ditto goes".split()
)
_TOO = re.compile(r"\b(?:too|also|as well|same|ditto|likewise)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """All that a clause says: a deal, a day, or both, and perhaps who it is for."""

    deal: Piece | None
    day: Piece | None
    person: str | None = None
    sum: Piece | None = None


def told_alone(sentence: Sentence, at: int, scene: Scene) -> Told | None:
    """The deal and the day that are all of the clause: "wayne on monday", "Raj: wayne monday", "wayne"."""
    pieces = [p for p in sentence.pieces[at : sentence.stop(at)] if not p.says(*_LEADING)]
    person = _colleague(pieces[0], scene) if len(pieces) > 1 else None
    pieces = pieces[1:] if person else pieces
    kinds = [piece.kind for piece in pieces]
    if sorted(kinds) == sorted((Kind.DEAL, Kind.DATE)):
        deal, day = pieces if kinds[0] is Kind.DEAL else reversed(pieces)
        return Told(deal, day, person)
    if kinds == [Kind.DEAL, Kind.SUM] and not person:
        return Told(pieces[0], None, sum=pieces[1])
    if kinds == [Kind.DEAL]:
        return Told(pieces[0], None, person)
    return Told(None, pieces[0]) if kinds == [Kind.DATE] and not person else None


def _colleague(piece: Piece, scene: Scene) -> str | None:
    if piece.kind is Kind.PERSON:
        return piece.person
    if piece.kind is not Kind.WORD or piece.text in ORDINARY:
        return None
    found = scene.context.people(scene.text[piece.start : piece.end])
    return found[0] if len(found) == 1 else None


def goes_on(sentence: Sentence, at: int, scene: Scene) -> bool:
    """Whether the clause may be the same once more, and so ends what the writer said before it."""
    told = told_alone(sentence, at, scene)
    if told is None or told.deal is None:
        return told is not None and _is_another_day(sentence, at, told)
    return told.day is not None or told.sum is not None or _is_joined(sentence, at, scene)


def another(last: Draft, sentence: Sentence, at: int, scene: Scene) -> Draft | None:
    """What the clause asks for again after the last draft; None where it is nothing of the kind."""
    told = told_alone(sentence, at, scene)
    if told is None or last.deals in ((), (IT,)):
        return None
    if told.deal is None:
        days_more = last.intent is Intent.FOLLOW_UP and last.when and _is_another_day(sentence, at, told)
        return replace(last, when=told.day.when, starts=told.day.start) if days_more and told.day else None
    if told.sum:
        won = _is_joined(sentence, at, scene) and is_won(last) and last.amount
        return replace(last, deals=told.deal.deals, amount=told.sum.amount) if won else None
    person, starts = told.person or last.person, told.deal.start
    if told.day:
        if last.intent not in _DATED or last.when is None:
            return None
        when = _day_of(told.day, last.when)
        return Draft(last.intent, told.deal.deals, when=when, person=person, starts=starts)
    too = _TOO.search(_words_of(sentence, at, scene))
    if last.intent not in (_TOLD_TOO if too else _REPEATED) or not _is_joined(sentence, at, scene):
        return None
    text = None if last.intent is Intent.FOLLOW_UP else last.text
    return replace(last, deals=told.deal.deals, amount=None, text=text, person=person, starts=starts)


def _day_of(day: Piece, before: When) -> When | None:
    """ "Acme friday 3pm, wayne 4pm": on friday as well."""
    when = day.when
    if when and when.grain == "time" and before.grain != "time":
        return replace(before, time=when.time)
    return when


def _is_joined(sentence: Sentence, at: int, scene: Scene) -> bool:
    """Whether "and" leads to the clause, or a word for "as well" stands in it."""
    return _follows_and(sentence, at) or bool(_TOO.search(_words_of(sentence, at, scene)))


def _follows_and(sentence: Sentence, at: int) -> bool:
    return at > 0 and sentence.pieces[at - 1].says("and", "&", "+", "plus", "und")


def _is_another_day(sentence: Sentence, at: int, told: Told) -> bool:
    """ "… friday and monday": one more day, not the hour of the one before."""
    before = sentence.pieces[:at]
    dated = any(piece.kind is Kind.DATE for piece in before)
    of_one = sum(len(piece.deals) for piece in before) < 2  # else nobody can tell whose day is which
    when = told.day.when if told.day else None
    return _follows_and(sentence, at) and dated and of_one and when is not None and when.grain == "day"


def _words_of(sentence: Sentence, at: int, scene: Scene) -> str:
    """The clause as it was written, up to where the next one begins."""
    stop = sentence.stop(at)
    pieces = sentence.pieces
    end = pieces[stop].start if stop < len(pieces) else pieces[stop - 1].end + len(" as well")
    return scene.text[pieces[at].start : end]
