"""What single people were told of a change, called off when the change is taken back.

Announcements in channels are edited (bot.store.posts); a direct message that asked someone to do something,
or that made a manager worry, gets a word of its own, since it was read already.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.actions.checking_in import AT_RISK, managers_hear
from bot.actions.desk import Desk
from bot.domain.events import EventKind, PastEvent
from bot.domain.follow_ups import FollowUpKind
from bot.domain.journal import Entry, Kept
from bot.domain.notices import ConcernKind, FollowUpNews, NewNotice, NoticeKind
from bot.store import follow_ups


def called_off(desk: Desk, past: Sequence[PastEvent], written: Sequence[Entry]) -> list[NewNotice]:
    """What a colleague with a withdrawn follow-up, and the managers of a customer who is not at risk, hear.

    past, written: the events of the change that is taken back, and what it wrote besides.
    """
    calmed = [each.deal for each in past if each.kind is EventKind.CHECKED_IN and each.text == AT_RISK]
    return [
        *_withdrawn(desk, written),
        *(notice for deal in calmed for notice in managers_hear(desk, deal, ConcernKind.CALMED)),
    ]


def _withdrawn(desk: Desk, written: Sequence[Entry]) -> list[NewNotice]:
    planned = [
        follow_ups.JSON.decode(entry.became)
        for entry in written
        if entry.kind is Kept.FOLLOW_UP and entry.was is None and entry.became is not None
    ]
    by, why = desk.member.user, FollowUpNews.TAKEN_BACK.value
    return [
        NewNotice(each.assignee, NoticeKind.FOLLOW_UP, {"follow_up": each.id, "why": why}, by)
        for each in planned
        if each.kind is FollowUpKind.TASK and each.assignee != by
    ]
