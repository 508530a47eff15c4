"""What a reader needs to know besides the words: who speaks, when, and what things are called here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.people import Member
from bot.domain.workspaces import Workspace


class Scope(StrEnum):
    """Which deals a command may speak of."""

    OPEN = "open"
    CLOSED = "closed"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Leading:
    """A deal's name at the start of a text: the deals it may mean (number, name), and the words after it.

    named is the part of the text that was read as the name.
    """

    named: str
    deals: tuple[tuple[int, str], ...]
    rest: str


class NameLookup(Protocol):
    """Known deal names; the store answers it from its index."""

    def leading(self, text: str, scope: Scope) -> Leading | None:
        """The longest known name at the start of `text`; None when no deal is called so."""
        ...

    def whole(self, text: str, scope: Scope) -> tuple[tuple[int, str], ...]:
        """The deals that the whole text may mean: none, one, or several to pick from."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """now: aware, in the member's own zone. people: finds members by a typed name ("@kim" or "Kim")."""

    now: datetime
    member: Member
    workspace: Workspace
    names: NameLookup
    people: Callable[[str], tuple[str, ...]]
