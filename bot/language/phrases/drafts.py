"""What a clause asks for, while the rest of the message may still add to it, and the commands it becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.stages import StageKind
from bot.language import commands
from bot.language.amounts import Amount
from bot.language.commands import DealRef, OneCommand, Picked, Sum
from bot.language.context import Context
from bot.language.dates import When
from bot.language.dates.arithmetic import add_months
from bot.language.phrases.intents import Intent
from bot.language.phrases.lengths import Length
from bot.language.phrases.pieces import SpokenDeal
from bot.language.phrases.stage_words import SpokenStage
from bot.language.phrases.values import Missing
from bot.language.pieces import calendar_of

MONTHS = {"months": 1, "quarters": 3, "years": 12}
"""The units of time that are whole months, and how many."""

IT = SpokenDeal("")
"""A deal that was not said: the one that the message or the conversation was about."""


@dataclass(slots=True)
class Draft:
    """deals: what it is about, empty for what is about no deal. text: words of the writer's own.

    change: so much more (or less, if negative) than the deal's amount. several: new deals were announced.
    """

    intent: Intent
    deals: tuple[SpokenDeal, ...] = ()
    stage: SpokenStage | None = None
    amount: Amount | None = None
    change: Amount | None = None
    when: When | None = None
    length: Length | None = None
    earlier: bool = False
    percent: int | None = None
    person: str | None = None
    text: str | None = None
    into: SpokenDeal | None = None
    touch: str | None = None
    source: str | None = None
    several: bool = False
    starts: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """A command, and what it still lacks."""

    command: OneCommand
    missing: Missing | None = None
    words: str | None = None
    deals: tuple[tuple[int, str], ...] = ()


def made(draft: Draft, context: Context) -> Iterator[Made]:
    """The commands of a draft, one for each deal."""
    if not draft.deals:
        yield Made(*_of_no_deal(draft))
        return
    for deal in dict.fromkeys(draft.deals):
        command, missing = _of_deal(draft, _reference(deal), deal, context)
        unclear = _unclear(deal)
        if unclear:
            yield Made(command, unclear, deal.words or None, deal.deals)
        else:
            yield Made(command, missing)


def _unclear(deal: SpokenDeal) -> Missing | None:
    if len(deal.deals) == 1:
        return None
    if deal.deals:
        return "choose_deal"
    return "unknown_deal" if deal.words else "deal"


def _reference(deal: SpokenDeal) -> DealRef:
    return Picked(deal.deals[0][0]) if len(deal.deals) == 1 else deal.words


def _sum(amount: Amount | None) -> Sum | None:
    return Sum(amount.value, amount.currency) if amount else None


def _of_no_deal(draft: Draft) -> tuple[OneCommand, Missing | None]:
    if draft.intent is Intent.ADD:
        return (
            commands.AddDeal(
                name=draft.text,
                amount=_sum(draft.amount),
                close_date=draft.when.for_close_date() if draft.when else None,
                owner=draft.person,
                source=draft.source,
                stage=draft.stage.words if draft.stage else None,
            ),
            None if draft.text else "name",
        )
    if draft.intent is Intent.AWAY:
        when = draft.when
        return commands.GoAway(when.first if when else None, when.words if when else None), None
    return commands.Undo(), None


def _of_deal(
    draft: Draft, deal: DealRef, spoken: SpokenDeal, context: Context
) -> tuple[OneCommand, Missing | None]:
    return _MAKERS[draft.intent](draft, deal, spoken, context)


def _move(
    draft: Draft, deal: DealRef, spoken: SpokenDeal, context: Context
) -> tuple[OneCommand, Missing | None]:
    stage = draft.stage
    if stage is None:
        return commands.MoveDeal(deal), "stage"
    if stage.kind is StageKind.WON:
        return commands.WinDeal(deal, _sum(draft.amount), draft.text), None
    if stage.kind is StageKind.LOST:
        return commands.LoseDeal(deal, draft.text), None
    return commands.MoveDeal(deal, stage.words), None


def _amount(
    draft: Draft, deal: DealRef, spoken: SpokenDeal, context: Context
) -> tuple[OneCommand, Missing | None]:
    amount = _changed(draft.change, spoken, context) if draft.change else _sum(draft.amount)
    return commands.SetAmount(deal, amount), None if amount else "amount"


def _changed(change: Amount, spoken: SpokenDeal, context: Context) -> Sum | None:
    """The deal's amount and so much more; None where it has none, or in another currency."""
    known = context.names.amount(spoken.deals[0][0]) if len(spoken.deals) == 1 else None
    if known is None or change.currency not in (None, known.currency):
        return None
    value = known.decimal + change.value
    return Sum(value, known.currency) if value > 0 else None


