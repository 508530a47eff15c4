"""Answers to clicks and forms by the response_url that came with them.

Slack takes them there for half an hour, in conversations too that Rainmaker is no member of:
https://docs.slack.dev/interactivity/handling-user-interaction
"""

from __future__ import annotations

from typing import Any

from bot.domain.notices import NewNotice, NoticeKind
from bot.slack.asking import Asked
from bot.views.blocks import Message


def response_notice(asked: Asked, message: Message, *, replace: bool) -> NewNotice | None:
    """The notice that brings the answer there; None when Slack gave no such address.

    replace: the answer takes the place of what was clicked; else only the one who asked sees it.
    """
    if asked.response_url is None:
        return None
    body: dict[str, Any] = {**message, "replace_original": replace}
    if not replace:
        body["response_type"] = "ephemeral"
    payload = {"response_url": asked.response_url, "message": body}
    return NewNotice(asked.user, NoticeKind.CALL, payload, asked.user)
