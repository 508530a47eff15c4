"""Reads the reports: whose deals, of which period, of which pipeline, in any order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any, cast

from bot.domain.stages import Pipeline
from bot.language import dates
from bot.language.commands import (
    Command,
    ExplainChanges,
    ExportDeals,
    ForecastPeriod,
    ImportDeals,
    ListRates,
    ListStalled,
    ListTargets,
    PeriodCommand,
    ScheduleSummary,
    SetRate,
    SetTarget,
    Sum,
    Summarise,
)
from bot.language.names import words
from bot.language.pieces import members_called, reading, sum_of
from bot.language.quotes import shortened
from bot.language.tails.certain import certain_member, certain_sum, certain_when, within_limits
from bot.language.tails.coming import still_to_come
from bot.language.tails.tail import MOST_WORDS, Tail, without, word_starts
from bot.language.text import CHANNEL, MEMBER

_MEMBER = re.compile(rf"(?:(?:of|for|by)\s+)?({MEMBER.pattern}|@[\w.'-]+|\b(?:me|mine|my)\b)", re.IGNORECASE)
_FRAME = re.compile(r"(?:^|\s)(?:for|due(?:\s+in)?|clos(?:e|es|ing)(?:\s+in)?)\s+(.+)", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b((?:mon|tue|wed|thu|fri|sat|sun)\w*)", re.IGNORECASE)
_OFTEN = re.compile(
    r"(?P<weekly>weekly|every week|every (?:mon|tue|wed|thu|fri|sat|sun)\w*)\b"
    rf"|(?P<daily>daily|every (?:working )?day)\b|(?P<off>off|never|stop)(?:\s+{CHANNEL.pattern})?\s*$",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(r"(?:^|\s)(?:off|never|stop|no longer|no more)(?=\s|$)", re.IGNORECASE)
_NONE = re.compile(r"(?:^|\s)(?:off|none|no longer|no more|removed?|deleted?|clear)(?=\s|$)", re.IGNORECASE)
_CLOCK = re.compile(r"(?:^|\s)(\d{1,2})(?::(\d{2}))?\s*(?:([ap])m)?(?=\s|$)", re.IGNORECASE)
_CHANNEL = re.compile(r"#[^\s]+")
_YEAR = re.compile(r"\b\d{4}\b")
_SUM_WORDS = 3
_RATE = re.compile(
    r"(?:1\s*)?([a-z]{3})\s*(?:[=:]|is|at|to)?\s*(\d{1,9}(?:[.,]\d{1,12})?)(?:\s*[a-z]{3})?", re.IGNORECASE
)
_AS_OF = re.compile(r"\bas (?:of|at)\s+(.+)", re.IGNORECASE)


def of_period(report: type[PeriodCommand]) -> Callable[[Tail], Command]:
    """The reader of a report of a period."""

    def reads(tail: Tail) -> Command:
        rest, picked = _member(tail.text)
        rest, pipeline = _pipeline(tail, rest)
        rest, as_of = _as_of(tail, rest)
        period, named = _period(tail, rest, may_name=picked is None)
        if as_of and report not in (Summarise, ForecastPeriod):
            raise tail.refusal("Only summary and forecast can be asked for as of a past day.")
        more: dict[str, Any] = {"as_of": as_of} if as_of else {}
        return _of(tail, report(period=period, pipeline=pipeline, **more), picked or named)

    return reads


def summary(tail: Tail) -> Command:
    """A summary now, or one that comes by itself: "weekly monday 8:00", "daily 8:30", "off"."""
    often = _OFTEN.match(tail.text)
    if often is None:
        return of_period(Summarise)(tail)
    if often["off"]:
        return ScheduleSummary(off=True, channel=_elsewhere(tail.text))
    rest = tail.text[often.end() :].strip()
    if _NO_LONGER.search(rest):
        return ScheduleSummary(off=True, channel=_elsewhere(rest))
    channel = _elsewhere(rest)
    rest = CHANNEL.sub("", rest)
    typed = _CHANNEL.search(rest)
    if typed:
        raise tail.refusal(f"I do not know the channel {typed[0]}. Pick it from Slack's list as you type.")
    day = _WEEKDAY.search(f"{often[0]} {rest}")
    weekday = None if often["daily"] else _WEEKDAYS.index(day[1][:3].lower()) if day else 0
    clock = _CLOCK.search(rest)
    if clock is None:
        return ScheduleSummary(weekday, channel=channel)
    hour = int(clock[1]) % 12 + 12 * (clock[3].lower() == "p") if clock[3] else int(clock[1])
    minute = int(clock[2] or 0)
    if hour > 23 or minute > 59:
        raise tail.refusal(f'"{clock[0].strip()}" is no time of day.')
    return ScheduleSummary(weekday, time(hour, minute), channel)


def _elsewhere(text: str) -> str | None:
    """The channel that was named, by Slack's id."""
    found = CHANNEL.search(text)
    return found[1] if found else None


def changes(tail: Tail) -> Command:
    """From when to when, and which deals: "since monday for this quarter"."""
    rest, picked = _member(tail.text)
    rest, pipeline = _pipeline(tail, rest)
    rest, frame = _frame(tail, rest)
    period, named = _period(tail, rest, may_name=picked is None)
    return _of(tail, ExplainChanges(period, frame, None, pipeline), picked or named)


