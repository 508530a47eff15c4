"""Which stage a file means: its own name for it, or another tool's.

A name that is none of the pipeline's own is read by its parts ("Negotiation/Review", "Contract Sent") where
they lead to one stage alone; the preview says so, and which names led nowhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.deals import Status
from bot.domain.stages import Pipeline, Stage, StageKind
from bot.language.stages import find

_APART = re.compile(r"[/|,>:;\-–]| - ")
_STATUS = {
    "open": Status.OPEN,
    "won": Status.WON,
    "lost": Status.LOST,
    "closed won": Status.WON,
    "closed lost": Status.LOST,
    "merged": Status.MERGED,
    "withdrawn": Status.WITHDRAWN,
    "deleted": Status.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Placed:
    """What the words lead to. sure: they are the stage's own. guess: the nearest, where they lead nowhere."""

    stage: Stage | None
    sure: bool
    guess: Stage | None = None


class Stages:
    """The stages of the pipeline that the deals go into, each wording looked up once."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._known: dict[str, Placed] = {}

    def place(self, said: str) -> Placed:
        """By name, by another name, by number as in Rainmaker's own export."""
        placed = self._known.get(said)
        if placed is None:
            placed = self._known[said] = self._numbered(said) or self._named(said)
        return placed

    def _numbered(self, said: str) -> Placed | None:
        number = int(said) if said.isdecimal() and len(said) < 6 else None
        stage = next((each for each in self._pipeline.in_use if each.id == number), None)
        return Placed(stage, True) if stage else None

    def _named(self, said: str) -> Placed:
        found = find(said, self._pipeline)
        if isinstance(found, Stage):
            return Placed(found, True)
        parts = [*_APART.split(said), *said.split()]
        meant = {each for part in parts if len(part.strip()) > 2 for each in (find(part, self._pipeline),)}
        stages = [each for each in meant if isinstance(each, Stage)]
        if len(stages) == 1:
            return Placed(stages[0], False)
        return Placed(None, False, next(iter(found), None))


def status_of(said: str) -> Status | None:
    """The outcome that a status column tells; None for any other word."""
    return _STATUS.get(" ".join(said.casefold().replace("-", " ").split()))


def outcome_of(stage: Stage | None) -> Status:
    """What a deal in that stage is."""
    if stage is None or stage.is_open:
        return Status.OPEN
    return Status.LOST if stage.kind is StageKind.LOST else Status.WON
