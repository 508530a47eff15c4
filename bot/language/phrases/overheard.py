"""What a channel that is only listened to may say without meaning anything for Rainmaker.

People there talk to each other: of leases and share prices, of what they reckon, and to ask one another.
"""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

from bot.language.names.ordinary import ORDINARY
from bot.language.phrases.intents import Intent, Row
from bot.language.phrases.notation import Match
from bot.language.phrases.pieces import Kind, Piece, Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.traits import Trait

_ASKED = ("asked", "told", "wants", "needs", "want")
_TOLD = tuple("won lost got sold took brought went chose said came".split())
_OPINION = re.compile(
    r"\b(?:i'?d say|i would say|if you ask me|imo|imho|between (?:us|you and me)|off the record|i'?d put)\b",
    re.IGNORECASE,
)
_RIVALS = ("competitor", "another", "someone", "other", "rival")
_LEAST_AMOUNT = 100
_MOST_AMOUNT = 1_000_000_000
_ROUGHLY = ("around", "about", "roughly", "like", "somewhere", "approx")
_ELSEWHERE = ("lease", "policy", "mandate")
_AFTER_A_STAGE = frozenset(
    """
    stage phase with and after following because since from by for at on in thanks thank today this yesterday
    w via due per now yay nice well next again over until till before next at 100 -
    """.split()
)
_AFTER_A_DAY = _AFTER_A_STAGE | frozenset(
    "because bc cuz cos coz as so though but and instead not no most latest earliest".split()
)


def may_be_chatter(
    row: Row, pieces: Pieces, at: int, start: int, found: Match, stop: int, scene: Scene
) -> bool:
    """Whether what fits the row from `start` on, in the clause from `at` to `stop`, may be mere talk."""
    run, after = pieces[start : found.end], pieces[found.end : stop]
    if _is_asked_of_another(pieces, at, start, scene) or _OPINION.search(scene.before(pieces[start])):
        return True
    if pieces[0].says("plan", "plans", "idea", "todo") and any(piece.says(":") for piece in pieces[1:3]):
        return True
    match row.intent:
        case Intent.LOSE:
            bare_rival = (
                row.has(Trait.RIVAL) and run[-1].says("with") and run[-2].says("signed", "up", "renewed")
            )
            named = any(piece.says(*_RIVALS) for piece in after[:2])
            of_money = bool(after) and run[-1].says("lost") and after[0].kind is Kind.SUM
            return (
                of_money or (bare_rival and not named) or run[-1].says("out", "off") or run[0].says("losing")
            )
        case Intent.WIN:
            return _is_of_a_lease(run, after, scene)
        case Intent.AMOUNT:
            sums = [piece.amount.value for piece in run if piece.amount is not None]
            vague = any(piece.says("budget") for piece in run) and any(piece.says(*_ROUGHLY) for piece in run)
            return vague or any(not _LEAST_AMOUNT <= value < _MOST_AMOUNT for value in sums)
        case Intent.CLOSE_DATE:
            decided = any(piece.says("decision", "deadline") for piece in run) or _is_of_a_talk(
                row, run, scene
            )
            return decided or _is_no_day(run) or _goes_on(after, _AFTER_A_DAY)
        case Intent.MOVE:
            told = _is_done_by_another(run, after) or (start > 0 and pieces[start - 1].says("had"))
            return told or _goes_on(after, _AFTER_A_STAGE) or _is_planned(pieces, start, after, scene)
    return False


_A_WEEK = timedelta(days=7)


def _is_of_a_talk(row: Row, run: Pieces, scene: Scene) -> bool:
    """ "Acme moved to thursday": the talk with them, or whatever else is on."""
    moved = row.has(Trait.SHIFT) and any(piece.says("moved", "moves", "shifted") for piece in run)
    soon = scene.context.now.date() + _A_WEEK
    return moved and any(piece.when is not None and piece.when.last < soon for piece in run)


def _goes_on(after: Pieces, ending: frozenset[str]) -> bool:
    """ "Moved to demo day", "moves Q1 earnings": what was taken for a stage or a day is part of more."""
    return bool(after) and after[0].kind is Kind.WORD and after[0].text not in ending


def _is_no_day(run: Pieces) -> bool:
    """ "Delayed until after Easter" is no day, only not before; "set for tomorrow 3pm" is when they talk."""
    days = [(piece.text.lower().split(), piece.when) for piece in run if piece.when is not None]
    return any("after" in words or when.time is not None for words, when in days)


def _is_done_by_another(run: Pieces, after: Pieces) -> bool:
    """ "Acme was moved to demo by Kim": whoever did it has it recorded."""
    passive = any(piece.says("was", "were", "been") for piece in run)
    return passive and bool(after) and after[0].says("by")


def _is_planned(pieces: Pieces, start: int, after: Pieces, scene: Scene) -> bool:
    """ "We get Acme to demo in April": a plan, where "moved Acme to demo, tuesday" tells when the demo is."""
    today = scene.context.now.date()
    of_us = start > 0 and pieces[start - 1].says("we", "i") and not _is_past(pieces[start])
    return of_us and any(piece.when is not None and piece.when.first > today for piece in after)


def _is_past(piece: Piece) -> bool:
    return piece.text.endswith("ed") or piece.says(*_TOLD)


_NO_COLLEAGUE = ("rainmaker", "bot")


def _is_called(pieces: Pieces, at: int, scene: Scene) -> bool:
    """ "Paul, …": a name alone before what is asked."""
    if at < 2 or pieces[at - 2].kind is not Kind.WORD or (at > 2 and pieces[at - 3].kind is not Kind.BREAK):
        return False
    name = pieces[at - 2]
    named = name.text not in ORDINARY and not name.says(*_NO_COLLEAGUE)
    return named and scene.text[name.start].isupper()


def _is_of_us(piece: Piece, scene: Scene) -> bool:
    said = scene.text[piece.start : piece.end]
    ours = piece.kind is Kind.WORD and piece.text not in ORDINARY and bool(scene.context.people(said))
    return piece.kind is Kind.PERSON or ours


def _is_asked_of_another(pieces: Pieces, at: int, start: int, scene: Scene) -> bool:
    """ "@Kim please move Acme to demo", "he asked me to move Acme": no word to Rainmaker."""
    asked = any(one.says(*_ASKED) and two.says("me", "us", "to") for one, two in pairwise(pieces[at:start]))
    named = (start > at and _is_of_us(pieces[at], scene)) or _is_called(pieces, at, scene)
    first = pieces[start]
    done = first.text.endswith(("ing", "s")) or _is_past(first)
    return asked or (named and first.kind is Kind.WORD and not done)


def _is_of_a_lease(run: Pieces, after: Pieces, scene: Scene) -> bool:
    """ "Acme signed a lease next door"."""
    led = scene.text[: run[-1].start].rstrip().lower().endswith((" a", " another"))
    return run[-1].says(*_ELSEWHERE) and led and bool(after)
