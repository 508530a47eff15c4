"""What must do nothing: questions, conditions, negations, wishes, guesses and hearsay.

A condition silences its whole sentence, the others the clause that they stand in.
"""

from __future__ import annotations

from bot.language.phrases.clauses import Sentence
from bot.language.phrases.pieces import Kind, Pieces
from bot.language.phrases.vocabulary import REQUESTS

_CONDITIONS = frozenset(
    "if unless once assuming provided whenever whether supposing suppose imagine otherwise until depends depending".split()
)
_NEGATIONS = frozenset(
    """
    not no never nobody none nothing without neither nor hardly barely almost nearly fail failed unable cannot
    """.split()
)
_WISHES = frozenset(
    """
    hope hopes hoping hopefully wish wishes maybe perhaps possibly probably might may could would should try trying
    tries want wants wanted wanna need needs plan plans planning intend intends aim aiming expect expects
    expecting likely think thinks thought guess guessing reckon believe believes feel feels suspect seems seem
    sounds looks apparently allegedly supposedly rumor rumour rumors rumours pray praying fingers
    dream dreaming about close tempted considering thinking wonder wondering doubt unsure will 'll won't gonna going shall
    soon bet betting ready hear heard tonight's potentially presumably imagine
    """.split()
)
_HEARSAY = frozenset(
    "says said told reports reported claims claimed according mentioned read saw wrote".split()
)
_SOFT = frozenset("about close ready heard hear soon read saw looks told said".split())
"""Words that only sometimes take the force out of a report; before a request they take none."""

_ASKING = frozenset(
    "did does do is are was were who what when where why how which whose whom any anyone anybody has have am what's who's how's where's when's wondering".split()
)
_ASKED_OF = frozenset(
    "we you they he she it i anyone anybody somebody someone there this that all everyone".split()
)
_DOUBTING_ENDS = frozenset(
    "think guess hope hopefully probably maybe perhaps possibly reckon believe suppose right apparently knock fingers unless if unsure likely".split()
)


def is_question(sentence: Sentence) -> bool:
    """Whether the sentence asks for something to be told, not done."""
    pieces = sentence.pieces
    if pieces[0].kind is Kind.PERSON and len(pieces) > 1:
        pieces = pieces[1:]
    first = pieces[0].text if pieces and pieces[0].kind is Kind.WORD else ""
    if sentence.asks:
        return not _is_request(pieces)
    if first in (
        "do",
        "have",
        "has",
        "can",
        "could",
        "should",
        "would",
        "will",
        "any",
        "is",
        "are",
        "was",
        "were",
        "did",
        "does",
        "am",
    ):
        second = pieces[1] if len(pieces) > 1 else None
        if first in ("did", "does", "any", "am"):
            return True
        return second is not None and (
            (second.kind is Kind.DEAL and first not in ("have", "do"))
            or (
                second.kind is Kind.WORD
                and second.text in _ASKED_OF - ({"you"} if first in REQUESTS else set())
            )
        )
    if first == "when":
        return len(pieces) > 1 and pieces[1].says(
            "did", "do", "does", "is", "will", "are", "was", "can", "should"
        )
    return first in _ASKING


def _is_request(pieces: Pieces) -> bool:
    """ "Can you move Acme to demo?", "please move …, ok?" """
    if not pieces or pieces[0].kind is not Kind.WORD:
        return False
    first = pieces[0].text
    if first in REQUESTS:
        return (
            any(piece.says("you") for piece in pieces[1:3])
            or first == "mind"
            or pieces[1:2]
            and pieces[1].says("we")
        )
    return False


def is_conditional(pieces: Pieces) -> bool:
    """Whether the words make all of it depend on something that has not happened."""
    for place, piece in enumerate(pieces):
        if piece.kind is not Kind.WORD:
            continue
        if piece.text in _CONDITIONS and not (piece.text in ("until", "whether")):
            return True
        starts = place == 0 or pieces[place - 1].kind is Kind.BREAK
        if starts and piece.says("when", "after", "before") and not _is_past(pieces[place:]):
            return place == 0 and piece.text == "when"
        if piece.text in ("as",) and [p.text for p in pieces[place : place + 3]] == ["as", "soon", "as"]:
            return True
        if piece.text == "in" and place + 1 < len(pieces) and pieces[place + 1].says("case"):
            return True
    return False


def _is_past(pieces: Pieces) -> bool:
    return any(piece.kind is Kind.WORD and piece.text.endswith("ed") for piece in pieces[:4])


def refuses(pieces: Pieces, *, planned: bool = False) -> str | None:
    """The word that takes the force out of these pieces of a clause, or None.

    planned: what is said is about the future anyway (a follow-up, a close date).
    """
    for place, piece in enumerate(pieces):
        if piece.kind is not Kind.WORD:
            continue
        word = piece.text
        if word in _NEGATIONS or word.endswith("n't"):
            return word
        if word in _WISHES | _HEARSAY or word.endswith("'ll"):
            if (
                planned
                and word
                in (
                    "will",
                    "should",
                    "going",
                    "expect",
                    "expects",
                    "expecting",
                    "likely",
                    "gonna",
                    "about",
                    "close",
                    "need",
                    "needs",
                    "want",
                    "could",
                    "would",
                    "soon",
                    "looks",
                    "plan",
                    "shall",
                    "supposed",
                    "planning",
                )
                or word.endswith("'ll")
                and planned
            ):
                continue
            if word in (
                "about",
                "close",
                "ready",
                "soon",
                "read",
                "saw",
                "heard",
                "hear",
                "told",
                "said",
                "thought",
                "need",
                "want",
                "could",
                "would",
                "will",
            ):
                if _is_harmless(word, pieces, place):
                    continue
            return word
    return None


def _is_harmless(word: str, pieces: Pieces, place: int) -> bool:
    """ "Could you", "I need you to", "we want to", and words that only sometimes doubt."""
    if word in ("could", "would", "will"):
        return place + 1 < len(pieces) and pieces[place + 1].says("you", "like", "u")
    if word in ("need", "want"):
        return place + 1 < len(pieces) and pieces[place + 1].says("you", "to")
    if word in ("about", "close"):
        return not (place + 1 < len(pieces) and pieces[place + 1].says("to"))
    return word in ("ready", "soon")


def doubts(pieces: Pieces) -> str | None:
    """The word after a report that takes it back: "I think", "hopefully", "if legal agrees"."""
    for piece in pieces:
        if piece.kind is Kind.WORD and piece.text in _DOUBTING_ENDS:
            return piece.text
    return None
