"""What happened in the workspace, in order: live pages read it, and a page that was away catches up from
it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Happening:
    """`audience` None means everybody; otherwise only these members may see it."""

    number: int
    kind: str
    data: dict[str, Any]
    audience: frozenset[str] | None


class Feed:
    """The last few thousand happenings and those who listen. Called under the workspace's lock."""

    def __init__(self, keep: int = 5000) -> None:
        self._kept: deque[Happening] = deque(maxlen=keep)
        self._listeners: list[Callable[[Happening], None]] = []
        self.last = 0
        self.only: str | None = None
        """The one kind that is told: of a past that is being typed, pages hear no more than how far it is."""

    def tell(self, kind: str, data: dict[str, Any], audience: frozenset[str] | None = None) -> None:
        if self.only not in (None, kind):
            return
        self.last += 1
        happening = Happening(self.last, kind, data, audience)
        self._kept.append(happening)
        for listener in list(self._listeners):
            listener(happening)

    def after(self, number: int) -> list[Happening] | None:
        """Everything since `number`, or None when some of it is no longer kept."""
        if self._kept and number < self._kept[0].number - 1:
            return None
        return [each for each in self._kept if each.number > number]

    def listen(self, listener: Callable[[Happening], None]) -> Callable[[], None]:
        """Call `listener` at each happening, until the function that comes back is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None
