"""Faults to order: the next calls of a method fail in a way that Slack's do now and then."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

HTTP_FAULTS = ("drop_reply", "rate_limited", "server_error", "slow")
"""Besides these every error code of Slack can be ordered: channel_not_found, is_archived, token_revoked, …"""


@dataclass(slots=True)
class Fault:
    """`kind`: one of HTTP_FAULTS, or an error code that the method then answers.

    drop_reply does the work and then cuts the connection; `seconds` is Retry-After or how slow.
    `channel` narrows it to calls with that channel; `times` counts down, None never ends.
    """

    method: str
    kind: str
    times: int | None = 1
    seconds: float = 1
    channel: str | None = None


class Faults:
    """What is ordered, first come first served."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._ordered: list[Fault] = []

    def order(self, fault: Fault) -> None:
        with self._lock:
            self._ordered.append(fault)

    def cancel(self) -> None:
        """Forget every order: Slack is well again."""
        with self._lock:
            self._ordered.clear()

    def take(self, method: str, channel: str | None) -> Fault | None:
        """The fault that this call suffers, counted off."""
        with self._lock:
            for fault in self._ordered:
                if fault.method in (method, "*") and fault.channel in (None, channel):
                    if fault.times is not None:
                        fault.times -= 1
                        if fault.times <= 0:
                            self._ordered.remove(fault)
                    return fault
        return None
