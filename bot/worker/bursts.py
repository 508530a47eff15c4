"""Bursts: more than five moves by one member in ten minutes are told in one message, which grows.

Moves that wait are told with the first of them. Their deals' cards are not posted for it; those that the
channel has already follow by notices of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.events import EventKind
from bot.domain.notices import TOPIC_OF, NewNotice, Notice, NoticeKind
from bot.store import cards, outbox, posts, subscriptions
from bot.store.announcements import unpacked
from bot.store.posts import Posted
from bot.store.subscriptions import Hearing
from bot.store.work import Work
from bot.views import announcements
from bot.views.blocks import Message
from bot.worker.steps import Answer, Call, Step, post, update
from bot.worker.surroundings import around, as_heard, people_in

MOST = 5
WINDOW = timedelta(minutes=10)
_QUIET = {EventKind.MOVED, EventKind.REOPENED, EventKind.LOST}
"""The kinds that collapse. A win never does: it is worth its own post, as a new deal is its card."""


def collapsed(
    work: Work, notice: Notice, later: Sequence[Notice], hearing: Hearing, now: datetime
) -> Step | None:
    """The step that tells this change and those waiting behind it together; None when they are few."""
    if not _is_quiet(notice):
        return None
    undone = {each.payload["change"] for each in later if each.kind is NoticeKind.TAKE_BACK}
    near = [each for each in later if _belongs(each, notice, undone)]
    waiting = [notice, *(each for each in near if hearing.hears(TOPIC_OF[EventKind(each.payload["kind"])]))]
    sent = [each for each in outbox.sent_before(work, notice) if _belongs(each, notice, undone)]
    if not _is_burst([each.created_at for each in (*waiting, *sent)], notice.created_at):
        return None
    return _told_together(work, waiting, _growing(work, notice.route, sent), hearing, now)


def _is_quiet(notice: Notice) -> bool:
    return notice.kind is NoticeKind.ANNOUNCEMENT and EventKind(notice.payload["kind"]) in _QUIET


def _belongs(each: Notice, to: Notice, undone: set[int]) -> bool:
    near = abs(each.created_at - to.created_at) <= WINDOW
    return _is_quiet(each) and each.actor == to.actor and near and each.payload["change"] not in undone


def _is_burst(times: Sequence[datetime], own: datetime) -> bool:
    """Whether some ten minutes that hold `own` hold more than five of the times."""
    starts = [start for start in times if start <= own <= start + WINDOW]
    return any(sum(start <= each <= start + WINDOW for each in times) > MOST for start in starts)


def _growing(work: Work, channel: str, sent: Iterable[Notice]) -> int | None:
    """The first change of the message that tells the latest of the sent ones, if one is shared."""
    for each in sent:
        change = each.payload["change"]
        where = posts.posted(work, channel, change)
        first = change if where.shared else where.within
        if first is not None:
            return first
    return None


def _told_together(
    work: Work, waiting: Sequence[Notice], first: int | None, hearing: Hearing, now: datetime
) -> Step:
    channel = waiting[0].route
    anchor = waiting[0].payload["change"] if first is None else first
    there = posts.posted(work, channel, anchor)
    added = tuple((each.payload, None) for each in waiting)
    grown = replace(there, shared=there.shared + added)
    message = _message(work, grown, hearing, now)

    def keep(after: Work, answer: Answer) -> None:
        ts = answer["ts"]
        posts.keep(after, channel, anchor, replace(grown, shared_ts=ts), ts)
        for change in {each.payload["change"] for each in waiting} - {anchor}:
            where = replace(posts.posted(after, channel, change), within=anchor)
            posts.keep(after, channel, change, where, ts)
        _follow(after, channel, waiting, now)

    def forget(after: Work) -> None:
        posts.keep(after, channel, anchor, replace(there, shared=(), shared_ts=None), "")

    return Step(_call(channel, there, message), keep=keep, gone=forget, also=tuple(waiting[1:]))


def _call(channel: str, there: Posted, message: Message) -> Call:
    return update(channel, there.shared_ts, message) if there.shared_ts else post(channel, message)


def _message(work: Work, where: Posted, hearing: Hearing, now: datetime) -> Message:
    changes = [(as_heard(unpacked(payload), hearing), by) for payload, by in where.shared]
    undoers = {by for _, by in changes if by}
    seen = around(work, people_in(said for said, _ in changes) | undoers, now)
    return announcements.many(changes, seen.names, seen.today)


def _follow(work: Work, channel: str, told: Iterable[Notice], now: datetime) -> None:
    """Have the cards that exist brought up to date."""
    shown = cards.with_card(work, channel, sorted({each.payload["deal"] for each in told}))
    outbox.tell(work, [NewNotice(channel, NoticeKind.CARD, {"deal": deal}) for deal in shown], now)


def struck(work: Work, channel: str, anchor: int, change: int, by: str, now: datetime) -> Step | None:
    """The edit of a shared message after one of its changes was undone; None where the message is gone."""
    there = posts.posted(work, channel, anchor)
    if there.shared_ts is None:
        return None
    ts = there.shared_ts
    marked = tuple(
        (payload, by if payload["change"] == change else undone) for payload, undone in there.shared
    )
    after_all = replace(there, shared=marked)

    def keep(after: Work, _: Answer) -> None:
        posts.keep(after, channel, anchor, after_all, ts)

    hearing = Hearing(subscriptions.of_channel(work, channel))
    return Step(update(channel, ts, _message(work, after_all, hearing, now)), keep=keep)
