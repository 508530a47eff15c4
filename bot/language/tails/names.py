"""Reads what speaks of two names: rename and merge."""

from __future__ import annotations

import re

from bot.language.commands import Command, DealRef, MergeDeals, RenameDeal
from bot.language.context import Scope
from bot.language.quotes import leading_quote
from bot.language.tails.tail import Tail, about, whole, without, words_or_none

_TO = re.compile(r"\s+(?:to|as|into|→|[-=]+>)\s+", re.IGNORECASE)
_INTO = re.compile(r"\s+(?:into|with|to|in|and|→|[-=]+>)\s+", re.IGNORECASE)
_MOST_SPLITS = 8


def rename(tail: Tail) -> Command:
    deal, new = _two(tail, _TO)
    return RenameDeal(deal, words_or_none(without(new, "to", "as", "into")))


def merge(tail: Tail) -> Command:
    deal, other = _two(tail, _INTO)
    other = without(other, "into", "with", "to", "in", "and")
    return MergeDeals(deal, whole(tail, other) if other else None)


def _two(tail: Tail, between: re.Pattern[str]) -> tuple[DealRef, str]:
    """The deal and the words after it. The word between parts them where a known name stands before it.

    "Acme Nova to Beta" is about Acme Nova even where only Acme is known; a name can hold the word too.
    """
    text = tail.needing_a_deal().text
    if leading_quote(text):
        return about(tail)
    splits = list(between.finditer(text))[:_MOST_SPLITS]
    for split in splits:
        if tail.context.names.whole(text[: split.start()], Scope.ANY):
            return whole(tail, text[: split.start()]), text[split.end() :]
    if splits:
        return whole(tail, text[: splits[0].start()]), text[splits[0].end() :]
    return about(tail)
