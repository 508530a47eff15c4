"""The rows of imports in the database.

A row is worked off once: what became of it is written in the transaction of its deal, under the import's
number and the row's. Whoever goes on after a crash begins with the first row of which nothing became.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import sqlalchemy as sa
from msgspec.json import Decoder

from bot.compact import compact
from bot.domain.imports import Became, Counts, Fault, Row
from bot.store.tables import import_rows
from bot.store.work import Work

_ROW = Decoder(Row)
_FAULT = Decoder(Fault)
_NEW, _EXISTS, _FAULTY = "new", "exists", "fault"

_OF_IMPORT = sa.and_(
    import_rows.c.team_id == sa.bindparam("team"), import_rows.c.import_id == sa.bindparam("number")
)
_KEEP_ROW = sa.insert(import_rows).values(
    team_id=sa.bindparam("team"),
    import_id=sa.bindparam("number"),
    line=sa.bindparam("at_line"),
    kind=sa.bindparam("what"),
    content=sa.bindparam("told"),
)
_PENDING = (
    sa.select(import_rows.c.content)
    .where(
        _OF_IMPORT,
        import_rows.c.kind.in_(sa.bindparam("kinds", expanding=True)),
        import_rows.c.became.is_(None),
    )
    .order_by(import_rows.c.line)
    .limit(sa.bindparam("most"))
)
_SETTLE = (
    sa.update(import_rows)
    .where(_OF_IMPORT, import_rows.c.line == sa.bindparam("at_line"), import_rows.c.became.is_(None))
    .values(became=sa.bindparam("result"), deal_id=sa.bindparam("deal"))
)
_COUNT = (
    sa.select(import_rows.c.became, sa.func.count())
    .where(_OF_IMPORT, import_rows.c.became.is_not(None))
    .group_by(import_rows.c.became)
)
_FAULTS = (
    sa.select(import_rows.c.content)
    .where(_OF_IMPORT, import_rows.c.kind == _FAULTY)
    .order_by(import_rows.c.line)
)


def keep(work: Work, number: int, rows: Sequence[tuple[Row, bool]], faults: Sequence[Fault]) -> None:
    """Keep all rows of an import, each with whether its deal exists."""
    values = [(row.line, _EXISTS if exists else _NEW, compact(row)) for row, exists in rows]
    values += [(fault.line, _FAULTY, compact(fault)) for fault in faults]
    work.execute_many(
        _KEEP_ROW,
        [{"number": number, "at_line": line, "what": what, "told": told} for line, what, told in values],
    )


def pending(work: Work, number: int, *, update: bool, most: int) -> list[Row]:
    """The next rows to work off. update: those of deals that exist as well."""
    kinds = [_NEW, _EXISTS] if update else [_NEW]
    found = work.execute(_PENDING, number=number, kinds=kinds, most=most).scalars()
    return [_ROW.decode(each) for each in found]


def settle(work: Work, number: int, line: int, became: Became, deal: int | None) -> bool:
    """What became of a row; False when that was written before."""
    values = {"number": number, "at_line": line, "result": became.value, "deal": deal}
    return work.execute(_SETTLE, **values).rowcount == 1


def counts(work: Work, number: int) -> Counts:
    """How many rows of an import became what."""
    found = [(str(became), int(count)) for became, count in work.execute(_COUNT, number=number)]
    return Counts(**dict(found))


def faults(work: Work, number: int) -> Iterator[Fault]:
    """The rows that could not be read, in the file's order."""
    for content in work.execute(_FAULTS, number=number).scalars():
        yield _FAULT.decode(content)
