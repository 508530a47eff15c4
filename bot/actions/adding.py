"""A new deal: typed in one line, or by the form."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.checking_in import customer_of, wanted_more
from bot.actions.colleagues import checked_owner
from bot.actions.desk import Desk, put_on_record
from bot.actions.echo import changed
from bot.actions.namesakes import namesake, way_to
from bot.domain.deals import Deal, Status, added, checked_date, deal_name, words
from bot.domain.refusals import Choice, NotUnderstood, Refusal
from bot.domain.stages import Pipeline, Stage
from bot.language.commands import AddDeal
from bot.language.quotes import shortened
from bot.language.stages import find as find_stage
from bot.outcomes.deals import Changed, FormAsked
from bot.store.numbers import new_number


def add(desk: Desk, command: AddDeal) -> Changed | FormAsked:
    """A new deal of the member's own unless an owner is named; without a name, the form is asked for.

    Raises Refusal with the other deal and the choice when an open deal of that name exists.
    """
    pipeline = _pipeline(desk, command)
    if command.name is None:
        return FormAsked(pipeline, desk.workspace.currency, command, desk.workspace.pipelines)
    name = deal_name(command.name)
    if not command.anyway:
        _warn_of_namesake(desk, replace(command, name=name))
    customer = customer_of(desk, command.customer)
    deal = _new(desk, command, name, _stage(desk, command, pipeline), pipeline)
    (recorded,) = put_on_record(desk, added(deal))
    if customer is not None:
        wanted_more(desk, customer)
    return changed(desk, recorded)


def _new(desk: Desk, command: AddDeal, name: str, stage: Stage, pipeline: Pipeline) -> Deal:
    at = desk.clock()
    close = command.close_date
    day = checked_date(close, close.isoformat()) if close else None
    return Deal(
        id=new_number(),
        name=name,
        pipeline=pipeline.id,
        stage=stage.id,
        status=Status.OPEN,
        owner=checked_owner(desk, command.owner) if command.owner else desk.member.user,
        created_at=at,
        created_by=desk.member.user,
        stage_since=at,
        touched_at=at,
        changed_at=at,
        changed_by=desk.member.user,
        amount=desk.money(command.amount),
        close_date=day,
        first_close_date=day,
        source=words(command.source, "source") if command.source else None,
        customer=command.customer,
    )


def _pipeline(desk: Desk, command: AddDeal) -> Pipeline:
    """The one named; else the first that has the stage which was said; else the first of all."""
    place = desk.workspace
    if command.pipeline is not None:
        known = (each for each in place.pipelines if each.id == command.pipeline)
        return next(known, place.pipeline)
    if command.stage is None:
        return place.pipeline
    having = (each for each in place.pipelines if isinstance(find_stage(command.stage, each), Stage))
    return next(having, place.pipeline)


def _stage(desk: Desk, command: AddDeal, pipeline: Pipeline) -> Stage:
    """The first stage unless another open one was said."""
    if command.stage is None:
        return pipeline.first
    found = find_stage(command.stage, pipeline)
    if isinstance(found, Stage) and found.is_open:
        return found
    choices = tuple(Choice(each.name, replace(command, stage=each.name)) for each in pipeline.open_stages)
    if isinstance(found, Stage):
        sentence = f"A new deal starts in an open stage, and {found.name} is not one. Nothing was added."
    else:
        sentence = f'"{shortened(command.stage)}" is not a stage of {pipeline.name}. Nothing was added.'
    raise NotUnderstood(sentence, usage="/deal add Acme $50k stage negotiation", choices=choices)


def _warn_of_namesake(desk: Desk, command: AddDeal) -> None:
    other = namesake(desk, command.name or "")
    if other is not None:
        raise Refusal(
            f"There is an open deal called {other.name} already. Nothing was added.",
            choices=(way_to(desk, other), Choice("Add another", replace(command, anyway=True))),
        )
