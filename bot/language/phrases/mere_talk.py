"""What speaks of a change without reporting one: of what it would mean, of a slip of the hand.

The clause fits a row of the table; what stands around it tells that nothing is to be done.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bot.language.phrases.false_reports import THINGS
from bot.language.phrases.intents import OUTCOMES, Intent, Row
from bot.language.phrases.pieces import Kind, Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.traits import Trait

_TOLD = frozenset((Intent.MOVE, Intent.WIN, Intent.LOSE, Intent.REOPEN, Intent.AMOUNT, Intent.CLOSE_DATE))
_WEIGHED = tuple(
    "would wouldn't could couldn't might should shouldn't takes took means meant is isn't was wasn't".split()
)
_HELD = tuple("is isn't was wasn't would wouldn't".split())
_NO_HAND_OF_OURS = tuple("someone somebody system crm dashboard bot".split())
_UNDONE = tuple("withdrew backed pulled then but changed cancelled walked declined".split())
_SHARES = ("up", "down", "flat", "higher", "lower")
_UNREAL = re.compile(
    r"\b(?:can you confirm|let'?s say|that time|story of how|i dream(?:t|ed)|suppose|pretend|the day|"
    r"the moment|the year|ever since|as though|i predict|lie that)\b"
    r"[^.;\n]*$",
    re.IGNORECASE,
)
_NO_FACT = ("wrong", "mistake", "goal", "fake", "dream", "plan", "joke", "lie")
_NOT_FOR_REAL = re.compile(
    r"\b(?:training|test|demo|sandbox|staging|dummy) "
    r"(?:env|environment|sandbox|account|system|workspace|data)\b|\bin the (?:sandbox|old crm|playground)\b",
    re.IGNORECASE,
)
_BY_MISTAKE = re.compile(
    r"\b(?:by (?:mistake|accident|error)|accidentally|mistakenly|in error|inadvertently)\b", re.IGNORECASE
)


def is_mere_talk(row: Row, pieces: Pieces, start: int, end: int, stop: int, scene: Scene) -> bool:
    """Whether pieces[start:end], which fit the row, are only spoken of. stop: where their clause ends."""
    if row.intent is Intent.ADD:
        return _is_the_new_one(pieces[start:end], pieces[end:stop], scene)
    if row.intent is Intent.OWNER:
        return _is_no_new_owner(pieces[start:end], pieces[end:stop])
    if row.intent not in _TOLD:
        return False
    after = pieces[end:stop]
    weighed = pieces[start].text.endswith("ing") and any(piece.says(*_WEIGHED) for piece in after)
    if _ALMOST.search(scene.before(pieces[start])):
        return True  # "I just about won Acme"
    if _is_theirs(pieces[start:end], after, scene):
        return True
    if row.intent is Intent.REOPEN and after and after[0].text in THINGS:
        return True  # "reopened the Acme ticket"
    if weighed or _is_a_mere_state(row, pieces[start:end]) or _is_nobodys_doing(pieces, start, stop, scene):
        return True
    if row.intent in (*OUTCOMES, Intent.MOVE) and _UNREAL.search(scene.before(pieces[start])):
        return True
    return row.intent in OUTCOMES and (
        _is_doubted(after)
        or (bool(after) and after[0].says("twice", "thrice", "repeatedly"))
        or _had_been(pieces, start, end)
        or _is_a_course(pieces[start:end], after)
        or (pieces[start].says("got") and end == stop and pieces[end - 1].says("it", "this", "that"))
        or (pieces[end - 1].kind is Kind.DEAL and bool(after) and after[0].says(*_HELD))
        or (start > 0 and pieces[start - 1].says("you") and pieces[start].kind is not Kind.DEAL)
    )


_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)


def _is_the_new_one(run: Pieces, after: Pieces, scene: Scene) -> bool:
    """ "The new one laughs", "a new one is coming": of something else that is new."""
    if not run[-1].says("one", "is", "new") or not after or after[0].kind is not Kind.WORD:
        return False
    the = bool(_THE.search(scene.before(run[0])))
    if len(run) == 1 and the:
        return True  # "the new buyer is going to call"
    named = scene.text[after[0].start].isupper() or any(piece.kind is Kind.SUM for piece in after)
    return not named and (run[-1].says("is") or the)


_OF_OURS = frozenset("deal contract order po renewal agreement offer proposal quote".split())
_MOST = 1_000_000_000
"""A sum that is told of in the news."""


def _is_theirs(run: Pieces, after: Pieces, scene: Scene) -> bool:
    """ "Acme won a 2bn order", "Acme closed a $50m facility": what they won is none of ours."""
    if run[0].kind is not Kind.DEAL or len(after) < 2 or after[0].kind is not Kind.SUM:
        return False
    led = scene.text[run[-1].end : after[0].start].lower().split()[-1:]
    if led not in (["a"], ["an"], ["another"], ["its"], ["their"]) or after[0].amount is None:
        return False
    ours = after[1].text in _OF_OURS and not run[-1].says("won") and after[0].amount.value < _MOST
    return run[-1].says("won", "closed", "landed", "signed") and not ours


_THEY = ("they", "they're", "we're")


def _is_a_mere_state(row: Row, run: Pieces) -> bool:
    """ "They are legal": lawyers; "they're in legal" tells where the deal is."""
    led = any(piece.says("in", "at", "into") for piece in run)
    return (
        row.has(Trait.SPOKEN_OF)
        and run[0].says(*_THEY)
        and not led
        and not run[-1].text.endswith(("ed", "ing"))
    )


_FOR_A_TIME = ("until", "till", "til", "while", "during", "temporarily", "meanwhile")


def _is_no_new_owner(run: Pieces, after: Pieces) -> bool:
    """ "Acme was mine", "Acme is handled by Kim until monday": not now, or not for good."""
    once = run[-1].says("mine", "yours") and any(piece.says("was", "were") for piece in run)
    told = run[0].kind in (Kind.DEAL, Kind.PERSON)  # "give Acme to Kim while I'm away" is asked for
    return once or (told and any(piece.text.lower().startswith(_FOR_A_TIME) for piece in after))


_ALMOST = re.compile(r"\b(?:just about|all but|as good as)\W*$", re.IGNORECASE)


def _is_nobodys_doing(pieces: Pieces, start: int, stop: int, scene: Scene) -> bool:
    """ "Someone moved Acme to lost by accident", "the bot moved it"."""
    clause = scene.before(pieces[start]) + scene.text[pieces[start].start : pieces[stop - 1].end]
    who = start > 0 and pieces[start - 1].says(*_NO_HAND_OF_OURS) and pieces[start].text.endswith("ed")
    return who or bool(_BY_MISTAKE.search(clause)) or bool(_NOT_FOR_REAL.search(clause))


_DOUBTS = tuple(
    """
    think guess maybe probably perhaps supposedly allegedly soon someday eventually presumably pending
    """.split()
)


def _is_doubted(after: Pieces) -> bool:
    """ "Lost Acme I think", "won Acme 50k, probably soon", "won Acme 50k is the goal"."""
    ends = any(piece.says(*_DOUBTS) for piece in after[-2:])
    waits = any(one.says("when") and two.says("they", "we") for one, two in pairwise(after))
    held = [place for place, piece in enumerate(after) if piece.says("is", "was")]
    return ends or waits or any(p.says(*_NO_FACT) for place in held for p in after[place : place + 3])


def _had_been(pieces: Pieces, start: int, end: int) -> bool:
    """ "Acme had signed and then withdrew"."""
    had = any(piece.says("had") for piece in pieces[start:end])
    return had and any(piece.says(*_UNDONE) for piece in pieces[end:])


def _is_a_course(run: Pieces, after: Pieces) -> bool:
    """ "Acme closed at $24.10", "closed up 3%": a share's price."""
    if not run[-1].says("closed") or not after:
        return False
    price = after[1] if after[0].says("at") and len(after) > 1 else after[0]
    of_cents = price.amount is not None and price.amount.value != int(price.amount.value)
    return of_cents or (after[0].says(*_SHARES) and any(piece.percent is not None for piece in after))
