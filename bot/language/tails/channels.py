"""Reads what a channel hears: subscribe, unsubscribe and subscriptions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from bot.domain.refusals import Choice
from bot.language.commands import Command, ListSubscriptions, Subscribe, Unsubscribe
from bot.language.names.likeness import one_slip
from bot.language.quotes import shortened
from bot.language.tails.certain import certain_sum
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
_FILLERS = frozenset(("and", "to", "of", "the", "&", "+", "deals", "deal", ""))
_MOST_LIMITS = 10
_LIMITS = re.compile(
    r"(?:^|[\s,]+)(?:(?P<hidden>(?:without|no|hide|hiding)\s+(?:the\s+)?amounts?)(?=[\s,]|$)"
    r"|(?P<over>over|above|from|>=?)(?=[\s\d$€£¥]|$)"
    r"|(?P<stage>(?:(?:in|to|into)\s+)?(?:the\s+)?stage|into)(?=[\s:]|$))",
    re.IGNORECASE,
)


def subscribe(tail: Tail) -> Command:
    said, limits = _limited(tail)
    choices = _choices(limits)
    kinds = _kinds(tail, said, choices)
    if not kinds and limits.stage:
        kinds = ("moves",)
    if not kinds:
        raise tail.refusal("What shall this channel hear?", *choices)
    return replace(limits, kinds=kinds)


def unsubscribe(tail: Tail) -> Command:
    if tail.text.lower() in ("all", "everything"):
        return Unsubscribe(_EVERY)
    choices = _choices(Unsubscribe(()))
    kinds = _kinds(tail, tail.text, choices)
    if not kinds:
        raise tail.refusal("What shall this channel no longer hear?", *choices)
    return Unsubscribe(kinds)


def subscriptions(tail: Tail) -> Command:
    return ListSubscriptions()


def _limited(tail: Tail) -> tuple[str, Subscribe]:
    """The kinds' words, and a subscription with the limits behind them but no kinds yet."""
    marks = list(_LIMITS.finditer(tail.text))[:_MOST_LIMITS]
    ends = [*(mark.start() for mark in marks[1:]), len(tail.text)]
    said = tail.text[: marks[0].start()] if marks else tail.text
    limits = Subscribe(())
    for mark, end in zip(marks, ends, strict=False):
        words = without(tail.text[mark.end() : end].strip(" ,:"), "and")
        if mark["hidden"]:
            limits, said = replace(limits, without_amounts=True), f"{said} {words}"
        elif not words:
            raise tail.refusal("Over which amount?" if mark["over"] else "Moves into which stage?")
        elif mark["over"]:
            limits = replace(limits, over=certain_sum(tail, words))
        else:
            limits = replace(limits, stage=readable(words))
    return said.strip(), limits


def _kinds(tail: Tail, said: str, choices: tuple[Choice, ...]) -> tuple[Kind, ...]:
    """The kinds that the words name, each once, in a fixed order. Refuses any word that names none."""
    named: set[Kind] = set()
    for word in re.split(r"[\s,;/]+", said.lower()):
        found = _WORDS.get(word) or next((kinds for own, kinds in _WORDS.items() if one_slip(word, own)), ())
        if not found and word not in _FILLERS:
            raise tail.refusal(f'"{shortened(word)}" is nothing that a channel can hear.', *choices)
        if word not in _FILLERS or not named:
            named.update(found)
    return tuple(kind for kind in _EVERY if kind in named)


def _choices(asked: Subscribe | Unsubscribe) -> tuple[Choice, ...]:
    """What a channel can hear, or hear no more, with the limits that were said."""
    every, all_kinds = ("all", _WORDS["all"]) if isinstance(asked, Subscribe) else ("everything", _EVERY)
    labels = ("wins", "losses", "moves", "new")
    return (
        *(Choice(label, replace(asked, kinds=_WORDS[label])) for label in labels),
        Choice(every, replace(asked, kinds=all_kinds)),
    )
