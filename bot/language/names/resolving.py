"""Which of some names a person means: none, one, or several to ask about.

The rule above all: never another deal. A name is only taken when every word that was typed is
accounted for in it, and of those the ones that resemble it most surely are returned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.language.names.likeness import Likeness, another_ending, likeness, one_slip, wrong_letter
from bot.language.names.words import LEGAL_FORMS, TRADE_WORDS, acronyms, words

NOISE = frozenset(
    """
    a acct account an client customer deal deals for from my of opp oppty opportunity our prospect that
    the this with
    """.split()
)
_LONGEST_QUERY = 12
_PRIVATE = "private"
"""A legal form only beside another: "Private Limited"."""
_SHORTEST_PART = 6
_SHORTEST_LATER_PART = 9
"""Letters of a word that may have a wrong one and still mean the first, or a later, word of a name."""


@dataclass(frozen=True, slots=True)
class _Match:
    """How a name fits. left_over: its words that were not typed; `partial`: any, a legal form included.

    doubtful: not enough by itself, but enough to doubt another name that is no surer.
    """

    sureness: int
    left_over: int
    partial: bool
    name: str
    doubtful: bool = False


def resolve(query: str, candidates: Iterable[str]) -> list[str]:
    """The names that `query` can mean, best first: none is unknown, one is meant, several need asking.

    A name that is literally what was typed wins over names that merely contain it. Otherwise all
    names of the surest kind of likeness come back, so that a doubt is a question and never a guess.
    """
    names = list(dict.fromkeys(candidates))
    typed = words(query)
    if not typed or len(typed) > _LONGEST_QUERY * 4:
        return []
    literally = [name for name in names if words(name) == typed or "".join(words(name)) == "".join(typed)]
    if literally:
        return literally
    if _says_nothing(typed) and not any(typed[0] in acronyms(name) for name in names):
        return []
    for wanted, whole_only in _readings(typed):
        near = [match for name in names if (match := _match(wanted, name, whole_only))]
        found = [match for match in near if not match.doubtful]
        if not found and all(match.sureness == Likeness.TYPO for match in near) and len(near) > 1:
            found = near  # none of them is sure enough, but each as likely
        if found:
            surest = min(match.sureness for match in found)
            best = [match for match in found if match.sureness == surest]
            if surest == Likeness.SAME and all(match.partial for match in best):
                # "smith" is as well the beginning of Smith's Bakery as of Smith & Jones
                best = [match for match in found if match.sureness <= Likeness.JOINED]
            if surest >= Likeness.TYPO:  # a slip in the whole of a name is likelier than one in a part
                best = [match for match in best if not match.partial] or [
                    match for match in near if match.sureness == surest
                ]
            return [match.name for match in sorted(best, key=lambda match: (match.left_over, match.name))]
    return []


def _says_nothing(typed: tuple[str, ...]) -> bool:
    """Whether the words are of any name: "the", "gmbh", "my deal"."""
    return all(word in LEGAL_FORMS or word in NOISE for word in typed)


def _readings(typed: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """What may have been meant, likeliest first: as typed, without noise, without the company suffix.

    With each goes whether it must be the whole of the name: "Uber Technologies" may mean Uber, but
    "Delta Technologies" does not mean Delta Air Lines.
    """
    typed = typed[:_LONGEST_QUERY]
    yield typed, False
    quiet = tuple(word for word in typed if word not in NOISE)
    if quiet and quiet != typed:
        yield quiet, False
    bare = tuple(word for word in quiet if word not in LEGAL_FORMS)
    if _PRIVATE in bare and len(bare) > 1 and {"limited", "ltd"} & set(quiet):
        bare = tuple(word for word in bare if word != _PRIVATE)
    if bare and bare != quiet:
        yield bare, False
    short = tuple(word for word in bare if word not in TRADE_WORDS)
    if short and short != bare:
        yield short, True


def _match(typed: tuple[str, ...], name: str, whole_only: bool) -> _Match | None:
    """How surely `typed` means `name`, over all ways to write its words together or apart."""
    own = words(name)
    best: _Match | None = None
    for wanted in written_ways(typed):
        found = _accounted(wanted, own)
        if found is not None:
            kinds, unused = found
            joined = Likeness.JOINED if wanted != typed else Likeness.SAME
            left_over = sum(word not in LEGAL_FORMS for word in unused)
            match = _Match(max(*kinds, joined), left_over, bool(unused), name)
            if not _sure_enough(match, wanted, own):
                match = replace(match, doubtful=True)
            if best is None or (match.doubtful, match.sureness) < (best.doubtful, best.sureness):
                best = match
    if (best is None or best.sureness > Likeness.ACRONYM) and len(typed) == 1 and typed[0] in acronyms(name):
        best = _Match(Likeness.ACRONYM, 0, False, name)
    if best and whole_only and (best.left_over or best.sureness > Likeness.JOINED):
        return None
    return best


def written_ways(typed: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """As typed, and with two neighbours written together: "jp morgan" for JPMorgan."""
    yield typed
    for i in range(len(typed) - 1):
        yield (*typed[:i], typed[i] + typed[i + 1], *typed[i + 2 :])


def _accounted(typed: tuple[str, ...], own: tuple[str, ...]) -> tuple[list[Likeness], tuple[str, ...]] | None:
    """The kinds of likeness of all typed words to distinct words of a name, and its words left over."""
    free = list(own)
    kinds: list[Likeness] = []
    rest: list[str] = []
    for word in typed:
        if word in free:
            free.remove(word)
            kinds.append(Likeness.SAME)
        else:
            rest.append(word)
    for word in rest:
        kind = _take(word, free)
        if kind is None:
            return None
        kinds.append(kind)
    return kinds, tuple(free)


def _take(typed: str, free: list[str]) -> Likeness | None:
    """Uses up the word, or run of words, of `free` that is most like `typed`."""
    for first in range(len(free)):
        run = free[first]
        for last in range(first + 1, min(first + 4, len(free))):
            run += free[last]
            if run == typed:
                del free[first : last + 1]
                return Likeness.JOINED
    alike = [(kind, i) for i, word in enumerate(free) if (kind := likeness(typed, word)) is not None]
    likest = min(alike, default=None)
    if likest is None:
        return None
    del free[likest[1]]
    return likest[0]


def _sure_enough(match: _Match, typed: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """A lone mistyped word for a part of a name must be a slip, not another company's name."""
    if len(typed) == 1 and len(typed[0]) == 1 and typed[0].isascii() and match.left_over:
        return False
    if match.sureness < Likeness.TYPO or len(typed) > 1 or not match.left_over:
        return True
    if match.sureness == Likeness.SHORT_TYPO:
        return False
    word = typed[0]
    if any(another_ending(word, other) for other in own):
        return False
    wrong = [place for place, other in enumerate(own) if one_slip(word, other) and wrong_letter(word, other)]
    if any(place > 0 for place in wrong):
        return len(word) >= _SHORTEST_LATER_PART
    return not wrong or len(word) >= _SHORTEST_PART  # "bayer" is no slip for Baker & McKenzie
