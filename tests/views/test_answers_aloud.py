"""What each answer says to those who only hear it: the fallback text, complete in one line."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest
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
    figures,
    follow_up,
    past,
    refusals,
)

from bot.domain.deals import Status, added
from bot.domain.events import Event, EventKind
from bot.domain.money import Money
from bot.domain.notices import Subscription, Topic
from bot.outcomes.deals import DealShown, DealsListed, HelpShown, HistoryShown, Undone
from bot.outcomes.every import Outcome, Remarked, SeveralDone
from bot.outcomes.reports import SummaryShown
from bot.outcomes.steering import SubscriptionsChanged
from bot.views.answers import answer, refused, surprised

CHANGES = {
    EventKind.ADDED: "Acme added to Value proposition, $40,000, closes Fri 27 Mar, owner @Lee,"
    " source they want SSO. Next step?",
    EventKind.MOVED: "Acme: Value proposition to Negotiation (after 9 days), $40,000,"
    " closes Fri 27 Mar. Next step?",
    EventKind.WON: "Acme won, $40,000, 47 days, why: they want SSO",
    EventKind.LOST: "Acme lost from Value proposition, why: they want SSO, $40,000",
    EventKind.REOPENED: "Acme reopened in Negotiation, $40,000, closes Fri 27 Mar",
    EventKind.AMOUNT_SET: "Acme: $40,000 to $48,000, closes Fri 27 Mar",
    EventKind.CLOSE_DATE_SET: "Acme closes Fri 13 Mar (was Fri 27 Mar), $40,000",
    EventKind.ODDS_SET: "Acme: odds 40 % to 60 %, $40,000",
    EventKind.OWNER_SET: "Acme is now @Lee's (was yours), $40,000, closes Fri 27 Mar",
    EventKind.SOURCE_SET: "Acme: source they want SSO (was webinar)",
    EventKind.REASON_SET: "Acme lost, why: they want SSO",
    EventKind.TERM_SET: "Acme: term 12 months",
    EventKind.RENAMED: "Acme is now called Acme Europe",
    EventKind.NEXT_STEP_SET: "Acme: next: they want SSO (was: send the draft)",
    EventKind.NOTED: "Note on Acme: they want SSO",
    EventKind.TOUCHED: "Call with Acme logged: they want SSO",
    EventKind.CONTACT_ADDED: "Acme: contact they want SSO, jane@acme.com, +1 555 0100",
    EventKind.MERGED: "Acme is now part of Acme Corp, $40,000, closes Fri 27 Mar",
    EventKind.FOLLOW_UP_PLANNED: "Acme: follow-up Tue 10 Mar: they want SSO",
    EventKind.FOLLOW_UP_DONE: "Acme: follow-up done: they want SSO",
    EventKind.FOLLOW_UP_SNOOZED: "Acme: follow-up put off to Tue 10 Mar: they want SSO",
    EventKind.FOLLOW_UP_DECLINED: "Acme: follow-up given back to @Lee: they want SSO",
    EventKind.CHECKED_IN: "Acme: check-in they want SSO",
    EventKind.LEFT_ALONE: "Acme stays lost, without a second look. Why was it lost?",
    EventKind.UNDONE: "Acme: taken back, now in Value proposition, $40,000, closes Fri 27 Mar",
}


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_of_change_has_its_sentence(kind):
    assert answer(every_change()[kind], audience())["text"] == CHANGES[kind]


def said(outcome, zone="Europe/Berlin"):
    return answer(outcome, audience(zone))["text"]


def test_a_change_says_only_what_is_known():
    bare = deal(amount=None, close_date=None)
    assert said(changed(added(bare))) == "Acme added to Value proposition"
    assert said(changed(bare.with_amount(Money(500, "JPY"), "UKIM", NOW))) == "Acme: ¥500"
    assert said(changed(deal().with_amount(None, "UKIM", NOW))) == "Acme: no amount (was $40,000)"
    assert said(changed(deal().with_close_date(None, "UKIM", NOW))) == "Acme: no close date (was Fri 27 Mar)"
    assert said(changed(deal(odds=60).with_odds(None, "UKIM", NOW))) == "Acme: odds of its stage again, 40 %"


def test_a_move_within_the_day_counts_no_days():
    fresh = deal(stage_since=NOW - timedelta(hours=2))
    assert "(after less than a day)" in said(changed(fresh.moved_to(NEGOTIATION, "UKIM", NOW), NEGOTIATION))


def test_a_deal_lost_without_a_reason_asks_for_it_and_an_empty_reason_does_not():
    lost = deal().moved_to(PIPELINE.lost, "UKIM", NOW)
    assert said(changed(lost, PIPELINE.lost)) == "Acme lost from Value proposition. Why?"
    assert said(changed(replace(lost, text=""), PIPELINE.lost)) == "Acme lost from Value proposition, $40,000"


def test_a_late_close_date_and_many_pushes_are_told():
    late = deal(close_date=date(2026, 3, 2)).moved_to(NEGOTIATION, "UKIM", NOW)
    assert "should have closed Mon 2 Mar" in said(changed(late, NEGOTIATION))
    pushed = deal(push_count=2).with_close_date(date(2026, 4, 1), "UKIM", NOW)
    assert said(changed(pushed)).endswith("pushed 3 times so far")


def test_a_new_owner_who_reads_is_addressed_and_a_stranger_is_a_colleague():
    event = deal(owner="UNEW").owned_by("UKIM", "UKIM", NOW)
    assert said(changed(event)).startswith("Acme is now yours (was a colleague's)")


def test_a_follow_up_with_a_time_is_told_in_the_readers_zone():
    at = follow_up(remind_at=datetime(2026, 3, 10, 15, tzinfo=UTC), assignee="ULEE")
    event = deal().happened(EventKind.FOLLOW_UP_PLANNED, "UKIM", NOW)
    told = changed(event, follow_up=at)
    assert said(told) == "Acme: follow-up Tue 10 Mar, 16:00: call Jane, for @Lee"
    assert "Wed 11 Mar, 00:00" in said(told, "Asia/Tokyo")


def test_a_long_note_is_told_shortened_and_quoted_below():
    message = answer(changed(deal().noted("word " * 600, "UKIM", NOW), has_next=False), audience())
    assert message["text"].startswith("Note on Acme: word word")
    assert len(message["text"]) < 250
    said, note, asked = message["blocks"][:3]
    assert note["elements"][0]["type"] == "rich_text_quote"
    assert "Next step?" in str(asked) and "Next step?" not in str(said)


def test_what_was_taken_back_says_what_and_how_it_is_now():
    moved = past(EventKind.MOVED, dwell=9 * 86_400)
    added_by_undo = past(EventKind.ADDED, "Beta")
    withdrawn = deal("Beta", status=Status.WITHDRAWN)
    told = said(Undone(5, (moved, added_by_undo), ((deal(), PROPOSITION), (withdrawn, PROPOSITION))))
    assert told == (
        "Taken back: moved Acme from Value proposition to Negotiation (after 9 days);"
        " added Beta to Negotiation."
        " Acme is in Value proposition, $40,000, closes Fri 27 Mar. Beta is gone again"
    )


def test_a_card_says_where_the_deal_stands_and_what_comes_next():
    planned = follow_up(assignee="ULEE")
    assert said(DealShown(deal(), PROPOSITION, PIPELINE, follow_ups=(planned,))) == (
        "Acme, Value proposition, $40,000, closes Fri 27 Mar, owner you."
        " Follow-up: Tue 10 Mar: call Jane, @Lee"
    )


HISTORY = [
    (
        past(EventKind.MOVED, dwell=9 * 86_400),
        "moved it from Value proposition to Negotiation (after 9 days)",
    ),
    (past(EventKind.ADDED, stage="Lead"), "added it to Lead"),
    (past(EventKind.WON, text="fast"), "won it from Value proposition, why: fast"),
    (past(EventKind.NOTED, text="they want SSO"), "noted: they want SSO"),
    (past(EventKind.TOUCHED, touch="email"), "logged an email"),
    (
        past(EventKind.AMOUNT_SET, changes={"amount": (Money(4_000_000, "USD"), Money(4_800_000, "USD"))}),
        "set the amount to $48,000 (was $40,000)",
    ),
    (
        past(EventKind.CLOSE_DATE_SET, changes={"close_date": (date(2026, 3, 27), None)}),
        "cleared the close date (was Fri 27 Mar)",
    ),
    (past(EventKind.OWNER_SET, changes={"owner": ("ULEE", "UKIM")}), "set the owner to you (was @Lee)"),
    (past(EventKind.MERGED, text="Acme Ltd"), "merged Acme Ltd into it"),
    (past(EventKind.MERGED), "merged it into another deal"),
    (past(EventKind.RENAMED, changes={"name": ("Acme", "Acme EU")}), "renamed it to Acme EU (was Acme)"),
]


@pytest.mark.parametrize(("event", "told"), HISTORY, ids=lambda each: getattr(each, "kind", ""))
def test_history_tells_the_day_who_and_what(event, told):
    assert said(HistoryShown(deal(), (event,))) == f"Acme, history. Fri 27 Feb, @Lee {told}"


def test_history_strikes_what_was_taken_back():
    message = answer(HistoryShown(deal(), (past(EventKind.MOVED, undone_by=9),)), audience())
    spans = message["blocks"][1]["elements"][0]["elements"]
    assert all(span["style"] == {"strike": True} for span in spans)
    assert "Taken back: Fri 27 Feb" in message["text"]


def test_the_day_of_the_past_is_the_readers_day():
    late = past(EventKind.MOVED)
    late = replace(late, at=datetime(2026, 2, 27, 23, 30, tzinfo=UTC))
    assert "Sat 28 Feb" in said(HistoryShown(deal(), (late,)))
    assert "Fri 27 Feb" in said(HistoryShown(deal(), (late,)), "America/New_York")


def test_lists_count_and_empty_ones_say_what_to_do():
    row = ((deal(), PROPOSITION),)
    assert said(DealsListed(row, 1)) == (
        "Your open deal: Acme, Value proposition, $40,000, closes Fri 27 Mar"
    )
    assert said(DealsListed(row, 12, 2, "acm")).startswith('12 deals match "acm" (page 2 of 2)')
    assert said(DealsListed((), 0)) == "You have no open deals. Add one: /deal add Acme $50k"
    assert said(DealsListed(row, 60, 2, "a", has_others=True)).startswith(
        'More than 60 deals match "a" (page 2 of 6), type more of the name: Acme'
    )
    assert said(DealsListed((), 0, words="acm")) == (
        'No deal matches "acm". Type just the beginning of a word of its name, or add it.'
    )
    assert "begins so. You can add it." in said(DealsListed((), 0, words="wq"))
    assert len(said(DealsListed((), 0, words="acm" * 1000))) < 160
    assert "fewer deals now" in said(DealsListed((), 3, 2))


def test_a_summary_says_in_words_what_its_table_shows():
    rows = (
        figures(PROPOSITION, "USD", 3, 12_000_000, 4_800_000),
        figures(NEGOTIATION, "USD", 2, 22_000_000, 15_400_000),
        figures(PROPOSITION, None, 2, 0, 0),
    )
    assert said(SummaryShown(PIPELINE, "March", rows, ((3, Money(8_200_000, "USD")),), ())) == (
        "Pipeline Sales. 7 open deals, $340,000, weighted $202,000, 2 without an amount."
        " March: won 3 deals, $82,000, lost none."
        " Value proposition: 5 deals, $120,000, weighted $48,000;"
        " Negotiation: 2 deals, $220,000, weighted $154,000"
    )


def test_a_summary_never_adds_two_currencies():
    rows = (
        figures(NEGOTIATION, "USD", 2, 22_000_000, 15_400_000),
        figures(NEGOTIATION, "EUR", 1, 100_000, 70_000),
    )
    told = answer(SummaryShown(PIPELINE, "this quarter", rows, (), (), rep="ULEE"), audience())
    assert "@Lee's. 3 open deals, €1,000 and $220,000, weighted €700 and $154,000" in told["text"]
    charts = [block for block in told["blocks"] if block["type"] == "data_visualization"]
    assert [chart["title"] for chart in charts] == [
        "Open deals by stage, USD",
        "Open deals by stage, EUR",
    ]


def test_an_empty_summary_says_how_to_start():
    assert said(SummaryShown(PIPELINE, "March", (), (), ())) == (
        "Pipeline Sales. No open deals. March: nothing won or lost. Add a deal: /deal add Acme $50k"
    )


def test_subscriptions_say_what_is_new_and_what_is_heard():
    wins = Subscription("C1", Topic.WINS, Money(1_000_000, "USD"), None, without_amounts=True)
    moves = Subscription("C1", Topic.MOVES, None, "negotiation")
    assert said(SubscriptionsChanged("C1", (wins, moves), (wins,))) == (
        "Added: wins, from $10,000 on, without amounts. This channel hears:"
        " wins, from $10,000 on, without amounts; moves into negotiation"
    )
    assert said(SubscriptionsChanged("C1", (), removed=(wins,))) == (
        "No more wins. This channel hears nothing of the pipeline."
        " Subscribe it: /pipeline subscribe wins over 10k"
    )
    assert said(SubscriptionsChanged("C1", (moves,), parked="not_in_channel")) == (
        "Slack did not let me post here: not_in_channel. What waits is tried again now."
        " If that fails too: invite me with /invite. This channel hears: moves into negotiation"
    )


def test_help_on_a_verb_shows_its_usage_and_examples():
    told = said(HelpShown("deal", "stage"))
    assert told.startswith("/deal move Acme negotiation moves it to another stage.")
    assert "For example: " in told


def test_a_refusal_says_what_was_wrong_what_to_type_and_what_can_be_chosen():
    told = [refused(refusal, audience())["text"] for refusal in refusals()]
    assert told[0] == "Acme cannot be that."
    assert told[1] == 'I do not know "Acme". Type: /deal move Acme negotiation'
    assert told[2] == (
        'Two open deals match "Acme". Nothing changed.'
        " You can choose: Acme, $40,000, Negotiation, no. 1; Acme, $40,000, Negotiation, no. 2."
    )
    assert "Nothing was overwritten. Fri 27 Feb, @Lee added it to" in told[3]


def test_a_surprise_gives_a_number_to_ask_about():
    assert "7F3A" in surprised("7F3A")["text"]


def test_every_outcome_has_an_answer():
    every = (*get_args(Outcome), SeveralDone, Remarked)

    assert [outcome for outcome in every if outcome not in answer.registry] == []


def test_what_is_no_outcome_is_an_error():
    with pytest.raises(TypeError, match="str has no answer"):
        answer("moved", audience())


def test_no_fallback_text_has_a_second_line_or_a_sign_that_is_read_out():
    for outcome in every_outcome():
        text = answer(outcome, audience())["text"]
        assert not set(text) & set("\n→✓↩🎉●○"), text


def test_a_renamed_deal_keeps_its_old_name_in_the_answer():
    one = deal()
    event = Event(EventKind.RENAMED, one, replace(one, name="Beta"), "UKIM", NOW)
    assert said(changed(event)) == "Acme is now called Beta"
