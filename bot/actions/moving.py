"""Stages: move, won, lost, reopen."""

from __future__ import annotations

from bot.actions.desk import Desk
from bot.actions.finding import find, refuse_if_overtaken
from bot.actions.rehousing import pipeline_said, rehouse
from bot.actions.settling import settle
from bot.domain.deals import Deal, Status
from bot.domain.events import Event
from bot.domain.refusals import Choice, MoveRefused, NotUnderstood
from bot.domain.stages import Pipeline, Stage, StageKind
from bot.language.commands import (
    DealCommand,
    LoseDeal,
    MoveDeal,
    Picked,
    ReopenDeal,
    ShowDeal,
    WinDeal,
)
from bot.language.context import Scope
from bot.language.quotes import shortened
from bot.language.stages import find as find_stage
from bot.outcomes.deals import Changed
from bot.store import events

_MOST_OFFERED = 5
"""Stages for words that are none: more are slower to read than to type."""


def move(desk: Desk, command: MoveDeal) -> Changed:
    """Into another open stage or pipeline; into a won or lost stage, it is closed as by `won` and `lost`."""
    said = pipeline_said(command)
    if said is not None and len(desk.workspace.pipelines) > 1:
        return rehouse(desk, command, said)
    deal = find(desk, command, Scope.ANY if isinstance(command.stage, int) else _scope(desk, command))
    stage = _stage(desk, command, deal, command.stage)
    if not deal.is_open and stage.is_open:
        raise MoveRefused(
            f"{deal.name} is {deal.status}. Nothing changed. It can be reopened.",
            choices=(Choice(f"Reopen in {stage.name}", ReopenDeal(Picked(deal.id, deal.version), stage.id)),),
        )
    return _moved(desk, command, deal, stage)


def _scope(desk: Desk, command: MoveDeal) -> Scope:
    """A customer can be moved on to after-sale; every other move is about an open deal."""
    words = str(command.stage or "")
    stages = (find_stage(words, pipeline) for pipeline in desk.workspace.pipelines)
    kinds = {stage.kind for stage in stages if isinstance(stage, Stage)}
    return Scope.ANY if StageKind.AFTER_SALE in kinds else Scope.OPEN


def win(desk: Desk, command: WinDeal) -> Changed:
    """Close as won, with the amount and the reason if they were said."""
    deal = find(desk, command)
    refuse_if_overtaken(desk, command, deal)
    at = desk.clock()
    happened: list[Event] = []
    amount = desk.money(command.amount, deal)
    if amount is not None and amount != deal.amount:
        happened.append(deal.with_amount(amount, desk.member.user, at))
    current = happened[-1].after if happened else deal
    won = desk.workspace.pipeline_of(deal.pipeline).won
    happened.append(current.moved_to(won, desk.member.user, at, reason=command.reason))
    return settle(desk, *happened)


def lose(desk: Desk, command: LoseDeal) -> Changed:
    """Close as lost; the answer asks for the reason when it is missing."""
    deal = find(desk, command)
    lost = desk.workspace.pipeline_of(deal.pipeline).lost
    refuse_if_overtaken(desk, command, deal)
    return settle(desk, deal.moved_to(lost, desk.member.user, desk.clock(), reason=command.reason))


def reopen(desk: Desk, command: ReopenDeal) -> Changed:
    """Back among the open deals: into the stage said, else the one that it was closed from."""
    deal = find(desk, command, Scope.ANY)
    if deal.is_open:
        raise MoveRefused(
            f"{deal.name} is open, in {desk.stage_of(deal).name}. Nothing changed.",
            choices=(Choice("Show it", ShowDeal(Picked(deal.id))),),
        )
    said = command.stage
    stage = _closed_from(desk, deal) if said is None else _stage(desk, command, deal, said)
    if not stage.is_open:
        stages = desk.workspace.pipeline_of(deal.pipeline).open_stages
        raise MoveRefused(
            f"A reopened deal goes into an open stage, and {stage.name} is not one. Nothing changed.",
            choices=tuple(
                Choice(each.name, ReopenDeal(Picked(deal.id, deal.version), each.id)) for each in stages
            ),
        )
    return _moved(desk, command, deal, stage)


def _closed_from(desk: Desk, deal: Deal) -> Stage:
    """The open stage that the deal was in last, where it is still in use; else the first."""
    pipeline = desk.workspace.pipeline_of(deal.pipeline)
    opened = {stage.id: stage for stage in pipeline.open_stages}
    was = events.last_stage(desk.work, deal.id, opened)
    return pipeline.first if was is None else opened[was]


def _moved(desk: Desk, command: DealCommand, deal: Deal, stage: Stage) -> Changed:
    if stage.id != deal.stage:
        refuse_if_overtaken(desk, command, deal)
    return settle(desk, deal.moved_to(stage, desk.member.user, desk.clock()))


def _stage(desk: Desk, command: MoveDeal | ReopenDeal, deal: Deal, said: str | int | None) -> Stage:
    """The stage of the deal's own pipeline that was said; raises NotUnderstood with the stages to pick."""
    pipeline = desk.workspace.pipeline_of(deal.pipeline)
    if isinstance(said, int):
        known = [stage for stage in pipeline.in_use if stage.id == said]
        if not known:
            raise NotUnderstood(f"That stage is no longer in use. {deal.name} was not moved.")
        return known[0]
    found = find_stage(said or "", pipeline)
    if isinstance(found, Stage):
        return found
    picked = Picked(deal.id, deal.version)
    stages = _takeable(command, deal, pipeline, found) if said else _all_takeable(command, deal, pipeline)
    choices = tuple(Choice(stage.name, type(command)(picked, stage.id)) for stage in stages)
    usage = f"/deal {command.verb} Acme negotiation"
    if not said:
        at = f" It is in {desk.stage_of(deal).name}." if deal.is_open else ""
        raise NotUnderstood(f"Which stage for {deal.name}?{at}", usage=usage, choices=choices)
    raise NotUnderstood(
        f'"{shortened(said)}" is not a stage of {pipeline.name}. Nothing changed.',
        usage=usage,
        choices=choices,
    )


def _takeable(
    command: MoveDeal | ReopenDeal, deal: Deal, pipeline: Pipeline, resembled: tuple[Stage, ...]
) -> list[Stage]:
    """The stages to offer for words that may mean those: they first, then the deal's next ones.

    The end of a deal is offered last, and only where the words resemble it.
    """
    stages = _all_takeable(command, deal, pipeline)
    ends = [each for each in resembled if each.kind.is_end and each in stages]
    others = [each for each in stages if not each.kind.is_end]
    likest = sorted(others, key=lambda each: resembled.index(each) if each in resembled else len(resembled))
    return [*likest[: _MOST_OFFERED - len(ends)], *ends]


def _all_takeable(command: MoveDeal | ReopenDeal, deal: Deal, pipeline: Pipeline) -> list[Stage]:
    """The stages that the command can take the deal into from where it stands: the next, those behind, ends.

    A customer can only be moved on to after-sale; a reopened deal goes into an open stage.
    """
    if not deal.is_open and isinstance(command, MoveDeal):
        after = pipeline.after_sale
        return [after] if after and deal.status is Status.WON and after.id != deal.stage else []
    opened = pipeline.open_stages
    past = next((place for place, each in enumerate(opened, 1) if each.id == deal.stage), 0)
    stages = [each for each in (*opened[past:], *opened[:past]) if each.id != deal.stage]
    return [*stages, pipeline.won, pipeline.lost] if isinstance(command, MoveDeal) else stages
