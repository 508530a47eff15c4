"""Reads the summary: whose deals, of which period, of which pipeline, in any order."""

from __future__ import annotations

import re
from datetime import date

from bot.domain.stages import Pipeline
from bot.language import dates
from bot.language.commands import Command, Summarise
from bot.language.names import words
from bot.language.tails.pieces import certain_member, certain_when, members_called, reading, shortened
from bot.language.tails.tail import Tail, without, word_starts
from bot.language.text import MEMBER

_MEMBER = re.compile(rf"(?:(?:of|for|by)\s+)?({MEMBER.pattern}|@[\w.'-]+|\b(?:me|mine|my)\b)", re.IGNORECASE)
_AS_OF = re.compile(r"\bas (?:of|at)\s+(.+)", re.IGNORECASE)


def summary(tail: Tail) -> Command:
    rest, as_of = _as_of(tail, tail.text)
    rest, rep = _rep(tail, rest)
    rest, pipeline = _pipeline(tail, rest)
    period = (
        without(rest, "for", "of", "in", "during") if not dates.period(rest, reading(tail.context)) else rest
    )
    if period and not dates.period(period, reading(tail.context)):
        found = members_called(period, tail.context)
        if rep or not found:
            raise tail.refusal(
                f'I don\'t understand "{shortened(period)}" as a period, a colleague or a pipeline.'
            )
        rep, period = certain_member(tail, period, lambda user: Summarise(rep=user)), ""
    return Summarise(rep, shortened(period) or None, pipeline, as_of)


def _as_of(tail: Tail, text: str) -> tuple[str, date | None]:
    found = _AS_OF.search(text)
    return (text[: found.start()].strip(), certain_when(tail, found[1]).last) if found else (text, None)


def _rep(tail: Tail, text: str) -> tuple[str, str | None]:
    found = _MEMBER.search(text)
    if not found:
        return text, None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return rest.strip(), certain_member(tail, found[1], lambda user: Summarise(rep=user))


def _pipeline(tail: Tail, text: str) -> tuple[str, str | None]:
    """The pipeline that is named at the start or the end, and the other words."""
    for start in word_starts(text):
        for said, rest in ((text[start:], text[:start]), (text[:start], text[start:])):
            if named := _called(said, tail.context.workspace.pipelines):
                return rest.strip(), named.name
    return text, None


def _called(said: str, pipelines: tuple[Pipeline, ...]) -> Pipeline | None:
    typed = tuple(word for word in words(said) if word not in ("pipeline", "the", "in"))
    return next((one for one in pipelines if typed and words(one.name) == typed), None)
