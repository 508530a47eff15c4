"""Sentences: for every kind of event, the first line of its answer."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.events import EventKind
from bot.outcomes.audience import Audience
from bot.outcomes.deals import Changed
from bot.views.lines import Line
from bot.views.sentences import fields, stages, work

SENTENCES: dict[EventKind, Callable[[Changed, Audience], Line]] = {
    EventKind.ADDED: stages.added,
    EventKind.MOVED: stages.moved,
    EventKind.WON: stages.won,
    EventKind.LOST: stages.lost,
    EventKind.REOPENED: stages.reopened,
    EventKind.AMOUNT_SET: fields.amount_set,
    EventKind.CLOSE_DATE_SET: fields.close_date_set,
    EventKind.ODDS_SET: fields.odds_set,
    EventKind.OWNER_SET: fields.owner_set,
    EventKind.SOURCE_SET: fields.source_set,
    EventKind.REASON_SET: fields.reason_set,
    EventKind.TERM_SET: fields.term_set,
    EventKind.RENAMED: fields.renamed,
    EventKind.NEXT_STEP_SET: fields.next_step_set,
    EventKind.NOTED: work.noted,
    EventKind.TOUCHED: work.touched,
    EventKind.CONTACT_ADDED: work.contact_added,
    EventKind.MERGED: stages.merged,
    EventKind.FOLLOW_UP_PLANNED: work.follow_up_planned,
    EventKind.FOLLOW_UP_DONE: work.follow_up_done,
    EventKind.FOLLOW_UP_SNOOZED: work.follow_up_snoozed,
    EventKind.FOLLOW_UP_DECLINED: work.follow_up_declined,
    EventKind.CHECKED_IN: work.checked_in,
    EventKind.LEFT_ALONE: work.left_alone,
    EventKind.UNDONE: stages.undone,
}
