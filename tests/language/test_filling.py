"""A filled-in form becomes the same command as a typed line."""

from dataclasses import replace

import pytest

from bot.domain.stages import TEMPLATES
from bot.domain.workspaces import Workspace
from bot.language.commands import AddDeal
from bot.language.filling import fill
from tests.language.known import context

SALES = TEMPLATES["seven phases"]()
PLACE = Workspace("T1", pipelines=(SALES, replace(TEMPLATES["wholesale"](), id=2, name="Wholesale")))


@pytest.mark.parametrize(
    ("chosen", "pipeline", "stage"),
    [
        ("1.1", 1, "Lead generation"),
        ("2.3", 2, "Quote"),
        (None, None, None),
        ("2.99", None, None),
        ("3.1", None, None),
        ("3", None, None),
    ],
)
def test_the_stage_that_is_chosen_says_which_pipeline(
    chosen: str | None, pipeline: int | None, stage: str | None
) -> None:
    filled = fill("add", AddDeal(), {"name": "Acme", "stage": chosen}, context(PLACE))
    assert filled == AddDeal("Acme", pipeline=pipeline, stage=stage)


def test_an_empty_menu_leaves_the_pipeline_that_was_typed() -> None:
    filled = fill("add", AddDeal(pipeline=2), {"name": "Acme", "stage": None}, context(PLACE))
    assert filled == AddDeal("Acme", pipeline=2)
