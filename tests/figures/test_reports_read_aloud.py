"""What managers read, word for word where a wrong word would mislead them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.language import commands as ask
from bot.store.work import Store
from tests.figures.life import Life
from tests.figures.test_reports_as_messages import follow, message

WEDNESDAY, MONDAY = datetime(2026, 3, 4, 9, tzinfo=UTC), datetime(2026, 3, 9, 9, tzinfo=UTC)


@pytest.fixture
def life(store: Store) -> Life:
    return replace(Life.of_new_team(store), now=WEDNESDAY)


def says(life: Life, command) -> str:
    return message(life, command)["text"]


def add(life: Life, name: str, amount: int | None, closes: date | None = None, **more) -> ask.Picked:
    value = None if amount is None else ask.Sum(Decimal(amount), more.pop("currency", None))
    life.does(ask.AddDeal(name, value, closes, **more))
    return ask.Picked(life.deals[-1])


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("this month", "March"),
        ("march", "March 2026"),
        ("last month", "February 2026"),
        ("this quarter", "This quarter (1 Jan – 31 Mar)"),
        ("q4 2025", "Q4 2025 (1 Oct – 31 Dec 2025)"),
        ("last week", "Last week (23 Feb – 1 Mar)"),
        ("yesterday", "Yesterday (Tue 3 Mar)"),
        ("today", "Today"),
        ("since monday", "Since Mon 2 Mar"),
        ("since 1 december 2025", "Since Mon 1 Dec 2025"),
        ("last 90 days", "Last 90 days (5 Dec 2025 – 4 Mar 2026)"),
    ],
)
def test_a_period_says_which_days_it_means(life: Life, said: str, called: str):
    assert f" {called}." in says(life, ask.RankLeaders(said))


def test_a_fiscal_year_says_when_it_begins(life: Life):
    life.place = replace(life.place, fiscal_year_start=4)
    assert "This fiscal year (1 Apr 2025 – 31 Mar 2026)" in says(life, ask.RankLeaders("this fiscal year"))
    assert "Q1 (1 Apr – 30 Jun 2025)" in says(life, ask.RankLeaders("q1"))


def test_since_monday_said_on_a_monday_means_the_last_one(life: Life):
    life.now = MONDAY
    assert "Since Mon 2 Mar" in says(life, ask.ExplainChanges("since monday"))
    assert "Last week (2 – 8 Mar)" in says(life, ask.ExplainChanges())


def test_where_nothing_is_open_no_sum_of_nothing_is_told(life: Life):
    life.does(ask.WinDeal(add(life, "Acme", 40_000)))
    said = says(life, ask.ForecastPeriod())
    assert "won $40,000, no open deal closes then. win rate 100 %, only 1 closed" in said
    assert "weighted" not in said and "committed" not in said


def test_a_target_is_asked_for_in_the_words_of_the_period(life: Life):
    assert "/pipeline target 150k this quarter" in says(life, ask.ForecastPeriod())
    assert "/pipeline target 150k this month" in says(life, ask.Summarise())
    assert "no target was set" in says(life, ask.Summarise(period="last month"))


def test_committed_and_best_case_say_from_which_odds(life: Life):
    add(life, "Acme", 50_000, date(2026, 3, 20), stage="negotiation")
    add(life, "Beta", 20_000, date(2026, 3, 20), stage="proposal")
    said = says(life, ask.ForecastPeriod())
    assert "committed $50,000 (stages from 70 %), best case $70,000 (from 40 %)" in said


def test_deals_that_should_have_closed_are_counted_and_said_to_be_late(life: Life):
    for number in range(2):
        add(life, f"Deal {number}", 100, date(2026, 3, 5 + number), stage="negotiation")
    assert "close date" not in says(life, ask.ForecastPeriod())
    life.later(days=2)
    said = message(life, ask.ForecastPeriod())
    follow(life, said)
    assert "weighted $140" in said["text"] and "1 deal past its close date" in said["text"]
    life.later(days=1)
    assert "2 deals past their close date" in says(life, ask.ForecastPeriod())


def test_our_own_currency_comes_first(life: Life):
    add(life, "Acme", 100, currency="CHF")
    add(life, "Beta", 200, currency="EUR")
    add(life, "Gamma", 50)
    assert "3 open deals, $50, CHF 100 and €200" in says(life, ask.Summarise())
    assert says(life, ask.ExplainChanges("today")).index("$0 open") < 40
    life.later(days=60)
    assert "$50, CHF 100 and €200 at stake" in says(life, ask.ListStalled())


def test_what_has_no_rate_is_told_with_the_way_to_one(life: Life):
    life.does(ask.WinDeal(add(life, "Acme", 300, currency="CHF")))
    said = says(life, ask.RankLeaders())
    assert "you CHF 300 (1). not counted for want of a rate: CHF 300; set one: /pipeline rate CHF …" in said


def test_one_deal_sticks_nowhere(life: Life):
    deal = add(life, "Acme", 100)
    assert "too early to say where it sticks" in says(life, ask.ShowFunnel())
    life.does(ask.WinDeal(deal))
    said = says(life, ask.ShowFunnel())
    assert "too few deals to say where it sticks" in said
    assert "won in less than a day" in said and "at the median" not in said


def test_where_every_deal_went_on_nothing_sticks(life: Life):
    for name in ("Acme", "Beta"):
        life.does(ask.WinDeal(add(life, name, 100)))
    assert "sticks nowhere: every deal went on" in says(life, ask.ShowFunnel())


def test_it_sticks_where_deals_are_lost(life: Life):
    for name in ("Acme", "Beta"):
        life.does(ask.MoveDeal(add(life, name, 100), "negotiation"))
    life.does(ask.LoseDeal(ask.Picked(life.deals[-1]), "price"))
    life.does(ask.WinDeal(ask.Picked(life.deals[0])))
    assert "sticks at Negotiation: 1 of 2 went on (50 %)" in says(life, ask.ShowFunnel())


def test_where_all_are_young_it_is_told_how_it_looks_so_far(life: Life):
    for number in range(6):
        add(life, f"Deal {number}", 100)
    for number in range(3):
        life.does(ask.LoseDeal(ask.Picked(life.deals[number]), "price"))
    said = says(life, ask.ShowFunnel())
    assert "sticks so far at Lead generation: 0 of 6 went on (0 %), 3 still there" in said


def test_how_good_a_forecast_was_is_told_of_a_time_that_is_over(life: Life):
    life.does(ask.WinDeal(add(life, "Acme", 100)))
    assert "accuracy" not in says(life, ask.ForecastPeriod(period="next quarter"))
    life.later(days=90)
    assert "forecast $0 on its first day, won $100, accuracy 0 %" in says(life, ask.ForecastPeriod())


def test_nothing_open_is_not_said_to_move(life: Life):
    assert "No open deals in Sales, so nothing is stuck" in says(life, ask.ListStalled())
    add(life, "Acme", 100)
    assert "Nothing stuck in Sales: the one open deal moves" in says(life, ask.ListStalled())


def test_a_number_of_a_past_day_leads_to_the_deals_of_that_day(life: Life):
    deal = add(life, "Acme", 100, date(2026, 3, 20), stage="negotiation")
    life.later(days=10)
    life.does(ask.SetAmount(deal, ask.Sum(Decimal(900))))
    life.does(ask.LoseDeal(deal, "price"))
    past = ask.Summarise(as_of=date(2026, 3, 5))
    follow(life, message(life, past))
    said = says(life, ask.ListBehind("open", pipeline="Sales", as_of=date(2026, 3, 5)))
    assert said.startswith("1 deal open, as of Thu 5 Mar: Acme, Negotiation, $100, closes Fri 20 Mar")


def test_a_forecast_of_a_past_day_says_what_it_does_not_tell(life: Life):
    add(life, "Acme", 100, date(2026, 3, 6), stage="negotiation")
    life.later(days=10)
    left_out = "not told of a past day: deals past their close date, deals put off often"

    today, then = (says(life, ask.ForecastPeriod(as_of=day)) for day in (None, date(2026, 3, 8)))

    assert "1 deal past its close date" in today and left_out not in today
    assert "past its close date" not in then and left_out in then


def test_a_reason_leads_to_its_deals_however_it_was_typed(life: Life):
    for number, reason in enumerate(("price", "Price ", "timing")):
        life.does(ask.LoseDeal(add(life, f"Deal {number}", 100), reason))
    said = message(life, ask.ExplainLosses())
    follow(life, said)
    assert "price 2; timing 1" in said["text"].lower()


def test_a_step_of_the_bridge_leads_to_its_deals(life: Life):
    grown, lost = add(life, "Acme", 100, date(2026, 3, 20)), add(life, "Beta", 200, date(2026, 3, 20))
    life.later(days=10)
    life.does(ask.SetAmount(grown, ask.Sum(Decimal(150))))
    life.does(ask.SetCloseDate(ask.Picked(lost.deal), date(2026, 4, 20)))
    life.does(ask.LoseDeal(ask.Picked(lost.deal), "price"))
    changes = ask.ExplainChanges("since monday", "this month")
    follow(life, message(life, changes))
    slipped = ask.ListBehind("changed", period="since monday", key="slipped", frame="this month")
    assert says(life, slipped).startswith("1 deal slipped, closing in this month, Since Mon 9 Mar: Beta")
    assert life.does(ask.ListBehind("changed", period="since monday", key="grown")).total == 1
    assert life.does(ask.ListBehind("changed", period="since monday")).total == 2


def test_of_more_than_slack_draws_the_first_are_shown_and_the_others_counted(life: Life):
    for number in range(120):
        deal = add(life, f"Deal {number}", 100 + number)
        life.does(ask.LoseDeal(deal, f"reason {number}"))
    said = message(life, ask.ExplainLosses())
    table, chart = (
        next(block for block in said["blocks"] if block["type"] == kind)
        for kind in ("data_table", "data_visualization")
    )
    assert len(table["rows"]) == 101 and table["rows"][-1][0]["text"] == "and 21 others"
    bars = chart["chart"]["series"][0]["data"]
    assert len(bars) == 20 and bars[-1] == {"label": "others", "value": 101}
    assert "and 115 others" in said["text"]
