"""Stages and pipelines: the phases a deal passes, their odds and limits, and the templates to start from.

A pipeline always has at least one open stage and exactly one won and one lost stage. Stage numbers are
never used again, so that the past keeps its meaning after a stage is renamed or retired.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.refusals import Refusal

COMMITTED_FROM = 70
"""Percent of an open stage's odds from which its deals count as committed."""
NEGOTIATION = "negotiation"


class StageKind(StrEnum):
    OPEN = "open"
    WON = "won"
    AFTER_SALE = "after-sale"
    LOST = "lost"

    @property
    def is_end(self) -> bool:
        """Won or lost, of which every pipeline has exactly one."""
        return self in (StageKind.WON, StageKind.LOST)


@dataclass(frozen=True, slots=True)
class Stage:
    """One phase of a pipeline.

    odds: percent, 0 to 100. quiet_after: working days without a touch. expected_days: calendar days a
    deal usually stays. Both are None where no clock runs (won, after-sale and lost).
    """

    id: int
    name: str
    kind: StageKind
    odds: int
    quiet_after: int | None = None
    expected_days: int | None = None
    aliases: tuple[str, ...] = ()
    retired: bool = False

    @property
    def is_open(self) -> bool:
        return self.kind is StageKind.OPEN

    def is_called(self, name: str) -> bool:
        """Whether that is its name or one of its aliases, without regard to case."""
        return name.casefold() in (self.name.casefold(), *(alias.casefold() for alias in self.aliases))


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A named row of stages, in order. Raises Refusal when it could not hold a deal's whole life."""

    id: int
    name: str
    stages: tuple[Stage, ...]

    def __post_init__(self) -> None:
        kinds = [stage.kind for stage in self.stages if not stage.retired]
        if StageKind.OPEN not in kinds:
            raise Refusal(f'The pipeline "{self.name}" needs at least one open stage. Nothing changed.')
        for kind in (StageKind.WON, StageKind.LOST):
            if kinds.count(kind) != 1:
                raise Refusal(f'The pipeline "{self.name}" needs exactly one {kind} stage. Nothing changed.')

    def __hash__(self) -> int:
        """By number and name, for the words of a pipeline are looked up by it several times a command."""
        return hash((self.id, self.name))

    def stage(self, stage_id: int) -> Stage:
        """The stage of that number, retired or not. KeyError when the pipeline never had it."""
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise KeyError(stage_id)

    @property
    def in_use(self) -> tuple[Stage, ...]:
        return tuple(stage for stage in self.stages if not stage.retired)

    @property
    def open_stages(self) -> tuple[Stage, ...]:
        return tuple(stage for stage in self.in_use if stage.is_open)

    @property
    def first(self) -> Stage:
        return self.open_stages[0]

    @property
    def won(self) -> Stage:
        return next(stage for stage in self.in_use if stage.kind is StageKind.WON)

    @property
    def lost(self) -> Stage:
        return next(stage for stage in self.in_use if stage.kind is StageKind.LOST)

    @property
    def after_sale(self) -> Stage | None:
        return next((stage for stage in self.in_use if stage.kind is StageKind.AFTER_SALE), None)

    @property
    def negotiations(self) -> frozenset[int]:
        """The numbers of the stages whose deals must not die unseen.

        Those called negotiation and all open ones of odds from 70 %; the last open one if there are none.
        """
        opened = self.open_stages
        found = [each for each in opened if each.odds >= COMMITTED_FROM or each.is_called(NEGOTIATION)]
        return frozenset(stage.id for stage in found or opened[-1:])


_OPEN, _WON, _AFTER, _LOST = StageKind.OPEN, StageKind.WON, StageKind.AFTER_SALE, StageKind.LOST

_WON_WORDS = ("won", "closed won", "close won", "converted", "signed")
_LOST_WORDS = ("lost", "closed lost", "close lost", "dead")
_AFTER_WORDS = ("after-sale", "after sale", "customer", "follow-up stage")


