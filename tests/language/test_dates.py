"""Each way to say a date, by family, with what it means on Wednesday 4 March 2026 at 10:15."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.calendars import Calendar
from bot.language.dates import Reading, When, read
from bot.language.dates.grammar import Parse, Rule
from bot.language.dates.phrases import GRAMMAR, RULES
from bot.language.dates.tokens import cut
from bot.language.dates.tongues import TABLES
from bot.language.dates.translating import translated

NOW = datetime(2026, 3, 4, 10, 15, tzinfo=ZoneInfo("Europe/Berlin"))
READING = Reading(NOW)

FAMILIES = {
    "weekdays": {
        "friday": "2026-03-06",
        "fri": "2026-03-06",
        "wednesday": "2026-03-11",
        "this friday": "2026-03-06",
        "coming friday": "2026-03-06",
        "this upcoming friday": "2026-03-06",
        "next tuesday": "2026-03-10",
        "next friday": "2026-03-13",
        "nxt tues": "2026-03-10",
        "following friday": "2026-03-13",
        "next next monday": "2026-03-16",
        "last friday": "2026-02-27",
        "friday week": "2026-03-13",
        "friday after next": "2026-03-13",
        "week on friday": "2026-03-13",
        "tuesday of next week": "2026-03-10",
        "next week on friday": "2026-03-13",
        "next week tues": "2026-03-10",
        "monday of the following week": "2026-03-09",
        "tuesday the 10th": "2026-03-10",
        "friday the 13th": "2026-03-13",
        "friday 13": "2026-03-13",
        "fri 1530": "2026-03-06 15:30",
        "Friday@3pm": "2026-03-06 15:00",
        "tuseday": "2026-03-10",
        "wendsday": "2026-03-11",
        "thrusday": "2026-03-05",
        "saterday": "2026-03-07",
    },
    "today and tomorrow": {
        "today": "2026-03-04",
        "tomorrow": "2026-03-05",
        "tmrw": "2026-03-05",
        "tommorow": "2026-03-05",
        "2moro": "2026-03-05",
        "yesterday": "2026-03-03",
        "day after tomorrow": "2026-03-06",
        "the day before yesterday": "2026-03-02",
        "the next day": "2026-03-05",
        "tomorrow week": "2026-03-12",
        "later today": "2026-03-04",
        "next weekday": "2026-03-05",
        "next business day": "2026-03-05",
    },
    "times of day": {
        "noon": "2026-03-04 12:00",
        "noonish": "2026-03-04 12:00",
        "same time tomorrow": "2026-03-05 10:15",
        "this time next week": "2026-03-11 10:15",
        "in 1h30": "2026-03-04 11:45",
        "midnight": "2026-03-05 00:00",
        "3pm": "2026-03-04 15:00",
        "at 3:15pm": "2026-03-04 15:15",
        "15:30": "2026-03-04 15:30",
        "8.30 pm": "2026-03-04 20:30",
        "3 p.m.": "2026-03-04 15:00",
        "at 4": "2026-03-04 16:00",
        "at 9": "2026-03-05 09:00",
        "at 12": "2026-03-04 12:00",
        "5ish": "2026-03-04 17:00",
        "around 3ish": "2026-03-04 15:00",
        "3 o'clock": "2026-03-04 15:00",
        "half past two": "2026-03-04 14:30",
        "quarter to five": "2026-03-04 16:45",
        "ten to four": "2026-03-04 15:50",
        "twenty past 3pm": "2026-03-04 15:20",
        "at 1530": "2026-03-04 15:30",
        "15h30": "2026-03-04 15:30",
        "cob": "2026-03-04 17:00",
        "eod": "2026-03-04 17:00",
        "end of the day": "2026-03-04 17:00",
        "in the afternoon": "2026-03-04 14:00",
        "this morning": "2026-03-04 09:00",
        "tonight": "2026-03-04 20:00",
        "tonight at 12": "2026-03-05 00:00",
        "after lunch": "2026-03-04 13:00",
        "2-3pm": "2026-03-04 14:00",
        "13:00-14:00": "2026-03-04 13:00",
        "first thing": "2026-03-05 09:00",
        "by noon": "2026-03-04 12:00",
    },
    "a day and a time": {
        "next tuesday 3pm": "2026-03-10 15:00",
        "tmrw morning": "2026-03-05 09:00",
        "tomorrow at 9": "2026-03-05 09:00",
        "tomorrow 14:00": "2026-03-05 14:00",
        "9 tomorrow morning": "2026-03-05 09:00",
        "at 5 tomorrow afternoon": "2026-03-05 17:00",
        "friday before 5": "2026-03-06 17:00",
        "wednesday - 3pm": "2026-03-11 15:00",
        "friday eod": "2026-03-06 17:00",
        "eod friday": "2026-03-06 17:00",
        "by cob on friday": "2026-03-06 17:00",
        "friday the 13th at 4": "2026-03-13 16:00",
        "monday am": "2026-03-09 09:00",
        "fri pm": "2026-03-06 14:00",
        "saturday morning at 9": "2026-03-07 09:00",
        "9am on saturday": "2026-03-07 09:00",
        "february 22nd 3:30": "2027-02-22 15:30",
        "31 march at 3": "2026-03-31 15:00",
        "8pm on the 15th": "2026-03-15 20:00",
        "on 15 at 8:00": "2026-03-15 08:00",
        "xmas at 6 pm": "2026-12-25 18:00",
        "7:00 on sunday afternoon": "2026-03-08 19:00",
        "1:30 PM on Sat, Sep 19": "2026-09-19 13:30",
        "first thing tomorrow morning": "2026-03-05 09:00",
        "monday early in the morning": "2026-03-09 08:00",
        "thursday from 9a to 11a": "2026-03-05 09:00",
        "2026-03-31T15:00": "2026-03-31 15:00",
    },
    "calendar dates": {
        "31 March": "2026-03-31",
        "march 31": "2026-03-31",
        "31st of march": "2026-03-31",
        "March 31st, 2027": "2027-03-31",
        "31 March 2027": "2027-03-31",
        "2018 March 18": "2018-03-18",
        "3/31": "2026-03-31",
        "3/31/26": "2026-03-31",
        "31.03.2026": "2026-03-31",
        "2026-03-31": "2026-03-31",
        "20260331": "2026-03-31",
        "2026/3/31": "2026-03-31",
        "13-Mar-26": "2026-03-13",
        "Oct-2": "2026-10-02",
        "8/Oct/2026": "2026-10-08",
        "15Sep": "2026-09-15",
        "Feb 29th": "2028-02-29",
        "ides of march": "2026-03-15",
        "tue, march 10": "2026-03-10",
        "fri 6/3": "2026-03-06",
        "4th of july": "2026-07-04",
        "may twenty-first": "2026-05-21",
        "15 april next year": "2027-04-15",
        "march '27": "2027-03-01..2027-03-31",
        "1850-01-01": "1850-01-01",
        "12/31/2150": "2150-12-31",
        "febuary 15": "2027-02-15",
        "apirl 2": "2026-04-02",
    },
    "days of the month": {
        "the 15th": "2026-03-15",
        "on the 1st": "2026-04-01",
        "the twenty second": "2026-03-22",
        "20th of next month": "2026-04-20",
        "15th of the month": "2026-03-15",
        "1st of the month": "2026-04-01",
        "the 27": "2026-03-27",
        "31st": "2026-03-31",
    },
    "distances": {
        "in 2 weeks": "2026-03-18",
        "in a fortnight": "2026-03-18",
        "2 weeks": "2026-03-18",
        "1w": "2026-03-11",
        "90d": "2026-06-02",
        "in 3 working days": "2026-03-09",
        "in 5 business days": "2026-03-11",
        "in a month's time": "2026-04-04",
        "two weeks from friday": "2026-03-20",
        "a week from today": "2026-03-11",
        "a week today": "2026-03-11",
        "two weeks on friday": "2026-03-20",
        "3 days from tuesday": "2026-03-13",
        "2 weeks from january 15": "2027-01-29",
        "three fridays from now": "2026-03-20",
        "in two mondays": "2026-03-16",
        "monday in two weeks": "2026-03-16",
        "in 2 weeks on monday": "2026-03-16",
        "in half an hour": "2026-03-04 10:45",
        "in 2.5 hours": "2026-03-04 12:45",
        "in an hour and a half": "2026-03-04 11:45",
        "in 15 minutes": "2026-03-04 10:30",
        "3 weeks later": "2026-03-25",
        "week from today": "2026-03-11",
        "a week ago": "2026-02-25",
        "1 month and 2 days": "2026-04-06",
        "in about two weeks": "2026-03-18",
        "2 days before christmas": "2026-12-23",
        "2 working days before month end": "2026-03-27",
        "in 2-3 weeks": "2026-03-18..2026-03-25",
        "six months out": "2026-09-04",
        "in the next few days": "2026-03-07",
        "after 5 days": "2026-03-09",
        "1.5 years": "2027-09-04",
        "3 weeks or so": "2026-03-25",
    },
    "weeks": {
        "this week": "2026-03-02..2026-03-08",
        "next week": "2026-03-09..2026-03-15",
        "the week after next": "2026-03-16..2026-03-22",
        "week of the 18th": "2026-03-16..2026-03-22",
        "week commencing 9 march": "2026-03-09..2026-03-15",
        "w/c 9 march": "2026-03-09..2026-03-15",
        "wk of march 9": "2026-03-09..2026-03-15",
        "week 12": "2026-03-16..2026-03-22",
        "first week of july": "2026-07-01..2026-07-05",
        "last week of july": "2026-07-27..2026-07-31",
        "thanksgiving week": "2026-11-23..2026-11-29",
        "the week before christmas": "2026-12-14..2026-12-20",
        "weekend": "2026-03-07..2026-03-08",
        "next weekend": "2026-03-14..2026-03-15",
        "last weekend of october": "2026-10-24..2026-10-25",
        "upcoming two weeks": "2026-03-09..2026-03-22",
        "next 2 weeks": "2026-03-04..2026-03-18",
        "mon-fri": "2026-03-09..2026-03-13",
        "thursday or friday": "2026-03-05..2026-03-06",
    },
    "months": {
        "march": "2026-03-01..2026-03-31",
        "may": "2026-05-01..2026-05-31",
        "january": "2027-01-01..2027-01-31",
        "next march": "2027-03-01..2027-03-31",
        "next month": "2026-04-01..2026-04-30",
        "this month": "2026-03-01..2026-03-31",
        "last month": "2026-02-01..2026-02-28",
        "march 2027": "2027-03-01..2027-03-31",
        "03/2027": "2027-03-01..2027-03-31",
        "2027-03": "2027-03-01..2027-03-31",
        "dec-2026": "2026-12-01..2026-12-31",
        "march next year": "2027-03-01..2027-03-31",
        "the month after next": "2026-05-01..2026-05-31",
    },
    "quarters, halves and years": {
        "Q1": "2026-01-01..2026-03-31",
        "Q3": "2026-07-01..2026-09-30",
        "q3 2027": "2027-07-01..2027-09-30",
        "2027-q1": "2027-01-01..2027-03-31",
        "27q4": "2027-10-01..2027-12-31",
        "q4'26": "2026-10-01..2026-12-31",
        "Q2-2027": "2027-04-01..2027-06-30",
        "Q2/27": "2027-04-01..2027-06-30",
        "second quarter next year": "2027-04-01..2027-06-30",
        "first month of q3": "2026-07-01..2026-07-31",
        "next q": "2026-04-01..2026-06-30",
        "third quarter": "2026-07-01..2026-09-30",
        "the 4th qtr of 2027": "2027-10-01..2027-12-31",
        "this quarter": "2026-01-01..2026-03-31",
        "next quarter": "2026-04-01..2026-06-30",
        "last quarter": "2025-10-01..2025-12-31",
        "H1": "2026-01-01..2026-06-30",
        "H2": "2026-07-01..2026-12-31",
        "h2 2027": "2027-07-01..2027-12-31",
        "second half of the year": "2026-07-01..2026-12-31",
        "first half 2027": "2027-01-01..2027-06-30",
        "2027": "2027-01-01..2027-12-31",
        "next year": "2027-01-01..2027-12-31",
        "fy27": "2027-01-01..2027-12-31",
        "this fiscal year": "2026-01-01..2026-12-31",
        "q1 next year": "2027-01-01..2027-03-31",
        "last quarter of the year": "2026-10-01..2026-12-31",
        "summer": "2026-06-01..2026-08-31",
        "fall 2026": "2026-09-01..2026-11-30",
        "next summer": "2026-06-01..2026-08-31",
    },
    "ends": {
        "eom": "2026-03-31",
        "eow": "2026-03-06",
        "eoq": "2026-03-31",
        "eoy": "2026-12-31",
        "eoq2": "2026-06-30",
        "eom april": "2026-04-30",
        "end of month": "2026-03-31",
        "end of the quarter": "2026-03-31",
        "end of next month": "2026-04-30",
        "end of next week": "2026-03-13",
        "end of q2": "2026-06-30",
        "end march": "2026-03-31",
        "month end": "2026-03-31",
        "year-end": "2026-12-31",
        "close of q2": "2026-06-30",
        "end of this fiscal quarter": "2026-03-31",
        "by the end of the year": "2026-12-31",
        "end of summer": "2026-08-31",
        "before end of month": "2026-03-31",
    },
    "beginnings, middles and late parts": {
        "beginning of q2": "2026-04-01..2026-04-30",
        "start of april": "2026-04-01..2026-04-10",
        "start of the month": "2026-04-01..2026-04-10",
        "early april": "2026-04-01..2026-04-10",
        "early next week": "2026-03-09..2026-03-11",
        "early next year": "2027-01-01..2027-01-31",
        "mid march": "2026-03-15",
        "mid-november": "2026-11-15",
        "middle of next week": "2026-03-11",
        "mid q2": "2026-05-15",
        "midweek": "2026-03-04",
        "late april": "2026-04-21..2026-04-30",
        "late next week": "2026-03-12..2026-03-13",
        "late q2": "2026-06-01..2026-06-30",
        "first half of april": "2026-04-01..2026-04-15",
        "2nd half of april": "2026-04-16..2026-04-30",
        "later this week": "2026-03-05..2026-03-08",
        "rest of the week": "2026-03-04..2026-03-08",
        "first 10 days of may": "2026-05-01..2026-05-10",
    },
    "the nth of something": {
        "first monday of april": "2026-04-06",
        "last friday of the month": "2026-03-27",
        "1st monday of the month": "2026-04-06",
        "second tuesday of next month": "2026-04-14",
        "2nd to last fri in feb": "2027-02-19",
        "last day of february 2028": "2028-02-29",
        "first day of q3": "2026-07-01",
        "last working day of may": "2026-05-29",
        "first working day of august": "2026-08-03",
        "third tuesday after christmas": "2027-01-12",
        "the friday before easter": "2026-04-03",
        "the monday after easter": "2026-04-06",
        "nearest monday to oct 5": "2026-10-05",
        "last day of this quarter": "2026-03-31",
    },
    "holidays": {
        "christmas": "2026-12-25",
        "xmas eve": "2026-12-24",
        "boxing day": "2026-12-26",
        "new year": "2027-01-01",
        "new year's eve": "2026-12-31",
        "nye": "2026-12-31",
        "easter": "2026-04-05",
        "good friday": "2026-04-03",
        "easter monday": "2026-04-06",
        "pentecost": "2026-05-24",
        "thanksgiving": "2026-11-26",
        "black friday": "2026-11-27",
        "cyber monday": "2026-11-30",
        "labor day": "2026-09-07",
        "memorial day": "2026-05-25",
        "mother's day": "2026-05-10",
        "valentine's": "2027-02-14",
        "st patrick's day": "2026-03-17",
        "halloween": "2026-10-31",
        "mlk day": "2027-01-18",
        "easter 2027": "2027-03-28",
        "next christmas": "2026-12-25",
        "last christmas": "2025-12-25",
        "thanksgiving next year": "2027-11-25",
        "day after thanksgiving": "2026-11-27",
    },
    "early and late": {
        "early tomorrow": "2026-03-05 09:00",
        "late friday": "2026-03-06 16:00",
        "year end 2027": "2027-12-31",
        "post easter": "2026-04-06",
    },
    "holidays and their weekends": {
        "easter weekend": "2026-04-03..2026-04-06",
        "labor day weekend": "2026-09-05..2026-09-07",
        "halloween weekend": "2026-10-31..2026-11-01",
    },
    "times in another zone": {
        "4pm CET": "2026-03-04 16:00",
        "9am CET": "2026-03-05 09:00",
        "thursday 8:00 GMT": "2026-03-05 09:00",
        "friday 10am ET": "2026-03-06 16:00",
        "6pm PT on friday": "2026-03-07 03:00",
        "3pm friday EST": "2026-03-06 21:00",
    },
    "before and after": {
        "before christmas": "2026-12-24",
        "before friday": "2026-03-05",
        "before q3": "2026-06-30",
        "after easter": "2026-04-06",
        "after the 15th": "2026-03-16",
        "after next week": "2026-03-16",
        "after q2": "2026-07-01",
        "no later than friday": "2026-03-06",
        "on or before 31 march": "2026-03-31",
        "by friday at the latest": "2026-03-06",
        "due friday": "2026-03-06",
        "by end of next week": "2026-03-13",
    },
    "hours that stand beside a day": {
        "tomorrow 1045": "2026-03-05 10:45",
        "thu 830": "2026-03-05 08:30",
        "24 march 1345": "2026-03-24 13:45",
        "thursday 9-11": "2026-03-05 09:00",
        "24 march 9-11": "2026-03-24 09:00",
        "thu 2 to 4pm": "2026-03-05 14:00",
        "thursday 11h": "2026-03-05 11:00",
        "thursday from 4": "2026-03-05 16:00",
        "thu 2.15": "2026-03-05 14:15",
        "24.3. um 9 Uhr": "2026-03-24 09:00",
        "24 march 16.20 uhr": "2026-03-24 16:20",
        "4 tomorrow": "2026-03-05 16:00",
        "thursday 12 noon": "2026-03-05 12:00",
        "early thursday morning": "2026-03-05 08:00",
        "late thursday afternoon": "2026-03-05 16:00",
        "this avo": "2026-03-04 14:00",
        "later this evening": "2026-03-04 18:00",
        "within the hour": "2026-03-04 11:15",
    },
    "said in other orders": {
        "tuesday next": "2026-03-10",
        "fortnight on tuesday": "2026-03-24",
        "today + 6": "2026-03-10",
        "in several weeks": "2026-03-25",
        "4 bd": "2026-03-10",
        "last weekday of april": "2026-04-30",
        "not before tuesday": "2026-03-10",
        "shortly after easter": "2026-04-06",
        "next month sometime": "2026-04-01..2026-04-30",
        "later next month": "2026-04-21..2026-04-30",
        "3q": "2026-07-01..2026-09-30",
        "eoy 28": "2028-12-31",
        "half year end": "2026-06-30",
        "kw 20 2027": "2027-05-17..2027-05-23",
        "second week may": "2026-05-11..2026-05-17",
        "beg may": "2026-05-01..2026-05-10",
        "mid to late may": "2026-05-21..2026-05-31",
        "may/june": "2026-05-01..2026-06-30",
        "late may / early june": "2026-05-21..2026-06-10",
        "11th/12th may": "2026-05-11..2026-05-12",
        "the 11th or 12th": "2026-03-11..2026-03-12",
        "mid-week next week": "2026-03-11",
    },
    "stretches": {
        "next monday or tuesday": "2026-03-09..2026-03-10",
        "mon/tue": "2026-03-09..2026-03-10",
        "tomorrow or friday": "2026-03-05..2026-03-06",
        "a week or two": "2026-03-11..2026-03-18",
        "1 jan to 15 feb": "2027-01-01..2027-02-15",
        "july 13-15": "2026-07-13..2026-07-15",
        "13 to 15 july": "2026-07-13..2026-07-15",
        "january to march": "2027-01-01..2027-03-31",
        "between may and july": "2026-05-01..2026-07-31",
        "from monday to wednesday": "2026-03-09..2026-03-11",
        "aug 8 - aug 12": "2026-08-08..2026-08-12",
        "between christmas and new year": "2026-12-25..2027-01-01",
        "within 2-3 days": "2026-03-06..2026-03-07",
        "within the month": "2026-03-04..2026-03-31",
    },
    "as each trade writes": {
        "W12": "2026-03-16..2026-03-22",
        "2027-W05": "2027-02-01..2027-02-07",
        "week 42 of 2027": "2027-10-18..2027-10-24",
        "FY26-27": "2027-01-01..2027-12-31",
        "FY 2026-27": "2027-01-01..2027-12-31",
        "CY27": "2027-01-01..2027-12-31",
        "the new quarter": "2026-04-01..2026-06-30",
        "next month 1st week": "2026-04-01..2026-04-05",
        "by next month 10th": "2026-04-10",
        "1500h": "2026-03-04 15:00",
        "1500Z": "2026-03-04 16:00",
        "2026-03-31T15:00Z": "2026-03-31 17:00",
        "4 pm IST": "2026-03-04 11:30",
        "friday 10 pacific time": "2026-03-06 19:00",
        "EOD 6th": "2026-03-06 17:00",
        "post lunch tomorrow": "2026-03-05 13:00",
        "noon-ish tomorrow": "2026-03-05 12:00",
        "monday at ten a m": "2026-03-09 10:00",
        "may second twenty twenty seven": "2027-05-02",
        "may 15-ish": "2026-05-15",
        "may 15 (tbc)": "2026-05-15",
        "in 1.5 weeks": "2026-03-15",
        "this day week": "2026-03-11",
        "any day next week": "2026-03-09..2026-03-15",
        "last friday before christmas": "2026-12-18",
        "tommorrow mornign": "2026-03-05 09:00",
        "b4 x-mas": "2026-12-24",
        "11:30-1pm": "2026-03-04 11:30",
        "in the night at 1": "2026-03-05 01:00",
        "tonight at 5": "2026-03-04 17:00",
        "may twenty one": "2026-05-21",
        "3/31, 2027": "2027-03-31",
        "from 14 to 22 this month": "2026-03-14..2026-03-22",
        "3:30-6pm": "2026-03-04 15:30",
        "memorial day week-end": "2026-05-23..2026-05-25",
        "from the 13th to the 15th july": "2026-07-13..2026-07-15",
        "first week of the year": "2027-01-04..2027-01-10",
        "in the new year": "2027-01-01..2027-01-31",
        "weekend of the 16th": "2026-03-14..2026-03-15",
        "second half of q2": "2026-05-16..2026-06-30",
        "may 10th through 12th": "2026-05-10..2026-05-12",
        "Aug'27": "2027-08-01..2027-08-31",
        "20-07": "2026-07-20",
        "next to next week": "2026-03-16..2026-03-22",
        "sometime before june": "2026-05-31",
        "within this week": "2026-03-04..2026-03-08",
    },
}

CASES = [(words, meaning) for family in FAMILIES.values() for words, meaning in family.items()]


def shown(when: When | None) -> str | None:
    """A meaning as the table writes it: "2026-03-06", "2026-03-06 16:00", "2026-04-01..2026-04-30"."""
    if when is None:
        return None
    days = f"{when.first}" if when.first == when.last else f"{when.first}..{when.last}"
    return f"{days} {when.time:%H:%M}" if when.time else days


@pytest.mark.parametrize(("words", "meaning"), CASES, ids=[words for words, _ in CASES])
def test_it_means(words: str, meaning: str) -> None:
    assert shown(read(words, READING)) == meaning


@pytest.mark.parametrize("words", [words for words, _ in CASES])
def test_capitals_and_a_full_stop_change_nothing(words: str) -> None:
    plain = read(words, READING)
    loud = read(f" {words.upper()}. ", READING)
    assert shown(loud) == shown(plain)


@pytest.mark.parametrize(
    "words",
    [
        "", " ", "soon", "someday", "never", "tbd", "n/a", "friday the", "next", "last", "end",
        "am", "week", "year", "first", "second", "the 32nd", "feb 30", "31 april", "q5", "q0", "h3", "13/13",
        "25:00", "4", "15", "99", "4pm XYZ", "fri 2015", "every monday", "mondays", "good morning",
        "2 weeks friday 3x",
        "£42,500", "1.2M", "24/7x", "40%", "100000000000", "in 99999999999 days", "\x00", "\ud800", "²",
        "friday" * 50, "in 99999 years", "v2.5", "monday.com", "kim@friday.com", "march at 15 hrs",
        "any day now",
    ],
)  # fmt: skip
def test_what_is_no_date_is_not_read(words: str) -> None:
    assert read(words, READING) is None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.makes} {rule.example}")
def test_each_rule_reads_its_own_example(rule: Rule) -> None:
    tokens = translated(cut(rule.example), ("en", *TABLES))
    reading = replace(READING, toward="this year") if rule.makes == "<report>" else READING
    assert len(tokens) in Parse(GRAMMAR, tokens, reading).readings(rule.makes, 0)


def test_no_rule_stands_twice_in_the_table() -> None:
    patterns = [(rule.makes, rule.says) for rule in RULES]
    assert len(patterns) == len(set(patterns))


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("next friday", date(2026, 3, 6)),
        ("next monday", None),
        ("wednesday", date(2026, 3, 4)),
        ("friday", None),
        ("3/4", date(2026, 4, 3)),
        ("3/31", None),
        ("12/3", date(2026, 12, 3)),
        ("fri 6/3", None),
        ("before christmas", date(2026, 12, 25)),
        ("t+3", date(2026, 3, 7)),
    ],
)
def test_the_other_reading_of_ambiguous_words_is_kept(words: str, other: date | None) -> None:
    when = read(words, READING)
    assert when is not None
    assert when.other == other


@pytest.mark.parametrize(
    ("words", "follow_up", "close"),
    [
        ("sunday", date(2026, 3, 8), date(2026, 3, 8)),
        ("next month", date(2026, 4, 1), date(2026, 4, 30)),
        ("august", date(2026, 8, 3), date(2026, 8, 31)),
        ("this week", date(2026, 3, 5), date(2026, 3, 8)),
        ("this month", date(2026, 3, 5), date(2026, 3, 31)),
        ("Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("end of may", date(2026, 5, 29), date(2026, 5, 31)),
        ("last month", date(2026, 2, 2), date(2026, 2, 28)),
        ("weekend", date(2026, 3, 7), date(2026, 3, 8)),
        ("before easter", date(2026, 4, 3), date(2026, 4, 4)),
    ],
)
def test_a_follow_up_takes_the_first_working_day_and_a_close_date_the_last_day(
    words: str, follow_up: date, close: date
) -> None:
    when = read(words, READING)
    assert when is not None
    assert (when.for_follow_up(Calendar()), when.for_close_date()) == (follow_up, close)


@pytest.mark.parametrize(
    ("words", "start", "meaning"),
    [
        ("q1", 4, "2026-04-01..2026-06-30"),
        ("this quarter", 2, "2026-02-01..2026-04-30"),
        ("q1 fy2026", 10, "2025-10-01..2025-12-31"),
        ("fy2026", 7, "2025-07-01..2026-06-30"),
        ("this fiscal year", 4, "2025-04-01..2026-03-31"),
        ("end of fiscal year", 4, "2026-03-31"),
        ("eofy", 4, "2026-03-31"),
        ("eofy", 7, "2026-06-30"),
        ("next financial year", 4, "2026-04-01..2027-03-31"),
        ("end of year", 4, "2026-12-31"),
        ("h1", 4, "2026-04-01..2026-09-30"),
        ("2026", 4, "2026-01-01..2026-12-31"),
    ],
)
def test_quarters_follow_the_fiscal_year(words: str, start: int, meaning: str) -> None:
    assert shown(read(words, Reading(NOW, fiscal_year_start=start))) == meaning


@pytest.mark.parametrize(
    ("words", "meaning"),
    [("next week", "2026-03-08..2026-03-14"), ("next sunday", "2026-03-08"), ("next friday", "2026-03-13")],
)
def test_weeks_may_begin_on_sunday(words: str, meaning: str) -> None:
    assert shown(read(words, Reading(NOW, week_start=6))) == meaning


@pytest.mark.parametrize(
    ("words", "day_first", "meaning"),
    [
        ("3/4/26", None, "2026-03-04"),
        ("3/4/26", True, "2026-04-03"),
        ("3.4.26", None, "2026-04-03"),
        ("3.4.26", False, "2026-04-03"),
        ("7/17/18", True, "2018-07-17"),
    ],
)
def test_the_workspace_says_which_figure_is_the_day(words: str, day_first: bool | None, meaning: str) -> None:
    assert shown(read(words, Reading(NOW, day_first=day_first))) == meaning


@pytest.mark.parametrize("zone", ["Europe/London", "Europe/Berlin", "America/New_York"])
@pytest.mark.parametrize(
    ("words", "meaning", "other"),
    [
        ("12.03.", "2027-03-12", date(2026, 12, 3)),
        ("12.3.", "2027-03-12", date(2026, 12, 3)),
        ("12.03", "2027-03-12", date(2026, 12, 3)),
        ("5.3.", "2027-03-05", date(2027, 5, 3)),
        ("12.03.2027", "2027-03-12", date(2027, 12, 3)),
        ("23.11.", "2026-11-23", None),
        ("22.11.", "2027-11-22", None),
    ],
)
def test_dots_put_the_day_first_wherever_it_is_read(
    words: str, meaning: str, other: date | None, zone: str
) -> None:
    november = datetime(2026, 11, 23, 10, 15, tzinfo=ZoneInfo(zone))
    when = read(words, Reading(november))
    assert shown(when) == meaning
    assert when is not None and when.other == other


def test_working_days_pass_over_holidays() -> None:
    calendar = Calendar(holidays=frozenset({date(2026, 3, 5), date(2026, 3, 6)}))
    assert shown(read("in 2 working days", Reading(NOW, calendar=calendar))) == "2026-03-10"


@pytest.mark.parametrize(
    ("words", "language", "day"),
    [
        ("morgen", "de", date(2026, 3, 5)),
        ("15. März 2026", "de", date(2026, 3, 15)),
        ("2. Quartal", "de", date(2026, 4, 1)),
        ("15 mars 2026", "fr", date(2026, 3, 15)),
        ("friday", "de", date(2026, 3, 6)),
    ],
)
def test_other_languages_are_read_where_the_workspace_sets_them(words: str, language: str, day: date) -> None:
    when = read(words, Reading(NOW, languages=("en", language)))
    assert when is not None
    assert when.first == day


@pytest.mark.parametrize("words", ["12 Kunden", "morgen vielleicht", "so", "Angebot", "bald"])
def test_what_another_language_would_read_in_part_is_not_read(words: str) -> None:
    assert read(words, Reading(NOW, languages=("de",))) is None


def test_other_languages_are_not_read_unasked() -> None:
    assert read("15. März 2026", READING) is None


def test_a_time_gone_by_today_is_tomorrows() -> None:
    assert read("9am", READING) == When(
        date(2026, 3, 5), date(2026, 3, 5), time(9), "9am", None, "time", NOW.date()
    )
