"""What begins a part of a new deal: "close", "owner", "source", "stage", "pipeline", a member, a day.

Names are made of the same words, so a capitalised keyword is a name's ("Open Source"), and "pipeline" is a
keyword only before the name of a pipeline: others build them.
"""

from __future__ import annotations

import re

from bot.language import dates
from bot.language.names import words
from bot.language.pieces import members_called, when_of
from bot.language.stages import meant
from bot.language.tails.tail import MOST_WORDS, Tail, word_starts
from bot.language.text import MEMBER

_KEYWORD = re.compile(
    r"(?P<close>clos(?:e|es|ing)(?: date)?|due)|(?P<source>source|src)|(?P<stage>stage)|(?P<owner>owner)"
    r"|(?P<pipeline>pipeline)",
    re.IGNORECASE,
)
MENTION = re.compile(rf"(?:for\s+)?({MEMBER.pattern}|@[\w.'-]+)(?=[\s,;]|$)")
_ODDS = re.compile(
    r"(?:(?:at|with|@)\s*)?(?P<word>(?:odds|probability|prob|chance)\b[\s:=]*(?:(?:of|at|is)\s+)?)?"
    r"(?P<percent>\d{1,3}(?:[.,]\d{1,4})?(?:\s?(?:%|percent\b|pct\b))?)(?=[\s,;.]|$)"
)
_LENGTH = re.compile(
    r"\W*(?:for\s+)?(?:\d[\d.,]*|an?|(?:a )?(?:couple of|few)|one|two|three|four|five|six|nine|ten|twelve)"
    r"[\s-]*(?:d|days?|w|wks?|weeks?|m|mos?|mths?|months?|q|qtrs?|quarters?|y|yrs?|years?)\W*",
    re.IGNORECASE,
)
"""How long a contract runs: "50k 12 months" tells no close date."""
_NO_DAY = frozenset(("asap", "now", "soon", "ongoing"))
_BY = re.compile(r"(?:by|on|at|in|until|till|before)\s+", re.IGNORECASE)
_PADDING = " ,;."


def begins_part(text: str, tail: Tail) -> bool:
    """Whether a keyword or a member begins the text."""
    if MENTION.match(text):
        return True
    found = _KEYWORD.match(text)
    if found is None or not text[0].islower() or text[found.end() : found.end() + 1].isalnum():
        return False
    return found.lastgroup != "pipeline" or named_pipeline(text, tail) is not None


def is_part(text: str, tail: Tail) -> bool:
    """Whether a part that says something begins the text: "close friday" is one, "stage door" is not."""
    if not begins_part(text, tail):
        return False
    if mention := MENTION.match(text):
        return bool(members_called(mention[1], tail.context))
    if said := after_keyword("close", text):
        return day_at(said, tail) is not None
    if said := after_keyword("stage", text):
        return any(meant(said[:end].strip(_PADDING), tail.context.workspace.pipelines) for end in _ends(said))
    if said := after_keyword("owner", text):
        return any(members_called(said[:end].strip(_PADDING), tail.context) for end in _ends(said))
    return bool(after_keyword("source", text) or named_pipeline(text, tail))


def after_keyword(keyword: str, text: str) -> str | None:
    """The words after that keyword at the start; None where another word stands there."""
    found = _KEYWORD.match(text)
    if not found or found.lastgroup != keyword or text[found.end() : found.end() + 1].isalnum():
        return None
    return text[found.end() :].lstrip(" :=")


def named_pipeline(text: str, tail: Tail) -> tuple[int, str] | None:
    """The pipeline that the text begins with, by number, and the words after it: "pipeline wholesale $5k"."""
    said = after_keyword("pipeline", text)
    if said is None:
        return None
    known = {tuple(words(each.name)): each.id for each in tail.context.workspace.pipelines}
    for end in _ends(said):
        number = known.get(tuple(words(said[:end].strip(_PADDING))))
        if number is not None:
            return number, said[end:]
    return None


def day_at(text: str, tail: Tail) -> tuple[dates.When, str] | None:
    """The day or period that the text begins with, in as many words as it can have, and the words after it.

    A clock time or a length is no part of a close date.
    """
    for end in _ends(text):
        said = text[:end].rstrip(_PADDING)
        if _LENGTH.fullmatch(said) or said.lower() in _NO_DAY:
            continue
        for words_of_day in dict.fromkeys((said, _BY.sub("", said, count=1))):
            when = when_of(words_of_day, tail.context) if words_of_day else None
            if when and when.time is None:
                return when, text[end:]
    return None


def odds_at(text: str) -> tuple[str, bool, str] | None:
    """The odds that the text begins with, whether they are called so, and the words after them."""
    found = _ODDS.match(text)
    if found is None or not (found["word"] or not found["percent"][-1].isdigit()):
        return None
    return found[0], bool(found["word"]), text[found.end() :]


def up_to_next_part(text: str, tail: Tail) -> str:
    starts = (start for start in word_starts(text) if start and begins_part(text[start:], tail))
    return text[: next(starts, len(text))].rstrip(" ,;")


def _ends(text: str) -> tuple[int, ...]:
    """Where the first words of a text end, the most words first."""
    ends = word_starts(text)[1 : MOST_WORDS + 1]
    return (*([len(text)] if len(ends) < MOST_WORDS else []), *reversed(ends))
