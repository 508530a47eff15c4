"""From a report on to the next question, and from a number to its deals."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.reports import About
from bot.domain.stages import Stage
from bot.language.commands import (
    Behind,
    Command,
    ExplainChanges,
    ForecastPeriod,
    ListBehind,
    ListStalled,
    encode,
)
from bot.views import words
from bot.views.blocks import OPTION_VALUE, Element, option, plain
from bot.views.buttons import RUN, run

MENU = 100
"""Options that a menu of Slack takes."""


def behind(about: About, what: Behind, label: str, count: int, stage: int | None = None) -> Element | None:
    """A button to the deals behind a number; none for a number that is nought."""
    if not count:
        return None
    command = ListBehind(what, stage, about.rep, about.said, _pipeline(about))
    return run(f"{label} ({words.number(count)})", command, f"{what}-{stage or 0}")


def stage_menu(about: About, stages: Sequence[tuple[Stage, int]]) -> Element | None:
    """A menu of stages; each leads to its open deals."""
    ways = [
        (
            f"{stage.name} ({words.number(count)})",
            encode(ListBehind("open", stage.id, about.rep, None, _pipeline(about))),
        )
        for stage, count in stages
        if count
    ]
    options = [option(label, value) for label, value in ways[:MENU] if len(value) <= OPTION_VALUE]
    if not options:
        return None
    return {
        "type": "static_select",
        "action_id": f"{RUN}stage",
        "placeholder": plain("Deals in a stage…", 150),
        "options": options,
    }


def forecast(about: About) -> Element | None:
    return _on("Forecast", ForecastPeriod(about.rep, about.said, _pipeline(about), about.as_of), "forecast")


def changes(about: About) -> Element | None:
    return _on("What changed", ExplainChanges(rep=about.rep, pipeline=_pipeline(about)), "changes")


def stalled(about: About) -> Element | None:
    return _on("What is stuck", ListStalled(about.rep, _pipeline(about)), "stalled")


def _on(label: str, command: Command, key: str) -> Element | None:
    return run(label, command, key)


def _pipeline(about: About) -> str:
    return about.pipeline.name
