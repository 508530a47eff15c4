"""Stages: added, edited, put in another order, and retired once they hold no deals."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.desk import Desk, put_on_record
from bot.actions.rights import check_admin
from bot.actions.setup.altering import alter, altered_pipeline, dumped, refuse_if_changed, with_pipeline
from bot.actions.setup.telling import stage_told
from bot.domain import stage_changes
from bot.domain.encounters import ChangedSince
from bot.domain.refusals import Choice, FieldRefused, Refusal
from bot.domain.setups import HeldDeals, mark_of, subject_of
from bot.domain.stages import Pipeline, Stage, StageKind
from bot.domain.workspaces import Workspace
from bot.language.commands import RetireStage, SaveStage, ShiftStage
from bot.language.stages import clash
from bot.outcomes.setups import Setup, SetupChanged
from bot.store import setups

MOVED_AT_ONCE = 300
"""Deals that go along in one click: so many moves with their events stay far within Slack's three seconds."""
_NAMED = 3


def save_stage(desk: Desk, command: SaveStage) -> Setup | SetupChanged:
    """A new stage, or another name, odds, limits, words or kind of one. Without a name, its form.

    An earlier name goes on being understood. Raises FieldRefused beside the field that cannot be.
    """
    check_admin(desk)
    if command.name is None:
        pipeline = desk.workspace.pipeline_of(command.pipeline)
        seen = mark_of(dumped(pipeline))
        return Setup(
            desk.workspace, "stages", pipeline=pipeline.id, stage=command.stage, form="stage", seen=seen
        )
    place = setups.hold(desk.work, desk.clock())
    pipeline = place.pipeline_of(command.pipeline)
    _refuse_if_changed(desk, place, pipeline, command.seen)
    drafted = _drafted(command)
    if command.stage is None:
        now = stage_changes.added(pipeline, drafted)
        stage, was = now.stage(max(each.id for each in now.stages)), None
    else:
        was = stage_changes.in_use(pipeline, command.stage)
        held = setups.held_in(desk.work, pipeline.id, was.id, most=0)
        now = stage_changes.edited(pipeline, _keeping_its_name(drafted, was), holds_deals=held.total > 0)
        stage = now.stage(was.id)
        if _clashes(now, stage):  # The earlier name may be wanted for another stage.
            now = stage_changes.edited(pipeline, drafted, holds_deals=held.total > 0)
            stage = now.stage(was.id)
    _refuse_clash(now, stage)
    if now == pipeline:
        return SetupChanged((), desk.change, "stages", pipeline.id)
    return _altered(desk, place, pipeline, now, stage.name, stage_told(was, stage))


def _drafted(command: SaveStage) -> Stage:
    return Stage(
        command.stage or 0,
        command.name or "",
        StageKind(command.kind),
        command.odds,
        command.quiet_after,
        command.expected_days,
        command.aliases,
    )


def _keeping_its_name(drafted: Stage, was: Stage) -> Stage:
    if drafted.name.casefold() == was.name.casefold() or was.name in drafted.aliases:
        return drafted
    if len(drafted.aliases) >= stage_changes.MOST_ALIASES or len(was.name) > stage_changes.ALIAS:
        return drafted
    return replace(drafted, aliases=(*drafted.aliases, was.name))


def _clashes(pipeline: Pipeline, stage: Stage) -> bool:
    return clash(pipeline, stage) is not None


def _refuse_clash(pipeline: Pipeline, stage: Stage) -> None:
    """Raises FieldRefused beside the name or the other words, whichever means two things."""
    found = clash(pipeline, stage)
    if found is not None:
        field = "name" if found.said == stage.name else "aliases"
        raise FieldRefused(field, found.sentence)


def _refuse_if_changed(desk: Desk, place: Workspace, pipeline: Pipeline, seen: str | None) -> None:
    try:
        refuse_if_changed(desk, place, subject_of(pipeline.id), seen, f"the stages of {pipeline.name}")
    except ChangedSince as refusal:
        raise FieldRefused("name", refusal.sentence) from None


def shift_stage(desk: Desk, command: ShiftStage) -> SetupChanged:
    """One place up or down."""
    check_admin(desk)
    place = setups.hold(desk.work, desk.clock())
    pipeline = place.pipeline_of(command.pipeline)
    _refuse_if_shifted(pipeline, command)
    now = stage_changes.shifted(pipeline, command.stage, command.by)
    stage = now.stage(command.stage)
    order = [each for each in now.in_use if each.kind is stage.kind]
    after = order.index(stage)
    told = f"now after {order[after - 1].name}" if after else f"now before {order[1].name}"
    return _altered(desk, place, pipeline, now, stage.name, told)


def _refuse_if_shifted(pipeline: Pipeline, command: ShiftStage) -> None:
    stage = pipeline.stage(command.stage)
    order = [each.id for each in pipeline.in_use if each.kind is stage.kind]
    if command.seen is not None and order[command.seen : command.seen + 1] != [stage.id]:
        raise Refusal(f"{stage.name} has been moved already. Nothing changed; look where it is now.")


def retire_stage(desk: Desk, command: RetireStage) -> Setup | SetupChanged:
    """Out of use, with its deals moved on first where they were told where to.

    Raises Refusal, naming the deals and offering the stages to move them to, while it holds any.
    """
    check_admin(desk)
    place = setups.hold(desk.work, desk.clock())
    pipeline = place.pipeline_of(command.pipeline)
    stage = pipeline.stage(command.stage)
    now = pipeline if stage.retired else stage_changes.retired(pipeline, stage.id)
    held = setups.held_in(desk.work, pipeline.id, stage.id, most=_NAMED)
    if not command.sure:
        return Setup(place, "stages", pipeline=pipeline.id, stage=stage.id, held=held, form="retire")
    into = _into(desk, command, pipeline, stage, held) if held.total else None
    moved = _moved(desk, stage, into) if into else 0
    if moved < held.total:
        left = held.total - moved
        return SetupChanged((), desk.change, "stages", pipeline.id, moved, into, left)
    if stage.retired:
        return SetupChanged((), desk.change, "stages", pipeline.id, moved, into)
    return _altered(desk, place, pipeline, now, stage.name, "retired", moved, into)


def _into(desk: Desk, command: RetireStage, pipeline: Pipeline, stage: Stage, held: HeldDeals) -> Stage:
    ways = stage_changes.targets(pipeline, stage)
    chosen = next((each for each in ways if each.id == command.into), None)
    if chosen is not None:
        return chosen
    choices = tuple(Choice(f"Move all to {each.name}", replace(command, into=each.id)) for each in ways[:8])
    raise Refusal(f"{held.sentence(stage)} Nothing changed.", choices=choices)


def _moved(desk: Desk, stage: Stage, into: Stage) -> int:
    pipeline = next(each.id for each in desk.workspace.pipelines if stage in each.stages)
    found = setups.hold_deals(desk.work, pipeline, stage.id, most=MOVED_AT_ONCE)
    at, by = desk.clock(), desk.member.user
    put_on_record(desk, *(deal.moved_to(into, by, at) for deal in found))
    return len(found)


def _altered(
    desk: Desk,
    place: Workspace,
    was: Pipeline,
    now: Pipeline,
    label: str,
    told: str,
    moved: int = 0,
    into: Stage | None = None,
) -> SetupChanged:
    changed = replace(place, pipelines=with_pipeline(place, now))
    kept = alter(desk, changed, altered_pipeline(was, now, label, told))
    return SetupChanged(kept, desk.change, "stages", was.id, moved, into)
