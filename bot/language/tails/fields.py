"""Reads what changes one field of a deal, or writes something down about it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from bot.language.commands import (
    AddContact,
    AddNote,
    Command,
    DealRef,
    LogTouch,
    SetAmount,
    SetCloseDate,
    SetNextStep,
    SetOdds,
    SetOwner,
    SetSource,
    SetTerm,
)
from bot.language.pieces import members_called, sum_of, when_of
from bot.language.quotes import shortened
from bot.language.tails.certain import certain_member, certain_sum, certain_when
from bot.language.tails.stages import closed, outcome_lost, outcome_won
from bot.language.tails.tail import Tail, about, without, words_or_none

_TO = ("to", "is", "at")
_DATED = ("date", "on", "by", "to", "at", "in", "is", "for")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NO_DAY = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|[\d./-]{{6,10}})"
    r"(?:,?\s+\d{4})?",
    re.IGNORECASE,
)
"""What is meant as a date although no month has that day: "31 feb" is no part of a deal's name."""
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?|[.,]\d{1,4})\s*(%|percent|pct|per cent)?", re.IGNORECASE)
_TERM = re.compile(
    r"(?P<count>\d{1,4}(?:[.,]5)?|[a-z]+(?:-[a-z]+)?)[\s-]*"
    r"(?:(?P<months>m|mo|mos|mth|mths|months?)|(?P<years>y|yrs?|years?))",
    re.IGNORECASE,
)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9}
_COUNTS |= {"ten": 10, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty-four": 24, "thirty-six": 36}
_TOUCHES: dict[str, Literal["call", "email", "meeting"]] = {
    **dict.fromkeys(("call", "called", "calls", "phone", "phoned", "rang", "voicemail"), "call"),
    **dict.fromkeys(("email", "emailed", "e-mail", "e-mailed", "mail", "mailed", "wrote"), "email"),
    **dict.fromkeys(("meeting", "met", "meet", "visit", "visited", "demo"), "meeting"),
}
_EMAIL = re.compile(r"<?([^\s@<>,;:\"()\[\]]+@[^\s@<>,;:\"()\[\]]+\.[^\s@<>,;:\"()\[\].]{2,})>?")
_PHONE = re.compile(
    r"(?<![\w@.])(?:tel:|phone:?|mobile:?)?\s*(\+?\(?\d[\d\s()./-]{4,24}\d)(?![\w@])", re.IGNORECASE
)


def amount(tail: Tail) -> Command:
    deal, rest = about(tail, lambda text: sum_of(without(text, *_TO), tail.context))
    said = without(rest, *_TO)
    return SetAmount(deal, certain_sum(tail, said) if said else None)


def close(tail: Tail) -> Command:
    deal, rest = about(
        tail,
        lambda text: (
            closed(text) or when_of(without(text, *_DATED), tail.context) or _NO_DAY.fullmatch(text.strip())
        ),
    )
    if outcome := closed(rest):
        how, after = outcome
        return outcome_won(tail, deal, after) if how == "won" else outcome_lost(tail, deal, after)
    said = rest if when_of(rest, tail.context) else without(rest, *_DATED)
    if not said:
        return SetCloseDate(deal)
    when = certain_when(tail, said)
    return SetCloseDate(deal, when.for_close_date(), shortened(said), when.other)


def odds(tail: Tail) -> Command:
    deal, rest = about(tail, lambda text: _percent(without(text, *_TO)))
    said = without(rest, *_TO)
    percent = _percent(said)
    if said and percent is None:
        raise tail.refusal(
            f'"{shortened(said)}" does not say odds. Type whole percent from 0 to 100, such as 60%.'
        )
    return SetOdds(deal, percent)


def _percent(said: str) -> int | None:
    """Whole percent: of "60%", "60" and "0.6"."""
    found = _PERCENT.fullmatch(said.strip())
    if not found:
        return None
    number = Decimal(found[1].replace(",", "."))
    if not found[2] and number <= 1 and not found[1].isdigit():
        number *= 100
    return int(number) if number <= 100 and number == int(number) else None


def owner(tail: Tail) -> Command:
    deal, rest = about(tail, lambda text: members_called(without(text, *_TO), tail.context) or None)
    said = without(rest, *_TO)
    if not said:
        return SetOwner(deal)
    return SetOwner(deal, certain_member(tail, said, lambda user: SetOwner(deal, user)))


def source(tail: Tail) -> Command:
    deal, rest = about(tail)
    return SetSource(deal, words_or_none(without(rest, "is", "from")))


def term(tail: Tail) -> Command:
    deal, rest = about(tail, lambda text: _months(without(text, *_TO)))
    said = without(rest, *_TO)
    months = _months(said)
    if said and months is None:
        raise tail.refusal(f'I don\'t understand "{shortened(said)}" as a term. Type 12 months or 2 years.')
    return SetTerm(deal, months)


def _months(said: str) -> int | None:
    """How many whole months "12 months", "18mo", "2 years" or "a year" are; at least one."""
    found = _TERM.fullmatch(said.strip())
    if not found:
        return None
    count = found["count"].lower().replace(",", ".")
    if not count[0].isdigit() and count not in _COUNTS:
        return None
    months = Decimal(_COUNTS.get(count) or count) * (12 if found["years"] else 1)
    return int(months) if months >= 1 and months == int(months) else None


def next_step(tail: Tail) -> Command:
    deal, rest = about(tail)
    return SetNextStep(deal, words_or_none(without(rest, "step")))


def note(tail: Tail) -> Command:
    deal, rest = about(tail)
    return AddNote(deal, words_or_none(without(rest)))


def log(tail: Tail) -> Command:
    """The touch stands after the deal, or before it: "log call with Acme"."""
    first, _, after = without(tail.text, "a", "an").partition(" ")
    touch = _TOUCHES.get(first.lower())
    deal, rest = about(tail)
    if touch and after.strip() and isinstance(deal, str):
        deal, rest = about(tail.of(without(after, "with", "to", "from")))
        return LogTouch(deal, touch, words_or_none(without(rest)))
    return _touched(deal, without(rest, "a", "an", "the", "we", "i"))


def _touched(deal: DealRef, rest: str) -> LogTouch:
    first, _, after = rest.partition(" ")
    touch = _TOUCHES.get(first.lower().rstrip(":,;.-"))
    return LogTouch(deal, touch, words_or_none(without(after if touch else rest)))


def contact(tail: Tail) -> Command:
    """An email and a phone number wherever they stand; the other words are the person's name."""
    deal, rest = about(tail)
    if isinstance(deal, str) and not rest:
        deal, rest = about(tail, _address)
    email, rest = _taken(_EMAIL, rest)
    phone, rest = _taken(_PHONE, rest)
    return AddContact(deal, words_or_none(re.sub(r"\s+", " ", rest).strip(" ,;:-<>()")), email, phone)


def _address(text: str) -> str | None:
    return text if _EMAIL.fullmatch(text.strip()) else None


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str | None, str]:
    found = pattern.search(text)
    return (found[1].strip(), f"{text[: found.start()]} {text[found.end() :]}") if found else (None, text)
