"""Fetching: a member's file from Slack, and what the workspace's people are called.

Owners in a file are called as people call each other, and of members who never wrote nothing is known here;
so Slack is asked for their names beside the file. What fails on the way is done again as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import structlog

from bot.worker import members
from bot.worker.failures import DeliveryFailed, Scope
from bot.worker.steps import Answer
from bot.worker.web_api import SlackApi

log = structlog.get_logger(__name__)

_PAGES = 10


def fetch(slack: SlackApi, token: str, arguments: Mapping[str, Any]) -> Answer:
    """{"name", "content", "size", "people"}: content is None for a file beyond the limit or without one.

    people: Slack's user objects, as many as it told; fewer must do. Raises DeliveryFailed.
    """
    fetched: dict[str, Any] = {"name": None, "content": None, "size": 0}
    if arguments["file"] is not None:
        fetched = _file(slack, token, arguments)
    return {**fetched, "people": list(_people(slack, token))}


def _file(slack: SlackApi, token: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The file's id came from a client, so whose it is comes from Slack."""
    file = slack.call(token, "files.info", {"file": arguments["file"]})["file"]
    if file.get("user") != arguments["user"]:
        raise DeliveryFailed("file_not_found", Scope.MESSAGE)
    size, limit = int(file.get("size") or 0), int(arguments["limit"])
    url = file.get("url_private_download") or file.get("url_private")
    content = slack.download(token, str(url), limit + 1) if size <= limit and url else None
    return {"name": str(file.get("name") or "the file"), "content": content, "size": size}


def _people(slack: SlackApi, token: str) -> Iterator[dict[str, Any]]:
    """A slower pace that Slack asks for is kept by the lane: waiting here would outlast its lease."""
    try:
        for page in islice(members.pages(slack, token, lambda _: True), _PAGES):
            yield from page
    except DeliveryFailed as failed:
        if failed.retry_after is not None:
            raise
        log.warning("people not told", reason=failed.reason)
