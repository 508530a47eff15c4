"""Digests in the database: one a member and local date, whoever writes it and however often."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from msgspec.json import Decoder

from bot.compact import compact
from bot.domain.digests import Digest, TeamDigest
from bot.store.tables import digests
from bot.store.work import Work

_JSON = Decoder(Digest)
_TEAM_JSON = Decoder(TeamDigest)
_MANAGERS = ""
"""Whom the managers' digest is kept under: no member has that id."""
_THIS = (
    digests.c.team_id == sa.bindparam("team"),
    digests.c.user_id == sa.bindparam("user"),
    digests.c.day == sa.bindparam("on"),
)
_WRITE = sa.text(
    """
    INSERT INTO digests (team_id, user_id, day, content) VALUES (:team, :user, :on, :content)
    ON CONFLICT (team_id, user_id, day) DO NOTHING
    """
).bindparams(sa.bindparam("on", type_=sa.Date))
_LOAD = sa.select(digests.c.content, digests.c.channel_id, digests.c.ts).where(*_THIS)
_KEEP = sa.update(digests).where(*_THIS).values(content=sa.bindparam("said"))
_POSTED = sa.update(digests).where(*_THIS).values(channel_id=sa.bindparam("channel"), ts=sa.bindparam("at"))


def write(work: Work, user: str, digest: Digest) -> bool:
    """Write a member's digest of that day; False when there is one already, which stays."""
    content = compact(digest)
    return work.execute(_WRITE, user=user, on=digest.day, content=content).rowcount == 1


def write_team(work: Work, digest: TeamDigest) -> bool:
    """Write the managers' digest of that day; False when there is one already."""
    content = compact(digest)
    return work.execute(_WRITE, user=_MANAGERS, on=digest.day, content=content).rowcount == 1


def load(work: Work, user: str, day: date) -> tuple[Digest, tuple[str, str] | None] | None:
    """The digest, and the channel and ts of its message once that is known; None where there is none."""
    row = work.execute(_LOAD, user=user, on=day).one_or_none()
    if row is None:
        return None
    return _JSON.decode(row.content), (row.channel_id, row.ts) if row.ts else None


def load_team(work: Work, day: date) -> TeamDigest | None:
    """The managers' week of that day; None where none was written."""
    row = work.execute(_LOAD, user=_MANAGERS, on=day).one_or_none()
    return None if row is None else _TEAM_JSON.decode(row.content)


def keep(work: Work, user: str, digest: Digest) -> None:
    """Write the digest as it reads now."""
    work.execute(_KEEP, user=user, on=digest.day, said=compact(digest))


def posted(work: Work, user: str, day: date, channel: str, ts: str) -> None:
    """Remember which message a morning became, so that its lines can be struck. ts: Slack's name of it."""
    work.execute(_POSTED, user=user, on=day, channel=channel, at=ts)
