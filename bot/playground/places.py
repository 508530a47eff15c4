"""Where something can be clicked: a message or a view."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InMessage:
    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class InView:
    view_id: str


Place = InMessage | InView
