"""Every report is a message that Slack takes, says itself aloud and leads on, whatever the team has lived."""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.people import Member, Role
from bot.domain.refusals import NotAllowed
from bot.language import commands as ask
from bot.language.commands import decode
from bot.outcomes.audience import Audience
from bot.store.work import Store
from bot.views.answers import answer
from tests.figures.life import Life, histories, lived

sys.path.insert(0, str(Path(__file__).parents[1] / "views"))
from slack_limits import parts, problems_of_message

COUNT = re.compile(r"\(([\d,]+)\)$")
PERIODS = (None, "this quarter", "last 90 days", "yesterday", "2031", "2001", "january to june")
REPORTS = (
    ask.Summarise,
    ask.ForecastPeriod,
    ask.ExplainChanges,
    ask.ShowFunnel,
    ask.RankLeaders,
    ask.ExplainLosses,
    ask.CompareSources,
    ask.ListBehind,
)


def message(life: Life, command):
    """What the bot says to it, checked as Slack would."""
    outcome = life.does(command)
    assert outcome is not None, command
    audience = Audience(Member(life.place.team, "UKIM", Role.ADMIN, "UTC", "Kim"), life.now, {"USAM": "Sam"})
    said = answer(outcome, audience)
    assert problems_of_message(said) == [], command
    assert said["text"].strip() and "None" not in said["text"]
    return said


def ways_on(said):
    """The commands of its buttons and menus, and how many deals each says that it leads to, if any."""
    told = [(each["text"]["text"], each["value"]) for each in parts(said["blocks"], "button")]
    for menu in parts(said["blocks"], "static_select"):
        told += [(option["text"]["text"], option["value"]) for option in menu["options"]]
    for label, value in told:
        count = COUNT.search(label)
        yield decode(value), int(count[1].replace(",", "")) if count else None


def follow(life: Life, said):
    """Go every way on; each leads to as many deals as it says."""
    for way, count in ways_on(said):
        if way == ask.AddDeal():
            continue
        message(life, way)
        if isinstance(way, ask.ListBehind) and way.page == 1 and count is not None:
            assert life.does(way).total == count, way


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=histories, period=st.sampled_from(PERIODS), rep=st.sampled_from((None, "USAM")))
def test_every_report_of_any_history_is_a_message_and_every_way_on_works(store: Store, history, period, rep):
    life = lived(store, history)
    for report in REPORTS:
        follow(life, message(life, report(period=period, rep=rep)))
    message(life, ask.ListStalled(rep))


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=histories, back=st.integers(0, 200))
def test_any_past_day_can_be_asked_for(store: Store, history, back):
    life = lived(store, history)
    day = life.now.date() - timedelta(days=back)
    follow(life, message(life, ask.Summarise(as_of=day)))
    follow(life, message(life, ask.ForecastPeriod(as_of=day)))


def test_an_empty_workspace_is_told_what_to_do(store: Store):
    life = Life.of_new_team(store)
    assert "Add a deal" in message(life, ask.Summarise())["text"]
    for report in REPORTS:
        message(life, report())
    message(life, ask.ListStalled())


def test_a_day_that_has_not_come_is_refused(store: Store):
    life = Life.of_new_team(store)
    assert life.does(ask.Summarise(as_of=date(2030, 1, 1))) is None


def test_only_those_who_steer_set_targets_and_rates(store: Store):
    life = Life.of_new_team(store)
    message(life, ask.SetTarget(Decimal(150_000), None, "this month"))
    message(life, ask.SetRate("EUR", Decimal("1.08")))
    for shown in (ask.ListTargets(), ask.ListRates()):
        message(life, shown)
    for command in (ask.SetTarget(Decimal(1), None, "this month"), ask.SetRate("EUR", Decimal(2))):
        with pytest.raises(NotAllowed):
            life.tries(command, role=Role.REP)
    # Without a deal yet, the target is told all the same.
    assert "of $150,000" in message(life, ask.Summarise())["text"]


def test_a_sum_without_a_rate_is_told_apart_and_counted_once_there_is_one(store: Store):
    life = Life.of_new_team(store)
    amount = ask.Sum(Decimal(1000), "EUR")
    life.does(ask.AddDeal("Acme", amount, life.now.date(), stage="negotiation"))
    before = message(life, ask.ForecastPeriod(period="this month"))["text"]
    assert "1 open deal due, no amount counted" in before
    assert "not counted for want of a rate: €1,000" in before
    life.does(ask.SetRate("EUR", Decimal("1.08")))
    after = message(life, ask.ForecastPeriod(period="this month"))["text"]
    assert "weighted $756" in after and "EUR at 1.08" in after


def test_a_month_reads_as_a_manager_would_say_it(store: Store):
    life = Life.of_new_team(store)
    life.now = datetime(2026, 3, 3, 9, tzinfo=UTC)
    life.does(ask.SetTarget(Decimal(150_000), None, "this month"))
    for number in range(3):
        life.does(ask.AddDeal(f"Won {number}", ask.Sum(Decimal(20_000)), date(2026, 3, 20)))
        life.does(ask.WinDeal(ask.Picked(life.deals[-1])))
    life.does(ask.AddDeal("Acme", ask.Sum(Decimal(50_000)), date(2026, 3, 27), stage="negotiation"))
    said = message(life, ask.Summarise())["text"]
    assert "March: won $60,000 of $150,000, weighted $35,000 to $95,000, $55,000 short" in said
    assert "coverage 0.6×, you need 1.0× (win rate 100 %, only 3 closed)" in said
    assert "Negotiation: 0 past outcomes, too few, so your 70 %" in said
