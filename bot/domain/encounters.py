"""Refusals that show a deal: several to pick from, or what someone else has done to one meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.deals import Deal
from bot.domain.events import PastEvent
from bot.domain.refusals import Choice, Refusal
from bot.domain.stages import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick(Choice):
    """A choice of a deal, which its button tells from its namesakes by amount and stage."""

    deal: Deal
    stage: Stage


class ChangedSince(Refusal):
    """Someone else was first, and nothing is overwritten. since: their events, in order."""

    def __init__(
        self,
        sentence: str,
        *,
        since: tuple[PastEvent, ...] = (),
        usage: str | None = None,
        choices: tuple[Choice, ...] = (),
    ) -> None:
        super().__init__(sentence, usage=usage, choices=choices)
        self.since = since
