"""Reads what a channel hears: subscribe, unsubscribe and subscriptions."""

from __future__ import annotations

import re
from typing import Literal

from bot.domain.refusals import Choice
from bot.language.commands import Command, ListSubscriptions, Subscribe, Sum, Unsubscribe
from bot.language.names.likeness import one_slip
from bot.language.tails.pieces import certain_sum, shortened
from bot.language.tails.tail import Tail, without
from bot.language.text import readable

Kind = Literal["wins", "losses", "moves", "new", "listening"]

_WORDS: dict[str, tuple[Kind, ...]] = {
    **dict.fromkeys(("wins", "win", "won"), ("wins",)),
    **dict.fromkeys(("losses", "loss", "lost"), ("losses",)),
    **dict.fromkeys(("moves", "move", "moved", "stages", "changes"), ("moves",)),
    **dict.fromkeys(("new", "deals", "added"), ("new",)),
    **dict.fromkeys(("listening", "listen"), ("listening",)),
    **dict.fromkeys(("all", "everything"), ("wins", "losses", "moves", "new")),
}
_EVERY: tuple[Kind, ...] = ("wins", "losses", "moves", "new", "listening")
_FILLERS = frozenset(("and", "to", "of", "the", "&", "+", "deals", "deal"))
_LIMITS = re.compile(
    r"(?:^|[\s,]+)(?:(?P<hidden>(?:without|no|hide|hiding)\s+(?:the\s+)?amounts?)(?=[\s,]|$)"
    r"|(?P<over>over|above|from|>=?)(?=[\s\d$€£¥]|$)|(?:in|to|into\s+)?(?:the\s+)?(?P<stage>stage)(?=[\s:]|$))",
    re.IGNORECASE,
)


def subscribe(tail: Tail) -> Command:
    said, over, stage, hidden = _limited(tail)
    kinds = _kinds(tail, said)
    if not kinds and stage and not said:
        kinds = ("moves",)
    if not kinds:
        choices = (
            Choice(label, Subscribe(_WORDS[label])) for label in ("wins", "losses", "moves", "new", "all")
        )
        raise tail.refusal("What shall this channel hear?", *choices)
    return Subscribe(kinds, over, stage, hidden)


def unsubscribe(tail: Tail) -> Command:
    if tail.text.lower() in ("all", "everything"):
        return Unsubscribe(_EVERY)
    kinds = _kinds(tail, tail.text)
    if not kinds:
        choices = (Choice(label, Unsubscribe(_WORDS[label])) for label in ("wins", "losses", "moves", "new"))
        raise tail.refusal(
            "What shall this channel no longer hear?", *choices, Choice("all", Unsubscribe(_EVERY))
        )
    return Unsubscribe(kinds)


def subscriptions(tail: Tail) -> Command:
    return ListSubscriptions()


def _limited(tail: Tail) -> tuple[str, Sum | None, str | None, bool]:
    """The kinds' words, and the limits behind them: least amount, stage, whether amounts are hidden."""
    marks = list(_LIMITS.finditer(tail.text))
    said = tail.text[: marks[0].start()] if marks else tail.text
    over: Sum | None = None
    stage: str | None = None
    hidden = False
    ends = [*(mark.start() for mark in marks[1:]), len(tail.text)]
    for mark, end in zip(marks, ends, strict=False):
        words = tail.text[mark.end() : end].strip(" ,:")
        words = without(words, "and")
        if mark["over"]:
            over = certain_sum(tail, words)
        elif mark["stage"]:
            stage = readable(words)
            if not stage:
                raise tail.refusal("Which stage?")
        else:
            hidden = True
            said = f"{said} {words}"
    return said.strip(), over, stage, hidden


def _kinds(tail: Tail, said: str) -> tuple[Kind, ...]:
    """The kinds that the words name, each once, in a fixed order. Refuses any word that names none."""
    named: set[Kind] = set()
    for word in re.split(r"[\s,;/]+", said.lower()):
        found = _WORDS.get(word) or next((kinds for own, kinds in _WORDS.items() if one_slip(word, own)), ())
        if word and not found and word not in _FILLERS:
            raise tail.refusal(f'"{shortened(word)}" is nothing that a channel can hear.')
        if word not in _FILLERS or not named:
            named.update(found)
    return tuple(kind for kind in _EVERY if kind in named)
