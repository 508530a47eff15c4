"""Whatever is typed, the reader of dates answers: with a date, or with none."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.dates import Reading, find, period, read
from bot.language.dates.grammar import Parse
from bot.language.dates.phrases import GRAMMAR, RULES
from bot.language.dates.tokens import cut

ZONE = ZoneInfo("Europe/Berlin")
READING = Reading(datetime(2026, 3, 4, 10, 15, tzinfo=ZONE))
_WORDS = sorted({word for rule in RULES for word in rule.example.split()})

spoken = st.lists(st.sampled_from([*_WORDS, "99999999", "٣", "0", "\x00", "31", "2026"]), max_size=12).map(
    " ".join
)
anything = st.text(st.characters(), max_size=60)
nows = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(ZoneInfo("UTC")))
readings = st.builds(
    Reading,
    now=nows,
    week_start=st.integers(0, 6),
    fiscal_year_start=st.integers(1, 12),
    day_first=st.sampled_from([None, True, False]),
)


@given(st.one_of(spoken, anything), readings)
def test_a_reading_ends_no_earlier_than_it_begins(text: str, reading: Reading) -> None:
    when = read(text, reading)
    assert when is None or when.first <= when.last


@given(st.one_of(spoken, anything), readings)
def test_a_report_ends_no_earlier_than_it_begins(text: str, reading: Reading) -> None:
    ends = period(text, reading)
    assert ends is None or ends[0] <= ends[1]


@given(st.lists(st.one_of(spoken, anything), max_size=4).map(" ".join), readings)
def test_what_is_found_stands_in_the_text_in_order(text: str, reading: Reading) -> None:
    place = 0
    for span in find(text, reading):
        assert place <= span.start < span.end <= len(text)
        assert span.when.words == text[span.start : span.end]
        place = span.end


@given(anything)
def test_other_languages_do_not_raise_either(text: str) -> None:
    when = read(text, Reading(READING.now, languages=("de", "fr")))
    assert when is None or when.first <= when.last


HOSTILE = [
    "1 ", "friday ", "1/1/", "at ", "the first of ", "first monday of ", "in 2 weeks after ", "the week of ",
    "end of ", "-", "<@", "x", "1", "'", "twenty ", "a@", "next ", "day after ", "a week from ",
    "wendsday febuary ",
    "from 1 to 2 weeks ", "between friday and ", "q1 ", "http://", "p.m.", "1.", "1,111", "half past ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_is_bounded_however_a_text_is_made(piece: str) -> None:
    text = (piece * 4000)[:4000]
    tokens = cut(text)
    parse = Parse(GRAMMAR, tokens, READING)
    for start in range(len(tokens)):
        parse.readings("<when>", start)
    assert parse.work <= 2 * parse.MOST_WORK
    assert find(text, READING) is not None


def test_the_work_allowed_is_enough_for_a_long_message_full_of_dates() -> None:
    line = "call Ann next tuesday at 3pm, send the quote by the end of next month, and renew in 3 weeks. "
    assert len(find(line * 10, READING)) == 30
