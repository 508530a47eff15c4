"""Sheets as people and other tools write them, read without a mapping; rubbish is refused with a sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deals import Status
from bot.domain.money import Money
from bot.domain.refusals import NotUnderstood
from bot.domain.stages import seven_phases
from bot.language import dates, sheets
from bot.language.sheets.columns import COLUMNS
from bot.language.sheets.headings import heading

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
PEOPLE = {
    "U0KIM00001": ["kim"],
    "U0SAM00001": ["sam", "Sam Lee", "sam.lee@example.com"],
    "U0ANA00001": ["Ana Ruiz"],
}


def sheet(text: str | bytes, day_first: bool | None = None) -> sheets.Sheet:
    content = text.encode() if isinstance(text, str) else text
    reading = dates.Reading(NOW)
    return sheets.read(content, sheets.Setting(seven_phases(), reading, "UTC", "USD", PEOPLE, day_first))


HEADINGS = {
    "Pipedrive": "Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Stage,Deal - Owner,Deal - Status",
    "HubSpot": "Deal Name,Amount,Currency,Deal Stage,Deal owner,Pipeline",
    "Salesforce": "Opportunity Name,Amount,Amount Currency,Stage,Opportunity Owner,Account Name",
    "Salesforce's own names": "Name,Amount,CurrencyIsoCode,StageName,Owner,Probability",
    "Rainmaker": "name,amount,currency,stage_id,owner,id",
    "a person": "Company;Deal size;Currency;Phase;Rep;Region",
}


@pytest.mark.parametrize("tool", HEADINGS)
def test_headings_need_no_mapping(tool: str):
    titles = HEADINGS[tool].replace("Amount Currency", "Currency")
    sign = ";" if ";" in titles else ","
    stage = "5" if tool == "Rainmaker" else "Negotiation"
    (row,) = sheet(titles + "\n" + sign.join(("Acme", "40000.50", "EUR", stage, "Sam Lee", "open"))).rows
    assert (row.name, row.amount, row.stage, row.owner) == ("Acme", Money(4_000_050, "EUR"), 5, "U0SAM00001")


CONTENTS = {
    "UTF-8": "Name,Amount\nMüller,5",
    "UTF-8 with its mark": "Name,Amount\nMüller,5".encode("utf-8-sig"),
    "UTF-16": "Name\tAmount\nMüller\t5".encode("utf-16"),
    "UTF-16 without its mark": "Name,Amount\nMüller,5".encode("utf-16-le"),
    "Windows": "Name;Amount\r\nMüller;5".encode("cp1252"),
    "a hint for Excel": "sep=;\r\nName;Amount\r\nMüller;5",
    "a title above": "Deals of March\n\nName,Amount\nMüller,5",
    "old Macs": "Name,Amount\rMüller,5",
}


@pytest.mark.parametrize("way", CONTENTS)
def test_every_encoding_and_every_sign_between_cells(way: str):
    assert [(row.name, row.amount) for row in sheet(CONTENTS[way]).rows] == [("Müller", Money(500, "USD"))]


SUMS = {
    "$40,000": Money(4_000_000, "USD"),
    "€1.2M": Money(120_000_000, "EUR"),
    "1 234,50": Money(123_450, "USD"),
    "USD 50,000.00": Money(5_000_000, "USD"),
    "1.250 KWD": Money(1_250, "KWD"),
}


@pytest.mark.parametrize("cell", SUMS)
def test_sums_as_people_write_them(cell: str):
    (row,) = sheet(f'Name,Amount\nAcme,"{cell}"').rows
    assert row.amount == SUMS[cell]


def test_a_comma_before_the_cents_makes_a_point_part_thousands():
    amounts = [row.amount for row in sheet("Name;Amount\nA;12.345\nB;1.234,50").rows]
    assert amounts == [Money(1_234_500, "USD"), Money(123_450, "USD")]


def test_one_sure_date_settles_the_order_of_all():
    days = [row.close_date for row in sheet("Name,Close date\nA,03/04/2026\nB,31/12/2026").rows]
    assert days == [date(2026, 4, 3), date(2026, 12, 31)]


def test_an_order_that_nothing_tells_is_said():
    assert sheet("Name,Close date\nA,03/04/2026").dates == ("03/04/2026", date(2026, 3, 4))
    assert sheet("Name,Close date\nA,03/04/2026", day_first=True).dates is None


FAULTS = {
    "Name,Amount\nAcme,12x": '"12x" is not an amount.',
    "Name,Amount\nAcme,-5": "negative",
    "Name,Amount\nAcme,100000000000000": "over the limit",
    "Name,Close date\nAcme,2026-02-30": '"2026-02-30" is not a date.',
    "Name,Close date\nAcme,1999-12-31": "2000 to 2100",
    "Name,Amount\n,5": "It has no name.",
    f"Name\n{'x' * 121}": "121 characters long; the limit is 120.",
    "Name,Created\nAcme,2027-01-01": "still to come",
    "Name,Amount,Currency\nAcme,5,Taler": "not a currency I know",
    "Name,Amount,Currency\nAcme,€5,USD": "its currency column says USD",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_row_with_a_fault_says_which(text: str):
    found = sheet(text)
    assert not found.rows
    (fault,) = found.faults
    assert fault.line == 2 and FAULTS[text] in fault.sentence and "Nothing changed" not in fault.sentence


def test_the_second_row_of_a_name_is_a_fault():
    found = sheet("Name\nAcme Inc\nBeta\nACME")
    assert [row.name for row in found.rows] == ["Acme Inc", "Beta"]
    assert [(fault.line, fault.sentence) for fault in found.faults] == [(4, "The same name as in row 2.")]


def test_a_formula_stays_text():
    assert sheet('Name\n"=HYPERLINK(""http://x"")"').rows[0].name == '=HYPERLINK("http://x")'
    assert sheet("Name\n'=1+1 GmbH").rows[0].name == "=1+1 GmbH"


def test_words_for_stages_are_read_by_their_parts_or_said():
    found = sheet("Name,Stage\nA,Negotiation/Review\nB,Blue\nC,Closed Won")
    assert [row.stage for row in found.rows] == [5, None, 6]
    assert [row.status for row in found.rows] == [Status.OPEN, Status.OPEN, Status.WON]
    assert {(each.said, each.stage, each.sure) for each in found.stages} == {
        ("Negotiation/Review", 5, True),
        ("Blue", 1, False),
    }


OWNERS = {
    "kim": "U0KIM00001",
    "@kim": "U0KIM00001",
    "sam.lee@example.com": "U0SAM00001",
    "Lee, Sam": "U0SAM00001",
    "Ruiz Ana": "U0ANA00001",
    "U0ANA00001": "U0ANA00001",
    "Bob": None,
}


@pytest.mark.parametrize("said", OWNERS)
def test_owners_by_name_address_and_handle(said: str):
    (row,) = sheet(f'Name,Owner\nAcme,"{said}"').rows
    assert row.owner == OWNERS[said]


REFUSED = {
    b"": "empty",
    b"  \n ": "empty",
    b"PK\x03\x04rest": ".xlsx",
    b"\xd0\xcf\x11\xe0rest": ".xls",
    b"%PDF-1.7": "PDF",
    bytes(range(256)) * 4: "no text that I can read",
    b"Foo,Bar\n1,2": "No column tells the deals' names",
    b"Name,Amount\n": "no rows below",
    b"Name\n" + b"x\n" * 20_001: "more than 20,000 rows",
    b"Name\n" + b"x" * 5_000_000: "5.0 MB; the limit is 5 MB",
    b'Name\n"' + b"x" * 200_000: "does not end",
}


@pytest.mark.parametrize("content", REFUSED, ids=REFUSED.values())
def test_what_is_no_sheet_is_refused_with_what_it_is(content: bytes):
    with pytest.raises(NotUnderstood) as refused:
        sheet(content)
    assert REFUSED[content] in refused.value.sentence


@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
    )
)
def test_no_bytes_ever_raise_anything_but_a_sentence(content: bytes):
    for whole in (content, b"Name,Amount,Close date,Owner,Stage,Created\n" + content):
        try:
            sheet(whole)
        except NotUnderstood as refused:
            assert refused.sentence


def test_no_two_columns_share_a_name():
    names = [name for column in COLUMNS for name in column.names]
    assert len(names) == len(set(names))
    assert all(heading([name]).known == 1 for name in names)


def test_the_page_on_imports_shows_the_table_that_is_read():
    page = (Path(__file__).parents[2] / "docs" / "import.md").read_text("utf-8")
    for column in COLUMNS:
        assert f"| {column.field} | {column.holds} | {column.example} | {', '.join(column.names)} |" in page
