"""From a filled-in form to a command: the same commands as typed ones, and refused as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from bot.domain.refusals import FieldRefused, NotUnderstood
from bot.domain.reminders import Reason
from bot.language import amounts, phrases
from bot.language.commands import (
    AddDeal,
    Command,
    GoAway,
    ImportDeals,
    LoseDeal,
    PlanFollowUp,
    SetCloseDate,
    SetMornings,
    SetReason,
    Several,
    SnoozeFollowUp,
    Sum,
)
from bot.language.context import Context
from bot.language.phrases import Conversation, Heard
from bot.language.settings import filling as settings
from bot.language.text import clean

_DAY_MINUTES = 24 * 60
_FILE = re.compile(r"F[A-Z0-9]{2,20}")

Fields = Mapping[str, str | None]


def fill(form: str, command: Command, fields: Fields, context: Context) -> Command:
    """The command that a form completes. form: its name; fields: what was filled in.

    Raises FieldRefused beside the field that cannot be read, NotUnderstood when form and command do not
    belong together.
    """
    filler = _FILLERS.get(form)
    if filler is None:
        raise NotUnderstood("That form is from an older Rainmaker. Nothing changed; please type it.")
    if form == "import":
        # Tabs part the cells of rows that were copied from a spreadsheet.
        return filler(command, fields, context)
    typed = {name: (clean(value) or None) if value else None for name, value in fields.items()}
    return filler(command, typed, context)


def _add(command: Command, fields: Fields, context: Context) -> Command:
    if not isinstance(command, AddDeal):
        raise _mismatch()
    name, close_date = fields.get("name"), fields.get("close_date")
    if not name:
        raise FieldRefused("name", "A deal needs a name.")
    pipeline, stage = _place(fields.get("stage"), command, context)
    return replace(
        command,
        name=name,
        amount=_sum(fields.get("amount")),
        close_date=_day("close_date", close_date) if close_date else None,
        owner=fields.get("owner"),
        source=fields.get("source"),
        stage=stage,
        pipeline=pipeline,
    )


def _sum(typed: str | None) -> Sum | None:
    if typed is None:
        return None
    read = amounts.read(typed)
    if read is None:
        raise FieldRefused("amount", f'"{typed}" is not an amount. Type it like 50k or €1,200.')
    return Sum(read.value, read.currency)


def _place(chosen: str | None, command: AddDeal, context: Context) -> tuple[int | None, str | None]:
    """The pipeline's number and the stage's name. The menu's value is a claim like everything in a form."""
    for pipeline in context.workspace.pipelines:
        for stage in pipeline.open_stages:
            if chosen == f"{pipeline.id}.{stage.id}":
                return pipeline.id, stage.name
    return command.pipeline, None


def _date(command: Command, fields: Fields, context: Context) -> Command:
    typed = fields.get("date")
    if not typed:
        raise FieldRefused("date", "Pick a day.")
    day = _day("date", typed)
    if isinstance(command, (PlanFollowUp, SnoozeFollowUp)):
        return replace(command, due=day, said=typed)
    if isinstance(command, SetCloseDate):
        return replace(command, close_date=day, said=typed)
    if isinstance(command, GoAway):
        return replace(command, until=day, said=typed)
    raise _mismatch()


def _mornings(command: Command, fields: Fields, context: Context) -> Command:
    """Chosen days and reasons come as lists with commas; what is no choice of ours is left out."""
    if not isinstance(command, SetMornings):
        raise _mismatch()
    minute, days, wanted = (fields.get(name) for name in ("minute", "weekdays", "reasons"))
    chosen = tuple(int(day) for day in (days or "").split(",") if day in "0123456" and day)
    kept = (wanted or "").split(",")
    return SetMornings(
        int(minute) if minute and minute.isdecimal() and int(minute) < _DAY_MINUTES else None,
        None if chosen == context.workspace.working_weekdays else chosen,
        tuple(reason.value for reason in Reason if reason.value not in kept),
    )


def _import(command: Command, fields: Fields, context: Context) -> Command:
    """What is no choice of ours counts as none."""
    if not isinstance(command, ImportDeals):
        raise _mismatch()
    file, text = fields.get("file"), fields.get("text")
    if file and not _FILE.fullmatch(file):
        raise FieldRefused("file", "Choose one file.")
    return ImportDeals(
        file,
        None if file else text,
        _pipeline(fields.get("pipeline"), context),
        fields.get("owner"),
        {"day": True, "month": False}.get(fields.get("dates") or ""),
        fields.get("existing") == "update",
    )


def _pipeline(number: str | None, context: Context) -> int:
    pipelines = context.workspace.pipelines
    return next((each.id for each in pipelines if str(each.id) == number), pipelines[0].id)


def _day(field: str, typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise FieldRefused(field, f'"{typed[:40]}" is not a date.') from None


def _reason(command: Command, fields: Fields, context: Context) -> Command:
    reason = fields.get("reason")
    if not reason:
        raise FieldRefused("reason", "A word or two will do.")
    if isinstance(command, (SetReason, LoseDeal)):
        return replace(command, reason=reason)
    raise _mismatch()


def _edit(command: Command, fields: Fields, context: Context) -> Command:
    """A proposal, corrected by its writer: read again, as if it had been said to Rainmaker alone."""
    typed = fields.get("line")
    if not typed:
        raise FieldRefused("line", "Say what happened.")
    reading = phrases.read(typed, context, Conversation(Heard.DIRECT))
    if not reading.actions:
        raise FieldRefused("line", 'I did not understand that. Such as "moved Acme to negotiation".')
    return Several(reading.actions)


def _mismatch() -> NotUnderstood:
    return NotUnderstood("That form does not fit its button any more. Nothing changed; please type it.")


_FILLERS: dict[str, Callable[[Command, Fields, Context], Command]] = {
    "add": _add,
    "date": _date,
    "mornings": _mornings,
    "reason": _reason,
    "edit": _edit,
    "import": _import,
    **settings.FILLERS,
}