def stalled(tail: Tail) -> Command:
    rest, picked = _member(tail.text)
    rest, pipeline = _pipeline(tail, rest)
    if rest and (picked or not members_called(rest, tail.context)):
        raise tail.refusal(f'I don\'t understand "{shortened(rest)}" as a colleague or a pipeline.')
    return _of(tail, ListStalled(None, pipeline), picked or rest or None)


def target(tail: Tail) -> Command:
    """The amount or "off", and the period in any order, for the team or one member; alone, what is set."""
    rest, picked = _member(tail.text)
    if not rest:
        return _of(tail, ListTargets(), picked)
    rest = without(rest, "of", "is", "to")
    if _NONE.search(rest):
        rest = without(_NONE.sub(" ", rest), "the target", "target", "the")
        period, named = _period(tail, rest.strip(), may_name=picked is None)
        return _of(tail, _target(tail, None, period), picked or named)
    places = _sum_places(tail, rest)
    if places:
        # Of two numbers, such as 2026 and 150k, the amount is the one whose other words are a period.
        start, end = next((place for place in places if _is_period(tail, _beside(rest, place))), places[0])
        amount = certain_sum(tail, rest[start:end].strip())
        period, named = _period(tail, _beside(rest, (start, end)), may_name=picked is None)
        return _of(tail, _target(tail, amount, period), picked or named)
    if _is_period(tail, without(rest, "for", "in", "during")):
        return _of(tail, ListTargets(), picked)
    raise tail.refusal("Which target, and for when?")


def _target(tail: Tail, amount: Sum | None, period: str | None) -> SetTarget:
    when = still_to_come(period, tail.context) if period else None
    return SetTarget(amount.value, amount.currency, when) if amount else SetTarget(period=when)


def rate(tail: Tail) -> Command:
    """ "EUR 1.08", "1 EUR = 1.08"; alone, what is set."""
    if not tail.text:
        return ListRates()
    said = _RATE.fullmatch(tail.text)
    if said is None:
        raise tail.refusal("Which currency, and what is one of it worth?")
    return SetRate(said[1].upper(), Decimal(said[2].replace(",", ".")))


def export(tail: Tail) -> Command:
    if tail.text:
        raise tail.refusal("Export takes no words: it sends all deals and all that happened to them.")
    return ExportDeals()


def import_(tail: Tail) -> Command:
    if tail.text:
        raise tail.refusal("Import takes no words: it opens a form for the file.")
    return ImportDeals()


def _of(tail: Tail, asked: Any, who: str | None) -> Command:
    """The same report, of that member where one was said."""
    if who is None:
        return cast(Command, asked)
    found = certain_member(tail, who, lambda user: cast(Command, replace(asked, rep=user)))
    return cast(Command, replace(asked, rep=found))


def _sum_places(tail: Tail, text: str) -> list[tuple[int, int]]:
    """Where an amount of up to three words stands: the longest at the start, else at the end."""
    starts = word_starts(text)[:MOST_WORDS]
    ends = [*starts[1:], len(text)]
    fronts = [(0, end) for end in reversed(ends[:_SUM_WORDS])]
    backs = [(start, len(text)) for start in starts[-_SUM_WORDS:]]
    return [place for place in fronts + backs if sum_of(text[slice(*place)].strip(), tail.context)]


def _beside(text: str, place: tuple[int, int]) -> str:
    return f"{text[: place[0]]} {text[place[1] :]}".strip()


def _is_period(tail: Tail, text: str) -> bool:
    return not text or dates.period(text, reading(tail.context)) is not None


def _frame(tail: Tail, text: str) -> tuple[str, str | None]:
    """The other words, and the period after "for", "due in" or "closing in"."""
    found = _FRAME.search(text)
    if found is None or not dates.period(found[1], reading(tail.context)):
        return text, None
    return text[: found.start()].strip(), shortened(found[1])


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
    if found is None:
        return text, None
    day = dates.read(found[1], replace(reading(tail.context), toward="this year"))
    if day is None:
        # Refused with its words, as any other date is.
        certain_when(tail, found[1])
        return text[: found.start()].strip(), None
    return text[: found.start()].strip(), _past(within_limits(tail, day).last, found[1], tail)


def _past(day: date, said: str, tail: Tail) -> date:
    """In March "15 december" is last year's, unless the year was said."""
    if day <= tail.context.now.date() or _YEAR.search(said) or (day.month, day.day) == (2, 29):
        return day
    return day.replace(year=day.year - 1)


def _period(tail: Tail, text: str, *, may_name: bool) -> tuple[str | None, str | None]:
    """The words of a period, or those of a colleague without @; refuses any others."""
    if not text:
        return None, None
    for said in (without(text, "for", "of", "in", "during"), text):
        if dates.period(said, reading(tail.context)):
            return shortened(said), None
    if not may_name or not members_called(text, tail.context):
        said = shortened(text)
        raise tail.refusal(f'I don\'t understand "{said}" as a period, a colleague or a pipeline.')
    return None, text


def _called(said: str, pipelines: tuple[Pipeline, ...]) -> Pipeline | None:
    typed = tuple(word for word in words(said) if word not in ("pipeline", "the", "in"))
    return next((one for one in pipelines if typed and words(one.name) == typed), None)
