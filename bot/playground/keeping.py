"""Keeps a workspace in a file beside the bot's database, so that a playground goes on where it stopped.

The bot remembers its deals; without this the channels that told of them would be empty at the next start.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from threading import Event, Thread

from pydantic import ConfigDict, TypeAdapter, ValidationError

from bot.playground.channels import Channel
from bot.playground.files import StoredFile
from bot.playground.members import Member
from bot.playground.messages import Message
from bot.playground.state import State

FORM = 1
"""Raised when what is kept changes its form: files of another form are not read."""
_EVERY_SECONDS = 2.0


@dataclass(frozen=True)
class Kept:
    """What outlives a process: open forms, live connections and the record of requests do not."""

    __pydantic_config__ = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
    form: int
    offset: timedelta
    counted: tuple[int, int]
    members: list[Member]
    channels: list[Channel]
    messages: list[Message]
    files: list[StoredFile]


@cache
def _json() -> TypeAdapter[Kept]:
    """Made when it is needed first: a new playground begins to keep itself only once its page is read."""
    return TypeAdapter(Kept)


def restore(state: State, file: Path) -> bool:
    """Take over what the file holds. False, and nothing taken, for no file or one that cannot be read."""
    try:
        content = file.read_bytes()
        kept = _json().validate_json(content)
    except (FileNotFoundError, ValidationError):
        return False
    if kept.form != FORM:
        return False
    with state.changing():
        state.clock.offset = kept.offset
        state.counted = kept.counted
        state.members = {member.id: member for member in kept.members}
        state.channels = {channel.id: channel for channel in kept.channels}
        state.messages = {channel.id: {} for channel in kept.channels}
        for message in kept.messages:
            state.messages[message.channel][message.ts] = message
        state.files = {each.id: each for each in kept.files}
    return True


def keep(state: State, file: Path) -> None:
    """Write the file whole or not at all."""
    with state.lock:
        written = _json().dump_json(_kept(state))
    new = file.with_suffix(".new")
    new.write_bytes(written)
    new.replace(file)


def _kept(state: State) -> Kept:
    messages = [each for channel in state.messages.values() for each in channel.values()]
    return Kept(
        form=FORM,
        offset=state.clock.offset,
        counted=state.counted,
        members=list(state.members.values()),
        channels=list(state.channels.values()),
        # The record of requests ends with the process, and its numbers begin anew.
        messages=[replace(each, trace=[]) for each in messages],
        files=list(state.files.values()),
    )


class Keeping:
    """A thread that writes the file soon after each change, and a last time at `stop`."""

    def __init__(self, state: State, file: Path) -> None:
        self._state = state
        self._file = file
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="playground-keeping", daemon=True)

    def start(self) -> Keeping:
        self._thread.start()
        return self

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        written = -1
        while True:
            over = self._stopping.wait(_EVERY_SECONDS)
            if self._state.feed.last != written:
                written = self._state.feed.last
                keep(self._state, self._file)
            if over:
                return
