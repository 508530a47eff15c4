"""Two deals that are one: the second takes over what the first knew, and its history."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.desk import Desk, put_on_record
from bot.actions.echo import changed
from bot.actions.finding import find, find_other
from bot.domain.events import Event, EventKind
from bot.domain.refusals import NotUnderstood
from bot.language.commands import MergeDeals, Picked
from bot.outcomes.deals import Changed
from bot.store import follow_ups

_HANDED_ON = ("amount", "close_date", "first_close_date", "source", "next_step", "odds", "term_months")
"""Fields that the surviving deal takes from the other where it has none itself."""


def merge(desk: Desk, command: MergeDeals) -> Changed:
    """`deal` ends and lives on in `into`, which keeps all that it has. Raises Refusal for itself."""
    gone = find(desk, command)
    if command.into is None:
        raise NotUnderstood(
            f"Merge {gone.name} into which deal? Nothing changed.", usage="/deal merge Acme into Acme Corp"
        )
    kept = find_other(desk, command.into, lambda ref: MergeDeals(Picked(gone.id, gone.version), ref), gone)
    at, by = desk.clock(), desk.member.user
    ended = gone.merged(kept, by, at)
    taken = {
        field: getattr(gone, field)
        for field in _HANDED_ON
        if getattr(kept, field) is None and getattr(gone, field) is not None
    }
    grown = replace(
        kept,
        **taken,
        touched_at=max(kept.touched_at, gone.touched_at),
        version=kept.version + 1,
        changed_at=at,
        changed_by=by,
    )
    took = Event(EventKind.MERGED, kept, grown, by, at, text=gone.name)
    recorded = put_on_record(desk, ended, took)
    follow_ups.hand_on(desk.work, gone.id, kept.id, desk.signed)
    return changed(desk, recorded[-1])
