"""Forms: what they ask, what they carry, and what comes back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from outcomes_of_a_day import PIPELINE, audience
from slack_limits import problems_of_form

from bot.domain.refusals import NotUnderstood
from bot.domain.stages import TEMPLATES
from bot.language.commands import AddDeal, AddNote, Picked, PlanFollowUp, SetReason, Sum, decode
from bot.outcomes.deals import FormAsked
from bot.views import forms


def asked(**typed):
    return FormAsked(PIPELINE, "USD", AddDeal(**typed))


def fields(view):
    return {block["block_id"]: block["element"] for block in view["blocks"]}


def test_the_form_of_a_new_deal_starts_with_what_was_typed():
    view = forms.add_deal(
        asked(name="Acme", amount=Sum(Decimal("50000"), "EUR"), close_date=date(2026, 3, 31), stage="nego"),
        audience(),
    )
    filled = fields(view)
    assert problems_of_form(view) == []
    assert filled["name"]["initial_value"] == "Acme"
    assert filled["amount"]["initial_value"] == "50000 EUR"
    assert filled["close_date"]["initial_date"] == "2026-03-31"
    assert filled["stage"]["initial_option"]["text"]["text"] == "Negotiation"
    assert filled["owner"]["initial_user"] == "UKIM"


def test_an_empty_form_needs_only_a_name():
    view = forms.add_deal(asked(), audience())
    assert [block["block_id"] for block in view["blocks"] if not block["optional"]] == ["name"]
    assert fields(view)["stage"]["initial_option"]["text"]["text"] == "Lead generation"


@pytest.mark.parametrize(
    "view",
    [
        forms.pick_day(PlanFollowUp(Picked(7, 2)), audience()),
        forms.other_reason(SetReason(Picked(7, 2), "")),
        forms.edit_proposal(PlanFollowUp(Picked(7, 2)), "moved Acme to nego"),
    ],
    ids=lambda view: view["callback_id"],
)
def test_a_form_carries_the_command_that_it_completes(view):
    assert problems_of_form(view) == []
    assert decode(view["private_metadata"]).deal == Picked(7, 2)
    assert view["callback_id"].startswith("form:")


def test_a_day_is_picked_from_the_members_today_on():
    view = forms.pick_day(PlanFollowUp(Picked(7, 2)), audience("Pacific/Kiritimati"))
    assert fields(view)["date"]["initial_date"] == "2026-03-04"


def test_a_command_too_long_to_carry_is_refused():
    with pytest.raises(NotUnderstood, match="too long for a form"):
        forms.pick_day(AddNote(Picked(7), "n" * 3000), audience())


def test_what_was_filled_in_comes_back_by_field():
    state = {
        "name": {"value": {"type": "plain_text_input", "value": "Acme"}},
        "amount": {"value": {"type": "plain_text_input", "value": None}},
        "source": {"value": {"type": "plain_text_input", "value": "  "}},
        "stage": {"value": {"type": "static_select", "selected_option": {"value": "5"}}},
        "close_date": {"value": {"type": "datepicker", "selected_date": "2026-03-31"}},
        "owner": {"value": {"type": "users_select", "selected_user": "ULEE"}},
    }
    assert forms.filled({"state": {"values": state}}) == {
        "name": "Acme",
        "amount": None,
        "source": None,
        "stage": "5",
        "close_date": "2026-03-31",
        "owner": "ULEE",
    }


@pytest.mark.parametrize(
    "view",
    [{}, {"state": 3}, {"state": {"values": []}}, {"state": {"values": {"name": 3}}}],
    ids=str,
)
def test_a_submission_of_another_shape_counts_as_empty(view):
    assert set(forms.filled(view).values()) <= {None}


def test_errors_land_beside_their_fields():
    assert forms.errors({"amount": "That is negative."}) == {
        "response_action": "errors",
        "errors": {"amount": "That is negative."},
    }


def test_the_stages_of_several_pipelines_stand_under_their_names() -> None:
    wholesale = replace(TEMPLATES["wholesale"](), id=2, name="Wholesale")
    known = (PIPELINE, wholesale)
    both = FormAsked(wholesale, "USD", AddDeal(stage="quote"), known)
    menu = fields(forms.add_deal(both, audience()))["stage"]
    assert [group["label"]["text"] for group in menu["option_groups"]] == [PIPELINE.name, "Wholesale"]
    assert menu["initial_option"] == menu["option_groups"][1]["options"][2]
    assert menu["initial_option"]["text"]["text"] == "Quote · Wholesale"
    assert problems_of_form(forms.add_deal(both, audience())) == []
