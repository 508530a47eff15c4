"""The admins' commands: what a workspace's settings, stages and pipelines are to be.

In all of them: seen is the mark of what the admin saw (`bot.domain.setups.mark_of`), so that a colleague's
change meanwhile is noticed; None for what was typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.language.commands.parts import Number

StageKindSaid = Literal["open", "after-sale", "won", "lost"]
Page = Literal[
    "overview", "stages", "mornings", "money", "language", "people", "after-sale", "history", "start"
]


@dataclass(frozen=True, slots=True)
class SettingWanted:
    """A setting by its name, with the value it is to have (`bot.language.settings`)."""

    name: str
    value: tuple[str, ...]
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class SetUp:
    """Shows a page of the setup, or sets what is wanted. asks: a setting that was named without a value.

    pipeline: whose stages are shown; None the first.
    """

    page: Page = "overview"
    wanted: tuple[SettingWanted, ...] = ()
    asks: str | None = None
    pipeline: Number | None = None
    verb: Literal["setup"] = "setup"


@dataclass(frozen=True, slots=True)
class SaveStage:
    """A stage as it is to be; stage None adds one. odds: percent; quiet_after: working days; expected_days.

    name None: the form is asked for.
    """

    pipeline: Number
    stage: Number | None = None
    name: str | None = None
    kind: StageKindSaid = "open"
    odds: int = 0
    quiet_after: int | None = None
    expected_days: int | None = None
    aliases: tuple[str, ...] = ()
    seen: str | None = None
    verb: Literal["save-stage"] = "save-stage"


@dataclass(frozen=True, slots=True)
class ShiftStage:
    """by: -1 is up, 1 is down. seen: how many of its kind stood before it, lest a click move it twice."""

    pipeline: Number
    stage: Number
    by: Literal[-1, 1]
    seen: Number | None = None
    verb: Literal["shift-stage"] = "shift-stage"


@dataclass(frozen=True, slots=True)
class RetireStage:
    """into: where the deals go that it still holds; None refuses while there are any. sure: was asked."""

    pipeline: Number
    stage: Number
    into: Number | None = None
    sure: bool = False
    verb: Literal["retire-stage"] = "retire-stage"


@dataclass(frozen=True, slots=True)
class AddPipeline:
    """template: one of `bot.domain.stages.TEMPLATES`. name None: the form is asked for."""

    template: str = "seven phases"
    name: str | None = None
    verb: Literal["add-pipeline"] = "add-pipeline"


@dataclass(frozen=True, slots=True)
class RenamePipeline:
    pipeline: Number
    name: str | None = None
    seen: str | None = None
    verb: Literal["rename-pipeline"] = "rename-pipeline"


@dataclass(frozen=True, slots=True)
class ChoosePipeline:
    """The pipeline that new deals enter, and that reports are about, unless another is named."""

    pipeline: Number
    verb: Literal["choose-pipeline"] = "choose-pipeline"


@dataclass(frozen=True, slots=True)
class RetirePipeline:
    pipeline: Number
    verb: Literal["retire-pipeline"] = "retire-pipeline"


@dataclass(frozen=True, slots=True)
class StartUp:
    """A new workspace's first steps. channel: what hears of the deals. None leaves things as they are."""

    template: str | None = None
    currency: str | None = None
    channel: str | None = None
    verb: Literal["start"] = "start"


SetupCommand = (
    SetUp
    | SaveStage
    | ShiftStage
    | RetireStage
    | AddPipeline
    | RenamePipeline
    | ChoosePipeline
    | RetirePipeline
    | StartUp
)
"""What only admins may ask for."""
