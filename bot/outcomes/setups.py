"""What came of looking at the workspace's setup, and of changing it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.domain.setups import Alteration, HeldDeals
from bot.domain.stages import Pipeline, Stage
from bot.domain.workspaces import Workspace


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
