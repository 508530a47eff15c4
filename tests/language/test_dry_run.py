"""A workspace out of one JSON object."""

from datetime import date

import pytest

from bot.domain.refusals import NotUnderstood, Refusal
from bot.language.context import Scope
from bot.language.dry_run import context_of


def test_an_empty_header_is_a_new_workspace() -> None:
    context = context_of({})
    assert context.workspace.pipeline.first.name == "Lead generation"
    assert context.member.user == "U0"


def test_deals_stages_and_people_are_those_of_the_header() -> None:
    context = context_of(
        {
            "reference_time": "2026-03-04T10:15:00+01:00",
            "time_zone": "Europe/Berlin",
            "stages": ["Enquiry", "Quote", "Won", "Lost"],
            "users": {"U1": "Sam", "U2": "Kim Ito"},
            "deals": [{"name": "Acme", "close_date": "2026-04-01"}, {"name": "Globex", "open": False}],
        }
    )
    assert context.names.whole("acme", Scope.OPEN) == ((1, "Acme"),)
    assert context.names.whole("globex", Scope.OPEN) == ()
    assert context.names.close_date(1) == date(2026, 4, 1)
    assert context.people("@kim") == ("U2",)
    assert context.now.hour == 10


@pytest.mark.parametrize("header", [{"deals": [{}]}, {"reference_time": "soon"}, {"users": 7}])
def test_what_is_no_workspace_is_refused_in_a_sentence(header: dict[str, object]) -> None:
    with pytest.raises(NotUnderstood, match="does not describe a workspace"):
        context_of(header)


def test_a_pipeline_without_an_end_is_refused() -> None:
    with pytest.raises(Refusal, match="needs exactly one won stage"):
        context_of({"stages": ["Enquiry", "Quote"]})
