"""The forms of the setup: each part's settings, a stage, a pipeline, a stage's retirement, and the start."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.domain.setups import HeldDeals, mark_of
from bot.domain.stage_changes import ALIAS, MOST_ALIASES, STAGE_NAME, targets
from bot.domain.stages import TEMPLATES, Stage, StageKind
from bot.language.commands import (
    AddPipeline,
    Command,
    RenamePipeline,
    RetireStage,
    SaveStage,
    SettingWanted,
    SetUp,
    StartUp,
)
from bot.language.commands.setting_up import StageKindSaid
from bot.language.settings import TITLES, Part, held, of_part
from bot.outcomes.setups import Setup
from bot.views.blocks import Block, plain
from bot.views.forms import form
from bot.views.inputs import input_field, select, text
from bot.views.lines import line, paragraph
from bot.views.setup.elements import channel, field

_TITLE = 24


def part_form(setup: Setup) -> dict[str, Any]:
    """All settings of a part, as they are today."""
    part = Part(setup.page)
    today = [(setting, held(setup.place, setting)) for setting in of_part(part)]
    seen = tuple(SettingWanted(setting.name, (), mark_of(list(value))) for setting, value in today)
    fields = [field(setting, value) for setting, value in today]
    return _form("part", TITLES[part], "Save", SetUp(part.value, seen), *fields)


def stage_form(setup: Setup) -> dict[str, Any]:
    """A stage as it is, or an empty form for a new one."""
    pipeline = setup.shown
    stage = next((each for each in pipeline.in_use if each.id == setup.stage), None)
    kinds: dict[StageKind, StageKindSaid] = {kind: kind.value for kind in StageKind}
    kind = kinds[stage.kind if stage else StageKind.OPEN]
    command = SaveStage(pipeline.id, setup.stage, kind=kind, seen=setup.seen)
    title = "New stage" if stage is None else "Stage"
    return _form("stage", title, "Save", command, *_stage_fields(stage))


def _stage_fields(stage: Stage | None) -> list[Block]:
    name = text(stage.name if stage else "", limit=STAGE_NAME)
    fields = [input_field("name", "Name", name, needed=True)]
    if stage is None or not stage.kind.is_end:
        fields += _limits(stage)
    also = text(", ".join(stage.aliases) if stage else "", limit=MOST_ALIASES * (ALIAS + 2))
    hint = "Other words for it, with commas: people type and say them."
    return [*fields, input_field("aliases", "Also understood as", also, hint=hint)]


def _limits(stage: Stage | None) -> list[Block]:
    odds, quiet, expected, kind = "50", "7", "14", "open"
    if stage is not None:
        odds, kind = str(stage.odds), stage.kind.value
        quiet, expected = _or_nothing(stage.quiet_after), _or_nothing(stage.expected_days)
    return [
        input_field("odds", "Odds in percent", _number(odds), needed=True, hint=_ODDS),
        input_field("quiet_after", "Quiet after working days", _number(quiet), hint=_QUIET),
        input_field("expected_days", "Expected days", _number(expected), hint=_EXPECTED),
        input_field("kind", "Kind", select(_KINDS, kind), needed=True, hint=_KIND),
    ]


_ODDS = "How likely a deal here is won: 0 to 100."
_QUIET = "So long without a touch, and its owner is reminded. Empty: never."
_EXPECTED = "Calendar days that a deal usually stays. Beyond, it counts as aged. Empty: never."
_KIND = "After the sale is for customers, once they are won."
_KINDS = [("Open", "open"), ("After the sale", "after-sale")]


def _number(initial: str) -> dict[str, Any]:
    return text(initial, limit=5)


def _or_nothing(days: int | None) -> str:
    return "" if days is None else str(days)


def retire_form(setup: Setup) -> dict[str, Any]:
    """The refusal that names the deals, with the stage to move them to; without deals, the last question."""
    pipeline, found = setup.shown, setup.held or HeldDeals((), 0)
    stage = pipeline.stage(setup.stage or 0)
    command = RetireStage(pipeline.id, stage.id, sure=True)
    if not found.total:
        told = line(f"{stage.name} takes no more deals. What happened there keeps its name.")
        return _form("retire", "Retire stage", "Retire it", command, paragraph(told))
    choices = select([(each.name, str(each.id)) for each in targets(pipeline, stage)], None)
    hint = "Each deal keeps this move in its history. Undo takes it all back."
    where = input_field("into", "Move them all to", choices, needed=True, hint=hint)
    told = line(found.sentence(stage))
    return _form("retire", "Retire stage", "Move and retire", command, paragraph(told), where)


def pipeline_form(setup: Setup) -> dict[str, Any]:
    """A new pipeline from a template."""
    name = text("", limit=STAGE_NAME)
    return _form(
        "pipeline",
        "New pipeline",
        "Add",
        AddPipeline(),
        input_field("name", "Name", name, needed=True, hint="Such as Wholesale or Partners."),
        input_field("template", "Begins with the stages of", _templates("seven phases"), needed=True),
    )


def rename_form(setup: Setup) -> dict[str, Any]:
    pipeline = setup.shown
    name = input_field("name", "Name", text(pipeline.name, limit=STAGE_NAME), needed=True)
    command = RenamePipeline(pipeline.id, seen=setup.seen)
    return _form("rename-pipeline", "Rename pipeline", "Save", command, name)


def start_form(setup: Setup) -> dict[str, Any]:
    """The three questions to a new workspace."""
    hint = "You can change any stage later."
    return _form(
        "start",
        "Welcome",
        "Start",
        StartUp(),
        input_field("template", "What do you sell?", _templates("seven phases"), needed=True, hint=hint),
        input_field(
            "currency",
            "Currency",
            text(setup.place.currency, limit=40),
            needed=True,
            hint="Three letters, such as USD, EUR or GBP.",
        ),
        input_field(
            "channel",
            "Channel",
            channel(()),
            hint="Hears of wins, losses, moves and new deals. Invite Rainmaker there: /invite @Rainmaker",
        ),
    )


_TEMPLATES = {
    "seven phases": "Anything: the seven phases",
    "trades": "Jobs: Enquiry, Quote, Booked, Done",
    "wholesale": "Goods: Enquiry, Sample, Quote, Terms, Order",
    "saas": "Software: Lead, Demo, Trial, Proposal, Won",
}


def _templates(chosen: str) -> dict[str, Any]:
    return select([(_TEMPLATES.get(name, name), name) for name in TEMPLATES], chosen)


FORMS: dict[str, Callable[[Setup], dict[str, Any]]] = {
    "stage": stage_form,
    "retire": retire_form,
    "pipeline": pipeline_form,
    "rename-pipeline": rename_form,
}
"""Those that are about stages and pipelines, by name."""


def form_of(setup: Setup) -> dict[str, Any] | None:
    """The form that is meant; None where a page is."""
    if setup.form is not None:
        return FORMS[setup.form](setup)
    if setup.page == "start":
        return start_form(setup)
    return part_form(setup) if setup.page in set(Part) - {Part.STAGES} else None


def _form(name: str, title: str, submit: str, command: Command, *blocks: Block) -> dict[str, Any]:
    made = form(name, title, submit, command, *blocks)
    return {**made, "callback_id": f"setup:{name}", "close": plain("Back", _TITLE)}
