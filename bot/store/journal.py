"""The journal in the database: one line for each thing that a change wrote, besides the deals' own events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from bot.domain.journal import Entry, Kept, Signed
from bot.store.tables import journal
from bot.store.work import Work

_TEAM = journal.c.team_id == sa.bindparam("team")
_COLUMNS = tuple(column for column in journal.c if column.name != "team_id")
# A change that writes one thing twice is undone to what was before the first time.
_WRITE = sa.text(
    """
    INSERT INTO journal (team_id, change_id, kind, subject, actor, at, was, became)
    VALUES (:team, :change, :kind, :subject, :actor, :at, :was, :became)
    ON CONFLICT (team_id, change_id, kind, subject) DO UPDATE SET became = excluded.became
    """
).bindparams(
    sa.bindparam("at", type_=journal.c.at.type),
    sa.bindparam("was", type_=sa.Text),
    sa.bindparam("became", type_=sa.Text),
)
_OF_KIND = (_TEAM, journal.c.kind == sa.bindparam("kind"))
_OF_THING = (*_OF_KIND, journal.c.subject == sa.bindparam("subject"))
_OF_CHANGE = (
    sa.select(*_COLUMNS)
    .where(_TEAM, journal.c.change_id == sa.bindparam("change"))
    .order_by(journal.c.kind, journal.c.subject)
)
_SINCE = (
    sa.select(*_COLUMNS)
    .where(*_OF_THING, journal.c.change_id > sa.bindparam("change"), journal.c.undone_by.is_(None))
    .order_by(journal.c.change_id)
)
_LATEST = (
    sa.select(*_COLUMNS)
    .where(*_OF_THING, journal.c.undone_by.is_(None))
    .order_by(journal.c.change_id.desc())
    .limit(1)
)
_LAST_HAND = sa.select(journal.c.actor).where(*_OF_THING).order_by(journal.c.change_id.desc()).limit(1)
_LATELY = (
    sa.select(*_COLUMNS)
    .where(*_OF_KIND)
    .order_by(journal.c.change_id.desc(), journal.c.subject)
    .limit(sa.bindparam("limit"))
)
_LAST_CHANGE = (
    sa.select(journal.c.change_id)
    .where(_TEAM, journal.c.actor == sa.bindparam("actor"), journal.c.undone_by.is_(None))
    .order_by(journal.c.change_id.desc())
    .limit(1)
)
_MARK_UNDONE = (
    sa.update(journal)
    .where(_TEAM, journal.c.change_id == sa.bindparam("change"), journal.c.undone_by.is_(None))
    .values(undone_by=sa.bindparam("by"))
)
_MARK_ENTRY = (
    sa.update(journal)
    .where(*_OF_THING, journal.c.change_id == sa.bindparam("change"))
    .values(undone_by=sa.bindparam("by"))
)
_HOLD = sa.text("SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))")


def hold(work: Work, kind: Kept, subject: str) -> None:
    """Keep others from writing the same thing until the transaction ends, be it there already or not.

    SQLite has one writer anyway.
    """
    if not work.is_sqlite:
        work.execute(_HOLD, what=f"{work.team}|{kind}|{subject}")


def write(work: Work, signed: Signed, kind: Kept, subject: str, was: str | None, became: str | None) -> None:
    """Write down what a thing was, and what it is now. was, became: JSON."""
    work.execute(
        _WRITE,
        change=signed.change,
        kind=kind.value,
        subject=subject,
        actor=signed.by,
        at=signed.at,
        was=was,
        became=became,
    )


def of_change(work: Work, change: int) -> list[Entry]:
    """What the change wrote."""
    return [_entry(row) for row in work.execute(_OF_CHANGE, change=change)]


def since(work: Work, entry: Entry) -> list[Entry]:
    """What was made of the same thing by later changes that still hold, in order."""
    rows = work.execute(_SINCE, kind=entry.kind.value, subject=entry.subject, change=entry.signed.change)
    return [_entry(row) for row in rows]


def latest(work: Work, kind: Kept, subject: str) -> Entry | None:
    """What was last made of a thing and still holds."""
    row = work.execute(_LATEST, kind=kind.value, subject=subject).one_or_none()
    return None if row is None else _entry(row)


def last_hand(work: Work, kind: Kept, subject: str) -> str | None:
    """Who wrote a thing last, be it to set it or to take that back."""
    actor: str | None = work.execute(_LAST_HAND, kind=kind.value, subject=subject).scalar_one_or_none()
    return actor


def lately(work: Work, kind: Kept, limit: int) -> list[Entry]:
    """What was made of things of that kind, latest first; what was taken back is among it."""
    return [_entry(row) for row in work.execute(_LATELY, kind=kind.value, limit=limit)]


def last_change(work: Work, actor: str) -> int | None:
    """The member's latest change that wrote something and still holds."""
    change: int | None = work.execute(_LAST_CHANGE, actor=actor).scalar_one_or_none()
    return change


def mark_undone(work: Work, change: int, by: int) -> bool:
    """Mark what a change wrote as taken back by another change; False when someone was first."""
    return work.execute(_MARK_UNDONE, change=change, by=by).rowcount > 0


def mark_entries_undone(work: Work, entries: Sequence[Entry], by: int) -> None:
    """Mark single entries as taken back by another change, whatever else their own change wrote."""
    rows = [
        {"kind": each.kind.value, "subject": each.subject, "change": each.signed.change, "by": by}
        for each in entries
    ]
    work.execute_many(_MARK_ENTRY, rows)


def _entry(row: Any) -> Entry:
    signed = Signed(row.change_id, row.actor, row.at)
    return Entry(Kept(row.kind), row.subject, signed, row.was, row.became, row.undone_by)
