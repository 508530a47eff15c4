"""A name as the words that people remember of it: without case, accents, punctuation and legal form.

Two spellings that a person would call the same name give the same words. Nothing is ever left empty:
a name of symbols alone keeps its symbols, so that it can still be found.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LEGAL_FORMS = frozenset(
    """
    inc incorporated corp corporation co company companies ltd limited llc llp lp plc gmbh mbh ag kg kgaa
    ohg ug se sa sas sarl srl spa bv nv ab as asa oy oyj aps kk pty pvt pte sdn bhd doo sro kft zrt ltda
    sl cv holding holdings group the
    """.split()
)
"""Words that name a company's legal form, not the company: they may be missing, or another's."""

TRADE_WORDS = frozenset("technologies technology tech international worldwide solutions".split())
"""Words that people add to a company's name or leave off, where the rest is the whole name."""

_SPELLED_FORMS = frozenset(("group", "holding", "holdings", "company"))
"""Legal forms that count as words in what a company is called for short: "bcg"."""

AND = frozenset(("and", "und", "et"))
_APOSTROPHES = frozenset("'’‘ʼ`´′")
# Letters that Unicode does not decompose into a plain letter and a mark.
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, normalised, and where it stands there."""

    text: str
    start: int
    end: int


def split(text: str) -> list[Word]:
    """The normalised words of `text` with their places, in order; initials ("J.B.") are still apart.

    "&" and "+" read as "and". Apostrophes, zero-width and bidirectional marks vanish within a word.
    """
    found: list[Word] = []
    letters: list[str] = []
    start = end = 0
    for place, character in enumerate(text):
        plain = _plain(character)
        if plain:
            if not letters:
                start = place
            letters.append(plain)
            end = place + 1
        elif plain is None:
            _close(found, letters, start, end)
            if character in "&+＆":
                found.append(Word("and", place, place + 1))
    _close(found, letters, start, end)
    return found


def _close(found: list[Word], letters: list[str], start: int, end: int) -> None:
    if letters:
        found.append(Word("".join(letters), start, end))
        letters.clear()


@lru_cache(maxsize=4096)
def _plain(character: str) -> str | None:
    """The character as plain lower-case letters; "" where it vanishes, None where it parts words."""
    if "a" <= character <= "z" or "0" <= character <= "9":
        return character
    if character in _APOSTROPHES or unicodedata.category(character) == "Cf":
        return ""
    decomposed = unicodedata.normalize("NFKD", character.casefold()).translate(_PLAIN)
    kept = "".join(c for c in decomposed if c.isalnum() or _is_vowel_sign(c))
    if kept:
        return kept
    return "" if unicodedata.category(character)[0] == "M" else None


def _is_vowel_sign(character: str) -> bool:
    """Whether the mark is part of a word's spelling (Devanagari, Thai), not an accent on a letter."""
    return unicodedata.category(character)[0] == "M" and not (
        "\u0300" <= character <= "\u036f" or "\ufe00" <= character <= "\ufe0f"
    )


@lru_cache(maxsize=8192)
def words(name: str) -> tuple[str, ...]:
    """The words of a name: ("johnson", "johnson"), ("jb", "hunt"), ("s&p", "global"), ("estee", "lauder")."""
    every = [word.text for word in split(name)]
    told = tuple(word for word in _initials_joined(every) if word not in AND)
    return told or tuple(every) or _symbols(name)


def core(of: tuple[str, ...]) -> tuple[str, ...]:
    """The words without those of a legal form, if any are left."""
    return tuple(word for word in of if word not in LEGAL_FORMS) or of


@lru_cache(maxsize=8192)
def acronyms(name: str) -> frozenset[str]:
    """What a name of several words is called for short: "boa" for Bank of America; "p&g", "pg"."""
    every = [word.text for word in split(name) if word.text not in LEGAL_FORMS]
    long = [word for word in every if word not in AND and word != "of"]
    if not 2 <= len(long) <= 8:
        return frozenset()
    without_and = [word for word in every if word not in AND]
    with_group = [word.text for word in split(name) if word.text in _SPELLED_FORMS or word.text in long]
    spelled = ["&" if word in AND else word[0] for word in every]
    initials = ["".join(word[0] for word in told) for told in (every, long, without_and, with_group)]
    return frozenset((*initials, "".join(spelled)))


def _initials_joined(of: list[str]) -> list[str]:
    """Runs of single letters as one word: "J.B. Hunt", "JB Hunt" and "j b hunt" are one name."""
    joined: list[str] = []
    after_initial = and_between = False
    for word in of:
        if word in AND:
            and_between = after_initial
            joined.append(word)
            continue
        initial = len(word) == 1 and word.isascii() and word.isalpha()
        if initial and after_initial:
            if and_between:
                joined.pop()
            joined[-1] += "&" + word if and_between else word
        else:
            joined.append(word)
        after_initial, and_between = initial, False
    return joined


def _symbols(name: str) -> tuple[str, ...]:
    """A name without letters and digits (emoji, "???") as one word of its visible symbols."""
    kept = "".join(c for c in name if not c.isspace() and unicodedata.category(c)[0] not in "CM")
    return (kept,) if kept else ()
