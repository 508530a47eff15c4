"""Puts the words of a date in the workspace's languages into English, so that one grammar reads them all.

Done word by word on what `tokens` cut: "nächsten Dienstag um 15 Uhr" becomes "next tuesday at 15 oclock",
each word in the place of the one that it stands for. The names of weekdays and months are dateparser's,
of every language; the words around them stand in `tongues`. Short names ("Di", "mrt") and names that are
everyday English ("set", "out") count at most beside figures.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from itertools import pairwise
from typing import Any

from bot.language.dates.tokens import Token
from bot.language.dates.tongues import TABLES
from bot.language.dates.vocabulary import Kinds, kinds
from bot.language.names.ordinary import ORDINARY

_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_SHORTEST = 4
_BETWEEN = frozenset(("", " ", "-", ". "))
_OPENS_A_DATE = frozenset(
    "WEEKDAY MONTH DOM ORDINAL DATE CLOCK DOTTED NEXT COMING THIS SPAN TODAY TOMORROW HOUR WORDNUMBER RANK"
    " NOON UNIT end beginning mid a the new christmas easter".split()
)
_BEFORE_A_MONTH = frozenset(("DOM", "ORDINAL"))
_AFTER_A_WEEKDAY = frozenset(("DATE", "CLOCK", "DOTTED"))


@dataclass(frozen=True, slots=True)
class _Said:
    """English words for a phrase. leading: only before a word of a date; short: only beside figures."""

    words: tuple[tuple[str, Kinds], ...]
    leading: bool = False
    short: bool = False


_Phrases = dict[tuple[str, ...], _Said]


def translated(tokens: list[Token], languages: Sequence[str]) -> list[Token]:
    """The tokens with what is said in these languages in English; the same where English is the only one."""
    others = tuple(code for language in languages if (code := language.split("-")[0]) != "en")
    if not others:
        return tokens
    phrases = _phrases(others)
    longest = max(map(len, phrases), default=0)
    folded = [_folded(token.text) for token in tokens]
    found: list[Token] = []
    next_words: list[tuple[list[Token], int]] = [([], 0)] * len(tokens)
    for place in range(len(tokens) - 1, -1, -1):
        next_words[place] = _said(phrases, longest, tokens, folded, place, next_words)
    place = 0
    while place < len(tokens):
        said, place = next_words[place]
        found += said
    _rank(found)
    return found


def _rank(tokens: list[Token]) -> None:
    """Make ranks of the figures with a full stop of "1. Quartal", where a count has none."""
    for number, counted in pairwise(tokens):
        if "DOM" in number.keys and counted.glue == ". " and "SPAN" in counted.keys:
            number.keys = {"ORDINAL": number.keys["DOM"]}


def _said(
    phrases: _Phrases,
    longest: int,
    tokens: list[Token],
    folded: list[str],
    place: int,
    after: list[tuple[list[Token], int]],
) -> tuple[list[Token], int]:
    """The English of the longest phrase that begins at `place`, and where it ends."""
    for end in range(min(len(tokens), place + longest), place, -1):
        said = phrases.get(tuple(folded[place:end]))
        if said is None or not _hangs_together(tokens, place, end):
            continue
        ahead = after[end][0][0] if end < len(tokens) else None
        if said.leading and not _leads(tokens, place, ahead):
            continue
        if said.short and not _is_beside_figures(said, tokens, place, ahead):
            continue
        return _put(said, tokens, place, end), end
    return [tokens[place]], place + 1


def _hangs_together(tokens: list[Token], place: int, end: int) -> bool:
    return all(token.glue in _BETWEEN for token in tokens[place + 1 : end])


def _leads(tokens: list[Token], place: int, ahead: Token | None) -> bool:
    """ "Am Freitag", but not "I am 15 minutes late"."""
    if ahead is None or _OPENS_A_DATE.isdisjoint(ahead.keys):
        return False
    return place == 0 or tokens[place - 1].text != "i"


def _is_beside_figures(said: _Said, tokens: list[Token], place: int, ahead: Token | None) -> bool:
    """ "15 mrt", "Di 10.3.", "Fr 14 Uhr"."""
    if "MONTH" in said.words[0][1]:
        return place > 0 and not _BEFORE_A_MONTH.isdisjoint(tokens[place - 1].keys)
    return ahead is not None and tokens[place].is_capital and not _AFTER_A_WEEKDAY.isdisjoint(ahead.keys)


def _put(said: _Said, tokens: list[Token], place: int, end: int) -> list[Token]:
    """The English words in the place of the phrase; one word for one keeps what it was besides."""
    first, last = tokens[place], tokens[end - 1]
    if len(said.words) == 1 and end == place + 1:
        text, known = said.words[0]
        return [replace(first, text=text, keys={**first.keys, **known})]
    put = [
        Token(text, first.start, last.end, " ", first.is_capital, dict(known)) for text, known in said.words
    ]
    put[0].glue = first.glue
    return put


def _folded(text: str) -> str:
    """Without accents, as people type on a phone."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("’", "'"))
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=16)
def _phrases(languages: tuple[str, ...]) -> _Phrases:
    found: _Phrases = {}
    for language in languages:
        found |= dict(_names(language))
        found |= dict(_lines(TABLES.get(language, "")))
    return found


def _lines(table: str) -> Iterator[tuple[tuple[str, ...], _Said]]:
    for line in table.replace("\n", ";").split(";"):
        foreign, _, english = line.partition("=")
        for words in filter(str.strip, foreign.split(",") if english else ()):
            leading = "…" in words
            said = _Said(tuple(_english(english)), leading)
            for spelling in _spellings(words.replace("…", "").strip()):
                yield tuple(spelling.replace("-", " ").split()), said


def _english(words: str) -> Iterator[tuple[str, Kinds]]:
    """The English words with their kinds; "next / NEXT-AFTER" is one word that has that kind as well."""
    words, _, besides = words.partition("/")
    for word in words.split():
        known: Kinds = {word: None} if word.isupper() else dict(kinds(word))
        if besides:
            known[besides.strip()] = None
        yield word.lower(), known


def _spellings(words: str) -> set[str]:
    """With and without accents; German umlauts as two letters too."""
    lower = words.lower()
    spelt = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return {_folded(lower), _folded(spelt)}


def _names(language: str) -> Iterator[tuple[tuple[str, ...], _Said]]:
    try:
        info: dict[str, Any] = import_module(f"dateparser.data.date_translation_data.{language}").info
    except ImportError:
        return
    for kind, names in (("WEEKDAY", _DAY_NAMES), ("MONTH", _MONTH_NAMES)):
        for number, english in enumerate(names, start=kind == "MONTH"):
            for name in info.get(english, ()):
                yield from _name(name, english, kind, number)


def _name(name: str, english: str, kind: str, number: int) -> Iterator[tuple[tuple[str, ...], _Said]]:
    for spelling in _spellings(name.strip(".")):
        if spelling in ORDINARY and spelling != english:
            continue
        short = len(spelling) < _SHORTEST
        yield tuple(spelling.replace("-", " ").split()), _Said(((english, {kind: number}),), short=short)
