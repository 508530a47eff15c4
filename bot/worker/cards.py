"""A deal's card in a channel: one message, edited in place.

The card shows the present, so of several waiting edits only the last is worth its call. Where the channel
hears no more of deals its cards stay as they were when it did, unless a deal turns out to be none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.domain.deals import Deal, Status
from bot.domain.notices import Notice, NoticeKind
from bot.store import cards, deals, outbox, subscriptions
from bot.store.outbox import waiting_behind
from bot.store.subscriptions import Hearing
from bot.store.work import Work
from bot.views.blocks import Message
from bot.worker.steps import NOTHING, Answer, Step, post, update
from bot.worker.surroundings import card_of

_IS_NONE = {Status.MERGED, Status.WITHDRAWN}


def card(work: Work, notice: Notice, now: datetime) -> Step:
    """Bring a deal's card up to date where the channel has one and nothing later will."""
    channel, number = notice.route, notice.payload["deal"]
    hearing = subscriptions.hearing(work, channel, number)
    older_than = notice.payload.get("older_than")
    is_wanted = hearing.keeps_cards or older_than is not None
    if later_shows(waiting_behind(work, notice), number):
        step = NOTHING
    else:
        step = _brought_up_to_date(work, channel, number, hearing, now, is_wanted=is_wanted)
    return _and_older(step, channel, older_than, now) if older_than and hearing.hides_amounts else step


def later_shows(later: Iterable[Notice], deal: int) -> bool:
    """Whether a notice that waits behind brings the deal's card up to date anyway."""
    cards_too = (NoticeKind.CARD, NoticeKind.ANNOUNCEMENT)
    return any(each.kind in cards_too and each.payload["deal"] == deal for each in later)


def _brought_up_to_date(
    work: Work, channel: str, number: int, hearing: Hearing, now: datetime, *, is_wanted: bool
) -> Step:
    deal = deals.load(work, number) if hearing.card else None
    if deal is None or not (is_wanted or deal.status in _IS_NONE):
        return NOTHING
    return shown(work, channel, deal, hearing, now)


def _and_older(step: Step, channel: str, older_than: str, now: datetime) -> Step:
    """The step, and after it, told or not, the channel's next older card."""

    def go_on(after: Work, _: object) -> None:
        outbox.tell(after, cards.anew(after, channel, older_than), now)

    return replace(step, keep=go_on, unable=go_on)


def shown(work: Work, channel: str, deal: Deal, hearing: Hearing, now: datetime) -> Step:
    """The deal's card in the channel: edited where there is one, else posted and remembered."""
    message, ts = card_of(work, hearing, deal, now), hearing.card
    if ts is not None:
        return _edit(channel, deal, ts, message)

    def keep(after: Work, answer: Answer) -> None:
        cards.keep_card(after, channel, deal.id, answer["ts"])

    return Step(post(channel, message), keep=keep)


def _edit(channel: str, deal: Deal, ts: str, message: Message) -> Step:
    def forget(after: Work) -> None:
        cards.forget_card(after, channel, deal.id, ts)

    return Step(update(channel, ts, message), gone=forget)
