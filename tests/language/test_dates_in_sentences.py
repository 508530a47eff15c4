"""What is a date inside a sentence, and what only looks like one. Said on Wednesday 4 March 2026."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.dates import Reading, find, period

READING = Reading(datetime(2026, 3, 4, 10, 15, tzinfo=ZoneInfo("Europe/Berlin")))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("moved Acme to negotiation, follow up next Tue", {"next Tue": "2026-03-10"}),
        ("call Bob friday, 3 things to say", {"friday": "2026-03-06"}),
        ("meet on Tuesday. 3 people come", {"on Tuesday": "2026-03-10"}),
        ("follow up on Acme next tuesday 3pm about pricing", {"next tuesday 3pm": "2026-03-10 15:00"}),
        ("closing Q3 pilot", {"Q3": "2026-07-01..2026-09-30"}),
        ("close end of March @kim source webinar", {"end of March": "2026-03-31"}),
        ("close 3/31", {"3/31": "2026-03-31"}),
        ("push close to 4/15", {"4/15": "2026-04-15"}),
        ("it slipped to april", {"april": "2026-04-01..2026-04-30"}),
        ("in 2 weeks, or in 3 weeks", {"in 2 weeks": "2026-03-18", "in 3 weeks": "2026-03-25"}),
        ("renewal in May", {"in May": "2026-05-01..2026-05-31"}),
        ("May 5 works", {"May 5": "2026-05-05"}),
        ("see you Sat", {"Sat": "2026-03-07"}),
        ("ping her thursday at 4 about the contract", {"thursday at 4": "2026-03-05 16:00"}),
        ("demo at 3 with Jane", {"at 3": "2026-03-04 15:00"}),
        ("demo @ 3pm", {"@ 3pm": "2026-03-04 15:00"}),
        (
            "call tomorrow at 9 and send the quote by friday eod",
            {"tomorrow at 9": "2026-03-05 09:00", "by friday eod": "2026-03-06 17:00"},
        ),
        ("tmrw 1045 boxes arrive", {"tmrw": "2026-03-05"}),
        ("tmrw 1045 call the buyer", {"tmrw 1045": "2026-03-05 10:45"}),
        ("monday 250 people come", {"monday": "2026-03-09"}),
        ("chinese new year", {}),
        ("they sign before christmas", {"before christmas": "2026-12-24"}),
        ("remind me the 15th", {"the 15th": "2026-03-15"}),
        ("remind me on the 2nd to call", {"on the 2nd": "2026-04-02"}),
        ("Acme Q4 2026 renewal", {"Q4 2026": "2026-10-01..2026-12-31"}),
        ("budget for 2027, then go", {"2027": "2027-01-01..2027-12-31"}),
        ("March 6 and March 7", {"March 6": "2026-03-06", "March 7": "2026-03-07"}),
        ("(friday)", {"friday": "2026-03-06"}),
        ("*Friday*, please", {"Friday": "2026-03-06"}),
        ("friday's demo", {"friday's": "2026-03-06"}),
        ("wednesday 11 march at 14:30", {"wednesday 11 march at 14:30": "2026-03-11 14:30"}),
        ("13:00-14:00 on thursday", {"13:00-14:00 on thursday": "2026-03-05 13:00"}),
        ("snooze until monday", {"until monday": "2026-03-09"}),
        ("every friday we sync, call tomorrow", {"tomorrow": "2026-03-05"}),
        ("demo friday 4pm CET with Jane", {"friday 4pm CET": "2026-03-06 16:00"}),
        ("ring them in 45m", {"in 45m": "2026-03-04 11:00"}),
        ("send it e.o.w. please", {"e.o.w.": "2026-03-06"}),
        ("call at 3 in the afternoon", {"at 3 in the afternoon": "2026-03-04 15:00"}),
        ("they decide w/c 23rd", {"w/c 23rd": "2026-03-23..2026-03-29"}),
        ("we talk in the morning", {"in the morning": "2026-03-05 09:00"}),
        ("follow up on 10th", {"on 10th": "2026-03-10"}),
        ("on 2nd thought", {}),
        ("we'd win Acme", {}),
        ("they talk after their fiscal year", {}),
        ("talk to June on friday", {"on friday": "2026-03-06"}),
        ("away 11/23-11/27", {"11/23-11/27": "2026-11-23..2026-11-27"}),
        ("tomorrow at 11h with Jane", {"tomorrow at 11h": "2026-03-05 11:00"}),
        ("moved the call from monday to friday", {"from monday to friday": "2026-03-06"}),
        ("away from monday to friday", {"from monday to friday": "2026-03-09..2026-03-13"}),
        ("they start in Q3 2026", {"in Q3 2026": "2026-07-01..2026-09-30"}),
        ("closing Q2/Q3", {"Q2/Q3": "2026-04-01..2026-09-30"}),
        ("standup tmrw 9", {"tmrw 9": "2026-03-05 09:00"}),
    ],
)
def test_dates_are_found(sentence: str, found: dict[str, str]) -> None:
    spans = find(sentence, READING)
    shown = {}
    for span in spans:
        when = span.when
        days = f"{when.first}" if when.first == when.last else f"{when.first}..{when.last}"
        shown[sentence[span.start : span.end]] = f"{days} {when.time:%H:%M}" if when.time else days
    assert shown == found
    assert all(span.when.words == sentence[span.start : span.end] for span in spans)


@pytest.mark.parametrize(
    "sentence",
    [
        "we need to talk", "they may buy", "Acme may sign", "may or may not", "we sat down with Acme",
        "the sun is shining", "Acme pays £42,500", "worth $1.2M", "a €5 voucher", "at 40 percent", "at 40%",
        "at 4 percent", "24/7 support", "3 of 5", "1.2M deal", "we are at 4 deals", "odds 1/2", "3/4 of them",
        "9/10 would buy", "the second demo", "the first call went well", "the third time", "good morning",
        "Acme is now in negotiation", "march on", "they march to the office", "spring cleaning",
        "7-Eleven Nordics", "v2.5 is out", "ratio 3:1", "call me at 555 0100", "+1 555 0100",
        "order 2026 units", "we sold 2000 units", "room 12", "in 2 words", "in half", "in one go",
        "at first", "at one point", "at 2 sites", "around 5 people", "from 10 to 4 people", "half of it",
        "quarter of the deal", "the last one", "next step is legal", "last mile", "the end of the story",
        "mid-market", "late payer", "early adopter", "a day job", "the day was long", "2 weeks trial",
        "took 3 days", "a month of silence", "in a week of silence", "the deal fell through", "we fall short",
        "h2o", "b2b", "G7", "30 day trial", "net 30", "60 days payment terms", "A4 paper", "jane@may.com",
        "lost to Monday.com", "https://x.com/2026/03/01", "<@U123MAY4> hi", "<#C12|march>", ":calendar:",
        "SLA 99.9", "1.5x", "call June", "ask may", "met April", "24 hours a day", "for 12 months",
        "a 12-month contract", "2 year deal", "3-year contract", "MS 365", "ISO 27001", "won 3 times",
        "2-3 people", "5 to 7 users", "boy did it go well", "take a bow", "monthly report", "daily standup",
        "the year was good", "a good quarter", "the summer was slow", "on top of that", "the 4 of us",
        "at 4x revenue", "by 2 points", "#12", "50/50", "8.25 interest", "interest at 8.25", "at 2.30 EUR",
        "10.4 million", "no. 1", "number 5", "option 2", "in 3 tranches", "step 1", "phase 2",
        "before we start", "after the call", "by the way", "until then", "from now on", "at lunch",
        "over dinner", "in the long run", "end-to-end", "year over year", "day to day",
        "employee of the year",
        "octopus", "sundry costs", "money", "match day", "the deal of the month", "2.0.1 release",
    ],
)  # fmt: skip
def test_a_sentence_without_a_date_has_none(sentence: str) -> None:
    assert find(sentence, READING) == []


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("this quarter", date(2026, 1, 1), date(2026, 3, 31)),
        ("march", date(2026, 3, 1), date(2026, 3, 31)),
        ("january", date(2026, 1, 1), date(2026, 1, 31)),
        ("for january", date(2026, 1, 1), date(2026, 1, 31)),
        ("since monday", date(2026, 3, 2), date(2026, 3, 4)),
        ("since wednesday", date(2026, 3, 4), date(2026, 3, 4)),
        ("since february", date(2026, 2, 1), date(2026, 3, 4)),
        ("since 15 jan", date(2026, 1, 15), date(2026, 3, 4)),
        ("last 90 days", date(2025, 12, 5), date(2026, 3, 4)),
        ("past 2 weeks", date(2026, 2, 19), date(2026, 3, 4)),
        ("last month", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("Q2", date(2026, 4, 1), date(2026, 6, 30)),
        ("H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("fy2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("this fiscal year", date(2026, 1, 1), date(2026, 12, 31)),
        ("ytd", date(2026, 1, 1), date(2026, 3, 4)),
        ("qtd", date(2026, 1, 1), date(2026, 3, 4)),
        ("mtd", date(2026, 3, 1), date(2026, 3, 4)),
        ("year to date", date(2026, 1, 1), date(2026, 3, 4)),
        ("january to march", date(2026, 1, 1), date(2026, 3, 31)),
        ("1 jan - 15 feb", date(2026, 1, 1), date(2026, 2, 15)),
        ("from 1 jan to 15 feb", date(2026, 1, 1), date(2026, 2, 15)),
        ("quarter", date(2026, 1, 1), date(2026, 3, 31)),
        ("yesterday", date(2026, 3, 3), date(2026, 3, 3)),
        ("last week", date(2026, 2, 23), date(2026, 3, 1)),
    ],
)
def test_a_report_covers(words: str, first: date, last: date) -> None:
    assert period(words, READING) == (first, last)


@pytest.mark.parametrize(
    "words",
    ["31 february", "february 31", "30th of february", "the 31st of june", "29 feb 2027", "feb 29, 2027"],
)
def test_a_day_that_does_not_exist_is_not_read_as_its_month(words: str) -> None:
    assert find(f"follow up with Acme {words} call Jane", READING) == []
    assert find(f"{words} call Jane", READING) == []


@pytest.mark.parametrize("words", ["", "as of 1 march", "eventually", "since 2030", "march madness", "@kim"])
def test_what_names_no_stretch_is_no_report_period(words: str) -> None:
    assert period(words, READING) is None


def test_a_fiscal_year_to_date_begins_where_the_company_says() -> None:
    october = Reading(READING.now, fiscal_year_start=10)
    assert period("fytd", october) == (date(2025, 10, 1), date(2026, 3, 4))
    assert period("Q1", october) == (date(2025, 10, 1), date(2025, 12, 31))
