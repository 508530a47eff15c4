"""Deals in the database: loaded as values, saved with a guard on their version."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from bot.domain.deals import Deal, Status
from bot.domain.money import Money
from bot.store import names
from bot.store.tables import deals
from bot.store.work import Work

_COLUMNS = [column for column in deals.c if column.name != "team_id"]

_TEAM = deals.c.team_id == sa.bindparam("team")
_THIS = sa.and_(_TEAM, deals.c.id == sa.bindparam("deal"))

_LOAD = sa.select(*_COLUMNS).where(_THIS)
# The row stays ours until the commit, so that two moves of one deal queue up instead of colliding.
_LOAD_TO_CHANGE = _LOAD.with_for_update()
_LOAD_WITH_WRITER = (
    sa.select(*_COLUMNS, sa.literal_column("CAST(CAST(deals.xmin AS text) AS bigint)").label("written_in"))
    .where(_THIS)
    .with_for_update()
)
# What a savepoint writes goes by a number of its own, which a snapshot does not list among the running.
_SIGN = (
    sa.update(deals)
    .where(_TEAM, deals.c.id.in_(sa.bindparam("ids", expanding=True)))
    .values(version=deals.c.version)
)
_INSERT = sa.insert(deals).values(
    team_id=sa.bindparam("team"), **{column.name: sa.bindparam(column.name) for column in _COLUMNS}
)
_MANY = sa.select(*_COLUMNS).where(_TEAM, deals.c.id.in_(sa.bindparam("ids", expanding=True)))
_OWNED = sa.and_(_TEAM, deals.c.owner == sa.bindparam("owner"), deals.c.status == Status.OPEN.value)
_MINE = (
    sa.select(*_COLUMNS)
    .where(_OWNED)
    .order_by(deals.c.stage_since, deals.c.id)
    .limit(sa.bindparam("limit"))
    .offset(sa.bindparam("offset"))
)
_COUNT_MINE = sa.select(sa.func.count()).where(_OWNED)
_MERGED = sa.select(deals.c.id).where(
    _TEAM,
    deals.c.merged_into.in_(sa.bindparam("into", expanding=True)),
    deals.c.status == Status.MERGED.value,
)


@lru_cache(maxsize=256)
def _update(changed: frozenset[str]) -> sa.Update:
    """Of these columns alone: SQLite writes every index anew that holds a column which is set."""
    return (
        sa.update(deals)
        .where(_THIS, deals.c.version == sa.bindparam("seen_version"))
        .values({name: sa.bindparam(name) for name in changed})
    )


def load(work: Work, deal: int, *, to_change: bool = False) -> Deal | None:
    """The deal of that number in this workspace; None where there is none.

    to_change holds the row until the transaction ends.
    """
    if not to_change or work.is_sqlite:
        row = work.execute(_LOAD_TO_CHANGE if to_change else _LOAD, deal=deal).one_or_none()
        return None if row is None else deal_of(row)
    row = work.execute(_LOAD_WITH_WRITER, deal=deal).one_or_none()
    if row is None:
        return None
    work.sight.written_in[deal] = row.written_in
    return deal_of(row)


def load_many(work: Work, ids: list[int]) -> dict[int, Deal]:
    """Those of the numbered deals that exist, by number."""
    return {row.id: deal_of(row) for row in work.execute(_MANY, ids=ids)} if ids else {}


def mine(work: Work, owner: str, *, limit: int, offset: int) -> list[Deal]:
    """A member's open deals, the longest in their stage first."""
    return [deal_of(row) for row in work.execute(_MINE, owner=owner, limit=limit, offset=offset)]


def count_mine(work: Work, owner: str) -> int:
    return int(work.execute(_COUNT_MINE, owner=owner).scalar_one())


def family(work: Work, deal: int) -> list[int]:
    """The deal's number, and those of all that were merged into it, directly or by way of others."""
    found, newest = [deal], [deal]
    while newest:
        newest = [number for number in work.execute(_MERGED, into=newest).scalars() if number not in found]
        found += newest
    return found


def lives_on(work: Work, merged: Collection[int]) -> dict[int, Deal]:
    """Number of each deal that was merged -> the one in which it lives on, by way of others if need be."""
    found = load_many(work, list(merged))
    while more := {deal.merged_into for deal in found.values() if deal.merged_into} - found.keys():
        found |= load_many(work, sorted(more))
    return {number: last for number in merged if (last := _last(found, number)) is not None}


def _last(found: Mapping[int, Deal], number: int) -> Deal | None:
    deal = found.get(number)
    while deal is not None and deal.status is Status.MERGED and deal.merged_into is not None:
        deal = found.get(deal.merged_into)
    return deal


def insert(work: Work, deal: Deal) -> None:
    """Write a new deal and make its name findable."""
    work.execute(_INSERT, **values_of(deal))
    names.index(work, deal.id, deal.name)


def save(work: Work, before: Deal, after: Deal) -> None:
    """Write the deal as it is after a change. Raises Overtaken when it is not as `before` any more.

    Where writes go together, it is known and raised when they go.
    """
    was = values_of(before)
    values = {name: value for name, value in values_of(after).items() if value != was[name]}
    work.write(_update(frozenset(values)), deal=after.id, seen_version=before.version, **values)
    work.written.add(after.id)
    if after.name != before.name:
        names.reindex(work, after.id, after.name)


def sign(work: Work) -> None:
    """After savepoints: let what was changed in them bear the transaction's own number (PostgreSQL)."""
    if work.written and not work.is_sqlite:
        work.execute(_SIGN, ids=sorted(work.written))


def path_text(path: tuple[int, ...]) -> str:
    """A path as it is kept: "1,2,4"."""
    return ",".join(map(str, path))


def values_of(deal: Deal) -> dict[str, Any]:
    """The columns of a deal, all but its team."""
    return {
        "id": deal.id,
        "name": deal.name,
        "pipeline_id": deal.pipeline,
        "stage_id": deal.stage,
        "status": deal.status.value,
        "owner": deal.owner,
        "amount": deal.amount.minor if deal.amount else None,
        "currency": deal.amount.currency if deal.amount else None,
        "close_date": deal.close_date,
        "first_close_date": deal.first_close_date,
        "push_count": deal.push_count,
        "odds": deal.odds,
        "source": deal.source,
        "next_step": deal.next_step,
        "reason": deal.reason,
        "term_months": deal.term_months,
        "customer": deal.customer,
        "merged_into": deal.merged_into,
        "path": path_text(deal.path),
        "created_at": deal.created_at,
        "created_by": deal.created_by,
        "stage_since": deal.stage_since,
        "touched_at": deal.touched_at,
        "closed_at": deal.closed_at,
        "changed_at": deal.changed_at,
        "changed_by": deal.changed_by,
        "version": deal.version,
    }


def deal_of(row: Any) -> Deal:
    """The deal of a row with all columns."""
    return Deal(
        id=row.id,
        name=row.name,
        pipeline=row.pipeline_id,
        stage=row.stage_id,
        status=Status(row.status),
        owner=row.owner,
        created_at=row.created_at,
        created_by=row.created_by,
        stage_since=row.stage_since,
        touched_at=row.touched_at,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
        amount=None if row.amount is None else Money(row.amount, row.currency),
        close_date=row.close_date,
        first_close_date=row.first_close_date,
        push_count=row.push_count,
        odds=row.odds,
        source=row.source,
        next_step=row.next_step,
        reason=row.reason,
        closed_at=row.closed_at,
        term_months=row.term_months,
        customer=row.customer,
        merged_into=row.merged_into,
        path=tuple(map(int, row.path.split(","))) if row.path else (),
        version=row.version,
    )