def _close_date(
    draft: Draft, deal: DealRef, spoken: SpokenDeal, context: Context
) -> tuple[OneCommand, Missing | None]:
    if draft.length:
        day = _shifted(draft, spoken, context)
        words = f"{draft.length.count} {draft.length.unit} {'earlier' if draft.earlier else 'later'}"
        return commands.SetCloseDate(deal, day, words), None if day else "when"
    when = draft.when
    if when is None:
        return commands.SetCloseDate(deal), "when"
    return commands.SetCloseDate(deal, when.for_close_date(), when.words, when.other), None


def _shifted(draft: Draft, spoken: SpokenDeal, context: Context) -> date | None:
    """The deal's close date, so much later or earlier; None where it has none."""
    length = draft.length
    known = context.names.close_date(spoken.deals[0][0]) if len(spoken.deals) == 1 else None
    if known is None or length is None:
        return None
    count = -length.count if draft.earlier else length.count
    try:
        if length.unit in ("days", "weeks"):
            return known + timedelta(days=count * (7 if length.unit == "weeks" else 1))
        return add_months(known, count * MONTHS[length.unit])
    except (OverflowError, ValueError):
        return None


def _follow_up(
    draft: Draft, deal: DealRef, spoken: SpokenDeal, context: Context
) -> tuple[OneCommand, Missing | None]:
    when = draft.when
    if when is None:
        return commands.PlanFollowUp(deal, text=draft.text, assignee=draft.person), "when"
    due = when.for_follow_up(calendar_of(context))
    command = commands.PlanFollowUp(deal, due, when.time, draft.text, draft.person, when.words, when.other)
    return command, None


def _term(
    draft: Draft, deal: DealRef, spoken: SpokenDeal, context: Context
) -> tuple[OneCommand, Missing | None]:
    length = draft.length
    months = length.count * MONTHS[length.unit] if length and length.unit in MONTHS else None
    return commands.SetTerm(deal, months), None


def _snooze(
    draft: Draft, deal: DealRef, spoken: SpokenDeal, context: Context
) -> tuple[OneCommand, Missing | None]:
    when = draft.when
    if when is None:
        return commands.SnoozeFollowUp(deal), "when"
    due = when.for_follow_up(calendar_of(context))
    return commands.SnoozeFollowUp(deal, due, when.time, said=when.words), None


def _merge(
    draft: Draft, deal: DealRef, spoken: SpokenDeal, context: Context
) -> tuple[OneCommand, Missing | None]:
    into = _reference(draft.into) if draft.into else None
    return commands.MergeDeals(deal, into), None if into else "deal"


def _log(
    draft: Draft, deal: DealRef, spoken: SpokenDeal, context: Context
) -> tuple[OneCommand, Missing | None]:
    match draft.touch:
        case "call" | "email":
            return commands.LogTouch(deal, draft.touch, draft.text), None
        case _:
            return commands.LogTouch(deal, "meeting", draft.text), None


_Maker = Callable[[Draft, DealRef, SpokenDeal, Context], tuple[OneCommand, Missing | None]]

_MAKERS: dict[Intent, _Maker] = {
    Intent.MOVE: _move,
    Intent.WIN: lambda d, deal, *_: (commands.WinDeal(deal, _sum(d.amount), d.text), None),
    Intent.LOSE: lambda d, deal, *_: (commands.LoseDeal(deal, d.text), None),
    Intent.REOPEN: lambda d, deal, *_: (commands.ReopenDeal(deal, d.stage.words if d.stage else None), None),
    Intent.AMOUNT: _amount,
    Intent.CLOSE_DATE: _close_date,
    Intent.ODDS: lambda d, deal, *_: (
        commands.SetOdds(deal, d.percent),
        "percent" if d.percent is None else None,
    ),
    Intent.OWNER: lambda d, deal, *_: (commands.SetOwner(deal, d.person), None if d.person else "owner"),
    Intent.SOURCE: lambda d, deal, *_: (commands.SetSource(deal, d.text), None),
    Intent.TERM: _term,
    Intent.RENAME: lambda d, deal, *_: (commands.RenameDeal(deal, d.text), None if d.text else "name"),
    Intent.MERGE: _merge,
    Intent.NEXT_STEP: lambda d, deal, *_: (commands.SetNextStep(deal, d.text), None),
    Intent.FOLLOW_UP: _follow_up,
    Intent.SNOOZE: _snooze,
    Intent.DONE: lambda d, deal, *_: (commands.FinishFollowUp(deal), None),
    Intent.NOTE: lambda d, deal, *_: (commands.AddNote(deal, d.text), None),
    Intent.LOG: _log,
    Intent.TOUCH: _log,
    Intent.UNDO: lambda *_: (commands.Undo(), None),
}
