"""Which stage of a pipeline some words mean: its name or alias, the beginning of one, or one slip away.

Stages are moved to by typing on a phone, so little is asked of the words; but between two stages that
they could mean nothing is ever guessed, and a stage that ends a deal is meant by its very words alone:
"cost" and "sign" are no slips for lost and signed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.domain.stages import Pipeline, Stage
from bot.language.names import words

_SHORTEST_PREFIX = 2
_SHORTEST_TYPO = 4
_MOST_NEAREST = 5
_ALIKE, _ALIKE_AN_END = 65, 85
"""From 0 to 100 (rapidfuzz's ratio): from there words resemble a stage's; an end is not offered lightly."""
_NOISE = frozenset(("stage", "phase", "step", "the"))
_WON, _LOST = ("won", "win"), ("lost", "loss", "lose")

Wording = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Book:
    """The stages in use with their wordings, and which stages each wording names, its words run together."""

    wordings: tuple[tuple[Stage, tuple[Wording, ...]], ...]
    exactly: dict[str, tuple[Stage, ...]]


def find(said: str, pipeline: Pipeline) -> Stage | tuple[Stage, ...]:
    """The stage in use that the words mean; else those that they resemble, best first: several, one or none.

    A stage that ends a deal is never meant by a beginning or a slip; it is among those resembled then.
    """
    typed = words(said)
    book = _book(pipeline)
    for wanted in dict.fromkeys((typed, tuple(word for word in typed if word not in _NOISE))):
        exactly = book.exactly.get("".join(wanted), ())
        found = exactly or _alike(wanted, book)
        if len(found) == 1 and (exactly or not found[0].kind.is_end):
            return found[0]
        if found:
            return found[:_MOST_NEAREST]
    return _nearest(typed, book)


def meant(said: str, pipelines: Iterable[Pipeline]) -> tuple[Stage, ...]:
    """The stages that the words mean, one for each pipeline in which they are certain."""
    found = (find(said, pipeline) for pipeline in pipelines)
    return tuple(stage for stage in found if isinstance(stage, Stage))


@lru_cache(maxsize=256)
def _book(pipeline: Pipeline) -> _Book:
    """The plain words for a win and a loss are always understood, unless they name other stages."""
    own = {stage: tuple(words(text) for text in (stage.name, *stage.aliases)) for stage in pipeline.in_use}
    taken = {wording for wordings in own.values() for wording in wordings}
    for stage, plain in ((pipeline.won, _WON), (pipeline.lost, _LOST)):
        own[stage] += tuple((said,) for said in plain if (said,) not in taken)
    exactly: dict[str, tuple[Stage, ...]] = {}
    for stage, wordings in own.items():
        for joined in {"".join(wording) for wording in wordings}:
            exactly[joined] = (*exactly.get(joined, ()), stage)
    return _Book(tuple(own.items()), exactly)


def _alike(wanted: Wording, book: _Book) -> tuple[Stage, ...]:
    """The stages with a wording of the surest kind of likeness."""
    for alike in (_begins, _contains, _mistyped):
        found = tuple(
            stage for stage, wordings in book.wordings if any(alike(wanted, own) for own in wordings)
        )
        if found:
            return found
    return ()


def _begins(typed: Wording, own: Wording) -> bool:
    """Each word typed begins a word of the name, in the same order from the first: "lead qual", "neg"."""
    return bool(typed) and len(typed) <= len(own) and all(map(_is_beginning, typed, own))


def _contains(typed: Wording, own: Wording) -> bool:
    """A later word of the name, or its beginning: "generation" for Lead generation."""
    return any(_begins(typed, own[start:]) for start in range(1, len(own)))


def _mistyped(typed: Wording, own: Wording) -> bool:
    """At most one slip in each word."""
    return len(typed) == len(own) and all(map(_one_slip, typed, own))


def _is_beginning(typed: str, own: str) -> bool:
    return typed == own or (len(typed) >= _SHORTEST_PREFIX and own.startswith(typed))


def _one_slip(typed: str, own: str) -> bool:
    if typed == own:
        return True
    long_enough = min(len(typed), len(own)) >= _SHORTEST_TYPO or (len(typed) == len(own) == 3)
    return long_enough and OSA.distance(typed, own, score_cutoff=1) <= 1 and _alike_enough(typed, own)


def _alike_enough(typed: str, own: str) -> bool:
    """Of three letters only swapped neighbours are a slip: "wno" means won, "own" does not."""
    return len(own) > 3 or (typed[0] == own[0] and sorted(typed) == sorted(own))


def _nearest(typed: Wording, book: _Book) -> tuple[Stage, ...]:
    """The stages whose words resemble the typed ones, likest first; of equals, in the pipeline's order."""
    said = " ".join(typed)
    found: list[tuple[float, Stage]] = []
    for stage, wordings in book.wordings:
        alike = max(fuzz.ratio(said, " ".join(own)) for own in wordings)
        if alike >= (_ALIKE_AN_END if stage.kind.is_end else _ALIKE):
            found.append((alike, stage))
    return tuple(stage for _, stage in sorted(found, key=lambda each: -each[0]))[:_MOST_NEAREST]


@dataclass(frozen=True, slots=True)
class Clash:
    """Words of a stage that mean something else already. said: they; sentence: what they mean."""

    said: str
    sentence: str


_OUTCOMES = frozenset(("won", "lost", "closedwon", "closedlost", "closewon", "closelost"))
_LEADING = frozenset(("to", "into", "in", "at", "as"))
"""Words that are passed over before a stage: "move Acme to negotiation"."""


def clash(pipeline: Pipeline, stage: Stage) -> Clash | None:
    """The first of a stage's name and other words that cannot mean it alone; None where all can."""
    others = [each for each in pipeline.in_use if each.id != stage.id]
    taken = {"".join(words(text)): each for each in others for text in (each.name, *each.aliases)}
    for said in (stage.name, *stage.aliases):
        typed = words(said)
        joined = "".join(typed)
        if joined in taken:
            return Clash(said, f'"{said}" means {taken[joined].name} already. Use another word.')
        if joined in _OUTCOMES and not stage.kind.is_end:
            return Clash(said, f'"{said}" closes a deal, so it cannot mean {stage.name}.')
        if not typed or all(word in _NOISE | _LEADING for word in typed):
            return Clash(said, f'"{said}" stands before a stage\'s name, so it cannot be one.')
    return None
