"""Reads the summary: whose deals, of which period, of which pipeline, in any order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.domain.stages import Pipeline
from bot.language import dates
from bot.language.commands import Command, Summarise
from bot.language.names import words
from bot.language.tails.pieces import certain_member, certain_when, members_called, reading, shortened
from bot.language.tails.tail import MOST_WORDS, Tail, without, word_starts
from bot.language.text import MEMBER

_MEMBER = re.compile(rf"(?:(?:of|for|by)\s+)?({MEMBER.pattern}|@[\w.'-]+|\b(?:me|mine|my)\b)", re.IGNORECASE)
_AS_OF = re.compile(r"\bas (?:of|at)\s+(.+)", re.IGNORECASE)


def summary(tail: Tail) -> Command:
    rest, picked = _member(tail.text)
    rest, pipeline = _pipeline(tail, rest)
    rest, as_of = _as_of(tail, rest)
    period, named = _period(tail, rest, may_name=picked is None)
    asked = Summarise(None, period, pipeline, as_of)
    who = picked or named
    if who is None:
        return asked
    return replace(asked, rep=certain_member(tail, who, lambda user: replace(asked, rep=user)))


def _member(text: str) -> tuple[str, str | None]:
    """The text without the member in it, and that member's words."""
    found = _MEMBER.search(text)
    return (f"{text[: found.start()]} {text[found.end() :]}".strip(), found[1]) if found else (text, None)


def _pipeline(tail: Tail, text: str) -> tuple[str, str | None]:
    """The other words, and the name of the pipeline that stands at their start or end."""
    for start in word_starts(text)[:MOST_WORDS]:
        for said, rest in ((text[start:], text[:start]), (text[:start], text[start:])):
            if named := _called(said, tail.context.workspace.pipelines):
                return rest.strip(), named.name
    return text, None


def _as_of(tail: Tail, text: str) -> tuple[str, date | None]:
    found = _AS_OF.search(text)
    return (text[: found.start()].strip(), certain_when(tail, found[1]).last) if found else (text, None)


def _period(tail: Tail, text: str, *, may_name: bool) -> tuple[str | None, str | None]:
    """The words of a period, or those of a colleague without @; refuses any others."""
    if not text:
        return None, None
    for said in (text, without(text, "for", "of", "in", "during")):
        if dates.period(said, reading(tail.context)):
            return shortened(said), None
    if not may_name or not members_called(text, tail.context):
        said = shortened(text)
        raise tail.refusal(f'I don\'t understand "{said}" as a period, a colleague or a pipeline.')
    return None, text


def _called(said: str, pipelines: tuple[Pipeline, ...]) -> Pipeline | None:
    typed = tuple(word for word in words(said) if word not in ("pipeline", "the", "in"))
    return next((one for one in pipelines if typed and words(one.name) == typed), None)
