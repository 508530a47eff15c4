"""A stage is found by what people call it, and never guessed between two."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.stages import TEMPLATES, Pipeline, Stage, StageKind, saas, seven_phases, trades
from bot.language.stages import find, meant

SALES = seven_phases()


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("Negotiation", "Negotiation"),
        ("negotiation", "Negotiation"),
        ("nego", "Negotiation"),
        ("neg", "Negotiation"),
        ("negotation", "Negotiation"),
        ("NEGOTIATON", "Negotiation"),
        ("the negotiation stage", "Negotiation"),
        ("Lead generation", "Lead generation"),
        ("leadgeneration", "Lead generation"),
        ("lead", "Lead generation"),
        ("lead qual", "Lead qualification"),
        ("qualif", "Lead qualification"),
        ("qualfied", "Lead qualification"),
        ("interaction", "Lead interaction"),
        ("value prop", "Value proposition"),
        ("propsal", "Value proposition"),
        ("demo", "Value proposition"),
        ("won", "Conversion"),
        ("closed won", "Conversion"),
        ("closed-won", "Conversion"),
        ("WIN", "Conversion"),
        ("the lost stage", "Lost"),
        ("loss", "Lost"),
        ("customer", "Customer follow-up"),
        ("after sale", "Customer follow-up"),
        ("after-sale", "Customer follow-up"),
    ],
)
def test_a_stage_is_found_by_name_alias_beginning_or_typo(said: str, stage: str) -> None:
    found = find(said, SALES)
    assert isinstance(found, Stage) and found.name == stage


@pytest.mark.parametrize(
    ("said", "among"),
    [
        ("closed", {"Conversion", "Lost"}),
        ("con", {"Negotiation", "Conversion", "Lead interaction"}),
        ("wno", {"Conversion"}),
        ("wonn", {"Conversion"}),
        ("sign", {"Conversion"}),
        ("closed wno", {"Conversion"}),
        ("lsot", {"Lost"}),
        ("cost", {"Lost"}),
        ("most", {"Lost"}),
        ("deal", {"Lost"}),
        ("lo", {"Lost"}),
        ("le", {"Lead generation", "Lead qualification", "Lead interaction"}),
        ("negotaion", {"Negotiation"}),
    ],
)
def test_in_doubt_and_for_an_end_that_is_not_spelled_out_the_nearest_stages_are_told(
    said: str, among: set[str]
) -> None:
    found = find(said, SALES)
    assert isinstance(found, tuple)
    assert among <= {stage.name for stage in found}


@pytest.mark.parametrize("said", ["", "foo", "next", "wonderland", "send"])
def test_words_that_resemble_no_stage_lead_to_none(said: str) -> None:
    assert find(said, SALES) == ()


def test_the_own_name_of_a_stage_beats_the_alias_of_another() -> None:
    pipeline = seven_phases()
    first = replace(pipeline.stages[0], name="Terms")
    both = Pipeline(1, "Sales", (first, *pipeline.stages[1:]))
    found = find("terms", both)
    assert isinstance(found, tuple) and {stage.name for stage in found} == {"Terms", "Negotiation"}


def test_won_and_lost_are_understood_whatever_the_stages_are_called() -> None:
    pipeline = Pipeline(
        1,
        "Short",
        (
            Stage(1, "Talk", StageKind.OPEN, 50),
            Stage(2, "Signed", StageKind.WON, 100),
            Stage(3, "Gone", StageKind.LOST, 0),
        ),
    )
    assert find("won", pipeline) == pipeline.won
    assert find("lost", pipeline) == pipeline.lost


def test_a_retired_stage_is_not_found() -> None:
    retired = tuple(replace(stage, retired=stage.name == "Negotiation") for stage in SALES.stages)
    assert isinstance(find("negotiation", Pipeline(1, "Sales", retired)), tuple)


def test_each_pipeline_answers_for_itself() -> None:
    assert [stage.name for stage in meant("done", (trades(), saas()))] == ["Done"]
    assert [stage.name for stage in meant("quote", (trades(), saas()))] == ["Quote", "Proposal"]


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_every_stage_is_found_by_its_own_name(template: type[Pipeline]) -> None:
    pipeline = template()  # type: ignore[call-arg]
    for stage in pipeline.in_use:
        assert find(stage.name, pipeline) == stage


@given(st.text(max_size=60))
def test_whatever_is_typed_there_is_a_stage_or_a_choice_or_none(said: str) -> None:
    found = find(said, SALES)
    assert isinstance(found, Stage) or all(isinstance(stage, Stage) for stage in found)
