"""Dates, amounts and people as a text says them here: by the workspace's calendar, money and colleagues."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.calendars import Calendar
from bot.domain.workspaces import Workspace
from bot.language import amounts, dates, working_days
from bot.language.commands import Sum
from bot.language.context import Context
from bot.language.quotes import unquoted
from bot.language.text import MEMBER, readable

_MYSELF = frozenset(("me", "myself", "i", "mine", "my"))
_NEGATIVE = re.compile(
    r"(?:[-−][^\w\s]?|[^\w\s][-−]|(?:minus|negative)\s+(?:[^\w\s]|[a-z]{3}\s)?)\d\S*", re.IGNORECASE
)
_MONTH_FIRST = frozenset(("en", "hu", "ja", "ko", "lt", "zh"))
_AMERICAN = frozenset(("US", "PH", "PR", "CA"))
_FAR_ENOUGH = 300
"""Characters that are searched for amounts: a name and what stands right behind it are shorter."""
_LONGEST_SUM = 80
"""Characters in which an amount that begins a text has ended."""


def calendar_of(context: Context) -> Calendar:
    """The workspace's working weekdays, public holidays and own days off."""
    return working_days.calendar_of(context.workspace, context.now.date())


def reading(context: Context) -> dates.Reading:
    """How dates are read here and now."""
    workspace = context.workspace
    return dates.Reading(
        now=context.now,
        week_start=workspace.week_start,
        fiscal_year_start=workspace.fiscal_year_start,
        languages=workspace.languages,
        day_first=_day_first(workspace),
        calendar=calendar_of(context),
    )


def _day_first(workspace: Workspace) -> bool | None:
    """Whether 3/4 is the 3rd of April: by the language, else by the country; None where neither tells."""
    others = [language for language in workspace.languages if language.split("-")[0] not in _MONTH_FIRST]
    if others or (workspace.country and workspace.country not in _AMERICAN):
        return True
    return None


def when_of(text: str, context: Context) -> dates.When | None:
    """The date that the whole text says, or None."""
    return dates.read(text, reading(context))


@dataclass(frozen=True, slots=True)
class SumSpan:
    """text[start:end] says `amount`; bare: a mere number, which may count anything."""

    start: int
    end: int
    amount: Sum
    bare: bool


def sum_of(text: str, context: Context) -> Sum | None:
    """The amount that the whole text says, or None."""
    found = amounts.read(text, context.workspace.currency)
    return Sum(found.value, found.currency) if found else None


def sums_in(text: str, context: Context) -> list[SumSpan]:
    """The amounts within the first words of a text, in order."""
    found = amounts.find(text[:_FAR_ENOUGH], context.workspace.currency)
    return [SumSpan(s.start, s.end, Sum(s.amount.value, s.amount.currency), s.bare) for s in found]


def leading_sum(text: str, context: Context) -> SumSpan | None:
    """The amount that the text begins with, or None."""
    if not text[:1].strip():
        return None
    return next((found for found in sums_in(text[:_LONGEST_SUM], context) if found.start == 0), None)


def negative_sum(text: str) -> str | None:
    """The number below zero that the text begins with, as typed: "-5k", "$-5", "minus 5k"; else None."""
    found = _NEGATIVE.match(text)
    return found[0].rstrip(" ,;.") if found else None


def picked_member(text: str) -> str | None:
    """The id of the member that was picked in Slack and is all of the text."""
    found = MEMBER.fullmatch(text.strip())
    return found[1] if found else None


def members_called(text: str, context: Context) -> tuple[str, ...]:
    """The ids of the members that the whole text can mean: picked, "me", "@kim" or "Kim"."""
    said = unquoted(text)
    if picked := picked_member(said):
        return (picked,)
    if said.lower() in _MYSELF:
        return (context.member.user,)
    return context.people(readable(said)) if said.strip("@ ") else ()
