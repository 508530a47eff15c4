"""Slack's signature on every request to the bot.

Facts: https://docs.slack.dev/authentication/verifying-requests-from-slack.
"""

from __future__ import annotations

import hashlib
import hmac


def signed_headers(secret: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The two headers that prove a request came from Slack; `timestamp` in seconds of the real clock."""
    said = b"v0:" + str(timestamp).encode() + b":" + body
    digest = hmac.new(secret.encode(), said, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(timestamp), "X-Slack-Signature": f"v0={digest}"}
