"""A deal in another pipeline: there a new one begins with all that it knows, and the old one lives on in it.

Every figure is of one pipeline, so a deal never changes its own: the one that it leaves tells that it was
merged, the other that it was added, and both add up. Its history, follow-ups and contacts go along.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.actions.desk import Desk, put_on_record
from bot.actions.echo import changed
from bot.actions.finding import find, refuse_if_overtaken
from bot.domain.events import Event, EventKind
from bot.domain.refusals import Choice, MoveRefused, NotUnderstood
from bot.domain.stages import Pipeline, Stage
from bot.language.commands import MoveDeal, Picked
from bot.language.names import words
from bot.language.stages import find as find_stage
from bot.outcomes.deals import Changed
from bot.store import follow_ups
from bot.store.numbers import new_number

_PIPELINE = re.compile(r"(?:the\s+)?pipeline(?:\s+|$)(.*)", re.IGNORECASE | re.DOTALL)
_STAGE = re.compile(r"^\s*(?:(?:in|into|as|stage)\s+)*", re.IGNORECASE)


def pipeline_said(command: MoveDeal) -> str | None:
    """The words after "pipeline" where a pipeline is named instead of a stage: "wholesale sample"."""
    found = _PIPELINE.fullmatch(command.stage) if isinstance(command.stage, str) else None
    return None if found is None else found[1].strip()


def rehouse(desk: Desk, command: MoveDeal, said: str) -> Changed:
    """Into the pipeline that the words begin with, into the stage behind it or its first.

    Raises NotUnderstood with the pipelines to pick from, and MoveRefused where the deal is there already.
    """
    deal = find(desk, command)
    pipeline, rest = _pipeline(desk, command, said, Picked(deal.id, deal.version))
    if pipeline.id == deal.pipeline:
        raise MoveRefused(f"{deal.name} is in the pipeline {pipeline.name} already. Nothing changed.")
    stage = _stage(pipeline, rest)
    refuse_if_overtaken(desk, command, deal)
    at, by = desk.clock(), desk.member.user
    new = replace(
        deal,
        id=new_number(),
        pipeline=pipeline.id,
        stage=stage.id,
        path=(stage.id,),
        stage_since=at,
        touched_at=at,
        changed_at=at,
        changed_by=by,
        version=1,
    )
    begun = Event(EventKind.ADDED, None, new, by, at)
    recorded = put_on_record(desk, begun, deal.merged(new, by, at))
    follow_ups.hand_on(desk.work, deal.id, new.id, desk.signed)
    return changed(desk, recorded[0], pipeline=pipeline)


def _pipeline(desk: Desk, command: MoveDeal, said: str, picked: Picked) -> tuple[Pipeline, str]:
    """The pipeline whose name is the longest at the start, and the words after it."""
    parts, pipelines = said.split(), desk.workspace.pipelines
    for count in range(len(parts), 0, -1):
        typed = words(" ".join(parts[:count]))
        for pipeline in pipelines:
            if words(pipeline.name) == typed:
                return pipeline, " ".join(parts[count:])
    choices = (
        Choice(each.name, replace(command, deal=picked, stage=f"pipeline {each.name}")) for each in pipelines
    )
    raise NotUnderstood(
        f'There is no pipeline called "{said[:60]}". Nothing changed.' if said else "Into which pipeline?",
        usage="/deal move Acme to pipeline wholesale",
        choices=tuple(choices),
    )


def _stage(pipeline: Pipeline, said: str) -> Stage:
    wanted = _STAGE.sub("", said)
    if not wanted:
        return pipeline.first
    found = find_stage(wanted, pipeline)
    if isinstance(found, Stage) and found.is_open:
        return found
    raise NotUnderstood(
        f'"{wanted[:60]}" is no open stage of {pipeline.name}. Nothing changed.',
        usage=f"/deal move Acme to pipeline {pipeline.name} {pipeline.first.name}",
    )
