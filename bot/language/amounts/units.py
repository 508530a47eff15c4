"""Currencies as they stand before and behind a number.

Each function looks at no more than a few tokens from where it is asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.language.amounts.currencies import (
    ABBREVIATIONS,
    ALSO_PREFIX,
    DOLLAR_LETTERS,
    PREFIX_ONLY,
    SIGNS,
    SPELLED_OUT,
    UPPER_ONLY,
    Unit,
    by_code,
)
from bot.language.amounts.tokens import Tokens
from bot.language.amounts.wording import EAST_ASIAN, magnitude_of

Found = tuple[Unit, int]

_LONGEST_PHRASE = 3
_CONNECTORS = frozenset("de d di of von do des".split())
_PREFIX_NOUNS = frozenset("euro euros rupees rupee sterling".split())
_ABBREVIATED = frozenset("mio mrd tsd tys tis mln mlrd bio тыс млн млрд".split())
_THOUSANDS_BY_T = frozenset("EUR CHF SEK NOK DKK".split())  # as their bookkeepers write: "TEUR", "tkr"
_BARE_LETTERS = frozenset("a s b j".split())
_AFTER_DOLLAR = {"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "HK": "HKD", "SG": "SGD"}


def before_number(tokens: Tokens, start: int) -> Found | None:
    """The currency that begins at `start` and ends right before a number; the end is past its space."""
    found = _dollar_at(tokens, start) or _sign_at(tokens, start) or _word_before(tokens, start)
    if found is None:
        return None
    unit, end = found
    if "CAD" in unit.family and tokens[end].text in _AFTER_DOLLAR:
        unit, end = Unit(_AFTER_DOLLAR[tokens[end].text]), end + 1
    end = tokens.after_space(end)
    # "$ USD 5", "EUR € 5", "NZD $100": the second one says it too.
    again = _sign_at(tokens, end) or _code_at(tokens, end)
    if again and (again[0].narrowed_by(unit) or unit.narrowed_by(again[0])):
        second, end = again
        unit = second if unit.narrowed_by(second) and not second.family else unit
        end = tokens.after_space(end)
    return unit, end


@dataclass(frozen=True, slots=True)
class Scaled:
    """A currency with thousands or millions before a number: "TEUR 250", "k€ 20". end: where that begins."""

    unit: Unit
    factor: int
    style: str
    end: int


def scaled_before(tokens: Tokens, start: int) -> Scaled | None:
    """The currency in thousands or millions that begins at `start`, right before digits."""
    if tokens[start].kind != "word" or tokens[start - 1].kind in ("digits", "word"):
        return None
    both, end = glued(tokens[start].text), start + 1
    if both and both[2] is None and len(tokens[start].text) == 1:
        sign = SIGNS.get(tokens[end].text)
        factor = 1000 if tokens[start].text == "T" else both[0]
        both, end = (factor, "comma", sign), end + 1
    at = tokens.after_space(end)
    if both is None or both[2] is None or both[0] == 1 or tokens[at].kind != "digits":
        return None
    return Scaled(both[2], both[0], both[1], at)


def after_number(tokens: Tokens, start: int, prefix: Unit | None) -> Found | None:
    """The currency behind a number that ends at `start`, past a space or a "de" if need be.

    With a `prefix` only one that agrees with it is taken: "£94.50 GBP", "$100 CAD", "$15 US".
    """
    dotted = (
        tokens[start].text == "."
        and tokens[start - 1].lower in _ABBREVIATED
        and tokens[start + 1].kind != "digits"
    )
    more = tokens[start].text == "+" and tokens[start + 1].kind != "digits"  # "40k+ USD"
    at = tokens.after_space(start + (dotted or more))
    found = _behind(tokens, at) or _of_a_people(tokens, at)
    if found is None and at > start and tokens[at].lower in _CONNECTORS:
        follows = at + 2 if tokens[at + 1].text in ("'", "’") else tokens.after_space(at + 1)
        found = _behind(tokens, follows)
    if found is None and tokens[start].text == "-":
        found = _spelled_at(tokens, start + 1)
    if not found and prefix and tokens[at].text in _AFTER_DOLLAR and "CAD" in prefix.family:
        return Unit(_AFTER_DOLLAR[tokens[at].text]), at + 1
    if found is None or (prefix and not prefix.narrowed_by(found[0])):
        return None
    unit, end = found
    if at > start and _belongs_to_next(tokens, at, end, start):
        return None
    return (prefix if prefix and unit.family and not prefix.family else unit), end


def glued(word: str) -> tuple[int, str, Unit | None] | None:
    """A magnitude and a currency in one word: "kEUR", "MUSD", "meur", "万円", or a magnitude alone."""
    own = magnitude_of(word)
    if own:
        return *own, None
    if word[0] in EAST_ASIAN and (spelled := ABBREVIATIONS.get(word[1:])):
        return *EAST_ASIAN[word[0]], spelled
    crowns = len(word) == 3 and word.lower().endswith("kr")
    head, code = (word[0].lower(), ABBREVIATIONS["kr"]) if crowns else (word[:-3].lower(), by_code(word[-3:]))
    if code is None or head not in ("k", "m", "mn", "b", "bn", "t"):
        return None
    thousand = head == "t"  # as bookkeepers write: "TEUR", "TUSD"
    factor = (1000, "comma") if thousand else magnitude_of(head)
    return (*factor, code) if factor else None


def said_in_thousands(unit: Unit) -> bool:
    """Whether a T beside the currency means thousands, as its bookkeepers write: "50T€", "50 T CHF"."""
    return unit.code in _THOUSANDS_BY_T


_BY_PEOPLE = {"canadian": "CAD", "aussie": "AUD", "australian": "AUD", "cdn": "CAD"}


def _of_a_people(tokens: Tokens, at: int) -> Found | None:
    """ "80k canadian", where no word goes on: the dollars of a country."""
    code = _BY_PEOPLE.get(tokens[at].lower)
    if code is None or tokens[tokens.after_space(at + 1)].kind in ("word", "digits"):
        return None
    return Unit(code), at + 1


def _behind(tokens: Tokens, at: int) -> Found | None:
    if tokens[at].kind == "sign":
        return _sign_behind(tokens, at)
    if tokens[at].kind != "word":
        return None
    return (
        _dollar_at(tokens, at, spaced=False) or _spelled_at(tokens, at) or _short_at(tokens, at, PREFIX_ONLY)
    )


def _belongs_to_next(tokens: Tokens, at: int, end: int, number_end: int) -> bool:
    """Whether the currency at `at` is the prefix of a number of its own: "in 2026 $5m"."""
    if tokens[at].text in SIGNS or tokens[end - 1].text == "$":
        return tokens[end].kind == "digits"
    follows = tokens[tokens.after_space(end)]
    if follows.kind != "digits" or tokens[at].lower in SPELLED_OUT:
        return False
    return len(follows.text) > len(tokens[number_end - 1].text)


def _sign_at(tokens: Tokens, at: int) -> Found | None:
    unit = SIGNS.get(tokens[at].text)
    return (unit, at + 1) if unit else None


def _sign_behind(tokens: Tokens, at: int) -> Found | None:
    """A sign, with the country behind a dollar sign: "50 $US", "50 $ CA"."""
    found = _sign_at(tokens, at)
    if found and "CAD" in found[0].family:
        country = tokens.after_space(at + 1)
        if code := _AFTER_DOLLAR.get(tokens[country].text):
            return Unit(code), country + 1
        named = _code_at(tokens, country)
        if named and found[0].narrowed_by(named[0]) and tokens[tokens.after_space(named[1])].kind != "digits":
            return named
    return found


def _dollar_at(tokens: Tokens, start: int, *, spaced: bool = True) -> Found | None:
    """ "US$", "u.s. $", "C $", "Mex$", "R$": letters, perhaps a space, and the dollar sign."""
    if tokens[start].kind != "word" or tokens[start - 1].text in ("'", "’", "."):
        return None
    letters, end = tokens[start].lower, start + 1
    if letters == "u" and tokens[end].text == "$" and tokens[end + 1].lower == "s":
        return Unit("USD"), end + 2  # "U$S", as in Spanish
    if letters == "u" and tokens[end].text == "." and tokens[end + 1].lower == "s":
        letters, end = "us", end + 2
        end += tokens[end].text == "."
    code = DOLLAR_LETTERS.get(letters)
    sign = tokens.after_space(end) if spaced else end
    if code is None or tokens[sign].text != "$":
        return None
    if letters in _BARE_LETTERS and (sign > end or _after_apostrophe(tokens, start)):
        return None  # "a $ 5 million loan", "the company ' s $ 5 million"
    return Unit(code), sign + 1


def _after_apostrophe(tokens: Tokens, start: int) -> bool:
    return tokens[tokens.before_space(start)].text in ("'", "’") and tokens[start].lower == "s"


def _code_at(tokens: Tokens, at: int) -> Found | None:
    if tokens[at].kind != "word" or len(tokens[at].text) != 3:
        return None
    unit = by_code(tokens[at].text)
    return (unit, at + 1) if unit else None


def _word_before(tokens: Tokens, start: int) -> Found | None:
    """A word that stands before a number: "USD 5", "Rs. 5", "kr 5", "Fr. 5", "euro 5"."""
    if tokens[start].kind != "word" or tokens[start - 1].kind == "digits":
        return None
    low = tokens[start].lower
    if tokens[start].text == "S" and tokens[start + 1].text == "/":
        return ABBREVIATIONS["s/"], start + 2 + (tokens[start + 2].text == ".")
    number = tokens[tokens.after_space(start + 1)]
    spelled = _spelled_at(tokens, start)
    if spelled and spelled[1] > start + 1 and tokens[tokens.after_space(spelled[1])].kind == "digits":
        return spelled  # "US dollars 50,000"
    if low in _PREFIX_NOUNS and (number.kind == "digits" or number.text in SIGNS):
        return SPELLED_OUT[low], start + 1
    if found := _code_at(tokens, start):
        return found
    found = _short_at(tokens, start, frozenset())
    if found is None:
        return None
    unit, end = found
    if low not in PREFIX_ONLY | ALSO_PREFIX or (low == "fr" and not _swiss(tokens, end)):
        return None
    if low == "r" and not _rand(tokens, end):
        return None
    return unit, end


def _swiss(tokens: Tokens, end: int) -> bool:
    """Whether what follows "Fr" is a sum, not the day of a Friday: "Fr. 1'200.-" against "Fr 13.3."."""
    at = tokens.after_space(end)
    number, mark, more = tokens[at], tokens[at + 1].text, tokens[at + 2]
    if mark in ("'", "’"):
        return True
    return len(number.text) > 2 or (mark == "." and (more.text == "-" or len(more.text) == 2))


def _rand(tokens: Tokens, end: int) -> bool:
    """Whether what follows "R" is a sum, not a model or a room: "R150 000" and "R2m" against "R32"."""
    at = tokens.after_space(end)
    more, then = tokens[at + 1], tokens[at + 2]
    if len(tokens[at].text) > 2 or (more.text in (".", ",") and then.kind == "digits"):
        return True
    if end < at and at + 1 == len(tokens) and tokens[end - 2].kind == "end":
        return True  # nothing but "R 99"
    thousands = more.kind == "space" and then.kind == "digits" and len(then.text) == 3
    return thousands or magnitude_of(tokens[tokens.after_space(at + 1)].text) is not None


def _short_at(tokens: Tokens, start: int, without: frozenset[str]) -> Found | None:
    """An abbreviation, with its full stop or slash if it has one; a code counts as well."""
    token = tokens[start]
    low = token.lower
    if token.kind != "word":
        return None
    if found := _code_at(tokens, start):
        return found
    unit = ABBREVIATIONS.get(low)
    if unit is None or low in without:
        return None
    if low in UPPER_ONLY and not (token.text.isupper() or token.text == "Re"):
        return None
    dotted = f"{low}." in ABBREVIATIONS and tokens[start + 1].text == "."
    return unit, start + 1 + dotted


def _spelled_at(tokens: Tokens, start: int) -> Found | None:
    """A currency in up to three words, the longest first: "hong kong dollars", "u.s. dollars"."""
    words: list[str] = []
    ends: list[int] = []
    at = start
    while tokens[at].kind == "word" and len(words) < _LONGEST_PHRASE:
        text, at = tokens[at].lower, at + 1
        if text == "u" and tokens[at].text == "." and tokens[at + 1].lower == "s":
            text, at = "us", at + 2
            at += tokens[at].text == "."
        words.append(text)
        ends.append(at)
        at += tokens[at].text in (" ", "-")
    for count in range(len(words), 0, -1):
        if unit := SPELLED_OUT.get(" ".join(words[:count])):
            return unit, ends[count - 1]
    return None
