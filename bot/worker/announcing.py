"""Announcements: a channel hears of a change by the deal's card, a line in its thread, or a win's own post.

What was announced can be taken back: the messages stay, and say so.

Two calls, so two steps: the card first, since the line goes into its thread. A win posts its own message and
only edits a card: a channel that asked for wins alone gets no cards. What waited is told as the channel hears
it now: not at all, or without amounts.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.events import EventKind
from bot.domain.notices import TOPIC_OF, Announcement, Notice, NoticeKind
from bot.store import cards, deals, posts, subscriptions
from bot.store.announcements import packed, unpacked
from bot.store.outbox import waiting_behind
from bot.store.subscriptions import Hearing
from bot.store.work import Work
from bot.views import announcements
from bot.worker import bursts
from bot.worker.cards import later_shows, shown
from bot.worker.steps import DROPPED, NOTHING, Answer, Step, post, update
from bot.worker.surroundings import around, as_heard, people_in

CARD, WORDS = 0, 1
"""The steps of an announcement."""


def announcement(work: Work, notice: Notice, now: datetime) -> Step:
    """The next call of an announcement; none for a change that is about to be taken back or not heard of."""
    said = unpacked(notice.payload)
    later = waiting_behind(work, notice)
    if any(each.kind is NoticeKind.TAKE_BACK and each.payload["change"] == said.change for each in later):
        return DROPPED
    hearing = subscriptions.hearing(work, notice.route, said.deal)
    if not hearing.hears(TOPIC_OF[said.kind]):
        return DROPPED
    if notice.step == CARD:
        together = bursts.collapsed(work, notice, later, hearing, now)
        if together is not None:
            return together
    first = _card_first(work, notice, said, later, hearing, now)
    return first or _words(work, notice.route, as_heard(said, hearing), hearing.card, now)


def _card_first(
    work: Work, notice: Notice, said: Announcement, later: list[Notice], hearing: Hearing, now: datetime
) -> Step | None:
    """The card's step; None when the words can come at once."""
    channel, deal = notice.route, deals.load(work, said.deal)
    if deal is None:
        return NOTHING
    has_card = hearing.card is not None
    is_done = notice.step > CARD or later_shows(later, deal.id)
    if said.kind is EventKind.WON:
        step = None if is_done or not has_card else shown(work, channel, deal, hearing, now)
    elif has_card and is_done:
        step = NOTHING if said.kind is EventKind.ADDED else None
    else:
        step = shown(work, channel, deal, hearing, now)
    return step and replace(step, last=said.kind is EventKind.ADDED)


def _words(work: Work, channel: str, said: Announcement, card: str | None, now: datetime) -> Step:
    """A win as a post of its own, anything else as a line in the thread of the card. card: its `ts`."""
    seen = around(work, people_in([said]), now)
    message = announcements.told(said, seen.names, seen.today)
    ts = None if said.kind is EventKind.WON else card

    def keep(after: Work, answer: Answer) -> None:
        there = posts.posted(after, channel, said.change)
        alone = (*there.alone, (answer["ts"], packed(said)))
        posts.keep(after, channel, said.change, replace(there, alone=alone), answer["ts"])

    def forget(after: Work) -> None:
        if ts is not None:
            cards.forget_card(after, channel, said.deal, ts)

    call = post(channel, message) if ts is None else post(channel, message, thread_ts=ts)
    return Step(call, WORDS, keep=keep, gone=forget)


def take_back(work: Work, notice: Notice, now: datetime) -> Step:
    """Edit each message that told a change, to say that it was undone and by whom; cards follow apart."""
    channel, change, by = notice.route, notice.payload["change"], notice.payload["by"]
    where = posts.posted(work, channel, change)
    number, alone = notice.step, where.alone
    if number < len(alone):
        ts, payload = alone[number]
        told = unpacked(payload)
        said = as_heard(told, subscriptions.hearing(work, channel, told.deal))
        seen = around(work, people_in([said]) | {by}, now)
        message = announcements.taken_back(said, by, seen.names, seen.today)
        last = number + 1 == len(alone) and where.within is None and not where.shared
        return Step(update(channel, ts, message), number, last)
    anchor = change if where.shared else where.within
    together = None if anchor is None else bursts.struck(work, channel, anchor, change, by, now)
    return replace(together, number=number) if together else NOTHING
