"""A morning's message: what Slack takes, what it says, and what stays of an answer below its line."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from outcomes_of_a_day import NEGOTIATION, PIPELINE, audience, changed, deal, every_outcome, follow_up
from slack_limits import problems_of_message

from bot.domain.digests import Digest, DigestLine, DueDeal, StuckDeal, TeamDigest, digest_of
from bot.domain.events import EventKind
from bot.domain.follow_ups import FollowUpKind
from bot.domain.money import Money
from bot.domain.mornings import Wishes
from bot.domain.reminders import Attention, Reason
from bot.outcomes.deals import Changed, MorningsSet, Undone
from bot.views.answers import answer
from bot.views.digests import PLACE, digest, kept
from bot.views.home import home
from bot.views.managers import at_risk, quiet, week

TODAY = date(2026, 3, 3)
LONG = ["x" * 120, "& < > " * 20, "ä€🎉" * 40, "*bold* <!channel> " * 6]


def lines(name: str = "Acme", text: str | None = "call Dana") -> list[DigestLine]:
    late = follow_up(text, due=date(2026, 3, 1), snoozes=4)
    kinds = [
        DigestLine(Reason.FOLLOW_UP, 7, name, "Quote", 2, follow_up=replace(late, kind=kind))
        for kind in FollowUpKind
    ]
    return [
        *kinds,
        DigestLine(Reason.QUIET_NEGOTIATION, 8, name, "Negotiation", 8, 5),
        DigestLine(Reason.QUIET, 9, name, "Quote", 9, 7),
        DigestLine(Reason.PAST_CLOSE_DATE, 10, name, "Quote", 1, close_date=date(2026, 3, 2)),
        DigestLine(Reason.NO_NEXT_STEP, 11, name, "Quote"),
        DigestLine(Reason.NO_NEXT_STEP, 12, name, "Quote"),
        DigestLine(Reason.NO_NEXT_STEP, 13, name, "Quote"),
    ]


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:6])
def test_ten_lines_of_the_longest_texts_fit(text: str) -> None:
    message = digest(Digest(TODAY, tuple(lines(text, text * 2)), 4), audience())
    assert problems_of_message(message) == []


def test_ten_lines_with_an_answer_below_each_fit_whatever_was_answered() -> None:
    for outcome in (each for each in every_outcome() if isinstance(each, Changed | Undone)):
        answered = Digest(TODAY, tuple(lines()))
        for place in range(len(answered.lines)):
            answered = answered.answered(place, kept(answer(outcome, audience())), struck=True)
        assert problems_of_message(digest(answered, audience())) == [], outcome


def test_the_message_says_each_line_with_its_figures() -> None:
    text = digest(Digest(TODAY, tuple(lines()), 4), audience())["text"]
    assert text.startswith("Good morning. 14 things today. 1. Acme: call Dana, 2 days late, put off 4 times")
    assert "5. Acme: quiet for 8 working days in Negotiation (limit 5)" in text
    assert "7. Acme: should have closed on Mon 2 Mar, 1 day ago" in text
    assert text.endswith("+4 more deals in the Home tab")


JUNE = date(2026, 6, 1)
ASKED = [
    (FollowUpKind.CHECK_IN, 7, None, 0, "won 7 days ago. How is it going?"),
    (FollowUpKind.CHECK_IN, 9, None, 2, "won 9 days ago, check-in 2 days late. How is it going?"),
    (FollowUpKind.CHECK_IN, None, None, 0, "How is it going?"),
    (FollowUpKind.LOOK_AGAIN, 91, None, 1, "lost 91 days ago. Look again?"),
    (FollowUpKind.RENEWAL, 275, JUNE, 3, "the contract ends on Mon 1 Jun. Time to talk about the renewal"),
    (
        FollowUpKind.RENEWAL,
        400,
        date(2026, 3, 2),
        9,
        "the contract ended on Mon 2 Mar. Time to talk about the renewal",
    ),
    (FollowUpKind.RENEWAL, None, None, 0, "Time to talk about the renewal"),
]


@pytest.mark.parametrize(("kind", "since", "ends", "late", "said"), ASKED)
def test_what_follows_a_sale_or_a_loss_is_told_in_days(
    kind: FollowUpKind, since: int | None, ends: date | None, late: int, said: str
) -> None:
    planned = replace(follow_up("as planned", due=TODAY), kind=kind)
    line = DigestLine(Reason.FOLLOW_UP, 7, "Acme", "Won", late, follow_up=planned, since=since, ends=ends)
    told = digest(Digest(TODAY, (line,)), audience())["text"]
    assert told == f"Good morning. 1 thing today. 1. Acme: {said}"


@pytest.mark.parametrize(("late", "said"), [(0, "call Dana at 15:00"), (1, "call Dana, 1 day late")])
def test_a_follow_up_of_today_says_its_time(late: int, said: str) -> None:
    planned = follow_up("call Dana", due=TODAY)
    planned = replace(planned, remind_at=datetime(2026, 3, 3, 14, tzinfo=UTC), by="UKIM")
    line = DigestLine(Reason.FOLLOW_UP, 7, "Acme", "Quote", late, follow_up=planned)
    assert digest(Digest(TODAY, (line,)), audience())["text"].endswith(f"1. Acme: {said}")


def test_what_a_colleague_asked_for_names_them_and_can_be_given_back() -> None:
    asked = replace(follow_up("call Dana", due=TODAY), by="ULEE")
    line = DigestLine(Reason.FOLLOW_UP, 7, "Acme", "Quote", follow_up=asked)
    message = digest(Digest(TODAY, (line,)), audience())
    assert message["text"].endswith("1. Acme: call Dana, asked by @Lee")
    assert message["blocks"][-1]["elements"][-1]["text"]["text"] == "Not me"


def test_a_question_is_spoken_without_a_full_stop_behind_it() -> None:
    told = digest(Digest(TODAY, tuple(lines()[:5])), audience())["text"]
    assert "?." not in told


def test_both_questions_after_a_loss_stay_below_the_line() -> None:
    lost = replace(changed(deal().moved_to(PIPELINE.lost, "UKIM", audience().now)), may_look_again=True)
    below = kept(answer(lost, audience()))
    assert [block["type"] for block in below] == ["rich_text", "actions", "actions"]
    assert "Why?" in str(below[0]) and "Look again?" in str(below[0])


def test_every_block_of_buttons_names_its_morning_and_line() -> None:
    message = digest(Digest(TODAY, tuple(lines())), audience())
    places = [PLACE.fullmatch(block["block_id"]) for block in message["blocks"] if block["type"] == "actions"]
    assert [(place[1], int(place[2])) for place in places if place] == [("2026-03-03", n) for n in range(10)]


def test_a_struck_line_keeps_the_way_back() -> None:
    outcome = changed(deal().happened(EventKind.FOLLOW_UP_DONE, "UKIM", audience().now))
    struck = Digest(TODAY, tuple(lines())).answered(0, kept(answer(outcome, audience())), struck=True)
    first = digest(struck, audience())["blocks"][1:4]
    assert first[0]["elements"][0]["elements"][0]["style"] == {"strike": True}
    assert [each["text"]["text"] for each in first[2]["elements"]] == ["Undo"]


def test_more_than_ten_deals_are_counted() -> None:
    found = [Attention(Reason.NO_NEXT_STEP, deal(id=number), NEGOTIATION) for number in range(14)]
    told = digest_of(TODAY, found)
    assert told is not None and (len(told.lines), told.more) == (10, 4)
    assert digest_of(TODAY, []) is None


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:6])
def test_a_home_tab_of_a_hundred_deals_fits(text: str) -> None:
    hundred = Digest(TODAY, tuple(lines(text, text)) * 10)
    settings = MorningsSet(Wishes(away_until=date(2026, 3, 9)), 540, (0, 1, 2, 3, 4))
    view = home(
        hundred,
        settings,
        answer(changed(deal().renamed("Beta", "UKIM", audience().now)), audience()),
        audience(),
    )
    assert len(view["blocks"]) <= 100


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:6])
def test_what_managers_hear_fits(text: str) -> None:
    stuck = tuple(StuckDeal(text, "ULEE", text, 12, 5) for _ in range(5))
    due = tuple(DueDeal(text, "ULEE", TODAY, Money(10**15, "USD")) for _ in range(5))
    told = TeamDigest(TODAY, 3, 4, 1, 2, stuck, 9, due, 7)
    assert problems_of_message(week(told, audience())) == []
    assert problems_of_message(quiet(deal(text[:120]), NEGOTIATION, 10, 5, audience())) == []
    assert problems_of_message(at_risk(deal(text[:120]), "ULEE", audience())) == []


@pytest.mark.parametrize(
    ("counts", "said"),
    [((0, 0, 0, 0), "nothing moved"), ((1, 0, 2, 0), "1 new deal, 2 won"), ((0, 3, 0, 1), "3 moved, 1 lost")],
)
def test_the_managers_week_leaves_out_what_did_not_happen(counts: tuple[int, ...], said: str) -> None:
    late = (DueDeal("Acme", "ULEE", date(2026, 2, 27), None),)
    told = week(TeamDigest(TODAY, *counts, (), 0, (), 0, late, 1), audience())["text"]
    assert told == (
        f"Last week: {said}. Past their close date: 1 deal • Acme, should have closed Fri 27 Feb, @Lee"
    )


def test_the_managers_week_says_what_moved_is_stuck_and_is_due() -> None:
    stuck = (StuckDeal("Beta", "ULEE", "Negotiation", 12, 5),)
    due = (DueDeal("Acme", "UKIM", date(2026, 3, 6), Money(4_000_000, "USD")),)
    told = week(TeamDigest(TODAY, 3, 4, 1, 2, stuck, 9, due, 1), audience())
    assert told["text"] == (
        "Last week: 3 new deals, 4 moved, 1 won, 2 lost. Stuck: 9 deals • Beta: quiet for 12 working days in"
        " Negotiation (limit 5), @Lee +8 more. Due this week: 1 deal • Acme, $40,000, closes Fri 6 Mar, you"
    )
