"""Words one slip of the finger from a typed one, without comparing it with all of them.

One slip leaves the first or the second half of a word intact (except two letters swapped across the
middle, which are looked up swapped back). So words are filed under both halves, and few are compared.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.language.names.likeness import one_slip


class NearWords:
    """An index of words, built once; two entries a word."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._by_half: dict[tuple[int, bool, str], list[str]] = {}
        for word in self._words:
            half = len(word) // 2
            for first, part in ((True, word[:half]), (False, word[half:])):
                self._by_half.setdefault((len(word), first, part), []).append(word)

    def near(self, typed: str) -> list[str]:
        """The words that one slip turns into `typed`, in alphabetical order."""
        found = {word for word in self._sharing_half(typed) if one_slip(typed, word)}
        middle = len(typed) // 2
        if middle:
            swapped = typed[: middle - 1] + typed[middle] + typed[middle - 1] + typed[middle + 1 :]
            if swapped in self._words and one_slip(typed, swapped):
                found.add(swapped)
        return sorted(found)

    def _sharing_half(self, typed: str) -> Iterable[str]:
        for length in (len(typed) - 1, len(typed), len(typed) + 1):
            half = length // 2
            yield from self._by_half.get((length, True, typed[:half]), ())
            yield from self._by_half.get((length, False, typed[-(length - half) :]), ())
