"""The setup's pages and forms are ones that Slack takes, whatever a workspace is like."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

import pytest
from outcomes_of_a_day import audience, deal
from slack_limits import problems_of_form, problems_of_message

from bot.domain.deals import Deal
from bot.domain.setups import Alteration, HeldDeals
from bot.domain.stage_changes import ALIAS, MOST_ALIASES, MOST_PIPELINES, MOST_STAGES, STAGE_NAME
from bot.domain.stages import Pipeline, Stage, StageKind, seven_phases
from bot.domain.workspaces import Workspace
from bot.language.commands.setting_up import Page
from bot.language.settings import SETTINGS, Part, is_needed
from bot.outcomes.setups import Setup, SetupChanged
from bot.views.answers import answer
from bot.views.setup.pages import Place, view_of

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
NASTY = "<!channel> *x* & " + "y" * (STAGE_NAME - 17)
UNDER = (Place("V0123456789", "overview"), Place("V0123456790", "stages", 12))


def crowded() -> Workspace:
    """As many pipelines and stages as there may be, with the longest names and words."""
    opened = tuple(
        Stage(number, NASTY, StageKind.OPEN, 50, 700, 700, tuple("w" * ALIAS for _ in range(MOST_ALIASES)))
        for number in range(1, MOST_STAGES - 1)
    )
    ends = (Stage(98, NASTY, StageKind.WON, 100), Stage(99, NASTY, StageKind.LOST, 0))
    pipelines = tuple(Pipeline(number, NASTY, (*opened, *ends)) for number in range(1, MOST_PIPELINES + 1))
    return Workspace(
        "T1",
        pipelines=pipelines,
        managers=tuple(f"U{number:010}" for number in range(20)),
        admins=tuple(f"U{number:010}" for number in range(20)),
        extra_holidays=tuple(f"20{number:02}-12-24" for number in range(20, 80)),
        loss_reasons=tuple(f"{number} " + "r" * 58 for number in range(8)),
        manager_channel="C0123456789",
    )


def setups(place: Workspace) -> list[Setup]:
    holding = {(place.pipeline.id, stage.id): 12_345 for stage in place.pipeline.stages}
    changed = Alteration("hour", "Hour", ["540"], ["510"], None, "UKIM", NOW, change=7)
    renamed = Alteration("pipeline:1", NASTY, {}, {}, "name, was " + NASTY * 9, "UKIM", NOW, change=8)
    history = (changed, renamed) * 10
    held = HeldDeals(tuple(_named(number) for number in range(3)), 12_345)
    shown = [Setup(place, page, holding=holding, history=history, is_new=True) for page in get_args(Page)]
    forms = ("stage", "retire", "pipeline", "rename-pipeline")
    first = place.pipeline.stages[0].id
    return shown + [
        Setup(place, "stages", pipeline=1, stage=first, form=form, seen="0123456789", held=held)
        for form in forms
    ]


def _named(number: int) -> Deal:
    return replace(deal("N" * 120), id=number + 1)


@pytest.mark.parametrize("place", [Workspace("T1"), crowded()], ids=["new", "crowded"])
def test_every_page_and_form_fits_into_a_dialog(place: Workspace) -> None:
    for setup in setups(place):
        assert problems_of_form(view_of(setup, audience(), UNDER)) == [], (setup.page, setup.form)


@pytest.mark.parametrize("place", [Workspace("T1"), crowded()], ids=["new", "crowded"])
def test_every_page_can_be_told_in_a_message(place: Workspace) -> None:
    for setup in setups(place):
        assert problems_of_message(answer(setup, audience())) == [], setup.page


def test_what_was_set_fits_into_a_message_with_undo() -> None:
    history = setups(crowded())[0].history
    message = answer(SetupChanged(history[:2], 7), audience())
    assert problems_of_message(message) == []
    assert "Hour: 08:30, was 09:00" in message["text"]
    assert "<!channel>" not in message["text"]


def test_every_setting_stands_in_one_form_and_only_what_may_be_empty_is_optional() -> None:
    found = {}
    for part in set(Part) - {Part.STAGES}:
        for block in view_of(Setup(Workspace("T1"), part.value), audience())["blocks"]:
            found[block["block_id"]] = not block["optional"]
    assert found == {setting.name: is_needed(setting) for setting in SETTINGS}


def test_a_stage_is_never_shown_with_a_way_that_a_pipeline_cannot_go() -> None:
    view = view_of(Setup(Workspace("T1", pipelines=(seven_phases(),)), "stages"), audience())
    menus = {
        block["text"]["text"].split("\n")[0].split("*")[1]: [
            each["text"]["text"] for each in block["accessory"]["options"]
        ]
        for block in view["blocks"]
        if block.get("accessory", {}).get("type") == "overflow"
    }
    assert menus["Lead generation"] == ["Edit", "Move down", "Retire"]
    assert menus["Negotiation"] == ["Edit", "Move up", "Retire"]
    assert menus["Conversion"] == ["Edit"] and menus["Lost"] == ["Edit"]
