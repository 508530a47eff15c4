"""What a closing leaves behind: why it ended so, and whether to look again, as told in answer to it.

Whoever takes a closing back takes back their own answers with it, so that nothing of it is left: no reason
for a later closing to be told with, and no second look at a deal that is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.actions.desk import Desk
from bot.domain.events import EventKind, PastEvent
from bot.domain.follow_ups import FollowUpKind, FollowUpState
from bot.domain.journal import Entry, Kept
from bot.store import follow_ups, journal, recording

_ENDS = frozenset({EventKind.WON, EventKind.LOST})
_PLANS = frozenset({EventKind.FOLLOW_UP_PLANNED, EventKind.FOLLOW_UP_SNOOZED, EventKind.LEFT_ALONE})


@dataclass(frozen=True, slots=True)
class Aftermath:
    """events: the member's answers to a closing, in order. looks: what was written of second looks."""

    events: tuple[PastEvent, ...] = ()
    looks: tuple[Entry, ...] = ()


def aftermath(desk: Desk, past: Sequence[PastEvent], later: Sequence[PastEvent]) -> Aftermath:
    """What the member has answered since to the closing among `past`; nothing where there is none.

    past: the events of one deal that are taken back. later: what happened to it since.
    """
    if not any(each.kind in _ENDS for each in past):
        return Aftermath()
    own = [each for each in later if each.by == desk.member.user]
    looks = [look for each in own if each.kind in _PLANS for look in _looks(desk, each)]
    looked = {look.signed.change for look in looks}
    return Aftermath(tuple(each for each in own if _is_answer(each, looked)), tuple(looks))


def _is_answer(event: PastEvent, looked: set[int]) -> bool:
    if event.kind in (EventKind.REASON_SET, EventKind.LEFT_ALONE):
        return True
    return event.kind in _PLANS and event.change in looked


def _looks(desk: Desk, event: PastEvent) -> list[Entry]:
    """What that change wrote of second looks at the deal."""
    written = journal.of_change(desk.work, event.change)
    return [each for each in written if each.kind is Kept.FOLLOW_UP and _is_look(desk, each, event.deal)]


def _is_look(desk: Desk, entry: Entry, deal: int) -> bool:
    """Whether it is one that was neither taken, nor put off by somebody else."""
    planned = follow_ups.load(desk.work, int(entry.subject), to_change=True)
    if planned is None or planned.deal != deal or planned.kind is not FollowUpKind.LOOK_AGAIN:
        return False
    since = journal.since(desk.work, entry)
    return planned.state is not FollowUpState.DONE and all(each.by == entry.by for each in since)


def leave_nothing(desk: Desk, told: Aftermath) -> None:
    """Mark the answers as taken back with the closing, and withdraw the second looks."""
    recording.mark_events_undone(desk.work, [each.id for each in told.events], desk.change)
    for number in {int(each.subject) for each in told.looks}:
        follow_ups.put_back(desk.work, number, None, desk.change)
    journal.mark_entries_undone(desk.work, told.looks, desk.change)
