"""The one table of verbs, and finding a verb by what someone typed for it."""

from __future__ import annotations

from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.language.verbs.deal import DEAL_VERBS
from bot.language.verbs.pipeline import PIPELINE_VERBS
from bot.language.verbs.verb import Family, Verb

__all__ = ["VERBS", "Family", "Verb", "called", "nearest", "of_family"]

VERBS: tuple[Verb, ...] = (*DEAL_VERBS, *PIPELINE_VERBS)

_SHORTEST_BEGINNING = 2
_SHORTEST_TYPO = 3
_ALIKE = 55
"""From 0 to 100 (rapidfuzz's ratio); what is less alike is not worth offering."""


def of_family(family: Family) -> tuple[Verb, ...]:
    """The verbs of `/deal` or of `/pipeline`, in the order of their help."""
    return tuple(verb for verb in VERBS if verb.family == family)


def called(family: Family, word: str) -> Verb | None:
    """The one verb that the word means: its name or alias, the beginning of one verb, or one slip away."""
    said = word.lower()
    book = _book(family)
    if said in book:
        return book[said]
    meant = [book[own] for own in book if len(said) >= _SHORTEST_BEGINNING and own.startswith(said)]
    meant = meant or [book[own] for own in book if _one_slip(said, own)]
    return meant[0] if len(set(map(id, meant))) == 1 else None


def nearest(family: Family, word: str, most: int = 3) -> tuple[Verb, ...]:
    """The verbs that the word resembles, best first; none where it resembles nothing."""
    said = word.lower()
    alike = {
        verb.name: max(_likeness(said, own) for own, its in _book(family).items() if its is verb)
        for verb in of_family(family)
    }
    ranked = sorted(of_family(family), key=lambda verb: -alike[verb.name])
    return tuple(verb for verb in ranked if alike[verb.name] >= _ALIKE)[:most]


@cache
def _book(family: Family) -> dict[str, Verb]:
    names = {verb.name: verb for verb in of_family(family)}
    return names | {alias: verb for verb in of_family(family) for alias in verb.aliases if alias not in names}


def _one_slip(said: str, own: str) -> bool:
    return min(len(said), len(own)) >= _SHORTEST_TYPO and OSA.distance(said, own, score_cutoff=1) <= 1


def _likeness(said: str, own: str) -> float:
    return 100.0 if len(said) > 1 and own.startswith(said) else fuzz.ratio(said, own)
