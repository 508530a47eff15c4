"""Searching: deals of which the name has words that begin as was typed, be it with one letter.

A name in a command must mean one deal, so few letters mean none there; whoever searches wants to see what
there is. Each typed word is a range of the primary key of `deal_words`, and only so many keys of it are
looked at, so that one letter costs no walk through 100,000 deals.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.domain.deals import Status
from bot.language.names.keys import beginnings, begins_so
from bot.store.names import MOST, Candidate
from bot.store.tables import deal_words, deals
from bot.store.work import Work

_MOST_WORDS = 3
_MOST_KEYS = 2000
"""Of one typed word beside others; they leave few."""
_MOST_DEALS = 1000
"""That are loaded to see which of them are open."""


def _beginning_so(count: int) -> sa.Select[tuple[int, str, str]]:
    """Deals with a key in each of `count` ranges; open ones first, then the newest."""
    ranges = [
        sa.select(deal_words.c.deal_id)
        .where(
            deal_words.c.team_id == sa.bindparam("team"),
            deal_words.c.word >= sa.bindparam(f"low{place}"),
            deal_words.c.word < sa.bindparam(f"high{place}"),
        )
        .order_by(deal_words.c.word)
        .limit(_MOST_KEYS if count > 1 else _MOST_DEALS)
        .subquery()
        for place in range(count)
    ]
    in_each = sa.intersect(*(sa.select(keys.c.deal_id) for keys in ranges)).limit(_MOST_DEALS).subquery()
    opened = sa.case((deals.c.status == Status.OPEN.value, 0), else_=1)
    return (
        sa.select(deals.c.id, deals.c.name, deals.c.status)
        .where(deals.c.team_id == sa.bindparam("team"), deals.c.id.in_(sa.select(in_each.c.deal_id)))
        .order_by(opened, deals.c.id.desc())
        .limit(MOST + 1)
    )


_BEGINNING_SO = {count: _beginning_so(count) for count in range(1, _MOST_WORDS + 1)}


def beginning_so(work: Work, text: str) -> list[Candidate]:
    """The deals, of any status, with a word that begins so for each typed one: at most MOST and one more.

    Open ones first, then the newest; one more than MOST tells that there are others.
    """
    # The longest words leave the fewest deals; where there are more, the names are compared.
    ranges = sorted(beginnings(text), key=lambda wanted: -len(wanted.low))[:_MOST_WORDS]
    if not ranges:
        return []
    lows = {f"low{place}": wanted.low for place, wanted in enumerate(ranges)}
    highs = {f"high{place}": wanted.high for place, wanted in enumerate(ranges)}
    rows = work.execute(_BEGINNING_SO[len(ranges)], **lows, **highs)
    found = [Candidate(row.id, row.name, Status(row.status)) for row in rows]
    return [deal for deal in found if begins_so(text, deal.name)]
