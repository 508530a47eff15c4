"""An import is taken back, a batch a transaction: deal by deal, but those that were changed since."""

from __future__ import annotations

from bot.actions.desk import Desk, put_on_record
from bot.actions.importing.asking import task
from bot.actions.undoing import restored
from bot.domain.imports import Import, State
from bot.domain.notices import ImportTask
from bot.domain.refusals import Refusal
from bot.store import events, imported_deals, imports, outbox, posts

BATCH = 25


def take_back(desk: Desk, imported: Import) -> bool:
    """Take back the next deals; False when none is left, which ends it. desk.change: what undoes them."""
    number = imported.number
    held = imports.load(desk.work, number, to_change=True)
    if held is None or held.state is not State.TAKING_BACK:
        return False
    changed = imported_deals.changed_by(desk.work, number, held.reached, BATCH)
    if not changed:
        _end(desk, held)
        return False
    for deal in changed:
        _take_back_one(desk, number, deal)
    imports.reach(desk.work, number, changed[-1])
    return True


def _take_back_one(desk: Desk, number: int, deal: int) -> None:
    """A deal on which somebody has built stays as it is now."""
    past = [each for each in events.since(desk.work, deal, 0) if each.change == number]
    try:
        happened = restored(desk, past).happened
    except Refusal:
        return
    put_on_record(desk, *happened)
    imported_deals.mark_undone(desk.work, number, deal, desk.change)


def _end(desk: Desk, imported: Import) -> None:
    """The importer is told, and the channels that heard of the import."""
    imports.move(desk.work, imported.number, State.TAKING_BACK, State.TAKEN_BACK)
    told = [imported.by, *posts.channels(desk.work, imported.number)]
    user = desk.member.user
    outbox.tell(
        desk.work, [task(imported.number, ImportTask.TELL, user, each) for each in told], desk.clock()
    )