def seven_phases(pipeline_id: int = 1, name: str = "Sales") -> Pipeline:
    """The seven phases of a sales pipeline, and a way out: what a new workspace starts with."""
    return Pipeline(
        pipeline_id,
        name,
        (
            Stage(1, "Lead generation", _OPEN, 5, 10, 14, ("lead", "new", "prospect", "prospecting")),
            Stage(2, "Lead qualification", _OPEN, 10, 7, 10, ("qualified", "qualification", "qualifying")),
            Stage(
                3, "Lead interaction", _OPEN, 20, 7, 14, ("contacted", "interaction", "meeting", "discovery")
            ),
            Stage(
                4,
                "Value proposition",
                _OPEN,
                40,
                7,
                14,
                ("proposal", "quote", "demo", "offer", "value prop"),
            ),
            Stage(5, "Negotiation", _OPEN, 70, 5, 21, ("nego", "negotiating", "contract", "terms")),
            Stage(6, "Conversion", _WON, 100, aliases=_WON_WORDS),
            Stage(7, "Customer follow-up", _AFTER, 100, aliases=_AFTER_WORDS),
            Stage(8, "Lost", _LOST, 0, aliases=_LOST_WORDS),
        ),
    )


_Row = tuple[str, int, int, int, tuple[str, ...]]
"""A stage's name, odds (percent), working days until quiet, expected days, and its aliases."""


def _template(name: str, won: str, rows: tuple[_Row, ...]) -> Pipeline:
    """A pipeline of these open stages, ended by a won stage of that name, after-sale and lost."""
    opened = tuple(
        Stage(number, stage, _OPEN, odds, quiet, expected, aliases)
        for number, (stage, odds, quiet, expected, aliases) in enumerate(rows, 1)
    )
    last = len(opened)
    return Pipeline(
        1,
        name,
        (
            *opened,
            Stage(last + 1, won, _WON, 100, aliases=_WON_WORDS),
            Stage(last + 2, "Customer", _AFTER, 100, aliases=_AFTER_WORDS),
            Stage(last + 3, "Lost", _LOST, 0, aliases=_LOST_WORDS),
        ),
    )


def trades() -> Pipeline:
    """A plumber's: Enquiry, Quote, Booked; a job that is done is won."""
    return _template(
        "Trades",
        "Done",
        (
            ("Enquiry", 20, 3, 5, ("lead", "new", "call")),
            ("Quote", 50, 5, 10, ("quoted", "offer", "proposal")),
            ("Booked", 90, 10, 21, ("scheduled", "accepted")),
        ),
    )


def wholesale() -> Pipeline:
    """International distribution: from the enquiry over samples and terms to the order, which is won."""
    return _template(
        "Wholesale",
        "Order",
        (
            ("Enquiry", 10, 7, 14, ("lead", "new", "inquiry")),
            ("Sample", 25, 10, 30, ("samples",)),
            ("Quote", 40, 7, 14, ("offer", "proposal", "quotation")),
            ("Terms", 60, 5, 21, ("negotiation", "nego", "incoterms")),
            ("Credit check", 80, 5, 10, ("credit", "kyc")),
        ),
    )


def saas() -> Pipeline:
    """Software by subscription: qualified, shown, tried, proposed, negotiated."""
    return _template(
        "SaaS",
        "Won",
        (
            ("Lead", 5, 7, 14, ("new", "prospect")),
            ("Qualified", 10, 7, 14, ("qualification", "discovery")),
            ("Demo", 25, 7, 14, ("demoed",)),
            ("Trial", 40, 5, 21, ("pilot", "poc")),
            ("Proposal", 55, 7, 14, ("quote", "offer", "pricing")),
            ("Negotiation", 75, 5, 21, ("nego", "contract", "terms", "legal")),
        ),
    )


TEMPLATES = {"seven phases": seven_phases, "trades": trades, "wholesale": wholesale, "saas": saas}
