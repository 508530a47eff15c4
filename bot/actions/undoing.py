"""Undo: take back a change as a whole, if nobody has built upon it.

An undo is an event of its own; the past stays as it was, marked as taken back, so that every figure
is computed without it.
"""

from __future__ import annotations

from dataclasses import replace

from bot.actions.desk import Desk, put_on_record
from bot.domain.deals import Deal, Status
from bot.domain.events import Event, EventKind
from bot.domain.outcomes import PastEvent, Undone
from bot.domain.refusals import ChangedSince, Choice, NotAllowed, Refusal
from bot.language.commands import Picked, ShowDeal, Undo
from bot.store import contacts, deals, events, follow_ups, outbox, posts

_NOT_FIGURES = frozenset({"touched_at", "next_step", "source", "reason", "name"})
"""Fields that may have changed since without an undo overwriting a figure."""


def undo(desk: Desk, command: Undo) -> Undone:
    """Restore what the change set, withdraw what it caused, and have its announcements edited.

    Raises NotAllowed for someone else's change, and ChangedSince when a later change would be
    overwritten.
    """
    change = command.change or events.last_change(desk.work, desk.member.user)
    past = events.of_change(desk.work, change) if change else []
    if not change or not past:
        raise Refusal("You have changed nothing that could be taken back.")
    _check(desk, past)
    _refuse_if_follow_up_went_on(desk, change, past)
    restored = _restored(desk, past)
    recorded = put_on_record(desk, *restored)
    if not events.mark_undone(desk.work, change, recorded[0].change):
        raise Refusal("That was taken back already. Nothing changed.")
    contacts.remove_of_change(desk.work, change)
    follow_ups.take_back(desk.work, change, recorded[0].change)
    outbox.tell(desk.work, posts.corrections(desk.work, change, desk.member.user), desk.clock())
    now = {event.after.id: event.after for event in recorded}
    return Undone(change, tuple(reversed(past)), tuple((deal, desk.stage_of(deal)) for deal in now.values()))


def _check(desk: Desk, past: list[PastEvent]) -> None:
    if past[0].undone_by is not None:
        raise Refusal("That was taken back already. Nothing changed.")
    if past[0].kind is EventKind.UNDONE:
        raise Refusal("An undo cannot be undone. Nothing changed; type the command again instead.")
    if past[0].by != desk.member.user:
        raise NotAllowed("Only the one who made a change can take it back. Nothing changed.")


def _refuse_if_follow_up_went_on(desk: Desk, change: int, past: list[PastEvent]) -> None:
    """A follow-up that was done or put off since stays as it is now."""
    if not follow_ups.overtaken(desk.work, change):
        return
    deal = past[0].deal
    raise ChangedSince(
        f"The follow-up with {past[0].deal_name} has changed since then. Nothing was taken back.",
        since=tuple(events.since(desk.work, deal, past[-1].id)),
        choices=(Choice("Show it", ShowDeal(Picked(deal))),),
    )


def _restored(desk: Desk, past: list[PastEvent]) -> list[Event]:
    """The undoing events, latest first, each starting where the one before it ended."""
    present: dict[int, Deal] = {}
    happened: list[Event] = []
    mine = {each.id for each in past}
    for each in reversed(past):
        deal = present.get(each.deal) or deals.load(desk.work, each.deal, to_change=True)
        if deal is None:
            raise Refusal("That deal is not there any more. Nothing changed.")
        if each.deal not in present:
            _refuse_if_built_upon(desk, deal, [one for one in past if one.deal == deal.id], mine)
        event = _undoing(desk, each, deal)
        present[deal.id] = event.after
        happened.append(event)
    return happened


def _undoing(desk: Desk, each: PastEvent, deal: Deal) -> Event:
    fields = {field: old for field, (old, _) in each.changes.items()}
    if each.kind is EventKind.ADDED:
        fields = {"status": Status.WITHDRAWN}
    at, by = desk.clock(), desk.member.user
    after = replace(deal, **fields, version=deal.version + 1, changed_at=at, changed_by=by)
    return Event(EventKind.UNDONE, deal, after, by, at, undoes=each.change)


def _refuse_if_built_upon(desk: Desk, deal: Deal, past: list[PastEvent], mine: set[int]) -> None:
    later = [each for each in events.since(desk.work, deal.id, past[0].id) if each.id not in mine]
    set_fields = {field for each in past for field in each.changes} - {"touched_at"}
    adding = past[0].kind is EventKind.ADDED
    in_the_way = [each for each in later if adding or _overwrites(set_fields, each)]
    if in_the_way:
        raise ChangedSince(
            f"{deal.name} has changed since then. Nothing was taken back.",
            since=tuple(in_the_way),
            choices=_ways_on(desk, deal, in_the_way),
        )


def _overwrites(fields: set[str], later: PastEvent) -> bool:
    """Figures are taken back in order; words may be, as long as it is not the same words."""
    touched = set(later.changes) - {"touched_at"}
    both_figures = bool(fields - _NOT_FIGURES) and bool(touched - _NOT_FIGURES)
    return both_figures or bool(fields & touched)


def _ways_on(desk: Desk, deal: Deal, in_the_way: list[PastEvent]) -> tuple[Choice, ...]:
    show = Choice("Show it", ShowDeal(Picked(deal.id)))
    own = [each for each in in_the_way if each.by == desk.member.user]
    return (Choice("Undo the latest first", Undo(own[-1].change)), show) if own == in_the_way else (show,)
