"""Members: Slack's list of a workspace's people, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.users import is_user
from bot.worker.failures import DeliveryFailed
from bot.worker.web_api import SlackApi

_PAGE = 200
"""Slack's recommended size: https://docs.slack.dev/reference/methods/users.list"""


def pages(
    slack: SlackApi, token: str, is_stopped_within: Callable[[float], bool]
) -> Iterator[list[dict[str, Any]]]:
    """Slack's user objects; what is none keeps no other from being known. Raises DeliveryFailed.

    A workspace of some thousand members exceeds a minute's calls. is_stopped_within waits the seconds that
    Slack then asks for, and the same page is asked for again; True gives up, and Slack's refusal is raised.
    """
    cursor = ""
    while True:
        answer = _page(slack, token, cursor, is_stopped_within)
        yield [told for told in answer.get("members") or [] if is_user(told)]
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


def _page(
    slack: SlackApi, token: str, cursor: str, is_stopped_within: Callable[[float], bool]
) -> Mapping[str, Any]:
    while True:
        try:
            return slack.call(token, "users.list", {"limit": _PAGE, "cursor": cursor})
        except DeliveryFailed as failure:
            if failure.retry_after is None or is_stopped_within(failure.retry_after):
                raise
