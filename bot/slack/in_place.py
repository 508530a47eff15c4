"""Answers in place: a click in a morning's message or in the Home tab is answered there.

The message is drawn anew by the worker, in the order of the clicks, so that two of them never overwrite each
other's lines.
"""

from __future__ import annotations

from typing import Any

from bot.domain.notices import NewNotice, NoticeKind
from bot.language.commands import Command, FindDeals, Help, ListMine, ShowDeal, ShowHistory, Undo
from bot.slack.asking import HOME, Asked
from bot.views.blocks import Message
from bot.views.digests import PLACE

_LOOKS = (ShowDeal, ShowHistory, FindDeals, ListMine, Help)


def home_notice(user: str, message: Message | None = None) -> NewNotice:
    """Have a member's Home tab drawn, with what was just said there; its lane waits for no post."""
    return NewNotice(f"home:{user}", NoticeKind.HOME, {"user": user, "message": message}, user)


def is_of_morning(asked: Asked) -> bool:
    """Whether a line of a morning's message was clicked."""
    return PLACE.fullmatch(asked.block or "") is not None


def answer_in_place(
    asked: Asked, message: Message, command: Command | None, *, refused: bool
) -> NewNotice | None:
    """The notice that answers a click where it was made; None for any other click, and for mere looks.

    An undo gives a line back its own buttons.
    """
    if asked.block == HOME:
        return home_notice(asked.user, message)
    place = PLACE.fullmatch(asked.block or "")
    if place is None or isinstance(command, _LOOKS):
        return None
    is_back = isinstance(command, Undo) and not refused
    payload: dict[str, Any] = {
        "day": place[1],
        "line": int(place[2]),
        "message": {"text": message.get("text", ""), "blocks": []} if is_back else message,
        "struck": not refused and not is_back,
    }
    return NewNotice(asked.user, NoticeKind.DIGEST, payload, asked.user)
