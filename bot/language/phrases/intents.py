"""What a clause can ask for, and the row of the table of patterns that tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.language.phrases.traits import Trait


class Intent(StrEnum):
    MOVE = "move"
    WIN = "won"
    LOSE = "lost"
    REOPEN = "reopen"
    AMOUNT = "amount"
    CLOSE_DATE = "close"
    ODDS = "odds"
    OWNER = "owner"
    SOURCE = "source"
    TERM = "term"
    RENAME = "rename"
    MERGE = "merge"
    NEXT_STEP = "next"
    FOLLOW_UP = "follow-up"
    SNOOZE = "snooze"
    DONE = "done"
    NOTE = "note"
    LOG = "log"
    TOUCH = "touched"
    ADD = "add"
    UNDO = "undo"
    AWAY = "away"
    SHOW = "show"


OUTCOMES = frozenset((Intent.WIN, Intent.LOSE))
"""What ends a deal."""
FREE = frozenset(
    (Intent.FOLLOW_UP, Intent.NEXT_STEP, Intent.NOTE, Intent.LOSE, Intent.WIN, Intent.LOG, Intent.TOUCH)
)
"""What ends in words of the writer's own."""


@dataclass(frozen=True, slots=True)
class Row:
    """One way to say something.

    says: the pattern. example: a message that it reads. firm: more words may follow; otherwise the
    clause has to end with it. anywhere: words that change nothing may come before it. channel: clear
    enough for a channel that only listens. unknown: may name a deal that is not known yet. traits: what
    else its words can mean.
    """

    intent: Intent
    says: str
    example: str
    firm: bool = False
    anywhere: bool = False
    channel: bool = False
    unknown: bool = False
    traits: frozenset[Trait] = frozenset()

    def has(self, *traits: Trait) -> bool:
        """Whether it has any of these traits."""
        return not self.traits.isdisjoint(traits)

    @property
    def deal_first(self) -> bool:
        """Whether the deal opens the pattern."""
        return self.says.startswith("<deals>")


def rows(intent: Intent, *ways: tuple[str, str, str, *tuple[Trait, ...]]) -> Iterator[Row]:
    """Rows of one intent: the pattern, an example, letters, and its traits.

    The letters: (f)irm, (a)nywhere, (c)hannel, (u)nknown.
    """
    for says, example, letters, *traits in ways:
        yield Row(
            intent,
            says,
            example,
            firm="f" in letters,
            anywhere="a" in letters,
            channel="c" in letters,
            unknown="u" in letters,
            traits=frozenset(traits),
        )
