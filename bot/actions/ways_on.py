"""What is offered where no open deal is meant: to add it, or to reopen it; both go on with what was asked."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.desk import Desk
from bot.domain.deals import NAME_LIMIT, Deal
from bot.domain.refusals import Choice
from bot.domain.stages import Pipeline, Stage
from bot.language.commands import (
    AddContact,
    AddDeal,
    AddNote,
    DealCommand,
    LogTouch,
    MoveDeal,
    Picked,
    PlanFollowUp,
    ReopenDeal,
    SetAmount,
    SetCloseDate,
    SetNextStep,
    SetOdds,
    SetOwner,
    SetSource,
    SetTerm,
    Several,
    WinDeal,
    of_deal,
)
from bot.language.stages import find

_DONE_AFTERWARDS = (AddContact, AddNote, LogTouch, PlanFollowUp, SetNextStep, SetOdds, SetTerm)
"""What is told of a deal that cannot be told on adding it."""

_OF_OPEN_DEALS = (SetCloseDate, SetNextStep, SetOdds)
"""What can be told of an open deal alone, and changes nothing but what it names."""


def adding(desk: Desk, name: str, command: DealCommand | None = None) -> tuple[Choice, ...]:
    """To add a deal of that name, where it can be one, with what the command says of it.

    A win or a loss is not carried on: whoever adds a deal does not close it by the same click.
    """
    if len(name) > NAME_LIMIT:
        return ()
    add = AddDeal(name=name)
    match command:
        case SetAmount() | WinDeal():
            add = replace(add, amount=command.amount)
        case SetCloseDate():
            add = replace(add, close_date=command.close_date)
        case SetOwner():
            add = replace(add, owner=command.owner)
        case SetSource():
            add = replace(add, source=command.source)
        case MoveDeal(stage=str(said)):
            begun = any(_open_stage(said, each) for each in desk.workspace.pipelines)
            add = replace(add, stage=said if begun else None)
    after = (command,) if isinstance(command, _DONE_AFTERWARDS) else ()
    return (Choice(f"Add {name}", Several((add, *after)) if after else add),)


def reopening(desk: Desk, deal: Deal, command: DealCommand | None = None) -> Choice:
    """To reopen a closed deal, in the open stage that a move of it asked for, and do what else was asked."""
    pipeline = desk.workspace.pipeline_of(deal.pipeline)
    stage = _open_stage(command.stage, pipeline) if isinstance(command, MoveDeal) else None
    reopen = ReopenDeal(Picked(deal.id, deal.version), stage.id if stage else None)
    if isinstance(command, _OF_OPEN_DEALS):
        return Choice("Reopen it", Several((reopen, of_deal(command, Picked(deal.id)))))
    return Choice("Reopen it", reopen)


def _open_stage(said: str | int | None, pipeline: Pipeline) -> Stage | None:
    """The open stage of the pipeline that is meant, by its words or its number."""
    if isinstance(said, int):
        return next((each for each in pipeline.open_stages if each.id == said), None)
    found = find(said or "", pipeline)
    return found if isinstance(found, Stage) and found.is_open else None
