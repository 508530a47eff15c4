"""The buttons of an answer: each runs exactly what it says, and notices that it is stale."""

from datetime import date

from outcomes_of_a_day import (
    NEGOTIATION,
    NOW,
    PIPELINE,
    PROPOSITION,
    audience,
    changed,
    deal,
    every_change,
    every_outcome,
    refusals,
)
from slack_limits import parts

from bot.language.commands import (
    FindDeals,
    ListMine,
    MoveDeal,
    Picked,
    PlanFollowUp,
    SetCloseDate,
    SetReason,
    Undo,
    decode,
)
from bot.outcomes.deals import DealShown, DealsListed
from bot.views.answers import answer, refused


def commands(message):
    """Label -> command of every button and menu option."""
    found = {}
    for button in parts(message.get("blocks", []), "button"):
        found[button["text"]["text"]] = decode(button["value"])
    for menu in parts(message.get("blocks", []), "static_select"):
        for option in menu["options"]:
            found[option["text"]["text"]] = decode(option["value"])
    return found


def test_every_button_carries_a_command_and_says_whether_it_opens_a_form():
    messages = [answer(outcome, audience()) for outcome in every_outcome()]
    messages += [refused(refusal, audience()) for refusal in refusals()]
    for message in messages:
        commands(message)
        for kind in ("button", "static_select"):
            for part in parts(message.get("blocks", []), kind):
                assert part["action_id"].startswith(("run:", "form:"))


def test_every_change_carries_its_undo():
    for outcome in every_change().values():
        assert commands(answer(outcome, audience()))["Undo"] == Undo(5)


def test_buttons_about_a_deal_know_its_version():
    for outcome in every_outcome():
        for label, command in commands(answer(outcome, audience())).items():
            ref = getattr(command, "deal", None)
            assert not isinstance(ref, Picked) or ref.version is not None, label


def test_a_move_without_a_next_step_asks_for_one():
    event = deal().moved_to(NEGOTIATION, "UKIM", NOW)
    ways = commands(answer(changed(event, NEGOTIATION, has_next=False), audience()))
    here = Picked(7, 2)
    assert list(ways) == ["Tomorrow", "Fri 6 Mar", "Mon 9 Mar", "Pick a day", "Undo"]
    assert ways["Tomorrow"] == PlanFollowUp(here, due=date(2026, 3, 4))
    assert ways["Fri 6 Mar"] == PlanFollowUp(here, due=date(2026, 3, 6))
    assert ways["Pick a day"] == PlanFollowUp(here)


def test_a_move_with_a_next_step_asks_nothing():
    event = deal().moved_to(NEGOTIATION, "UKIM", NOW)
    message = answer(changed(event, NEGOTIATION), audience())
    assert list(commands(message)) == ["Undo"]
    assert "Next step?" not in message["text"]


def test_a_mended_field_asks_nothing():
    event = deal().with_odds(60, "UKIM", NOW)
    assert list(commands(answer(changed(event, has_next=False), audience()))) == ["Undo"]


def test_a_lost_deal_offers_the_workspaces_reasons():
    event = deal().moved_to(PIPELINE.lost, "UKIM", NOW)
    message = answer(changed(event, PIPELINE.lost, may_look_again=True), audience())
    ways = commands(message)
    reasons = ["Price", "Competitor", "No decision", "Timing", "Other…"]
    assert list(ways) == [*reasons, "Undo", "In 90 days", "Never"]
    assert ways["Price"] == SetReason(Picked(7, 2), "Price")
    assert message["text"] == "Acme lost from Value proposition. Why? Look again?"


def test_the_second_reading_of_a_date_is_one_tap_away():
    other = SetCloseDate(Picked(7, 2), date(2026, 3, 6))
    event = deal().with_close_date(date(2026, 3, 13), "UKIM", NOW)
    ways = commands(answer(changed(event, other=(date(2026, 3, 6), other)), audience()))
    assert ways["I meant Fri 6 Mar"] == other


def test_a_card_moves_its_deal_to_any_other_open_stage():
    ways = commands(answer(DealShown(deal(), PROPOSITION, PIPELINE), audience()))
    assert ways["Negotiation"] == MoveDeal(Picked(7, 1), NEGOTIATION.id)
    assert "Value proposition" not in ways


def test_lists_page_back_and_on():
    row = ((deal(), PROPOSITION),)
    mine = commands(answer(DealsListed(row, 30, 2), audience()))
    assert (mine["‹ Back"], mine["More (10)"]) == (ListMine(1), ListMine(3))
    found = commands(answer(DealsListed(row, 30, 1, "acm"), audience()))
    assert found["More (20)"] == FindDeals("acm", 2)
    assert "More (0)" not in commands(answer(DealsListed(row, 30, 3), audience()))


def test_a_long_name_leaves_room_for_what_tells_it_apart():
    picks = commands(refused(refusals("A" * 120)[2], audience()))
    assert [label[-32:] for label in picks] == [f" · $40,000 · Negotiation · no. {one}" for one in (1, 2)]
    assert {len(label) for label in picks} == {75}
