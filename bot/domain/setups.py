"""Changes of a workspace's setup: what was altered, from what to what, by whom and when.

A subject is what one change is about: a setting by its name, a pipeline with all its stages, or the row of
pipelines. Of one subject changes are taken back in order; of different subjects in any.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.deals import Deal
from bot.domain.stages import Pipeline, Stage
from bot.domain.workspaces import Workspace

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
class Setup:
    """All that the pages of the setup show. page: the one asked for.

    asks: a setting that was named without a value. form: the one to open, about that stage. seen: the mark of
    what the form shows. held: the deals in the stage. holding: (pipeline, stage) -> how many deals are there.
    is_new: nobody has set up anything yet.
    """

    place: Workspace
    page: str = "overview"
    asks: str | None = None
    pipeline: int | None = None
    stage: int | None = None
    holding: dict[tuple[int, int], int] = field(default_factory=dict)
    held: HeldDeals | None = None
    history: tuple[Alteration, ...] = ()
    is_new: bool = False
    form: str | None = None
    seen: str | None = None

    @property
    def shown(self) -> Pipeline:
        """The pipeline that the page is about; the first where that one is gone."""
        found = (each for each in self.place.pipelines if each.id == self.pipeline)
        return next(found, self.place.pipeline)

    def count(self, pipeline: int, stage: int | None = None) -> int:
        """How many deals a stage holds, or a whole pipeline's open stages."""
        if stage is not None:
            return self.holding.get((pipeline, stage), 0)
        return sum(count for (where, _), count in self.holding.items() if where == pipeline)


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


@dataclass(frozen=True, slots=True)
class SetupChanged:
    """What was set, as one change. moved: how many deals went along; left: how many still wait for that.

    page, pipeline: where the change shows. heard_in: the channel that hears of deals from now on. back: the
    change was taken back.
    """

    alterations: tuple[Alteration, ...]
    change: int
    page: str = "overview"
    pipeline: int | None = None
    moved: int = 0
    into: Stage | None = None
    left: int = 0
    heard_in: str | None = None
    back: bool = False


def mark_of(value: Any) -> str:
    """A short mark of a value, by which a later change of it is noticed."""
    told = json.dumps(value, sort_keys=True, separators=(",", ":"), default=list)
    return hashlib.sha256(told.encode()).hexdigest()[:10]
