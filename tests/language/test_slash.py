"""What people type after /deal and /pipeline, and what is understood."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.refusals import AmountRefused, DateRefused, NotUnderstood, Refusal
from bot.domain.stages import trades
from bot.domain.workspaces import Workspace
from bot.language import slash
from bot.language.commands import (
    AddContact,
    AddDeal,
    AddNote,
    Command,
    FindDeals,
    FinishFollowUp,
    GoAway,
    Help,
    ListMine,
    LogTouch,
    LoseDeal,
    MergeDeals,
    MoveDeal,
    Picked,
    PlanFollowUp,
    RenameDeal,
    ReopenDeal,
    SetAmount,
    SetCloseDate,
    SetNextStep,
    SetOdds,
    SetOwner,
    SetSource,
    SetTerm,
    ShowDeal,
    ShowHistory,
    SnoozeFollowUp,
    Subscribe,
    Sum,
    Summarise,
    Undo,
    Unsubscribe,
    WinDeal,
)
from bot.language.verbs import VERBS, Family
from tests.language.known import context

ACME, ACME_CORP, GLOBEX, STUDIO, MARCH = Picked(1), Picked(2), Picked(3), Picked(4), Picked(6)
INITECH = Picked(101)
COMMANDS = tuple(kind for group in get_args(Command) for kind in (get_args(group) or (group,)))


def deal(text: str) -> Command:
    return slash.read("deal", text, context())


def pipeline(text: str) -> Command:
    return slash.read("pipeline", text, context())


def refusal(text: str, family: Family = "deal") -> Refusal:
    with pytest.raises(Refusal) as caught:
        slash.read(family, text, context())
    return caught.value


def usd(value: str | int, currency: str | None = None) -> Sum:
    return Sum(Decimal(value), currency)


def check(text: str, command: Command) -> None:
    assert deal(text) == command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("move Acme negotiation", MoveDeal(ACME, "negotiation")),
        ("MOVE acme TO Negotiation", MoveDeal(ACME, "Negotiation")),
        ("mvoe Acme nego", MoveDeal(ACME, "nego")),
        ("stage Acme Corp value prop", MoveDeal(ACME_CORP, "value prop")),
        ("move Globx Renewal negotation", MoveDeal(GLOBEX, "negotation")),
        ("move “Acme” → negotiation", MoveDeal(ACME, "negotiation")),
        ("move «Acme Corp» negotiation", MoveDeal(ACME_CORP, "negotiation")),
        ("move Acme", MoveDeal(ACME)),
        ("move Acme to", MoveDeal(ACME)),
        ("move Acme apples", MoveDeal(ACME, "apples")),
        ("move Acme closed", MoveDeal(ACME, "closed")),
        ("move Acme Nova negotiation", MoveDeal("Acme Nova", "negotiation")),
        ("move Umbrella to lead qual", MoveDeal("Umbrella", "lead qual")),
        ("move Umbrella", MoveDeal("Umbrella")),
        ("move Initech negotiation", MoveDeal("Initech", "negotiation")),
        ("move Initech customer", MoveDeal(INITECH, "customer")),
        ("move Acme won", WinDeal(ACME)),
        ("move Acme closed won 48k because fast", WinDeal(ACME, usd(48000), "fast")),
        ("move Acme lost price", LoseDeal(ACME, "price")),
        ("move Acme deal nego", MoveDeal(ACME, "nego")),
        ("move the Acme Corp deal to negotiation", MoveDeal(ACME_CORP, "negotiation")),
        ("stage Acme account: demo", MoveDeal(ACME, "demo")),
        ("move Acme deal", MoveDeal(ACME)),
        ("move Acme deal lost price", LoseDeal(ACME, "price")),
        ("move Acme cost", MoveDeal(ACME, "cost")),
        ("move Acme lots of interest", MoveDeal(ACME, "lots of interest")),
        ("move Acme sign", MoveDeal(ACME, "sign")),
        ("move Acme wno", MoveDeal(ACME, "wno")),
        ("move Acme lost to negotiation", MoveDeal("Acme lost", "negotiation")),
        ("reopen Initech", ReopenDeal(INITECH)),
        ("reopen Initech in negotiation", ReopenDeal(INITECH, "negotiation")),
        ("reopen Acme", ReopenDeal("Acme")),
    ],
)
def test_a_deal_is_moved(text: str, command: Command) -> None:
    check(text, command)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("won Acme", WinDeal(ACME)),
        ("won Acme 48k because fastest rollout", WinDeal(ACME, usd(48000), "fastest rollout")),
        ("won Acme for $48,000, they loved it", WinDeal(ACME, usd(48000, "USD"), "they loved it")),
        ("won Acme 50000", WinDeal(ACME, usd(50000))),
        ("won Acme 50000 because price", WinDeal(ACME, usd(50000), "price")),
        ("won Acme fastest rollout", WinDeal(ACME, reason="fastest rollout")),
        ("won the Globex Renewal deal", WinDeal(GLOBEX)),
        ("lost Acme deal price", LoseDeal(ACME, "price")),
        ("lost Acme deal was too big", LoseDeal(ACME, "deal was too big")),
        ("lost Acme opportunity: price", LoseDeal(ACME, "price")),
        ("won Umbrella deal 48k", WinDeal("Umbrella", usd(48000))),
        ("won Acme today", WinDeal(ACME)),
        ("won Acme because of march", WinDeal(ACME, reason="march")),
        ("won Acme 48k and two upgrades", WinDeal(ACME, usd(48000), "two upgrades")),
        ("won Acme 3 year contract", WinDeal(ACME, reason="3 year contract")),
        ("won Umbrella Health 48k because nice", WinDeal("Umbrella Health", usd(48000), "nice")),
        ("closed won Acme", WinDeal(ACME)),
        ("lost Acme", LoseDeal(ACME)),
        ("lost Acme price", LoseDeal(ACME, "price")),
        ("lost Acme because of the price", LoseDeal(ACME, "the price")),
        ("lose Acme: no decision", LoseDeal(ACME, "no decision")),
        ("lost Acme, price", LoseDeal(ACME, "price")),
        ("won acme!", WinDeal(ACME)),
        ("lost Acme to Globex", LoseDeal(ACME, "to Globex")),
        ("lost Umbrella Health due to timing", LoseDeal("Umbrella Health", "timing")),
        ("close Acme won", WinDeal(ACME)),
        ("close Acme as won 50k", WinDeal(ACME, usd(50000))),
        ("close Acme lost price", LoseDeal(ACME, "price")),
        ("close Acme won because of price", WinDeal(ACME, reason="price")),
    ],
)
def test_a_deal_is_closed_with_its_amount_and_reason(text: str, command: Command) -> None:
    check(text, command)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("amount Acme €1.2M", SetAmount(ACME, usd(1200000, "EUR"))),
        ("amount Acme to 50,000", SetAmount(ACME, usd(50000))),
        ("amount Studio 54", SetAmount(STUDIO)),
        ("amount Studio 54 54k", SetAmount(STUDIO, usd(54000))),
        ("amount Acme Nova 50k", SetAmount("Acme Nova", usd(50000))),
        ("close Acme 31 March", SetCloseDate(ACME, date(2026, 3, 31), "31 March")),
        ("close Acme by 2026-04-01", SetCloseDate(ACME, date(2026, 4, 1), "by 2026-04-01")),
        ("close Acme end of quarter", SetCloseDate(ACME, date(2026, 3, 31), "end of quarter")),
        (
            "close Acme next friday",
            SetCloseDate(ACME, date(2026, 3, 13), "next friday", date(2026, 3, 6)),
        ),
        ("close March Networks march", SetCloseDate(MARCH, date(2026, 3, 31), "march")),
        ("close Umbrella Health friday", SetCloseDate("Umbrella Health", date(2026, 3, 6), "friday")),
        ("close Acme", SetCloseDate(ACME)),
        ("odds Acme 60%", SetOdds(ACME, 60)),
        ("odds Acme 60 percent", SetOdds(ACME, 60)),
        ("odds Acme to 0.6", SetOdds(ACME, 60)),
        ("odds Acme 1", SetOdds(ACME, 1)),
        ("odds Acme 0", SetOdds(ACME, 0)),
        ("odds Acme 1.0", SetOdds(ACME, 100)),
        ("odds Acme", SetOdds(ACME)),
        ("owner Acme <@U777|kim>", SetOwner(ACME, "U777")),
        ("owner Acme <@U777>", SetOwner(ACME, "U777")),
        ("owner Acme me", SetOwner(ACME, "UME")),
        ("assign Acme to Kim Roe", SetOwner(ACME, "UKIM")),
        ("owner Umbrella <@U777>", SetOwner("Umbrella", "U777")),
        ("owner Acme", SetOwner(ACME)),
        ("source Acme trade fair", SetSource(ACME, "trade fair")),
        ("source Acme: webinar", SetSource(ACME, "webinar")),
        ("term Acme 12 months", SetTerm(ACME, 12)),
        ("term Acme 2 years", SetTerm(ACME, 24)),
        ("term Acme 18mo", SetTerm(ACME, 18)),
        ("term Acme twelve months", SetTerm(ACME, 12)),
        ("term Acme a year", SetTerm(ACME, 12)),
        ("term Acme", SetTerm(ACME)),
        ("rename Acme to Acme Europe", RenameDeal(ACME, "Acme Europe")),
        ('rename "Acme Corp" to "Path to Growth"', RenameDeal(ACME_CORP, "Path to Growth")),
        ("rename Acme Nova to Acme Europe", RenameDeal("Acme Nova", "Acme Europe")),
        ("rename Acme", RenameDeal(ACME)),
        ("merge Acme into Acme Corp", MergeDeals(ACME, ACME_CORP)),
        ("merge Globex Renewal with Umbrella", MergeDeals(GLOBEX, "Umbrella")),
        ("merge Acme", MergeDeals(ACME)),
    ],
)
def test_one_field_is_changed(text: str, command: Command) -> None:
    check(text, command)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("next Acme send the draft contract", SetNextStep(ACME, "send the draft contract")),
        ("next Acme: send the draft", SetNextStep(ACME, "send the draft")),
        ('note "Acme Corp" they want SSO', AddNote(ACME_CORP, "they want SSO")),
        ("note Acme R&amp;D wants &lt;b&gt;", AddNote(ACME, "R&D wants <b>")),
        ("note Acme deal they want SSO", AddNote(ACME, "they want SSO")),
        ("note Acme account manager left", AddNote(ACME, "account manager left")),
        ("note Acme ask <@UKIM|kim> about it", AddNote(ACME, "ask @kim about it")),
        ("note Acme", AddNote(ACME)),
        ("note Umbrella Health they want SSO", AddNote("Umbrella Health", "they want SSO")),
        ("note umbrella health: they want SSO", AddNote("umbrella health", "they want SSO")),
        ("note Umbrella Health :tada: they said yes", AddNote("Umbrella Health", ":tada: they said yes")),
        ("log Acme call left voicemail", LogTouch(ACME, "call", "left voicemail")),
        ("log Acme called Jane", LogTouch(ACME, "call", "Jane")),
        ("log Acme met", LogTouch(ACME, "meeting")),
        ("log a call with Acme: voicemail", LogTouch(ACME, "call", "voicemail")),
        ("log Acme left voicemail", LogTouch(ACME, None, "left voicemail")),
        (
            "contact Acme Jane Roe jane@acme.com +1 555 0100",
            AddContact(ACME, "Jane Roe", "jane@acme.com", "+1 555 0100"),
        ),
        (
            "contact Acme <mailto:jane@acme.com|jane@acme.com> Jane Roe",
            AddContact(ACME, "Jane Roe", "jane@acme.com"),
        ),
        ("contact Acme Jane Roe, CFO, 555-0100", AddContact(ACME, "Jane Roe, CFO", None, "555-0100")),
        ("contact Acme", AddContact(ACME)),
        ("show Acme", ShowDeal(ACME)),
        ("show Acme Nova", ShowDeal("Acme Nova")),
        ("history 'Acme Corp'", ShowHistory(ACME_CORP)),
        ("find acm", FindDeals("acm")),
        ("find", FindDeals()),
        ("mine", ListMine()),
        ("", ListMine()),
        ("  ", ListMine()),
        ("undo", Undo()),
        ("help", Help()),
        ("?", Help()),
        ("help mvoe", Help("deal", "move")),
        ("help /deal move", Help("deal", "move")),
    ],
)
def test_work_is_written_down_and_looked_at(text: str, command: Command) -> None:
    check(text, command)


TUESDAY, FRIDAY, TOMORROW = date(2026, 3, 10), date(2026, 3, 6), date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        (
            "follow-up Acme next tuesday 3pm call Jane <@UKIM|kim>",
            PlanFollowUp(ACME, TUESDAY, time(15), "call Jane", "UKIM", "next tuesday 3pm"),
        ),
        (
            "follow-up Acme call Jane next tuesday 3pm @kim",
            PlanFollowUp(ACME, TUESDAY, time(15), "call Jane", "UKIM", "next tuesday 3pm"),
        ),
        (
            "fu Acme @kim friday send the draft",
            PlanFollowUp(ACME, FRIDAY, None, "send the draft", "UKIM", "friday"),
        ),
        ("follow up Acme tomorrow", PlanFollowUp(ACME, TOMORROW, said="tomorrow")),
        (
            "follow-up Acme call Jane about Q3 budget tomorrow",
            PlanFollowUp(ACME, TOMORROW, None, "call Jane about Q3 budget", said="tomorrow"),
        ),
        (
            "follow-up Acme call Jane tomorrow about pricing",
            PlanFollowUp(ACME, TOMORROW, None, "call Jane about pricing", said="tomorrow"),
        ),
        (
            "follow-up March Networks friday call",
            PlanFollowUp(MARCH, FRIDAY, None, "call", said="friday"),
        ),
        (
            "follow-up Umbrella Health friday call",
            PlanFollowUp("Umbrella Health", FRIDAY, None, "call", said="friday"),
        ),
        ("follow-up Acme call Jane", PlanFollowUp(ACME, text="call Jane")),
        ("follow-up Acme", PlanFollowUp(ACME)),
        ("done Acme", FinishFollowUp(ACME)),
        ("snooze Acme friday", SnoozeFollowUp(ACME, FRIDAY, said="friday")),
        ("snooze Acme", SnoozeFollowUp(ACME)),
        ("away until monday", GoAway(date(2026, 3, 9), "until monday")),
        ("away monday", GoAway(date(2026, 3, 9), "monday")),
        ("away this week", GoAway(date(2026, 3, 9), "this week")),
        ("away today", GoAway(TOMORROW, "today")),
        ("away through friday", GoAway(date(2026, 3, 7), "through friday")),
        ("away for 2 weeks", GoAway(date(2026, 3, 18), "for 2 weeks")),
        ("away off", GoAway()),
        ("away back", GoAway()),
    ],
)
def test_follow_ups_are_planned(text: str, command: Command) -> None:
    check(text, command)


MARCH_END = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("", AddDeal()),
        ("Acme", AddDeal("Acme")),
        ("payload systems", AddDeal("payload systems")),
        (
            "Acme Corp $50k close end of March <@UKIM|kim> source webinar stage demo",
            AddDeal("Acme Corp", usd(50000, "USD"), MARCH_END, "UKIM", "webinar", "demo"),
        ),
        (
            "Acme, $50k, close 31 march, source: trade fair",
            AddDeal("Acme", usd(50000, "USD"), MARCH_END, source="trade fair"),
        ),
        ("Acme close 31 march 12k", AddDeal("Acme", usd(12000), MARCH_END)),
        ("Acme source trade fair $50k", AddDeal("Acme", usd(50000, "USD"), source="trade fair")),
        ("Acme source trade fair 2026", AddDeal("Acme", source="trade fair 2026")),
        ("Acme owner kim roe 5k", AddDeal("Acme", usd(5000), owner="UKIM")),
        ("<@UKIM> Acme 40k", AddDeal("Acme", usd(40000), owner="UKIM")),
        ("$50k Acme Corp", AddDeal("Acme Corp", usd(50000, "USD"))),
        ("Acme for $50k", AddDeal("Acme", usd(50000, "USD"))),
        ("Acme - 50k - close 31 march", AddDeal("Acme", usd(50000), MARCH_END)),
        ("Acme closing 31 march from a webinar", AddDeal("Acme", None, MARCH_END, source="a webinar")),
        ("Letters from Home 5k", AddDeal("Letters from Home", usd(5000))),
        ("Smith bathroom 450", AddDeal("Smith bathroom", usd(450))),
        ("Acme 50000", AddDeal("Acme", usd(50000))),
        ("Studio 54", AddDeal("Studio 54")),
        ("Studio 54 $10k", AddDeal("Studio 54", usd(10000, "USD"))),
        ("Area 51 $10k", AddDeal("Area 51", usd(10000, "USD"))),
        ("3M", AddDeal("3M")),
        ("3M 50k", AddDeal("3M", usd(50000))),
        ("Acme half a million euros", AddDeal("Acme", usd(500000, "EUR"))),
        ("7-Eleven Nordics", AddDeal("7-Eleven Nordics")),
        ("7-Eleven Nordics 50k", AddDeal("7-Eleven Nordics", usd(50000))),
        ('"7-Eleven 50k"', AddDeal("7-Eleven 50k")),
        ('"7-Eleven 50k" 60k', AddDeal("7-Eleven 50k", usd(60000))),
        ("Forum 2026", AddDeal("Forum 2026")),
        ("Project 5k Run $20k", AddDeal("Project 5k Run", usd(20000, "USD"))),
        ("March Networks close march", AddDeal("March Networks", close_date=MARCH_END)),
        ("Close Brothers 50k", AddDeal("Close Brothers", usd(50000))),
        ("Open Source Initiative $10k", AddDeal("Open Source Initiative", usd(10000, "USD"))),
        ("@Home Ltd 50k", AddDeal("@Home Ltd", usd(50000))),
        ("<!channel> party", AddDeal("<!channel> party")),
        ("Acme about 50k", AddDeal("Acme", usd(50000))),
        ("Acme approx. $50k", AddDeal("Acme", usd(50000, "USD"))),
        ("Acme ~50k", AddDeal("Acme", usd(50000))),
        ("Acme (€80k) closing 31 march", AddDeal("Acme", usd(80000, "EUR"), MARCH_END)),
        ("Acme 50 000", AddDeal("Acme", usd(50000))),
        ("Acme .5M", AddDeal("Acme", usd(500000))),
        ("Acme 50k end of march", AddDeal("Acme", usd(50000), MARCH_END)),
        ("Acme 50k 31.03. @kim", AddDeal("Acme", usd(50000), MARCH_END, owner="UKIM")),
        ("Acme 50000 march", AddDeal("Acme", usd(50000), MARCH_END)),
        ("Acme 450 by friday", AddDeal("Acme", usd(450), FRIDAY)),
        ("Acme $50k in 2 days source fair", AddDeal("Acme", usd(50000, "USD"), FRIDAY, source="fair")),
        ("Acme stage demo friday", AddDeal("Acme", close_date=FRIDAY, stage="demo")),
        ("Project 2000 $10k", AddDeal("Project 2000", usd(10000, "USD"))),
        ("Project 5000 $10k", AddDeal("Project 5000", usd(10000, "USD"))),
        ("Boeing 737-800", AddDeal("Boeing 737-800")),
        ("100% Design", AddDeal("100% Design")),
        ("Auntie Nan 5k", AddDeal("Auntie Nan", usd(5000))),
        ("Project Infinity", AddDeal("Project Infinity")),
        ("stage door 5k", AddDeal("stage door", usd(5000))),
        ('"5k"', AddDeal("5k")),
        ("&lt;@U1&gt; Ltd 50k", AddDeal("<@U1> Ltd", usd(50000))),
    ],
)
def test_a_deal_is_added_with_the_parts_after_its_name(text: str, command: Command) -> None:
    check(f"add {text}", command)


@pytest.mark.parametrize(
    ("text", "kind", "quoted"),
    [
        ("add Acme -5k", AmountRefused, "-5k"),
        ("add Acme close", NotUnderstood, "close"),
        ("add Acme source", NotUnderstood, "source"),
        ("add Acme stage", NotUnderstood, "stage"),
        ("add Acme owner", NotUnderstood, "owner"),
        ("add Acme close blursday $5k", DateRefused, "blursday"),
        ("add Acme $50k renewal", NotUnderstood, "renewal"),
        ("add Acme @nobody", NotUnderstood, "@nobody"),
        ("add Acme @kim @nobody", NotUnderstood, "@nobody"),
        ("add Acme $50k close friday €60k", NotUnderstood, "€60k"),
        ("add $50k", NotUnderstood, "called"),
        ("add 5k", NotUnderstood, "called"),
        ("add 60%", NotUnderstood, "called"),
        ("add close friday", NotUnderstood, "called"),
        ("add stage nego", NotUnderstood, "called"),
        ("add Acme 5k odds 60%", NotUnderstood, "odds 60%"),
        ("add Acme 60%", NotUnderstood, "60%"),
        ("add Acme $50k-60k", AmountRefused, "$50k-60k"),
        ("add Acme between 50k and 60k", AmountRefused, "50k and 60k"),
        ("add Acme 50000-60000", AmountRefused, "50000-60000"),
        ("add Acme €5k $6k", AmountRefused, "€5k $6k"),
        ("add Studio 54 500", AmountRefused, "54 500"),
        ("add Acme minus 5k", AmountRefused, "minus 5k"),
        ("add Acme EUR -5k", AmountRefused, "EUR -5k"),
        ("add Acme >50k", AmountRefused, ">50k"),
        ("add Acme 1e5", AmountRefused, "1e5"),
        ("add Acme NaN", AmountRefused, "NaN"),
        ("add Acme inf @kim", AmountRefused, "inf"),
        ("add Acme $NaN", AmountRefused, "$NaN"),
        ("add Acme $1e999", AmountRefused, "$1e999"),
        ("add Acme EUR inf", AmountRefused, "EUR inf"),
        ("add Acme 99999999999999", AmountRefused, '"99999999999999"'),
        ("add Acme 50k 12 months", NotUnderstood, "12 months"),
        ("add Acme 50k 1999-01-01", DateRefused, "1999-01-01"),
        ("amount Acme (50k)", AmountRefused, '"(50k)"'),
        ("amount Acme minus 5k", AmountRefused, "minus 5k"),
        ("amount Acme 99999999999999", AmountRefused, '"99999999999999"'),
        ("won Acme tomorrow", NotUnderstood, '"tomorrow" says when'),
        ("won Acme 48k yesterday", NotUnderstood, '"yesterday" says when'),
        ("close Acme lost on friday", NotUnderstood, "says when"),
        ("won Acme 48k and 50k", NotUnderstood, '"48k and 50k" says two amounts'),
        ("move negotiation", NotUnderstood, "which deal"),
        ("amount 50k", NotUnderstood, "which deal"),
        ("close end of march", NotUnderstood, "which deal"),
        ("amount Acme 12 apples", AmountRefused, "12 apples"),
        ("amount Acme -5", AmountRefused, "-5"),
        ("amount Acme nan", AmountRefused, "nan"),
        ("won Acme -5k", AmountRefused, "-5k"),
        ("won Acme 99999999999999", AmountRefused, '"99999999999999"'),
        ("close Acme blursday", DateRefused, "blursday"),
        ("close Acme 1999-01-01", DateRefused, "1999-01-01"),
        ("close Acme 2101-01-01", DateRefused, "2101-01-01"),
        ("odds Acme 140x", NotUnderstood, "140x"),
        ("odds Acme 101%", NotUnderstood, "101%"),
        ("owner Acme nobody", NotUnderstood, "nobody"),
        ("term Acme forever", NotUnderstood, "forever"),
        ("snooze Acme blursday", DateRefused, "blursday"),
        ("away", NotUnderstood, "Until when"),
        ("away blursday", DateRefused, "blursday"),
        ("away until yesterday", DateRefused, "yesterday"),
        ("undo Acme", NotUnderstood, "own last change"),
        ("move", NotUnderstood, "Which deal"),
        ("help zzzz", NotUnderstood, "zzzz"),
    ],
)
def test_words_that_cannot_be_read_are_refused_and_quoted(text: str, kind: type, quoted: str) -> None:
    no = refusal(text)
    assert isinstance(no, kind)
    assert quoted in no.sentence and no.sentence.endswith("Nothing changed.")
    assert no.usage and no.usage.startswith("/deal ")
    assert "Type a number" not in no.sentence  # the usage is shown as what to type


def test_a_command_longer_than_any_is_refused_with_its_length() -> None:
    no = refusal("note Acme " + "x" * 9000)
    assert "9,010" in no.sentence and "8,000" in no.sentence


def test_an_unknown_verb_offers_the_nearest_ones() -> None:
    no = refusal("cose Acme friday")
    assert no.sentence == 'I don\'t know "cose". Did you mean lost or close? Nothing changed.'
    labels = [choice.label for choice in no.choices]
    assert labels == ["lost", "close Acme friday", "All commands"]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("wno Acme", "won Acme"),
        ("lsot Acme price", "lost Acme price"),
        ("cost Acme 50k", "lost Acme 50k"),
        ("los Acme", "lost Acme"),
    ],
)
def test_a_slip_of_the_finger_closes_no_deal(text: str, offered: str) -> None:
    assert offered in [choice.label for choice in refusal(text).choices]


def test_a_verb_that_resembles_none_still_leads_on() -> None:
    no = refusal("zzzz Umbrella")
    assert no.sentence == 'I don\'t know "zzzz". Nothing changed.'
    assert no.choices[-1].command == Help("deal")


def test_a_deal_without_a_verb_is_offered_to_be_shown() -> None:
    assert [choice.command for choice in refusal("Acme").choices] == [ShowDeal(ACME)]


def test_among_several_people_of_a_name_each_answer_carries_the_rest_on() -> None:
    no = refusal("add Umbrella @jo 5k close 31 march")
    wanted = AddDeal("Umbrella", usd(5000), MARCH_END)
    assert [choice.command for choice in no.choices] == [
        replace(wanted, owner="UJO1"),
        replace(wanted, owner="UJO2"),
    ]


def test_words_left_over_on_add_are_offered_as_part_of_the_name() -> None:
    first, second = refusal("add Acme $50k renewal").choices
    assert first.command == AddDeal("Acme renewal", usd(50000, "USD"))
    assert second.command == AddDeal("Acme", usd(50000, "USD"))


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Acme 5k odds 60% @kim", [AddDeal("Acme", usd(5000), owner="UKIM")]),
        (
            "Acme 50k renewal @kim",
            [AddDeal(name, usd(50000), owner="UKIM") for name in ("Acme renewal", "Acme")],
        ),
        ("Acme $50-60k", [AddDeal("Acme", usd(value, "USD")) for value in (50000, 60000)]),
        ("Studio 54 500", [AddDeal("Studio", usd(54500)), AddDeal("Studio 54", usd(500))]),
        ("24k Gold", [AddDeal("Gold", usd(24000)), AddDeal("24k Gold")]),
        ("24k Gold 5k", [AddDeal("24k Gold", usd(5000))]),
        ("Acme >50k", [AddDeal("Acme", usd(50000))]),
        ("Acme 1e5 friday", [AddDeal("Acme 1e5", close_date=FRIDAY)]),
        ("Acme €5k $6k and more", []),
    ],
)
def test_what_a_figure_on_add_may_mean_is_offered(text: str, offered: list[Command]) -> None:
    assert [choice.command for choice in refusal(f"add {text}").choices] == offered


def test_a_name_of_several_deals_is_left_to_be_asked_with_the_command_as_typed() -> None:
    assert slash.read("deal", "move ac negotiation", context()) == MoveDeal("ac", "negotiation")


def test_the_kind_of_stage_decides_only_where_all_pipelines_agree() -> None:
    both = Workspace("T1", pipelines=(Workspace("T1").pipeline, replace(trades(), id=2)))
    assert slash.read("deal", "move Acme won", context(both)) == WinDeal(ACME)
    assert slash.read("deal", "move Acme done", context(both)) == WinDeal(ACME)
    assert slash.read("deal", "move Acme quote", context(both)) == MoveDeal(ACME, "quote")


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("", Summarise()),
        ("summary", Summarise()),
        ("summary this quarter", Summarise(period="this quarter")),
        ("summary @kim this quarter sales", Summarise("UKIM", "this quarter", "Sales")),
        ("summary me last month", Summarise("UME", "last month")),
        ("summary kim", Summarise("UKIM")),
        ("summary as of last friday", Summarise(as_of=date(2026, 2, 27))),
        ("subscribe wins", Subscribe(("wins",))),
        ("subscribe to wins and losses", Subscribe(("wins", "losses"))),
        ("subscribe win over 10k", Subscribe(("wins",), usd(10000))),
        ("subscribe moves stage negotiation", Subscribe(("moves",), stage="negotiation")),
        ("subscribe moves into negotiation", Subscribe(("moves",), stage="negotiation")),
        ("subscribe stage negotiation", Subscribe(("moves",), stage="negotiation")),
        (
            "subscribe all over $10k stage negotiation without amounts",
            Subscribe(("wins", "losses", "moves", "new"), usd(10000, "USD"), "negotiation", True),
        ),
        ("subscribe listening", Subscribe(("listening",))),
        ("unsubscribe mvoes", Unsubscribe(("moves",))),
        ("unsubscribe all", Unsubscribe(("wins", "losses", "moves", "new", "listening"))),
        ("help subscribe", Help("pipeline", "subscribe")),
    ],
)
def test_the_pipeline_is_asked(text: str, command: Command) -> None:
    assert pipeline(text) == command


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("subscribe", "What shall this channel hear?"),
        ("subscribe apples", '"apples"'),
        ("subscribe wins over", "Over which amount?"),
        ("subscribe wins over apples", '"apples"'),
        ("unsubscribe", "no longer hear?"),
        ("summary blah", '"blah"'),
        ("summary @nobody", '"@nobody"'),
        ("foo", '"foo"'),
    ],
)
def test_what_the_pipeline_cannot_answer_is_refused(text: str, says: str) -> None:
    no = refusal(text, "pipeline")
    assert says in no.sentence and no.usage and no.usage.startswith("/pipeline ")


@pytest.mark.parametrize(
    ("text", "wins"),
    [
        ("subscribe", Subscribe(("wins",))),
        ("subscribe over 10k without amounts", Subscribe(("wins",), usd(10000), without_amounts=True)),
        ("subscribe foo over 5k stage nego", Subscribe(("wins",), usd(5000), stage="nego")),
    ],
)
def test_a_choice_of_what_to_hear_subscribes_to_it(text: str, wins: Subscribe) -> None:
    assert wins in [choice.command for choice in refusal(text, "pipeline").choices]


WORDS = st.sampled_from(
    [word for verb in VERBS for word in (verb.name, *verb.usage.split()[1:])]
    + ["Acme", "Corp", "Umbrella", '"', "“", "«", "because", "to", "into", "for", ":", "-", "-5k", "$", "50k"]
    + ["1e999", "٣٤", "31", "friday", "until", "<@U1|kim>", "<@U1>", "&lt;", "@jo", "stage", "\x00", "\ud800"]
    + ["\u202e", "\u200b", "\ufdd0", "over", "without amounts", "as of", "won", "lost", "%", "🎉", "\n"]
)
TYPED = st.text(max_size=200) | st.lists(WORDS | st.text(max_size=5), max_size=14).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["deal", "pipeline"]), TYPED)
def test_whatever_is_typed_is_a_command_or_a_refusal(family: Any, text: str) -> None:
    try:
        command = slash.read(family, text, context())
    except Refusal as no:
        assert no.sentence
    else:
        assert isinstance(command, COMMANDS)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(VERBS), TYPED)
def test_whatever_follows_a_verb_is_a_command_or_a_refusal(verb: Any, text: str) -> None:
    try:
        command = slash.read(verb.family, f"{verb.name} {text}", context())
    except Refusal as no:
        assert no.sentence
    else:
        assert isinstance(command, COMMANDS)
