"""How a pipeline's stages may be changed; each rule returns the pipeline as it will be, or refuses.

A stage keeps its number for good, and so does a retired one: the past is told by it.
"""

from __future__ import annotations

from dataclasses import replace

from bot.domain.refusals import FieldRefused, Refusal
from bot.domain.stages import Pipeline, Stage, StageKind

MOST_STAGES, MOST_PIPELINES = 30, 12
MOST_ALIASES = 12
STAGE_NAME, ALIAS = 60, 40
"""Characters."""
MOST_DAYS = 730
"""The longest limit of a stage, in days."""


def checked_name(said: str, what: str) -> str:
    """The name in one line. Raises FieldRefused beside the field "name"."""
    name = " ".join(said.split())
    if not any(character.isalnum() for character in name):
        raise FieldRefused("name", f"A {what} needs a name with at least one letter or digit.")
    if len(name) > STAGE_NAME:
        raise FieldRefused("name", f"That name has {len(name)} characters; the limit is {STAGE_NAME}.")
    return name


def checked(stage: Stage) -> Stage:
    """The stage with its name in one line and only what fits its kind. Raises FieldRefused."""
    name = checked_name(stage.name, "stage")
    if not 0 <= stage.odds <= 100:
        raise FieldRefused("odds", f"Odds are between 0 and 100 percent, not {stage.odds}.")
    for field, days in (("quiet_after", stage.quiet_after), ("expected_days", stage.expected_days)):
        if days is not None and not 1 <= days <= MOST_DAYS:
            raise FieldRefused(field, f"{days} is no number of days from 1 to {MOST_DAYS}.")
    if len(stage.aliases) > MOST_ALIASES:
        raise FieldRefused("aliases", f"That is {len(stage.aliases)} words; at most {MOST_ALIASES} are kept.")
    long = next((alias for alias in stage.aliases if len(alias) > ALIAS), None)
    if long is not None:
        raise FieldRefused("aliases", f'"{long[:ALIAS]}…" is too long; at most {ALIAS} characters.')
    if stage.kind is StageKind.OPEN:
        return replace(stage, name=name)
    odds = 0 if stage.kind is StageKind.LOST else 100
    return replace(stage, name=name, odds=odds, quiet_after=None, expected_days=None)


def added(pipeline: Pipeline, stage: Stage) -> Pipeline:
    """With a new stage behind the last of its kind; its number is given here. Raises FieldRefused."""
    if len(pipeline.in_use) >= MOST_STAGES:
        raise FieldRefused("name", f"{pipeline.name} has {MOST_STAGES} stages already, which is the most.")
    if stage.kind.is_end:
        raise FieldRefused("name", f"{pipeline.name} has its {stage.kind} stage already.")
    number = max(each.id for each in pipeline.stages) + 1
    stages = list(pipeline.stages)
    before = [place for place, each in enumerate(stages) if each.kind is stage.kind and not each.retired]
    won = next(place for place, each in enumerate(stages) if each.id == pipeline.won.id)
    stages.insert(before[-1] + 1 if before else won + 1, checked(replace(stage, id=number)))
    return replace(pipeline, stages=tuple(stages))


def edited(pipeline: Pipeline, stage: Stage, *, holds_deals: bool) -> Pipeline:
    """With that stage in place of the one of its number. Raises FieldRefused, or Refusal where it is gone."""
    was = in_use(pipeline, stage.id)
    if stage.kind is not was.kind and (holds_deals or was.kind.is_end or stage.kind.is_end):
        raise FieldRefused(
            "kind",
            f"{was.name} holds deals, so it stays {was.kind}. Move them first."
            if not (was.kind.is_end or stage.kind.is_end)
            else f"{pipeline.name} keeps exactly one won and one lost stage.",
        )
    return _with(pipeline, checked(stage))


def in_use(pipeline: Pipeline, number: int) -> Stage:
    """The stage of that number. Raises Refusal where it is retired or there is none."""
    found = next((stage for stage in pipeline.in_use if stage.id == number), None)
    if found is None:
        raise Refusal(f"That stage of {pipeline.name} is no longer in use. Nothing changed.")
    return found


def shifted(pipeline: Pipeline, number: int, by: int) -> Pipeline:
    """With the stage one place up (-1) or down (1) among those of its kind. Raises Refusal at either end."""
    stage = in_use(pipeline, number)
    alike = [each for each in pipeline.in_use if each.kind is stage.kind]
    place = alike.index(stage) + by
    if not 0 <= place < len(alike):
        end = "first" if by < 0 else "last"
        raise Refusal(f"{stage.name} is the {end} {stage.kind} stage already. Nothing changed.")
    other = alike[place]
    swapped = {stage.id: other, other.id: stage}
    return replace(pipeline, stages=tuple(swapped.get(each.id, each) for each in pipeline.stages))


def retired(pipeline: Pipeline, number: int) -> Pipeline:
    """Without that stage among those in use. Raises Refusal for what a pipeline cannot do without."""
    stage = in_use(pipeline, number)
    if stage.kind.is_end:
        raise Refusal(
            f"{stage.name} is the {stage.kind} stage, and every pipeline has exactly one. "
            "Nothing changed; you can rename it."
        )
    if stage.is_open and len(pipeline.open_stages) == 1:
        raise Refusal(
            f"{stage.name} is the only open stage of {pipeline.name}. Nothing changed; add another."
        )
    return _with(pipeline, replace(stage, retired=True))


def targets(pipeline: Pipeline, stage: Stage) -> tuple[Stage, ...]:
    """The stages that a retired one's deals can go to: open ones, or for customers the won one."""
    if stage.is_open:
        return tuple(each for each in pipeline.open_stages if each.id != stage.id)
    kinds = (StageKind.AFTER_SALE, StageKind.WON)
    return tuple(each for each in pipeline.in_use if each.kind in kinds and each.id != stage.id)


def _with(pipeline: Pipeline, stage: Stage) -> Pipeline:
    return replace(pipeline, stages=tuple(stage if each.id == stage.id else each for each in pipeline.stages))
