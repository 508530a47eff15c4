"""Whether a request really comes from Slack: its signature and its age, before anything reads the body.

Source: Slack, "Verifying requests from Slack": HMAC-SHA256 with the signing secret over
`v0:timestamp:body`, and a timestamp at most five minutes off.
"""

from __future__ import annotations

import hmac
from datetime import datetime

MOST_SECONDS_OFF = 300


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """What Slack writes into `X-Slack-Signature`."""
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.digest(secret.encode(), base, "sha256").hex()


def is_genuine(secret: str, timestamp: str, signed: str, body: bytes, now: datetime) -> bool:
    """Whether Slack sent this body within the last five minutes. Never raises, whatever the headers hold."""
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        return False
    if abs(now.timestamp() - int(timestamp)) > MOST_SECONDS_OFF:
        return False
    expected = signature(secret, timestamp, body)
    return hmac.compare_digest(expected.encode(), signed.encode("utf-8", "replace"))
