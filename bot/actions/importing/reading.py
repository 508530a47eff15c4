"""A file becomes a preview: its rows beside the deals that are there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions.importing.asking import stages_of, task
from bot.domain.deals import Status
from bot.domain.imported_deals import totals
from bot.domain.imports import FIRST, Fault, Import, Preview, Row
from bot.domain.notices import ImportTask
from bot.domain.people import Member
from bot.domain.stages import Pipeline
from bot.domain.workspaces import Workspace
from bot.language import dates, sheets
from bot.language.working_days import calendar_of
from bot.store import import_rows, imported_deals, imports, outbox
from bot.store.imported_deals import Namesake
from bot.store.work import Work


@dataclass(frozen=True, slots=True)
class Read:
    """What is to be kept of a file that was read. rows: each with whether its deal exists."""

    imported: Import
    titles: tuple[str, ...]
    rows: tuple[tuple[Row, bool], ...]
    faults: tuple[Fault, ...]


def read(
    work: Work,
    place: Workspace,
    member: Member,
    imported: Import,
    content: bytes,
    known: Mapping[str, Sequence[str]],
    now: datetime,
) -> Read:
    """Read the file and compare it with the deals that there are; nothing is written.

    known: user id -> names, of those who may own deals. now: UTC. Raises Refusal for what is no sheet.
    """
    pipeline = place.pipeline_of(imported.options.pipeline)
    sheet = sheets.read(content, _setting(place, member, imported, pipeline, known, now))
    there = imported_deals.namesakes(work, [row.key for row in sheet.rows])
    rows = tuple((row, row.key in there) for row in sheet.rows)
    preview = _preview(imported, sheet, rows, there, pipeline)
    done = replace(imported, preview=preview, stages=stages_of(pipeline), at=now)
    return Read(done, sheet.titles, rows, sheet.faults)


def keep(work: Work, done: Read, now: datetime) -> None:
    """Write what was read, and have the importer shown it."""
    imported = done.imported
    if not imports.keep_read(work, imported, done.titles):
        return
    import_rows.keep(work, imported.number, done.rows, done.faults)
    said = [ImportTask.PREVIEW, *([ImportTask.FAULTS] if done.faults else [])]
    outbox.tell(work, [task(imported.number, each, imported.by, imported.by) for each in said], now)


def _setting(
    place: Workspace,
    member: Member,
    imported: Import,
    pipeline: Pipeline,
    known: Mapping[str, Sequence[str]],
    now: datetime,
) -> sheets.Setting:
    local = now.astimezone(member.tz)
    reading = dates.Reading(
        now=local,
        week_start=place.week_start,
        fiscal_year_start=place.fiscal_year_start,
        languages=place.languages,
        calendar=calendar_of(place, local.date()),
    )
    return sheets.Setting(pipeline, reading, member.zone, place.currency, known, imported.options.day_first)


def _preview(
    imported: Import,
    sheet: sheets.Sheet,
    rows: Sequence[tuple[Row, bool]],
    there: Mapping[str, Namesake],
    pipeline: Pipeline,
) -> Preview:
    new = [row for row, exists in rows if not exists]
    closed = [each for each in there.values() if each.status is not Status.OPEN]
    ended = [row for row in new if row.status is not Status.OPEN]
    return Preview(
        imported.name,
        len(new),
        len(rows) - len(new),
        len(closed),
        len(sheet.faults),
        totals(new, pipeline),
        tuple(replace(row, note=None, next_step=None) for row in (new or [row for row, _ in rows])[:FIRST]),
        tuple(replace(fault, cells=()) for fault in sheet.faults[:FIRST]),
        sheet.stages,
        sheet.owners,
        sheet.dates,
        sheet.unread,
        sheet.gone,
        sum(1 for row in ended if row.created is None),
    )
