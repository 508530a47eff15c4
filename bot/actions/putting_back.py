"""Putting back what a change wrote besides deals: follow-ups and settings, unless they went on since."""

from __future__ import annotations

from bot.actions.desk import Desk
from bot.actions.holding import done_by
from bot.actions.keeping import KEEPERS
from bot.actions.rights import check_steers
from bot.domain.encounters import ChangedSince
from bot.domain.events import PastEvent
from bot.domain.journal import Entry, Kept, PutBack
from bot.domain.refusals import Choice
from bot.language.commands import Picked, ShowDeal, Undo
from bot.store import events, journal


def put_back(desk: Desk, written: list[Entry], past: list[PastEvent]) -> tuple[PutBack, ...]:
    """The settings as they are again; follow-ups are put back as well, and told by their deals.

    The workspace's setup is put back by `bot.actions.setup.undoing`.

    past: the events of the same change. Raises ChangedSince where a later change would be overwritten, and
    NotAllowed for a right that was lost since.
    """
    written = [entry for entry in written if entry.kind is not Kept.SETUP]
    for entry in written:
        if entry.kind is not Kept.FOLLOW_UP:
            journal.hold(desk.work, entry.kind, entry.subject)
        later = journal.since(desk.work, entry)
        if later:
            raise _gone_on(desk, entry, later, past)
        if KEEPERS[entry.kind].is_steering:
            check_steers(desk, "set that")
    settings = [_put_back(desk, entry) for entry in written]
    return tuple(each for each in settings if each.kind is not Kept.FOLLOW_UP)


def _put_back(desk: Desk, entry: Entry) -> PutBack:
    keeper = KEEPERS[entry.kind]
    was = keeper.read(entry.was)
    keeper.keep(desk, entry.subject, was)
    return PutBack(entry.kind, was, keeper.read(entry.became))


def _gone_on(desk: Desk, entry: Entry, later: list[Entry], past: list[PastEvent]) -> ChangedSince:
    """A follow-up that was done or put off since, and a setting that was set anew, stay as they are now."""
    own = all(each.by == desk.member.user for each in later)
    first = (Choice("Undo the latest first", Undo(later[-1].signed.change)),) if own else ()
    if entry.kind is Kept.FOLLOW_UP and past:
        deal, name = past[0].deal, past[0].deal_name
        since = tuple(events.since(desk.work, deal, past[-1].id))
        # Of a merged deal the follow-ups go on with the other, and so do their events.
        told = f"The follow-up with {name} has changed since then"
        if not since:
            told = f"{done_by(desk, later[-1].signed)} changed the follow-up with {name}"
        return ChangedSince(
            f"{told}. Nothing was taken back.",
            since=since,
            choices=(*first, Choice("Show it", ShowDeal(Picked(deal)))),
        )
    return ChangedSince(
        f"{done_by(desk, later[-1].signed)} set that anew. Nothing was taken back.", choices=first
    )
