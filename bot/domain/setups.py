"""Changes of a workspace's setup: what was altered, from what to what, by whom and when.

A subject is what one change is about: a setting by its name, a pipeline with all its stages, or the row of
pipelines. Of one subject changes are taken back in order; of different subjects in any.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.deals import Deal
from bot.domain.stages import Stage

PIPELINES = "pipelines"
"""The subject of which pipelines there are, and in which order."""
_PIPELINE = "pipeline:"


def subject_of(pipeline: int) -> str:
    """The subject of a pipeline's name and stages."""
    return f"{_PIPELINE}{pipeline}"


def pipeline_in(subject: str) -> int | None:
    """The pipeline that a subject is about; None for any other subject."""
    return int(subject.removeprefix(_PIPELINE)) if subject.startswith(_PIPELINE) else None


@dataclass(frozen=True, slots=True)
class Alteration:
    """One subject, as it was and as it is now, each as JSON values.

    label: what is called so in the echo, "Hour", "Demo". told: what happened to it, in words; None where the
    values themselves tell it. by, at: who and when, UTC; undone_by: the change that took it back.
    """

    subject: str
    label: str
    was: Any
    now: Any
    told: str | None = None
    by: str = ""
    at: datetime | None = None
    change: int = 0
    undone_by: int | None = None


@dataclass(frozen=True, slots=True)
class HeldDeals:
    """The first deals that a stage holds, and how many there are in all."""

    first: tuple[Deal, ...]
    total: int

    def sentence(self, stage: Stage) -> str:
        """ "Demo still holds 5 deals: Acme, Beta, Gamma and 2 more."."""
        names = ", ".join(deal.name for deal in self.first)
        more = self.total - len(self.first)
        rest = f" and {more:,} more" if more > 0 else ""
        return f"{stage.name} still holds {self.total:,} deal{'s' if self.total != 1 else ''}: {names}{rest}."


def mark_of(value: Any) -> str:
    """A short mark of a value, by which a later change of it is noticed."""
    told = json.dumps(value, sort_keys=True, separators=(",", ":"), default=list)
    return hashlib.sha256(told.encode()).hexdigest()[:10]
