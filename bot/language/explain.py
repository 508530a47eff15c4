"""A reading as plain data: what `bot understand --json` prints.

The form, one object a message:

    actions     a list of objects, in order, each with
                  action         move_stage, close_won, close_lost, reopen, create_deal, set_amount,
                                 set_close_date, set_probability, assign, follow_up, add_note, set_next_step,
                                 set_source, rename, merge, snooze, finish_follow_up, log, undo, away, query
                  deal           its name, null where it is not sure; deal_text: as it was said
                  needs          choose_deal, unknown_deal, or what is missing: deal, stage, when, amount, …
                  deal_candidates  the names to choose from
                and, where they were said: stage, amount (major units, a decimal in a string), currency,
                close_date, when (ISO, local; with a time if one was said), reason, probability (percent),
                assignee (a user id), note, next_step, source, name, touch
    silent      true where nothing may be done or said
    because     a list of {"words", "read_as", "start", "end"}: which words were read as what
"""

from __future__ import annotations

from typing import Any

from bot.domain.stages import Pipeline, Stage
from bot.language import stages
from bot.language.commands import (
    AddDeal,
    AddNote,
    Command,
    FinishFollowUp,
    GoAway,
    LogTouch,
    LoseDeal,
    MergeDeals,
    MoveDeal,
    Picked,
    PlanFollowUp,
    RenameDeal,
    ReopenDeal,
    SetAmount,
    SetCloseDate,
    SetNextStep,
    SetOdds,
    SetOwner,
    SetSource,
    SetTerm,
    SnoozeFollowUp,
    Sum,
    Undo,
    WinDeal,
)
from bot.language.context import Context
from bot.language.phrases import Reading, Undecided

_NAMES: dict[type, str] = {
    MoveDeal: "move_stage",
    WinDeal: "close_won",
    LoseDeal: "close_lost",
    ReopenDeal: "reopen",
    AddDeal: "create_deal",
    SetAmount: "set_amount",
    SetCloseDate: "set_close_date",
    SetOdds: "set_probability",
    SetOwner: "assign",
    PlanFollowUp: "follow_up",
    SnoozeFollowUp: "snooze",
    FinishFollowUp: "finish_follow_up",
    AddNote: "add_note",
    SetNextStep: "set_next_step",
    SetSource: "set_source",
    SetTerm: "set_term",
    RenameDeal: "rename",
    MergeDeals: "merge",
    LogTouch: "log",
    Undo: "undo",
    GoAway: "away",
}


def explain(reading: Reading, context: Context) -> dict[str, Any]:
    """The reading in the form above. context: the one it was read in, for the names of stages."""
    undecided = {each.action: each for each in reading.undecided}
    names = dict(reading.names)
    actions = [
        explained(command, context, names, undecided.get(place))
        for place, command in enumerate(reading.actions)
    ]
    actions += [explained(command, context, names) for command in reading.questions]
    because = [
        {"words": each.words, "read_as": each.read_as, "start": each.start, "end": each.end}
        for each in reading.why
    ]
    return {"actions": actions, "silent": reading.silent, "because": because}


def explained(
    command: Command, context: Context, names: dict[int, str], undecided: Undecided | None = None
) -> dict[str, Any]:
    """One command in the form above; commands that only look are a "query"."""
    told: dict[str, Any] = {"action": _NAMES.get(type(command), "query")}
    told |= _deal(command, names, sure=undecided is None)
    told |= {key: value for key, value in _fields(command, context).items() if value is not None}
    if undecided:
        told["needs"] = undecided.missing
        if undecided.deals:
            told["deal_candidates"] = [name for _, name in undecided.deals]
    return told


def _deal(command: Command, names: dict[int, str], *, sure: bool) -> dict[str, Any]:
    if isinstance(command, AddDeal):
        return {"deal": command.name}
    match getattr(command, "deal", None):
        case Picked(deal):
            return {"deal": names.get(deal), "deal_number": deal}
        case str(name):
            return {"deal": name if sure else None, "deal_text": name or None}
    return {"deal": None}


def _fields(command: Command, context: Context) -> dict[str, Any]:
    match command:
        case MoveDeal() | ReopenDeal():
            return {"stage": _stage(command.stage, context)}
        case WinDeal():
            return {**_money(command.amount), "reason": command.reason}
        case LoseDeal():
            return {"reason": command.reason}
        case AddDeal():
            return {
                **_money(command.amount),
                "close_date": command.close_date.isoformat() if command.close_date else None,
                "assignee": command.owner,
                "source": command.source,
                "stage": _stage(command.stage, context),
            }
        case SetAmount():
            return _money(command.amount)
        case SetCloseDate():
            return {"close_date": command.close_date.isoformat() if command.close_date else None}
        case SetOdds():
            return {"probability": command.percent}
        case SetOwner():
            return {"assignee": command.owner}
        case _:
            return _words(command)


def _words(command: Command) -> dict[str, Any]:
    match command:
        case PlanFollowUp():
            return {"when": _when(command), "assignee": command.assignee, "note": command.text}
        case SnoozeFollowUp():
            return {"when": _when(command)}
        case GoAway():
            return {"when": command.until.isoformat() if command.until else None}
        case AddNote():
            return {"note": command.note}
        case SetNextStep():
            return {"next_step": command.step}
        case SetTerm():
            return {"months": command.months}
        case SetSource():
            return {"source": command.source}
        case RenameDeal():
            return {"name": command.name}
        case MergeDeals(into=str(name)):
            return {"into": name}
        case LogTouch():
            return {"touch": command.touch, "note": command.note}
        case _:
            return {}


def _when(command: PlanFollowUp | SnoozeFollowUp) -> str | None:
    if command.due is None:
        return None
    clock = f"T{command.at.isoformat('minutes')}" if command.at else ""
    return command.due.isoformat() + clock


def _money(amount: Sum | None) -> dict[str, Any]:
    return {"amount": f"{amount.value:f}", "currency": amount.currency} if amount else {}


def _stage(said: str | int | None, context: Context) -> str | int | None:
    """The stage's name in the first pipeline that knows it, else the words."""
    pipelines: tuple[Pipeline, ...] = context.workspace.pipelines
    if not isinstance(said, str):
        return said
    for pipeline in pipelines:
        found = stages.find(said, pipeline)
        if isinstance(found, Stage):
            return found.name
    return said
