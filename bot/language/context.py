"""What a reader needs to know besides the words: who speaks, when, and what things are called here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.money import Money
from bot.domain.people import Member
from bot.domain.workspaces import Workspace
from bot.language.names import NameIndex


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


@dataclass(frozen=True, slots=True)
class OpenDeals:
    """Names of open deals, indexed for sentences; numbers: the deals that bear each name."""

    index: NameIndex
    numbers: Mapping[str, tuple[int, ...]]


class NameLookup(Protocol):
    """Known deal names; the store answers it from its index."""

    def leading(self, text: str, scope: Scope) -> Leading | None:
        """The longest known name at the start of `text`; None when no deal is called so."""
        ...

    def whole(self, text: str, scope: Scope) -> tuple[tuple[int, str], ...]:
        """The deals that the whole text may mean: none, one, or several to pick from."""
        ...

    def open_deals(self, text: str) -> OpenDeals:
        """The open deals that the text may speak of, for messages in which a name may stand anywhere."""
        ...

    def name_of(self, deal: int) -> str | None:
        """What the deal of that number is called; None where there is none."""
        ...

    def close_date(self, deal: int) -> date | None:
        """When the deal should close, for "two weeks later"; None where that is not known."""
        ...

    def amount(self, deal: int) -> Money | None:
        """What the deal is worth, for "10k more"; None where that is not known."""
        ...


class Talk(Protocol):
    """What was said before, in the place where the member writes."""

    def spoken_of(self) -> tuple[int, str] | None:
        """Number and name of the deal that "it" means there."""
        ...

    def is_listened_to(self) -> bool:
        """Whether a member asked Rainmaker to listen in that channel."""
        ...

    def is_dismissed(self, wording: str) -> bool:
        """Whether the member did not want that wording proposed again."""
        ...

    def called(self, user: str) -> str | None:
        """What a member is called; None until Slack has told."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """now: aware, in the member's own zone. people: finds members by a typed name ("@kim" or "Kim").

    talk: what was said before; None where nobody converses.
    """

    now: datetime
    member: Member
    workspace: Workspace
    names: NameLookup
    people: Callable[[str], tuple[str, ...]]
    talk: Talk | None = None


def people_called(names: Mapping[str, str], typed: str) -> tuple[str, ...]:
    """The users whom "@kim", "Kim" or "kim lee" means: by the whole name, else by one word of it.

    names: user id -> display name.
    """
    wanted = typed.strip().removeprefix("@").casefold()
    whole = tuple(user for user, name in names.items() if name.casefold() == wanted)
    return whole or tuple(user for user, name in names.items() if wanted in name.casefold().split())
