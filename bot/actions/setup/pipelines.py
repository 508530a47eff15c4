"""Pipelines: a new one from a template, another name, the one for new deals, and an end for an empty one."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.desk import Desk
from bot.actions.rights import check_admin
from bot.actions.setup.altering import alter, altered_pipeline, dumped, refuse_if_changed, with_pipeline
from bot.domain import stage_changes
from bot.domain.encounters import ChangedSince
from bot.domain.refusals import FieldRefused, Refusal
from bot.domain.setups import PIPELINES, Alteration, mark_of, subject_of
from bot.domain.stages import TEMPLATES, Pipeline
from bot.domain.workspaces import Workspace
from bot.language.commands import AddPipeline, ChoosePipeline, RenamePipeline, RetirePipeline
from bot.language.names import words
from bot.outcomes.setups import Setup, SetupChanged
from bot.store import setups

_TAKEN_WORDS = frozenset(("pipeline", "the", "in", "me", "mine", "all", "every"))
"""Words that reports and `add` pass over or take for something else."""


def add_pipeline(desk: Desk, command: AddPipeline) -> Setup | SetupChanged:
    """From a template. Without a name, its form."""
    check_admin(desk)
    if command.name is None:
        return Setup(desk.workspace, "stages", form="pipeline")
    place = setups.hold(desk.work, desk.clock())
    if len(place.pipelines) >= stage_changes.MOST_PIPELINES:
        most = stage_changes.MOST_PIPELINES
        raise FieldRefused("name", f"There are {most} pipelines already, which is the most.")
    template = TEMPLATES.get(command.template)
    if template is None:
        raise FieldRefused("template", "There is no such template.")
    name = _free_name(place, command.name, None)
    number = max(each.id for each in (*place.pipelines, *place.past_pipelines)) + 1
    new = replace(template(), id=number, name=name)
    stages = len(new.in_use)
    return _arranged(desk, place, (*place.pipelines, new), name, f"new, with {stages} stages", number)


def rename_pipeline(desk: Desk, command: RenamePipeline) -> Setup | SetupChanged:
    check_admin(desk)
    if command.name is None:
        pipeline = desk.workspace.pipeline_of(command.pipeline)
        seen = mark_of(dumped(pipeline))
        return Setup(desk.workspace, "stages", pipeline=pipeline.id, form="rename-pipeline", seen=seen)
    place = setups.hold(desk.work, desk.clock())
    pipeline = place.pipeline_of(command.pipeline)
    try:
        refuse_if_changed(desk, place, subject_of(pipeline.id), command.seen, pipeline.name)
    except ChangedSince as refusal:
        raise FieldRefused("name", refusal.sentence) from None
    now = replace(pipeline, name=_free_name(place, command.name, pipeline))
    if now == pipeline:
        return SetupChanged((), desk.change, "stages", pipeline.id)
    changed = replace(place, pipelines=with_pipeline(place, now))
    told = altered_pipeline(pipeline, now, now.name, f"name, was {pipeline.name}")
    return SetupChanged(alter(desk, changed, told), desk.change, "stages", pipeline.id)


def choose_pipeline(desk: Desk, command: ChoosePipeline) -> SetupChanged:
    """New deals enter it, and reports are about it, unless another is named."""
    check_admin(desk)
    place = setups.hold(desk.work, desk.clock())
    chosen = place.pipeline_of(command.pipeline)
    if chosen == place.pipeline:
        raise Refusal(f"New deals enter {chosen.name} already. Nothing changed.")
    others = tuple(each for each in place.pipelines if each.id != chosen.id)
    told = f"new deals enter it, was {place.pipeline.name}"
    return _arranged(desk, place, (chosen, *others), chosen.name, told, chosen.id)


def retire_pipeline(desk: Desk, command: RetirePipeline) -> SetupChanged:
    """Out of use. Raises Refusal for the only one, and for one with open deals, naming them."""
    check_admin(desk)
    place = setups.hold(desk.work, desk.clock())
    pipeline = place.pipeline_of(command.pipeline)
    if len(place.pipelines) == 1:
        raise Refusal(f"{pipeline.name} is the only pipeline. Nothing changed; add another first.")
    refuse_with_open_deals(desk, pipeline)
    left = tuple(each for each in place.pipelines if each.id != pipeline.id)
    return _arranged(desk, place, left, pipeline.name, "retired", left[0].id)


def refuse_with_open_deals(desk: Desk, pipeline: Pipeline) -> None:
    """Raises Refusal, naming the deals of the first stage that holds some."""
    for stage in pipeline.stages:
        held = setups.held_in(desk.work, pipeline.id, stage.id, most=3) if stage.is_open else None
        if held and held.total:
            raise Refusal(
                f"{pipeline.name} is not empty: {held.sentence(stage)} Close them first. Nothing changed."
            )


def arranged(place: Workspace, pipelines: tuple[Pipeline, ...]) -> Workspace:
    """The workspace with these pipelines in use; the others are kept for the past."""
    known = {each.id: each for each in (*place.past_pipelines, *place.pipelines)}
    used = {each.id for each in pipelines}
    past = tuple(each for number, each in known.items() if number not in used)
    return replace(place, pipelines=pipelines, past_pipelines=past)


def _arranged(
    desk: Desk, place: Workspace, pipelines: tuple[Pipeline, ...], label: str, told: str, shown: int
) -> SetupChanged:
    was, now = ([each.id for each in row] for row in (place.pipelines, pipelines))
    record = Alteration(PIPELINES, label, was, now, told)
    return SetupChanged(alter(desk, arranged(place, pipelines), record), desk.change, "stages", shown)


def _free_name(place: Workspace, said: str, but: Pipeline | None) -> str:
    """A name that no other pipeline has. Raises FieldRefused."""
    name = stage_changes.checked_name(said, "pipeline")
    typed = words(name)
    if all(word in _TAKEN_WORDS for word in typed):
        raise FieldRefused("name", f'"{name}" says something else in a command. Use another name.')
    others = (each for each in place.pipelines if but is None or each.id != but.id)
    if any(words(each.name) == typed for each in others):
        raise FieldRefused("name", f"There is a pipeline called {name} already.")
    return name
