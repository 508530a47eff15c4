"""The rows of an import become deals, a batch a transaction, each row once.

Channels hear one line in the end and no more: what a file tells has long happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog

from bot.actions.desk import Desk
from bot.actions.importing.asking import task
from bot.actions.meeting import ask_who_that_is
from bot.domain.deals import Deal, Status
from bot.domain.events import Event, Source
from bot.domain.imported_deals import corrections, life
from bot.domain.imports import Became, Import, Row, State
from bot.domain.notices import ImportTask, NewNotice, NoticeKind
from bot.domain.people import Member
from bot.domain.refusals import Refusal
from bot.domain.stages import Pipeline
from bot.domain.workspaces import Workspace
from bot.store import (
    contacts,
    deals,
    import_rows,
    imported_deals,
    imports,
    outbox,
    people,
    recording,
    subscriptions,
)
from bot.store.errors import GIVEN_UP, NotTaken
from bot.store.imported_deals import Namesake
from bot.store.numbers import new_number
from bot.store.work import Work

BATCH = 50
"""Rows a transaction: some 50 ms on SQLite, where everybody else's writes wait for it."""

log = structlog.get_logger(__name__)


def desk_of(work: Work, place: Workspace, member: Member, change: int, now: datetime) -> Desk:
    """The importer's desk, for a step of an import. change: what the step is a part of. now: UTC."""
    return Desk(work, place, member, now, lambda: now, Source.IMPORT, change=change)


def write(desk: Desk, imported: Import) -> bool:
    """Write the next rows; False when none is left, which ends the import."""
    held = imports.load(desk.work, imported.number, to_change=True)
    if held is None or held.state is not State.RUNNING:
        return False
    rows = import_rows.pending(desk.work, imported.number, update=held.options.update, most=BATCH)
    if not rows:
        _end(desk, held)
        return False
    there = imported_deals.namesakes(desk.work, [row.key for row in rows])
    pipeline = desk.workspace.pipeline_of(held.options.pipeline)
    for row in rows:
        _write_one(desk, held, row, there.get(row.key), pipeline)
    deals.sign(desk.work)
    _ask_who_owns(desk, held, rows)
    return True


def _write_one(desk: Desk, imported: Import, row: Row, other: Namesake | None, pipeline: Pipeline) -> None:
    """A row that cannot be written is left out, and the others are not."""
    work = desk.work
    deal: int | None
    try:
        with work.apart():
            if other is None:
                deal, became = _added(desk, imported, row, pipeline)
            else:
                deal, became = other.number, _updated(desk, imported, row, other, pipeline)
    except (NotTaken, Refusal):
        deal, became = None, Became.FAILED
    except GIVEN_UP:
        raise
    except Exception:
        log.exception("row not imported", team=work.team, number=imported.number, line=row.line)
        deal, became = None, Became.FAILED
    import_rows.settle(work, imported.number, row.line, became, deal)


def _added(desk: Desk, imported: Import, row: Row, pipeline: Pipeline) -> tuple[int, Became]:
    user, now = desk.member.user, desk.clock()
    happened = life(row, new_number(), pipeline, imported.options, user, now)
    deal = happened[-1].after
    deals.insert(desk.work, deal)
    _record(desk, row, deal, happened)
    return deal.id, Became.ADDED


def _updated(desk: Desk, imported: Import, row: Row, other: Namesake, pipeline: Pipeline) -> Became:
    """An open deal is brought to what the row says; anything else stays as it is."""
    if not (imported.options.update and other.status is Status.OPEN):
        return Became.KEPT
    deal = deals.load(desk.work, other.number, to_change=True)
    if deal is None or not deal.is_open or _is_newer(deal, imported):
        return Became.KEPT
    try:
        happened = corrections(deal, row, pipeline, desk.member.user, desk.clock())
    except Refusal:
        return Became.KEPT
    if not happened:
        return Became.KEPT
    deals.save(desk.work, deal, happened[-1].after)
    _record(desk, row, happened[-1].after, happened)
    shown = subscriptions.listeners(desk.work, deal.id, desk.today).shown
    cards = [NewNotice(channel, NoticeKind.CARD, {"deal": deal.id}, desk.member.user) for channel in shown]
    outbox.tell(desk.work, cards, desk.clock())
    return Became.UPDATED


def _is_newer(deal: Deal, imported: Import) -> bool:
    """Whether a colleague has changed it since the preview, which did not show that."""
    return deal.changed_at > imported.at and deal.changed_by != imported.by


def _record(desk: Desk, row: Row, deal: Deal, happened: Sequence[Event]) -> None:
    recording.record(desk.work, desk.workspace, [desk.numbered(each) for each in happened], desk.clock())
    if row.contact is not None:
        contacts.add(desk.work, deal.id, row.contact, desk.change)


def _ask_who_owns(desk: Desk, imported: Import, rows: Sequence[Row]) -> None:
    """Whoever was given a deal gets mornings of their own."""
    for owner in sorted({row.owner for row in rows if row.owner} | {imported.options.owner}):
        if people.profile(desk.work, owner) is None:
            ask_who_that_is(desk, owner)


def _end(desk: Desk, imported: Import) -> None:
    """The importer is told, and those channels that hear of new deals."""
    imports.move(desk.work, imported.number, State.RUNNING, State.DONE)
    added = import_rows.counts(desk.work, imported.number).added
    heard = subscriptions.hearing_of_new(desk.work) if added else []
    told = [imported.by, *heard]
    user = desk.member.user
    outbox.tell(
        desk.work, [task(imported.number, ImportTask.TELL, user, each) for each in told], desk.clock()
    )
