"""A sheet as a whole: its headings, how its dates and sums are written, and its rows one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from bot.domain.imports import Fault, OwnerRead, Row, StageRead
from bot.domain.money import is_currency
from bot.domain.people import zone_of
from bot.domain.refusals import NotUnderstood, Refusal
from bot.domain.stages import Pipeline
from bot.language import dates
from bot.language.sheets.cells import Days, Sums, writes_commas
from bot.language.sheets.columns import Field
from bot.language.sheets.cutting import Table, cut
from bot.language.sheets.decoding import text_of
from bot.language.sheets.people import Colleagues
from bot.language.sheets.rows import Gone, Reader, Remarks
from bot.language.sheets.stages import Stages

MOST_BYTES = 5_000_000
MOST_ROWS = 20_000
"""What one import takes; a larger table goes in parts."""

_DATES = (Field.CLOSE_DATE, Field.CREATED, Field.CLOSED, Field.STAGE_SINCE)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the sheet is read. reading: how dates are read here. zone: the member's, an IANA name.

    currency: ISO 4217, for sums without one. names: user id -> what they are called, of those who may own
    deals. day_first: what the member chose; None to see from the dates.
    """

    pipeline: Pipeline
    reading: dates.Reading
    zone: str
    currency: str
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet holds. titles: its headings. gone: rows of deals that were merged away or taken back.

    dates: a date that could be read both ways, and how it was.
    """

    titles: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    unread: tuple[str, ...] = ()
    stages: tuple[StageRead, ...] = ()
    owners: tuple[OwnerRead, ...] = ()
    dates: tuple[str, date] | None = None
    gone: int = 0


def read(content: bytes, setting: Setting) -> Sheet:
    """All deals of the sheet, and the rows that cannot be read. Raises NotUnderstood for no sheet at all."""
    if len(content) > MOST_BYTES:
        raise NotUnderstood(too_large(len(content)))
    table = cut(text_of(content))
    cells = list(islice(table.rows, MOST_ROWS + 1))
    if not cells:
        raise NotUnderstood("That file has headings and no rows below them.")
    if len(cells) > MOST_ROWS:
        raise NotUnderstood(f"That file has more than {MOST_ROWS:,} rows. Split it, and import the parts.")
    return _read(table, cells, setting)


def too_large(size: int) -> str:
    """What is said of a file of so many bytes."""
    limit = f"{MOST_BYTES / 1e6:.0f} MB"
    return f"That file has {size / 1e6:.1f} MB; the limit is {limit}. Split it, and import the parts."


def _read(table: Table, cells: list[tuple[int, list[str]]], setting: Setting) -> Sheet:
    remarks = Remarks()
    reader = _reader(table, cells, setting, remarks)
    rows: list[Row] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    gone = 0
    for line, row in cells:
        try:
            found = reader.row(line, row)
            first = seen.setdefault(found.key, line)
            if first != line:
                raise Refusal(f"The same name as in row {first:,}.")
            rows.append(found)
        except Gone:
            gone += 1
        except Refusal as refusal:
            sentence = refusal.sentence.removesuffix(" Nothing changed.").replace(" Nothing changed. ", " ")
            faults.append(Fault(line, sentence, tuple(row)))
    days = reader.days
    ambiguous = (days.ambiguous, days.day(days.ambiguous)) if days.ambiguous else None
    return Sheet(
        table.titles,
        tuple(rows),
        tuple(faults),
        table.heading.unread,
        remarks.stages_read(setting.pipeline),
        remarks.owners_read(),
        ambiguous,
        gone,
    )


def _reader(table: Table, cells: list[tuple[int, list[str]]], setting: Setting, remarks: Remarks) -> Reader:
    places = table.heading.places
    said = table.heading.currency
    currency = said if said and is_currency(said) else setting.currency
    zone = zone_of(setting.zone)
    dated = _column(cells, [place for name in _DATES for place in places.get(name, ())])
    summed = _column(cells, places.get(Field.AMOUNT, ()))
    return Reader(
        places,
        Stages(setting.pipeline),
        Colleagues(setting.names),
        Sums(currency, writes_commas(summed)),
        Days.of(dated, setting.reading, zone, setting.day_first),
        remarks,
    )


def _column(cells: list[tuple[int, list[str]]], places: Iterable[int]) -> list[str]:
    return [row[place] for place in places for _, row in cells if place < len(row)]
