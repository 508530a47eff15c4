"""The pieces that verbs share: a date, an amount, a person, each read from words or refused with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.calendars import Calendar
from bot.domain.refusals import AmountRefused, Choice, DateRefused
from bot.domain.workspaces import Workspace
from bot.language import amounts, dates, working_days
from bot.language.commands import Command, Sum
from bot.language.context import Context
from bot.language.tails.tail import Tail, unquoted
from bot.language.text import MEMBER, readable

_MYSELF = frozenset(("me", "myself", "i", "mine", "my"))
_NEGATIVE = re.compile(r"(?:[-−][^\w\s]?|[^\w\s][-−])\d")
_FAR_ENOUGH = 300
"""Characters that are searched for amounts: a name and what stands right behind it are shorter."""
_LONGEST_SUM = 80
"""Characters in which an amount that begins a text has ended."""
FIRST_YEAR, LAST_YEAR = 2000, 2100


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


_MONTH_FIRST = frozenset(("en", "hu", "ja", "ko", "lt", "zh"))
_AMERICAN = frozenset(("US", "PH", "PR", "CA"))


def _day_first(workspace: Workspace) -> bool | None:
    """Whether 3/4 is the 3rd of April: by the language, else by the country; None where neither tells."""
    others = [language for language in workspace.languages if language.split("-")[0] not in _MONTH_FIRST]
    if others or (workspace.country and workspace.country not in _AMERICAN):
        return True
    return None


def when_of(text: str, context: Context) -> dates.When | None:
    """The date that the whole text says, or None."""
    return dates.read(text, reading(context))


def certain_when(tail: Tail, text: str) -> dates.When:
    """The date that the whole text says. Raises DateRefused with the words where it says none that counts."""
    found = when_of(text, tail.context)
    if found is None:
        raise DateRefused(
            f'I don\'t understand "{shortened(text)}" as a date. Nothing changed.', usage=tail.usage
        )
    return within_limits(tail, found)


def within_limits(tail: Tail, when: dates.When) -> dates.When:
    """The same date. Raises DateRefused with its words where it lies too far off to be meant."""
    if not FIRST_YEAR <= when.first.year <= when.last.year <= LAST_YEAR:
        raise DateRefused(
            f'"{shortened(when.words)}" is in {when.last.year}; dates go from {FIRST_YEAR} to {LAST_YEAR}. '
            "Nothing changed.",
            usage=tail.usage,
        )
    return when


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


def certain_sum(tail: Tail, text: str) -> Sum:
    """The amount that the whole text says. Raises AmountRefused with the words where it says none."""
    refuse_negative_sum(tail, text)
    found = sum_of(text, tail.context)
    if found is None:
        raise AmountRefused(
            f'"{shortened(text)}" is not an amount. Type a number, such as 50000, 50k or €1.2M. '
            "Nothing changed.",
            usage=tail.usage,
        )
    return found


def sums_in(text: str, context: Context) -> list[SumSpan]:
    """The amounts within the first words of a text, in order."""
    found = amounts.find(text[:_FAR_ENOUGH], context.workspace.currency)
    return [SumSpan(s.start, s.end, Sum(s.amount.value, s.amount.currency), s.bare) for s in found]


def leading_sum(text: str, context: Context) -> SumSpan | None:
    """The amount that the text begins with, or None."""
    if not text[:1].strip():
        return None
    return next((found for found in sums_in(text[:_LONGEST_SUM], context) if found.start == 0), None)


def is_negative_sum(text: str) -> bool:
    """Whether the text begins with a number below zero, such as "-5k" and "$-5"."""
    return bool(_NEGATIVE.match(text))


def refuse_negative_sum(tail: Tail, text: str) -> None:
    """Raises AmountRefused where the text begins with a number below zero."""
    if is_negative_sum(text):
        raise AmountRefused(
            f'"{shortened(text.split()[0])}" is negative, which no amount can be. Nothing changed.',
            usage=tail.usage,
        )


def shortened(text: str, most: int = 80) -> str:
    """The words as they are quoted in a refusal."""
    shown = " ".join(readable(text).split())
    return shown if len(shown) <= most else shown[: most - 1] + "…"


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


def certain_member(tail: Tail, text: str, command: Callable[[str], Command]) -> str:
    """The one member that the text means. Raises NotUnderstood for none, or for several, with each a choice.

    command: makes the command that a choice runs.
    """
    found = members_called(text, tail.context)
    if len(found) == 1:
        return found[0]
    said = shortened(text)
    if not found:
        raise tail.refusal(f'I don\'t know anyone called "{said}" here. Type @ and pick the person.')
    choices = (Choice(f"{said} ({user})", command(user)) for user in found[:5])
    raise tail.refusal(f'Several people are called "{said}". Who is meant?', *choices)
