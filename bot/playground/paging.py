"""Slack's cursors: a page of a list, and where the next one begins."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any, TypeVar

from bot.playground.arguments import Arguments
from bot.playground.refusals import MethodRefused

T = TypeVar("T")
LARGEST_PAGE = 1000


def page(items: Sequence[T], arguments: Arguments, usual: int = 100) -> tuple[list[T], dict[str, Any]]:
    """The items asked for and `response_metadata`. Raises invalid_limit or invalid_cursor."""
    limit = arguments.whole("limit", usual) or usual
    if not 0 < limit <= LARGEST_PAGE:
        raise MethodRefused("invalid_limit")
    start = _start(arguments.text("cursor"))
    end = start + limit
    following = base64.b64encode(f"at:{end}".encode()).decode() if end < len(items) else ""
    return list(items[start:end]), {"next_cursor": following}


def _start(cursor: str | None) -> int:
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(cursor).removeprefix(b"at:"))
    except (ValueError, binascii.Error):
        raise MethodRefused("invalid_cursor") from None
