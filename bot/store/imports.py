"""Imports in the database: a file from its arrival to its last row, and on the way back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa
from msgspec.json import Decoder

from bot.compact import compact
from bot.domain.imports import Import, Options, Preview, State
from bot.store.tables import imports
from bot.store.work import Work

_OPTIONS = Decoder(Options)
_PREVIEW = Decoder(Preview)

_THIS = sa.and_(imports.c.team_id == sa.bindparam("team"), imports.c.id == sa.bindparam("number"))
_BEGIN = sa.insert(imports).values(
    team_id=sa.bindparam("team"),
    id=sa.bindparam("number"),
    by=sa.bindparam("who"),
    state=State.READING.value,
    options=sa.bindparam("chosen"),
    file_id=sa.bindparam("file"),
    name=sa.bindparam("called"),
    content=sa.bindparam("bytes"),
    at=sa.bindparam("now"),
    reached=0,
)
_LOAD = sa.select(
    imports.c.id,
    imports.c.by,
    imports.c.state,
    imports.c.options,
    imports.c.file_id,
    imports.c.name,
    imports.c.at,
    imports.c.preview,
    imports.c.stages,
    imports.c.reached,
).where(_THIS)
_HOLD = _LOAD.with_for_update()
_LAST_DONE = sa.select(sa.func.max(imports.c.id)).where(
    imports.c.team_id == sa.bindparam("team"),
    imports.c.by == sa.bindparam("who"),
    imports.c.state == State.DONE.value,
)
_BY = sa.select(imports.c.by).where(_THIS)
_FETCHED = sa.select(imports.c.content, imports.c.people).where(_THIS)
_KEEP_FETCHED = (
    sa.update(imports)
    .where(_THIS)
    .values(name=sa.bindparam("called"), content=sa.bindparam("bytes"), people=sa.bindparam("known"))
)
_KEEP_READ = (
    sa.update(imports)
    .where(_THIS, imports.c.state == State.READING.value)
    .values(
        state=State.READY.value,
        content=None,
        people=None,
        preview=sa.bindparam("shown"),
        titles=sa.bindparam("headings"),
        stages=sa.bindparam("known"),
        at=sa.bindparam("now"),
    )
)
_MOVE = (
    sa.update(imports)
    .where(_THIS, imports.c.state == sa.bindparam("was"))
    .values(state=sa.bindparam("becomes"))
)
_START = (
    sa.update(imports)
    .where(_THIS, imports.c.state == State.READY.value)
    .values(state=State.RUNNING.value, options=sa.bindparam("chosen"))
)
_REFUSE = (
    sa.update(imports)
    .where(_THIS, imports.c.state == State.READING.value)
    .values(state=State.REFUSED.value, content=None, people=None)
)
_TITLES = sa.select(imports.c.titles).where(_THIS)
_REACH = sa.update(imports).where(_THIS).values(reached=sa.bindparam("deal"))


def begin(work: Work, imported: Import, content: bytes | None) -> None:
    """Keep an import that is to be read. content: pasted rows; None where the file is at Slack."""
    work.execute(
        _BEGIN,
        number=imported.number,
        who=imported.by,
        chosen=compact(imported.options),
        file=imported.file,
        called=imported.name,
        bytes=content,
        now=imported.at,
    )


def load(work: Work, number: int, *, to_change: bool = False) -> Import | None:
    """to_change holds it until the transaction ends."""
    row = work.execute(_HOLD if to_change else _LOAD, number=number).one_or_none()
    if row is None:
        return None
    id_, by, state, options, file, name, at, preview, stages, reached = row
    return Import(
        id_,
        by,
        State(state),
        _OPTIONS.decode(options),
        file,
        name,
        at,
        _PREVIEW.decode(preview) if preview else None,
        stages,
        reached,
    )


def importer(work: Work, change: int) -> str | None:
    """Who made that change, if it was an import."""
    found: str | None = work.execute(_BY, number=change).scalar_one_or_none()
    return found


def last_done(work: Work, user: str) -> int | None:
    """The member's latest import that is done, and so can be taken back as a whole."""
    found: int | None = work.execute(_LAST_DONE, who=user).scalar_one_or_none()
    return found


def fetched(work: Work, number: int) -> tuple[bytes | None, dict[str, list[str]] | None]:
    """The file's content, and who is called how (user id -> names); None for what did not come yet."""
    content, known = work.execute(_FETCHED, number=number).one()
    return content, json.loads(known) if known else None


def keep_fetched(work: Work, number: int, name: str, content: bytes, known: dict[str, list[str]]) -> None:
    """Keep the file, and the colleagues that it may name. known: user id -> what they are called."""
    work.execute(_KEEP_FETCHED, number=number, called=name, bytes=content, known=json.dumps(known))


def keep_read(work: Work, imported: Import, titles: Sequence[str]) -> bool:
    """Keep the preview of what was read; False if that was done before."""
    assert imported.preview is not None, "read"
    kept = work.execute(
        _KEEP_READ,
        number=imported.number,
        shown=compact(imported.preview),
        headings=json.dumps(list(titles)),
        known=imported.stages,
        now=imported.at,
    )
    return kept.rowcount == 1


def refuse(work: Work, number: int) -> bool:
    """It could not be read; False if that was known."""
    return work.execute(_REFUSE, number=number).rowcount == 1


def move(work: Work, number: int, was: State, becomes: State) -> bool:
    """From one state into another; False when someone was first."""
    return work.execute(_MOVE, number=number, was=was.value, becomes=becomes.value).rowcount == 1


def start(work: Work, imported: Import, *, update: bool) -> bool:
    """The importer said yes, to the deals that exist as well or not; False when that was done before."""
    chosen = compact(replace(imported.options, update=update))
    return work.execute(_START, number=imported.number, chosen=chosen).rowcount == 1


def titles(work: Work, number: int) -> list[str]:
    """The headings of the file."""
    kept: list[str] = json.loads(work.execute(_TITLES, number=number).scalar_one() or "[]")
    return kept


def reach(work: Work, number: int, deal: int) -> None:
    """Note the last deal that was looked at on the way back."""
    work.execute(_REACH, number=number, deal=deal)
