"""A deal's card in a channel: one message, edited in place.

The card shows the present, so of several waiting edits only the last is worth its call.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.domain.deals import Deal
from bot.domain.notices import Notice, NoticeKind
from bot.store import cards, deals
from bot.store.outbox import waiting_behind
from bot.store.work import Work
from bot.worker.steps import NOTHING, Answer, Step, post, update
from bot.worker.surroundings import card_of


def card(work: Work, notice: Notice, now: datetime) -> Step:
    """Bring a deal's card up to date where the channel has one and nothing later will."""
    deal = notice.payload["deal"]
    if later_shows(waiting_behind(work, notice), deal):
        return NOTHING
    return edited(work, notice.route, deal, now) or NOTHING


def later_shows(later: Iterable[Notice], deal: int) -> bool:
    """Whether a notice that waits behind brings the deal's card up to date anyway."""
    cards_too = (NoticeKind.CARD, NoticeKind.ANNOUNCEMENT)
    return any(each.kind in cards_too and each.payload["deal"] == deal for each in later)


def edited(work: Work, channel: str, deal_id: int, now: datetime) -> Step | None:
    """The edit of a deal's card; None where there is no card or no deal."""
    ts = cards.card_ts(work, channel, deal_id)
    deal = deals.load(work, deal_id) if ts else None
    return _edit(work, channel, deal, ts, now) if deal and ts else None


def shown(work: Work, channel: str, deal: Deal, now: datetime) -> Step:
    """The deal's card in the channel: edited where there is one, else posted and remembered."""
    ts = cards.card_ts(work, channel, deal.id)
    if ts is not None:
        return _edit(work, channel, deal, ts, now)

    def keep(after: Work, answer: Answer) -> None:
        cards.keep_card(after, channel, deal.id, answer["ts"])

    return Step(post(channel, card_of(work, channel, deal, now)), keep=keep)


def _edit(work: Work, channel: str, deal: Deal, ts: str, now: datetime) -> Step:
    message = card_of(work, channel, deal, now)

    def forget(after: Work) -> None:
        cards.forget_card(after, channel, deal.id, ts)

    return Step(update(channel, ts, message), gone=forget)
