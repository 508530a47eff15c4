"""Mornings in the database: what each member wants of theirs, and until when they are away."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import sqlalchemy as sa
from pydantic import TypeAdapter

from bot.domain.mornings import Wishes
from bot.store.tables import mornings
from bot.store.work import Work

_JSON: TypeAdapter[Wishes] = TypeAdapter(Wishes)
_OF = sa.select(mornings.c.user_id, mornings.c.wishes).where(
    mornings.c.team_id == sa.bindparam("team"),
    mornings.c.user_id.in_(sa.bindparam("users", expanding=True)),
)
_KEEP = sa.text(
    """
    INSERT INTO mornings (team_id, user_id, wishes) VALUES (:team, :user, :wishes)
    ON CONFLICT (team_id, user_id) DO UPDATE SET wishes = excluded.wishes
    """
)


def wishes(work: Work, users: Collection[str]) -> Mapping[str, Wishes]:
    """User id -> wishes, for those of the users who have any."""
    return {row.user_id: _JSON.validate_json(row.wishes) for row in work.execute(_OF, users=list(users))}


def wishes_of(work: Work, user: str) -> Wishes:
    return wishes(work, [user]).get(user, Wishes())


def keep(work: Work, user: str, wanted: Wishes) -> None:
    work.execute(_KEEP, user=user, wishes=_JSON.dump_json(wanted).decode())
