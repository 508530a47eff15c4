"""What each of the admins' commands does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.actions.desk import Desk
from bot.actions.setup import pipelines, settings, stages, starting
from bot.language import commands
from bot.outcomes.every import Outcome

SETUP: dict[type, Callable[[Desk, Any], Outcome]] = {
    commands.SetUp: settings.set_up,
    commands.SaveStage: stages.save_stage,
    commands.ShiftStage: stages.shift_stage,
    commands.RetireStage: stages.retire_stage,
    commands.AddPipeline: pipelines.add_pipeline,
    commands.RenamePipeline: pipelines.rename_pipeline,
    commands.ChoosePipeline: pipelines.choose_pipeline,
    commands.RetirePipeline: pipelines.retire_pipeline,
    commands.StartUp: starting.start_up,
}
