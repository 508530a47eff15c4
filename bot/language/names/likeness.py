"""How alike two words are: the same, the beginning of one, or one slip of the finger apart.

A slip is one letter too many, too few or wrong, or two neighbours swapped (optimal string alignment
distance 1). Words of three letters and words with digits get no such mercy: "Q3" is not a typo of "Q4". A
word of four letters is often one letter from another company's (Audi and Aldi), so there a letter counts
as a slip only where it lies beside the right one on the keyboard or sounds like it.
"""

from __future__ import annotations

from enum import IntEnum
from itertools import pairwise

from rapidfuzz.distance import OSA

from bot.language.names.ordinary import ORDINARY

SHORTEST_TYPO = 4
SHORTEST_PREFIX = 3


class Likeness(IntEnum):
    """From the surest to the least sure."""

    SAME = 0
    JOINED = 1  # the same letters, written together or apart, or with an s at the end
    ACRONYM = 2
    PREFIX = 3
    TYPO = 4
    SHORT_TYPO = 5  # in a word of four letters


def likeness(typed: str, word: str) -> Likeness | None:
    """How `typed` resembles the `word` of a name, or None where it does not."""
    if typed == word:
        return Likeness.SAME
    if without_s(typed) == without_s(word) or typed == word.replace("&", "") or spelt_alike(typed, word):
        return Likeness.JOINED
    if word.startswith(typed) and (len(typed) >= SHORTEST_PREFIX or not typed.isascii()):
        return Likeness.PREFIX
    if unspaced(word) and typed in word:
        return Likeness.PREFIX
    if one_slip(typed, word) or (
        typed.endswith("s") and len(typed) == len(word) and one_slip(typed[:-1], word)
    ):
        return Likeness.TYPO
    return Likeness.SHORT_TYPO if short_slip(typed, word) else None


_SHORT_FORMS = {
    frozenset(pair.split("/"))
    for pair in """
    bros/brothers st/saint st/street rd/road ave/avenue ln/lane sq/square blvd/boulevard intl/international
    mfg/manufacturing assoc/associates svcs/services natl/national uni/university univ/university
    hosp/hospital eng/engineering mgmt/management ind/industries inst/institute shri/sri mt/mount
    1/one 2/two 3/three 4/four 5/five 6/six 7/seven 8/eight 9/nine 10/ten 11/eleven 12/twelve 1st/first
    2nd/second 3rd/third 4th/fourth 5th/fifth
    dept/department govt/government centre/center labs/laboratories lab/laboratory grp/group
    """.split()
}


_OTHER_FORMS = {
    word: tuple(sorted(other for pair in _SHORT_FORMS if word in pair for other in pair - {word}))
    for word in frozenset().union(*_SHORT_FORMS)
}


def other_spellings(word: str) -> tuple[str, ...]:
    """How else the word may stand in a name: Müller for "mueller", Brothers for "bros"."""
    plural = (word + "s",) if len(word) > SHORTEST_TYPO and word.isalpha() else ()
    return (folded(word), *_OTHER_FORMS.get(word, ()), *plural)


def spelt_alike(typed: str, word: str) -> bool:
    """Whether they are two spellings of one word: Mueller and Müller, Bros and Brothers."""
    if frozenset((typed, word)) in _SHORT_FORMS:
        return True
    return len(typed) != len(word) and min(len(typed), len(word)) >= 3 and folded(typed) == folded(word)


def folded(word: str) -> str:
    """With German umlauts and the Dutch ij as one letter, however they are typed."""
    for spelt, letter in (("ae", "a"), ("oe", "o"), ("ue", "u"), ("ij", "y")):
        word = word.replace(spelt, letter)
    return word


def one_slip(typed: str, word: str) -> bool:
    """Whether one slip of the finger, or ph for f, makes `word` of `typed`. Both are normalised words."""
    if typed != word and typed.replace("ph", "f") == word.replace("ph", "f"):
        return len(word) >= SHORTEST_TYPO
    shorter = min(len(typed), len(word))
    if shorter < SHORTEST_TYPO or abs(len(typed) - len(word)) > 1 or typed == word:
        return False
    if not (typed.isalpha() and word.isalpha()) or OSA.distance(typed, word, score_cutoff=1) > 1:
        return False
    if typed[0] != word[0]:
        return shorter >= 5 and (typed[:2] == word[1::-1] or typed[1:] == word or word[1:] == typed)
    if len(word) == SHORTEST_TYPO:
        return sorted(typed) == sorted(word) or _doubled(typed, word)
    return True


def short_slip(typed: str, word: str) -> bool:
    """Whether a finger that went astray makes a word of four letters of `typed`, which is no ordinary one."""
    if len(word) != SHORTEST_TYPO or typed == word or typed in ORDINARY:
        return False
    if len(typed) == len(word):
        wrong = [pair for pair in zip(typed[1:], word[1:], strict=True) if pair[0] != pair[1]]
        if typed[0] != word[0]:
            return typed[:2] == word[1::-1] and typed[2:] == word[2:]
        return len(wrong) == 1 and _is_taken_for(*wrong[0])
    return len(typed) == len(word) + 1 and any(
        typed[:i] + typed[i + 1 :] == word and _is_taken_for(typed[i], typed[i - 1] + typed[i + 1])
        for i in range(1, len(word))
    )


def _is_taken_for(letter: str, others: str) -> bool:
    return any(letter in _BESIDE.get(other, ()) for other in others)


_TAKEN_FOR_EACH_OTHER = "qwertyuiop asdfghjkl zxcvbnm ck sz iy fv dt".split()
"""Rows of a keyboard, in which neighbours are, and letters that sound alike."""

_BESIDE = {
    letter: frozenset(
        other for run in _TAKEN_FOR_EACH_OTHER for pair in pairwise(run) if letter in pair for other in pair
    )
    for letter in "abcdefghijklmnopqrstuvwxyz"
}


def another_ending(typed: str, word: str) -> bool:
    """Whether one is the other and one letter more: Globex is no slip for Globe, Goldmann is for Goldman."""
    longer, shorter = (typed, word) if len(typed) > len(word) else (word, typed)
    return longer[:-1] == shorter and longer[-1] != shorter[-1:]


def wrong_letter(typed: str, word: str) -> bool:
    """Whether the slip between the two is a wrong letter, the kind that other words differ by as well."""
    return len(typed) == len(word) and sorted(typed) != sorted(word)


def without_s(word: str) -> str:
    """The word without the s of a plural or possessive: "acme's" is typed for Acme."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def shortened(typed: str, word: str) -> bool:
    """Whether the word is typed by its beginning or without its vowels: "dyn" for Dynamic, "ntwks"."""
    if len(typed) < SHORTEST_PREFIX or typed[0] != word[:1]:
        return False
    if word.startswith(typed):
        return True
    rest = iter(word)
    return _VOWELS.isdisjoint(typed) and all(letter in rest for letter in typed)


_VOWELS = frozenset("aeiou")


def unspaced(word: str) -> bool:
    """Whether the word is in a script that writes without spaces, so that a part of it is a word too."""
    return any("\u3040" <= c <= "\u9fff" or "\u0e00" <= c <= "\u0e7f" or c >= "\U00020000" for c in word)


def _doubled(longer: str, shorter: str) -> bool:
    """Whether `longer` is `shorter` with one of its letters typed twice."""
    return len(longer) == len(shorter) + 1 and any(
        longer[i] == longer[i - 1] and longer[:i] + longer[i + 1 :] == shorter for i in range(1, len(longer))
    )
