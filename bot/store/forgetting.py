"""Forgetting: all that is kept of a workspace, or of one member, deleted for good.

Of a member the name, the zone and the rights go, with whatever is theirs alone. Their Slack id stays in the
history of deals, as the one who did something: whose id that was, nobody can tell from here any more.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.tables import (
    conversations,
    digests,
    dismissals,
    inbox,
    lanes,
    metadata,
    mornings,
    outbox,
    people,
    timers,
)
from bot.store.timers import TimerKind
from bot.store.work import Work

_OF_TEAM = [
    sa.delete(table).where(table.c.team_id == sa.bindparam("team")) for table in metadata.sorted_tables
]
_OWN = (people, mornings, digests, conversations, dismissals)
_ROUTES: sa.BindParameter[str] = sa.bindparam("routes", expanding=True)
_OF_MEMBER = [
    *(
        sa.delete(table).where(
            table.c.team_id == sa.bindparam("team"), table.c.user_id == sa.bindparam("member")
        )
        for table in _OWN
    ),
    sa.delete(timers).where(
        timers.c.team_id == sa.bindparam("team"),
        timers.c.kind == TimerKind.MORNING.value,
        timers.c.subject == sa.bindparam("member"),
    ),
    *(
        sa.delete(table).where(table.c.team_id == sa.bindparam("team"), table.c.route.in_(_ROUTES))
        for table in (outbox, lanes)
    ),
    # Whoever comes back is asked for anew.
    sa.delete(inbox).where(
        inbox.c.team_id == sa.bindparam("team"), inbox.c.request_id == sa.bindparam("question")
    ),
]


def forget_workspace(work: Work) -> int:
    """Delete every row of the workspace; how many there were."""
    return sum(work.execute(statement).rowcount for statement in _OF_TEAM)


def forget_member(work: Work, user: str) -> int:
    """Delete what is kept of a member, and what is still to be told to them; how many rows that were."""
    routes = [user, *(f"{kind}:{user}" for kind in ("home", "profile", "setup"))]
    of = {"member": user, "routes": routes, "question": f"profile:{user}"}
    return sum(work.execute(statement, **of).rowcount for statement in _OF_MEMBER)
