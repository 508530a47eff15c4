"""Thousands written as one word, in German and Dutch: "zwanzigtausend", "vijfentwintigduizend"."""

from __future__ import annotations

from collections.abc import Iterator

_GERMAN = (
    "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn"
    " siebzehn achtzehn neunzehn"
).split()
_GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_DUTCH = (
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien"
    " achttien negentien"
).split()
_DUTCH_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()


def _below_a_hundred(units: list[str], tens: list[str], joint: str) -> Iterator[tuple[str, int]]:
    yield from ((word, number) for number, word in enumerate(units, start=1))
    for ten, word in enumerate(tens, start=2):
        yield word, ten * 10
        yield from ((f"{one}{joint}{word}", ten * 10 + n) for n, one in enumerate(units[:9], start=1))


def _spelled() -> Iterator[tuple[str, int]]:
    for word, number in _below_a_hundred(_GERMAN, _GERMAN_TENS, "und"):
        yield f"{word}tausend", number * 1_000
    for number, word in enumerate(["", *_GERMAN[1:9]], start=1):
        yield f"{word}hunderttausend", number * 100_000
    for word, number in _below_a_hundred(_DUTCH, _DUTCH_TENS, "en"):
        yield f"{word}duizend", number * 1_000
    for number, word in enumerate(["", *_DUTCH[1:9]], start=1):
        yield f"{word}honderdduizend", number * 100_000


def _without_umlauts(word: str) -> str:
    return word.replace("ü", "ue").replace("ö", "oe").replace("ß", "ss")


THOUSANDS = {spelling: number for word, number in _spelled() for spelling in (word, _without_umlauts(word))}
"""What each word says, with its umlauts and without."""
