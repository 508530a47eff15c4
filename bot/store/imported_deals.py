"""The deals that an import meets: those of the same name, and on the way back those that it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain.deals import Status
from bot.language.names.keys import name_key
from bot.store import deals as deal_store
from bot.store.tables import FAR, contacts, deal_words, deals, events
from bot.store.tables.figures import counts
from bot.store.work import Work

_AT_ONCE = 500
"""Keys of one question; SQLite takes 32,766 values."""
_ALIVE = (Status.OPEN.value, Status.WON.value, Status.LOST.value)

_NAMESAKES = (
    sa.select(deals.c.id, deals.c.name, deals.c.status)
    .join(deal_words, sa.and_(deal_words.c.team_id == deals.c.team_id, deal_words.c.deal_id == deals.c.id))
    .where(
        deal_words.c.team_id == sa.bindparam("team"),
        deal_words.c.word.in_(sa.bindparam("keys", expanding=True)),
        deals.c.status.in_(_ALIVE),
    )
    .order_by(deals.c.id)
)
_CHANGED = (
    sa.select(events.c.deal_id)
    .where(
        events.c.team_id == sa.bindparam("team"),
        events.c.change_id == sa.bindparam("change"),
        events.c.deal_id > sa.bindparam("after"),
        events.c.undone_by.is_(None),
    )
    .group_by(events.c.deal_id)
    .order_by(events.c.deal_id)
    .limit(sa.bindparam("most"))
)
_OF_DEAL = sa.and_(
    events.c.team_id == sa.bindparam("team"),
    events.c.change_id == sa.bindparam("change"),
    events.c.deal_id == sa.bindparam("deal"),
)
_COUNT = sa.select(sa.func.count(sa.distinct(events.c.deal_id))).where(
    events.c.team_id == sa.bindparam("team"),
    events.c.change_id == sa.bindparam("change"),
    events.c.undone_by.is_(None),
)
_MARK = (
    sa.update(events)
    .where(_OF_DEAL, events.c.undone_by.is_(None))
    .values(undone_by=sa.bindparam("by"), until=None)
)
_OTHER = events.alias("other")
# What a deal's figures were before holds again; of a deal that is gone nothing does.
_STAND_AGAIN = (
    sa.update(events)
    .where(
        events.c.team_id == sa.bindparam("team"),
        events.c.id.in_(
            sa.select(sa.func.max(_OTHER.c.id)).where(
                _OTHER.c.team_id == sa.bindparam("team"),
                _OTHER.c.deal_id == sa.bindparam("deal"),
                counts(_OTHER),
            )
        ),
    )
    .values(until=FAR)
)
_FORGET_CONTACTS = sa.delete(contacts).where(
    contacts.c.team_id == sa.bindparam("team"),
    contacts.c.change_id == sa.bindparam("change"),
    contacts.c.deal_id == sa.bindparam("deal"),
)


@dataclass(frozen=True, slots=True)
class Namesake:
    """A deal of a name that a file has too."""

    number: int
    status: Status


def namesakes(work: Work, keys: Sequence[str]) -> dict[str, Namesake]:
    """The deal of each key (bot.language.names.keys.name_key) that there is; an open one before others."""
    wanted = set(keys)
    unique = sorted(wanted)
    found: dict[str, Namesake] = {}
    for start in range(0, len(unique), _AT_ONCE):
        for number, name, status in work.execute(_NAMESAKES, keys=unique[start : start + _AT_ONCE]):
            key = name_key(name)
            if key in wanted and (key not in found or found[key].status is not Status.OPEN):
                found[key] = Namesake(number, Status(status))
    return found


def changed_by(work: Work, change: int, after: int, most: int) -> list[int]:
    """The next deals that hold something of the change, by number."""
    return list(work.execute(_CHANGED, change=change, after=after, most=most).scalars())


def count(work: Work, change: int) -> int:
    """How many deals hold something of the change."""
    return int(work.execute(_COUNT, change=change).scalar_one())


def names(work: Work, numbers: Sequence[int]) -> list[str]:
    """What those deals are called, in order."""
    found = deal_store.load_many(work, list(numbers))
    return [found[number].name for number in numbers if number in found]


def mark_undone(work: Work, change: int, deal: int, by: int) -> None:
    """One deal's part of the change was taken back by another change."""
    work.execute(_MARK, change=change, deal=deal, by=by)
    work.execute(_STAND_AGAIN, deal=deal)
    work.execute(_FORGET_CONTACTS, change=change, deal=deal)
