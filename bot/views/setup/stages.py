"""The page of stages: one pipeline at a time, each stage with its limits and what can be done with it."""

from __future__ import annotations

from bot.domain.stages import Pipeline, Stage, StageKind
from bot.language.commands import (
    AddPipeline,
    ChoosePipeline,
    Command,
    RenamePipeline,
    RetirePipeline,
    RetireStage,
    SaveStage,
    SetUp,
    ShiftStage,
    encode,
)
from bot.outcomes.setups import Setup
from bot.views import words
from bot.views.blocks import Block, Element, confirm, divider, option
from bot.views.buttons import RUN, row, run
from bot.views.lines import BREAK, DOT, Line, beside, bold, joined, line, paragraph


def stages_page(setup: Setup) -> list[Block]:
    """The stages of one pipeline in order, and the buttons to the others."""
    pipeline = setup.shown
    blocks: list[Block] = [paragraph(_heading(setup, pipeline)), *_others(setup, pipeline)]
    blocks += [
        beside(line(_stage(setup, pipeline, each), _also(each)), _ways(pipeline, each))
        for each in pipeline.in_use
    ]
    blocks += row(run("Add a stage", SaveStage(pipeline.id), "add-stage", "primary"))
    left = _still_holding(setup, pipeline)
    blocks += [beside(_left(each, count), _move(pipeline, each)) for each, count in left]
    return [*blocks, divider(), *_whole_pipeline(setup, pipeline)]


def stages_told(setup: Setup) -> Line:
    """The same in words alone."""
    pipeline = setup.shown
    stages = (_stage(setup, pipeline, each) for each in pipeline.in_use)
    return joined(BREAK, (_heading(setup, pipeline), *stages))


def _heading(setup: Setup, pipeline: Pipeline) -> Line:
    pipelines = setup.place.pipelines
    is_first = len(pipelines) > 1 and pipeline.id == pipelines[0].id
    return line(bold(pipeline.name), " · new deals enter it, unless another is named" if is_first else "")


def _others(setup: Setup, pipeline: Pipeline) -> tuple[Block, ...]:
    others = (each for each in setup.place.pipelines if each.id != pipeline.id)
    ways = (run(f"Show {each.name}", SetUp("stages", pipeline=each.id), f"show-{each.id}") for each in others)
    return row(*ways)


def _stage(setup: Setup, pipeline: Pipeline, stage: Stage) -> Line:
    """ "Negotiation · 12 deals", and below it "70 % · quiet after 5 working days · expected 21 days"."""
    facts = [line(_odds(stage))]
    if stage.quiet_after is not None:
        facts.append(line(f"quiet after {words.counted(stage.quiet_after, 'working day')}"))
    if stage.expected_days is not None:
        facts.append(line(f"expected {words.counted(stage.expected_days, 'day')}"))
    count = setup.count(pipeline.id, stage.id)
    held = f" · {words.counted(count, 'deal')}" if count else ""
    return line(bold(stage.name), held, BREAK, joined(DOT, facts))


def _also(stage: Stage) -> Line:
    """The other words for it, below."""
    return line(BREAK, f"also: {', '.join(stage.aliases)}") if stage.aliases else ()


def _odds(stage: Stage) -> str:
    if stage.kind is StageKind.AFTER_SALE:
        return "after the sale"
    return str(stage.kind) if stage.kind.is_end else f"{stage.odds} %"


def _ways(pipeline: Pipeline, stage: Stage) -> Element:
    """Edit, up, down and retire, behind one sign: a row of buttons a stage would fill a phone."""
    ways: list[tuple[str, Command]] = [("Edit", SaveStage(pipeline.id, stage.id))]
    alike = [each for each in pipeline.in_use if each.kind is stage.kind]
    seen = alike.index(stage)
    if seen > 0:
        ways.append(("Move up", ShiftStage(pipeline.id, stage.id, -1, seen)))
    if seen < len(alike) - 1:
        ways.append(("Move down", ShiftStage(pipeline.id, stage.id, 1, seen)))
    if not stage.kind.is_end and (not stage.is_open or len(pipeline.open_stages) > 1):
        ways.append(("Retire", RetireStage(pipeline.id, stage.id)))
    options = [option(label, encode(command)) for label, command in ways]
    return {"type": "overflow", "action_id": f"{RUN}stage-{stage.id}", "options": options}


def _still_holding(setup: Setup, pipeline: Pipeline) -> list[tuple[Stage, int]]:
    """Retired stages that a deal came back to, by an undo or in the moment of retiring."""
    counted = ((stage, setup.count(pipeline.id, stage.id)) for stage in pipeline.stages if stage.retired)
    return [(stage, count) for stage, count in counted if count]


def _left(stage: Stage, count: int) -> Line:
    return line(bold(stage.name), BREAK, f"retired, but {words.counted(count, 'deal')} came back to it")


def _move(pipeline: Pipeline, stage: Stage) -> Element | None:
    return run("Move them", RetireStage(pipeline.id, stage.id), f"move-{stage.id}")


def _whole_pipeline(setup: Setup, pipeline: Pipeline) -> tuple[Block, ...]:
    """What can be done with the pipeline as a whole."""
    several = len(setup.place.pipelines) > 1
    is_first = pipeline.id == setup.place.pipeline.id
    retire = run("Retire pipeline", RetirePipeline(pipeline.id), "retire-pipeline", "danger", _sure(pipeline))
    return row(
        run("New pipeline", AddPipeline(), "add-pipeline"),
        run("Rename", RenamePipeline(pipeline.id), "rename-pipeline"),
        run("New deals enter it", ChoosePipeline(pipeline.id), "choose-pipeline") if not is_first else None,
        retire if several else None,
    )


def _sure(pipeline: Pipeline) -> Element:
    return confirm(
        "Retire this pipeline?", f"{pipeline.name} takes no more deals. Its past stays.", "Retire it"
    )
