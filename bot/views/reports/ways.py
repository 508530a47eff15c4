"""From a report on to the next question, and from a number to its deals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.stages import Stage
from bot.language.commands import (
    Behind,
    ExplainChanges,
    ForecastPeriod,
    ListBehind,
    ListStalled,
)
from bot.outcomes.reports import About
from bot.views import words
from bot.views.blocks import Element
from bot.views.buttons import menu, run


def behind(about: About, what: Behind, label: str, count: int, stage: int | None = None) -> Element | None:
    """A button to the deals behind a number; none for a number that is nought."""
    if not count:
        return None
    command = list_of(about, what, stage)
    return run(f"{label} ({words.number(count)})", command, f"{what}-{stage or 0}")


def list_of(about: About, what: Behind, stage: int | None = None) -> ListBehind:
    """The deals behind a number of a report about that."""
    return ListBehind(what, stage, about.rep, about.spoken, _pipeline(about), as_of=about.as_of)


def stage_menu(about: About, stages: Sequence[tuple[Stage, int | None]]) -> Element | None:
    """A menu of stages, each with how many deals it holds where that is known; each leads to them."""
    commands = [
        (stage.name, count, replace(list_of(about, "open", stage.id), period=None)) for stage, count in stages
    ]
    return menu("Deals in a stage…", "stage", commands)


def forecast(about: About) -> Element | None:
    return run("Forecast", ForecastPeriod(about.rep, about.said, _pipeline(about), about.as_of), "forecast")


def changes(about: About) -> Element | None:
    return run("What changed", ExplainChanges(rep=about.rep, pipeline=_pipeline(about)), "changes")


def today(about: About) -> Element | None:
    """What changed since: of a time that is over, such as last week on a Monday."""
    if not about.is_over:
        return None
    return run("Today so far", ExplainChanges("today", None, about.rep, _pipeline(about)), "today")


def stalled(about: About) -> Element | None:
    return run("What is stuck", ListStalled(about.rep, _pipeline(about)), "stalled")


def _pipeline(about: About) -> str:
    return about.pipeline.name
