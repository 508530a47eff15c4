"""Steps: the one Slack call that a notice comes to next, and what to remember of its answer.

Preparing a step reads the database and decides; it calls nobody. The call is made outside of any
transaction, and what came of it is written in one of its own: first told, then marked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from bot.domain.notices import Notice
from bot.store.outbox import State
from bot.store.work import Work

Answer = Mapping[str, Any]


FETCH = "rainmaker.fetch"
"""Several methods as one call: see bot.worker.fetching."""


@dataclass(frozen=True, slots=True)
class Call:
    """A Web API method with its arguments; a message to a response_url; a file to a member, or from one.

    file: its bytes from the beginning; the arguments are then "user" and "filename". FETCH: a member's file
    and the workspace's people; its arguments are "file", "user" and "limit".
    """

    method: str
    arguments: Mapping[str, Any]
    response_url: str | None = None
    file: IO[bytes] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One call, or none where nothing is left to say.

    number: which of the notice's steps it is, from 0. last: the notice is told with it; how it ends is
    `state`. keep: what to write of the answer. gone: what to forget when Slack says that the message to
    be changed is not there; the step is then prepared anew. also: later notices of the lane that are
    told by the same call. unable: what to write when the call is given up, with Slack's word for it.
    """

    call: Call | None = None
    number: int = 0
    last: bool = True
    state: State = State.SENT
    keep: Callable[[Work, Answer], None] | None = None
    gone: Callable[[Work], None] | None = None
    also: tuple[Notice, ...] = ()
    unable: Callable[[Work, str], None] | None = None


NOTHING = Step()
DROPPED = Step(state=State.DROPPED)

Prepare = Callable[[Work, Notice, datetime], Step]
"""What a kind of notice comes to next, at that time (UTC)."""


def post(channel: str, message: Mapping[str, Any], **arguments: Any) -> Call:
    return Call("chat.postMessage", {"channel": channel, **message, **arguments})


def update(channel: str, ts: str, message: Mapping[str, Any]) -> Call:
    return Call("chat.update", {"channel": channel, "ts": ts, **message})
