"""Stages within a sentence: which pieces, from a given place on, say a stage of any pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.stages import Pipeline, Stage, StageKind
from bot.language import stages
from bot.language.names import words
from bot.language.names.likeness import one_slip, without_s
from bot.language.names.ordinary import ORDINARY
from bot.language.phrases.pieces import Kind, Piece

_LONGEST = 5
_AROUND = frozenset(("the", "stage", "phase", "step", "status", "a", "an"))


_ENDS_A_JOB = ("done", "finished", "completed", "complete", "invoiced", "paid", "alldone", "jobdone")
"""What tradespeople say of a job that is won by being done."""


_BENT = {
    "negotiation": ("negotiating",),
    "qualification": ("qualifying",),
    "demo": ("demonstration",),
    "proposal": ("prop",),
}
"""What a deal does in a stage: "Acme is negotiating"."""

_HOW_FAR = frozenset(("final", "active", "late", "full", "advanced"))


@dataclass(frozen=True, slots=True)
class SpokenStage:
    """words: for the command, decided in the deal's own pipeline. name: as the first pipeline calls it."""

    words: str
    name: str
    kind: StageKind


def stage_at(
    pieces: Sequence[Piece], at: int, pipelines: tuple[Pipeline, ...]
) -> tuple[int, SpokenStage] | None:
    """The end of the longest stage that stands at `at`, with the words "stage" and "the" around it."""
    book = _book(pipelines)
    start = at
    while start < len(pieces) and pieces[start].kind is Kind.WORD and pieces[start].text in _AROUND:
        start += 1
    for count in range(_LONGEST, 0, -1):
        run = pieces[start : start + count]
        if len(run) < count or any(piece.kind is not Kind.WORD for piece in run):
            continue
        found = _meant(tuple(piece.text for piece in run), book)
        if found:
            end = start + count
            while end < len(pieces) and pieces[end].says("stage", "phase"):
                end += 1
            return end, found
    if start < len(pieces) and pieces[start].kind is Kind.WORD and pieces[start].text in _HOW_FAR:
        return stage_at(pieces, start + 1, pipelines)
    return None


def _meant(said: tuple[str, ...], book: _Book) -> SpokenStage | None:
    joined = "".join(said)
    exact = book.exact.get(joined) or book.exact.get(without_s(joined))
    if exact:
        return exact
    if len(said) == 1 and len(said[0]) >= 5 and said[0] not in ORDINARY:
        near = {stage.name: stage for own, stage in book.exact.items() if one_slip(said[0], own)}
        if len(near) == 1:
            return next(iter(near.values()))
    return None


@dataclass(frozen=True, slots=True)
class _Book:
    exact: dict[str, SpokenStage]


@lru_cache(maxsize=64)
def _book(pipelines: tuple[Pipeline, ...]) -> _Book:
    exact: dict[str, SpokenStage] = {}
    for pipeline in pipelines:
        for stage in pipeline.in_use:
            for wording in (stage.name, *stage.aliases):
                exact.setdefault("".join(words(wording)), _spoken(wording, stage, pipelines))
                for bent in _BENT.get(wording.casefold(), ()):
                    exact.setdefault(bent, _spoken(wording, stage, pipelines))
        if is_won_by_work(pipeline):
            for said in _ENDS_A_JOB:
                exact.setdefault(said, _spoken(pipeline.won.name, pipeline.won, pipelines))
        for wording, stage in (("won", pipeline.won), ("lost", pipeline.lost)):
            for said in (wording, f"closed {wording}", f"close {wording}"):
                exact.setdefault("".join(words(said)), _spoken(wording, stage, pipelines))
    return _Book(exact)


def is_won_by_work(pipeline: Pipeline) -> bool:
    """Whether a deal is won there by the work being done, as with tradespeople."""
    return pipeline.won.name.casefold() in _ENDS_A_JOB


def _spoken(wording: str, stage: Stage, pipelines: tuple[Pipeline, ...]) -> SpokenStage:
    """By its name where every pipeline that understands the words means a stage of that name."""
    meant = {found.name for found in stages.meant(wording, pipelines)}
    return SpokenStage(stage.name if meant <= {stage.name} else wording, stage.name, stage.kind)
