"""Transactions of requests: what cannot be committed while Slack still waits is not committed at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.store.work import Store, Work

Result = TypeVar("Result")

PATIENCE_SECONDS = 2.5
"""How long a request may take to be committed.

Slack tells a member after three seconds that their command failed; from then on it must not succeed behind
their back.
"""


@dataclass(frozen=True, slots=True)
class Transactions:
    store: Store
    patience: float = PATIENCE_SECONDS

    def run(self, team: str, job: Callable[[Work], Result]) -> Result:
        """As `Store.run`, within the patience."""
        return self.store.run(team, job, self.patience)
