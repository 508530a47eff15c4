"""What comes out of reading a plain message, and what one has to know of the conversation before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from bot.language.commands import OneCommand


class Heard(StrEnum):
    """How the message reached Rainmaker: the less it was spoken to, the surer it has to be."""

    DIRECT = "direct message"
    MENTION = "mention"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Conversation:
    """Where the message was written.

    deal, deal_name: what "it" means: the deal of the card whose thread this is, else the last deal of
    this conversation. bot: Rainmaker's own user id, so that "@Rainmaker" is not taken for a colleague.
    """

    heard: Heard = Heard.DIRECT
    deal: int | None = None
    deal_name: str | None = None
    bot: str | None = None


@dataclass(frozen=True, slots=True)
class Because:
    """text[start:end] of the cleaned message was read as that: "deal Acme Corp", "stage Negotiation"."""

    start: int
    end: int
    words: str
    read_as: str


Missing = Literal[
    "choose_deal", "unknown_deal", "deal", "stage", "when", "amount", "percent", "owner", "name"
]


@dataclass(frozen=True, slots=True)
class Undecided:
    """What the action of that place in `Reading.actions` still needs before it can be done.

    words: what was said for it. deals: the (number, name) pairs to choose from.
    """

    action: int
    missing: Missing
    words: str | None = None
    deals: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A message as it was understood.

    actions: in the order in which they are to be done. questions: commands that only look. names: of
    the deals that the commands speak of, by number. A silent reading must get no answer at all.
    """

    actions: tuple[OneCommand, ...] = ()
    questions: tuple[OneCommand, ...] = ()
    why: tuple[Because, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    names: tuple[tuple[int, str], ...] = ()
    heard: Heard = Heard.DIRECT

    @property
    def silent(self) -> bool:
        """Nothing to do and nothing to say."""
        return not self.actions and not self.questions
