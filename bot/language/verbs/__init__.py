"""The one table of verbs, and finding a verb by what someone typed for it."""

from __future__ import annotations

from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.language.verbs.fields import FIELD_VERBS
from bot.language.verbs.looking import LOOKING_VERBS
from bot.language.verbs.pipeline import PIPELINE_VERBS
from bot.language.verbs.selling import SELLING_VERBS
from bot.language.verbs.verb import Family, Verb
from bot.language.verbs.working import WORKING_VERBS

__all__ = ["VERBS", "Family", "Verb", "called", "nearest", "of_family", "spelled"]

VERBS: tuple[Verb, ...] = (
    *SELLING_VERBS,
    *FIELD_VERBS,
    *WORKING_VERBS,
    *LOOKING_VERBS,
    *PIPELINE_VERBS,
)
"""Every verb, in the order in which help shows them."""

_SHORTEST_BEGINNING = 2
_SHORT = 3
_ALIKE = 65
"""From 0 to 100 (rapidfuzz's ratio); what is less alike is not worth offering."""


def of_family(family: Family) -> tuple[Verb, ...]:
    """The verbs of `/deal` or of `/pipeline`, in the order of their help."""
    return tuple(verb for verb in VERBS if verb.family == family)


def spelled(family: Family, words: str) -> Verb | None:
    """The verb whose name or alias the words are, letter by letter but in any case."""
    return _book(family).get(words.lower())


def called(family: Family, word: str) -> Verb | None:
    """The one verb that the word means: its name or alias, the beginning of one verb, or one slip away."""
    said = word.lower()
    if verb := spelled(family, said):
        return verb
    book = _book(family)
    meant = [book[own] for own in book if len(said) >= _SHORTEST_BEGINNING and own.startswith(said)]
    meant = meant or [book[own] for own in book if _one_slip(said, own)]
    return meant[0] if len(set(map(id, meant))) == 1 else None


def nearest(family: Family, word: str, most: int = 3) -> tuple[Verb, ...]:
    """The verbs that the word resembles, best first; none where it resembles nothing."""
    said = word.lower()
    alike = {
        verb.name: max(_likeness(said, own) for own in (verb.name, *verb.aliases))
        for verb in of_family(family)
    }
    ranked = sorted(of_family(family), key=lambda verb: -alike[verb.name])
    return tuple(verb for verb in ranked if alike[verb.name] >= _ALIKE)[:most]


@cache
def _book(family: Family) -> dict[str, Verb]:
    names = {verb.name: verb for verb in of_family(family)}
    return names | {alias: verb for verb in of_family(family) for alias in verb.aliases if alias not in names}


def _one_slip(said: str, own: str) -> bool:
    """A slip in a word of three letters is two of them swapped: "wno" means won, "foo" does not mean ooo."""
    if len(own) <= _SHORT or len(said) < _SHORT:
        return sorted(said) == sorted(own) and OSA.distance(said, own, score_cutoff=1) == 1
    return OSA.distance(said, own, score_cutoff=1) <= 1


def _likeness(said: str, own: str) -> float:
    """From 0 to 100; words of three letters resemble only what they begin or are swapped from."""
    if (len(said) >= _SHORTEST_BEGINNING and own.startswith(said)) or _one_slip(said, own):
        return 100.0
    return fuzz.ratio(said, own) if min(len(said), len(own)) > _SHORT else 0.0
