"""The people to talk to about a deal."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from bot.domain.contacts import Contact
from bot.store.numbers import new_number
from bot.store.tables import contacts
from bot.store.work import Work

_TEAM = contacts.c.team_id == sa.bindparam("team")
_INSERT = sa.insert(contacts).values(
    team_id=sa.bindparam("team"),
    **{column.name: sa.bindparam(column.name) for column in contacts.c if column.name != "team_id"},
)
_OF_DEALS = (
    sa.select(contacts.c.name, contacts.c.email, contacts.c.phone)
    .where(_TEAM, contacts.c.deal_id.in_(sa.bindparam("deals", expanding=True)))
    .order_by(contacts.c.id)
)
_OF_CHANGE = sa.delete(contacts).where(_TEAM, contacts.c.change_id == sa.bindparam("change"))


def add(work: Work, deal: int, contact: Contact, change: int) -> None:
    """Keep a contact; change: the one to take it back with."""
    work.execute(
        _INSERT,
        id=new_number(),
        deal_id=deal,
        name=contact.name,
        email=contact.email,
        phone=contact.phone,
        change_id=change,
    )


def of_deals(work: Work, deals: Sequence[int]) -> tuple[Contact, ...]:
    """The contacts of a deal and of those merged into it, each once, in the order of their adding."""
    return tuple(dict.fromkeys(Contact(*row) for row in work.execute(_OF_DEALS, deals=list(deals))))


def remove_of_change(work: Work, change: int) -> None:
    """Forget the people that one change added."""
    work.execute(_OF_CHANGE, change=change)
