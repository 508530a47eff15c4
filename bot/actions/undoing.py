"""Undo: take back a change as a whole, if nobody has built upon it.

An undo of a deal's change is an event of its own; the past stays as it was, marked as taken back, so that
every figure is computed without it. What was set besides deals is put back from the journal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions.aftermath import Aftermath, aftermath, leave_nothing
from bot.actions.calling_off import called_off
from bot.actions.desk import Desk, put_on_record
from bot.actions.importing import asking
from bot.actions.putting_back import put_back
from bot.actions.rights import not_yours
from bot.actions.setup import undoing as setup
from bot.domain.deals import Deal, Status
from bot.domain.encounters import ChangedSince
from bot.domain.events import Event, EventKind, PastEvent
from bot.domain.journal import UNDO_LASTS, Entry, Kept
from bot.domain.refusals import Choice, Refusal
from bot.language.commands import Picked, ShowDeal, Undo
from bot.outcomes.deals import Undone
from bot.outcomes.imports import ImportGoingBack
from bot.outcomes.setups import SetupChanged
from bot.store import contacts, deals, events, imports, journal, outbox, posts, recording

_NOT_FIGURES = frozenset({"touched_at", "next_step", "source", "reason", "name"})
"""Fields that may have changed since without an undo overwriting a figure."""


def undo(desk: Desk, command: Undo) -> Undone | SetupChanged | ImportGoingBack:
    """Restore what the change set, withdraw what it caused, and have its announcements edited.

    Raises NotAllowed for someone else's change, and ChangedSince when a later change would be
    overwritten.
    """
    change = command.change or _last_change(desk)
    if change and imports.importer(desk.work, change) is not None:
        return asking.take_back(desk, change)
    past = events.of_change(desk.work, change) if change else []
    written = journal.of_change(desk.work, change) if change else []
    if not change or not (past or written):
        raise Refusal("You have changed nothing that could be taken back.")
    _check(desk, past, written)
    # Some of it may have gone with a closing that was taken back.
    past = [each for each in past if each.undone_by is None]
    written = [each for each in written if each.undone_by is None]
    back = restored(desk, past)
    recorded = put_on_record(desk, *back.happened)
    # The deals are held by now, so nobody changes a follow-up of theirs between this look and the commit.
    settings = put_back(desk, written, past)
    altered = setup.take_back(desk, change) if any(each.kind is Kept.SETUP for each in written) else ()
    _mark(desk, change, past, written)
    for answers in back.answers:
        leave_nothing(desk, answers)
    contacts.remove_of_change(desk.work, change)
    heard = [*posts.corrections(desk.work, change, desk.member.user), *called_off(desk, past, written)]
    outbox.tell(desk.work, heard, desk.clock())
    now = {event.after.id: event.after for event in recorded}
    if altered:
        page, pipeline = setup.page_of(altered[0].subject)
        return SetupChanged(altered, change, page, pipeline, moved=len(now), back=True)
    stages = tuple((deal, desk.stage_of(deal)) for deal in now.values())
    answered = [event for answers in back.answers for event in answers.events]
    return Undone(change, tuple(reversed([*past, *answered])), stages, settings)


def _last_change(desk: Desk) -> int | None:
    """The member's latest change of whatever kind: numbers of changes rise in time.

    An import is as old as its form, so what was done by hand while it ran is taken back before it. One that
    is under way, or back already but for deals that others changed, stands in no earlier change's way.
    """
    user, work = desk.member.user, desk.work
    known = (events.last_change(work, user), journal.last_change(work, user), imports.last_done(work, user))
    return max((change for change in known if change is not None), default=None)


def _check(desk: Desk, past: list[PastEvent], written: list[Entry]) -> None:
    by, at, is_undone = _signature(past, written)
    if is_undone:
        raise Refusal("That was taken back already. Nothing changed.")
    if past and past[0].kind is EventKind.UNDONE:
        raise Refusal("An undo cannot be undone. Nothing changed; type the command again instead.")
    if by != desk.member.user:
        raise not_yours(desk, by)
    if desk.clock() - at > UNDO_LASTS:
        raise Refusal("That was more than a year ago, too long to take it back. Nothing changed.")


def _signature(past: list[PastEvent], written: list[Entry]) -> tuple[str, datetime, bool]:
    """Whose change it is, since when, and whether all of it was taken back."""
    marks = [each.undone_by for each in past] + [each.undone_by for each in written]
    is_undone = None not in marks
    if past:
        return past[0].by, past[0].at, is_undone
    return written[0].by, written[0].signed.at, is_undone


def _mark(desk: Desk, change: int, past: list[PastEvent], written: list[Entry]) -> None:
    """Of two who take back the same change at once, the second finds nothing left to mark."""
    if past and not recording.mark_undone(desk.work, change, desk.change):
        raise Refusal("That was taken back already. Nothing changed.")
    if written and not journal.mark_undone(desk.work, change, desk.change):
        raise Refusal("That was taken back already. Nothing changed.")


@dataclass(frozen=True, slots=True)
class Restored:
    """happened: the undoing events, latest first, each starting where the one of its deal before it ended.

    answers: what goes back along with a closing.
    """

    happened: tuple[Event, ...]
    answers: tuple[Aftermath, ...]


def restored(desk: Desk, past: list[PastEvent]) -> Restored:
    """What takes these events back. Raises ChangedSince when a later change would be overwritten."""
    present: dict[int, Deal] = {}
    happened: list[Event] = []
    answers: list[Aftermath] = []
    for each in reversed(past):
        back = [each]
        deal = present.get(each.deal)
        if deal is None:
            deal = _held(desk, each.deal)
            answered = _checked(desk, deal, [one for one in past if one.deal == deal.id])
            answers.append(answered)
            back = [*reversed(answered.events), each]
        for one in back:
            event = _undoing(desk, one, deal)
            present[deal.id] = deal = event.after
            happened.append(event)
    return Restored(tuple(happened), tuple(answers))


def _held(desk: Desk, number: int) -> Deal:
    deal = deals.load(desk.work, number, to_change=True)
    if deal is None:
        raise Refusal("That deal is not there any more. Nothing changed.")
    return deal


def _undoing(desk: Desk, each: PastEvent, deal: Deal) -> Event:
    fields = {field: old for field, (old, _) in each.changes.items()}
    if "touched_at" in fields:
        # Changes may be taken back out of order: a touch that came later stays.
        fields["touched_at"] = events.last_touch(desk.work, deal.id, each.change)
    if each.kind is EventKind.ADDED:
        fields = {"status": Status.WITHDRAWN}
    at, by = desk.clock(), desk.member.user
    after = replace(deal, **fields, version=deal.version + 1, changed_at=at, changed_by=by)
    return Event(EventKind.UNDONE, deal, after, by, at, undoes=each.change)


def _checked(desk: Desk, deal: Deal, past: list[PastEvent]) -> Aftermath:
    """What goes back along with them. Raises ChangedSince where the deal was built upon since."""
    mine = {each.id for each in past}
    later = [each for each in events.since(desk.work, deal.id, past[0].id) if each.id not in mine]
    adding = past[0].kind is EventKind.ADDED
    answered = Aftermath() if adding else aftermath(desk, past, later)
    fields = {field for each in past for field in each.changes} - {"touched_at"}
    in_the_way = [
        each
        for each in later
        if adding
        or (each not in answered.events and (_is_of_others(desk, each) or _overwrites(fields, each)))
    ]
    if in_the_way:
        raise ChangedSince(
            f"{deal.name} has changed since then. Nothing was taken back.",
            since=tuple(in_the_way),
            choices=_ways_on(desk, deal, in_the_way),
        )
    return answered


def _is_of_others(desk: Desk, later: PastEvent) -> bool:
    """Whether a colleague set something of the deal: an undo would build on what its member may not know."""
    return later.by != desk.member.user and bool(set(later.changes) - {"touched_at"})


def _overwrites(fields: set[str], later: PastEvent) -> bool:
    """Of one's own changes, figures are taken back in order; words may be, unless they are the same words."""
    touched = set(later.changes) - {"touched_at"}
    both_figures = bool(fields - _NOT_FIGURES) and bool(touched - _NOT_FIGURES)
    return both_figures or bool(fields & touched)


def _ways_on(desk: Desk, deal: Deal, in_the_way: list[PastEvent]) -> tuple[Choice, ...]:
    show = Choice("Show it", ShowDeal(Picked(deal.id)))
    own = [each for each in in_the_way if each.by == desk.member.user]
    return (Choice("Undo the latest first", Undo(own[-1].change)), show) if own == in_the_way else (show,)
