"""Pace: how long a lane rests after a call, so that Slack need not ask for it.

https://docs.slack.dev/apis/web-api/rate-limits: one message a second and channel; other methods a number
of times a minute and workspace, by tier. Workspaces are large and lanes many, so a 429 can still come.
"""

from __future__ import annotations

from datetime import timedelta

_POST = timedelta(seconds=1)
_TIER_3 = timedelta(minutes=1) / 50
_TIER_4 = timedelta(minutes=1) / 100
_REST = {
    "chat.postMessage": _POST,
    "chat.postEphemeral": _POST,
    "response_url": timedelta(0),
    "users.info": _TIER_4,
    "views.publish": _TIER_4,
}


def rest_after(method: str | None) -> timedelta:
    """How long the lane waits after a call of this method; not at all after none."""
    return timedelta(0) if method is None else _REST.get(method, _TIER_3)
