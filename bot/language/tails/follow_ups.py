"""Reads what is planned: follow-up, done, snooze and away."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.refusals import Choice, DateRefused
from bot.language import dates
from bot.language.commands import Command, FinishFollowUp, GoAway, PlanFollowUp, SnoozeFollowUp
from bot.language.context import Context
from bot.language.pieces import calendar_of, reading, when_of
from bot.language.quotes import shortened
from bot.language.tails.certain import certain_member, certain_when, within_limits
from bot.language.tails.tail import Tail, about, whole, without, words_or_none
from bot.language.text import MEMBER

_DATED = ("on", "by", "at", "to", "until", "till", "for")
_LONGEST_DATE = 80
"""Characters in which a date that stands at the start of some words has ended."""
_BACK = frozenset("off back no none over end cancel stop clear here".split())
_UNTIL = ("until", "till", "til", "'til", "untill", "back on", "back")
_ASSIGNEE = re.compile(rf"(?:(?:for|to|by)\s+)?({MEMBER.pattern}|@[\w.'-]+)", re.IGNORECASE)
_NO_TIME = re.compile(r"(?:(?:2[4-9]|[3-9]\d):\d\d|\d{1,2}:[6-9]\d)(?!\d)")
_LEFT_BEFORE = re.compile(r"(?:\s+|^)(?:on|by|at|in|for|due|until|[,;:–-])\s*$", re.IGNORECASE)


def follow_up(tail: Tail) -> Command:
    """The date and the assignee stand before or after the words; what is left is the text."""
    deal, rest = about(tail, ends=lambda text: _begins_date(text, tail.context))
    said, who = _without_assignee(without(rest, "up"))
    when, words = _dated(said, tail.context)
    _refuse_no_time(tail, words)
    plan = PlanFollowUp(deal, text=words_or_none(without(words, "to")))
    if when:
        due = within_limits(tail, when).for_follow_up(calendar_of(tail.context))
        plan = PlanFollowUp(deal, due, when.time, plan.text, None, shortened(when.words), when.other)
    return _assigned(tail, plan, who) if who else plan


def _refuse_no_time(tail: Tail, words: str) -> None:
    """Raises DateRefused where a time of day stands that there is none of."""
    if found := _NO_TIME.match(words):
        raise DateRefused(f'"{found[0]}" is not a time of day. Nothing changed.', usage=tail.usage)


def _assigned(tail: Tail, plan: PlanFollowUp, who: str) -> PlanFollowUp:
    user = certain_member(tail, who, lambda one: replace(plan, assignee=one))
    return replace(plan, assignee=user)


def _without_assignee(text: str) -> tuple[str, str | None]:
    """The text without the member who is named at its start or end, and that member."""
    found = list(_ASSIGNEE.finditer(text))
    for member in (found[-1:] + found[:1]) if found else ():
        before, after = text[: member.start()].strip(), text[member.end() :].strip()
        if not before or not after:
            return before or after, member[1]
    return text, None


def _begins_date(text: str, context: Context) -> bool:
    if _ASSIGNEE.match(text):
        return True
    return any(span.start == 0 for span in dates.find(text[:_LONGEST_DATE], reading(context)))


def _dated(text: str, context: Context) -> tuple[dates.When | None, str]:
    """The date at the start or else at the end of the words, or the only one within them; and the rest."""
    spans = dates.find(text, reading(context))
    edges = [
        span
        for span in spans
        if not text[: span.start].strip(" ,;:-") or not without(text[: span.start], *_DATED)
    ]
    edges += [span for span in spans if not text[span.end :].strip(" ,;:.-!")]
    chosen = edges or (spans if len(spans) == 1 else [])
    if not chosen:
        return None, text
    span = chosen[0]
    before = _LEFT_BEFORE.sub("", text[: span.start]).rstrip()
    return span.when, f"{before} {text[span.end :].lstrip(' ,;:.-–')}".strip()


def done(tail: Tail) -> Command:
    return FinishFollowUp(whole(tail.needing_a_deal(), tail.text))


def snooze(tail: Tail) -> Command:
    deal, rest = about(tail, lambda text: when_of(without(text, *_DATED), tail.context))
    said = rest if when_of(rest, tail.context) else without(rest, *_DATED)
    if not said:
        return SnoozeFollowUp(deal)
    when = certain_when(tail, said)
    return SnoozeFollowUp(
        deal, when.for_follow_up(calendar_of(tail.context)), when.time, said=shortened(said)
    )


def away(tail: Tail) -> Command:
    """ "until monday" and "monday" are the day back; "this week" and "today" end the day before it."""
    if not tail.text:
        raise tail.refusal("Until when are you away?", Choice("I'm back", GoAway()))
    if tail.text.lower().strip(" .!") in _BACK or tail.text.lower().startswith("i'm back"):
        return GoAway()
    back = _day_back(tail)
    if back <= tail.context.now.date():
        raise DateRefused(
            f'"{shortened(tail.text)}" is not ahead: you would be back at once. Nothing changed.',
            usage=tail.usage,
            choices=(Choice("I'm back", GoAway()),),
        )
    return GoAway(back, shortened(tail.text))


def _day_back(tail: Tail) -> date:
    said = without(tail.text, *_UNTIL)
    if said != tail.text:
        return certain_when(tail, without(said, "on")).first
    through = without(said, "through", "thru", "to and including", "including")
    span = certain_when(tail, without(through, "for", "from", "on"))
    lasts = through != said or span.grain not in ("time", "day") or span.first == tail.context.now.date()
    return span.last + timedelta(days=1) if lasts else span.first
