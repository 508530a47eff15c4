"""What a new deal is worth, where its name may hold numbers too: "Studio 54 $10k", "3M", "Foo 50k to 60k".

An amount is read, or a figure that looks like one is refused; neither ends up in the name unasked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.money import is_currency
from bot.language.commands import Sum
from bot.language.pieces import leading_sum, sum_of, sums_in
from bot.language.tails.parts import begins_part, day_at, odds_at
from bot.language.tails.tail import Tail, word_starts

_SMALLEST_BARE = 100
"""A bare number below it, or one that could be a year, is part of a name: "Studio 54", "Forum 2026"."""
_SUREST_BARE = 10_000
"""From here on a bare number is hardly a name's, whatever follows it."""
_BARE = re.compile(r"[\d\s.,'’]+")
_NUMBER_BEFORE_ANOTHER = re.compile(r"\d[\d.,'’]*(?=\s*(?:[-–—/]\s*|\s)\d)")
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’]\d{3})+")
_LEADING = (
    r"(?:(?i:for|at|worth|amount|value|of)|about|around|approx(?:imately)?\.?|roughly|circa|ca\.?|c\.|est\.?"
    r"|estimated|maybe|perhaps|nearly|almost|up to|at least|at most|over|under|between|from|[=~≈–—-])"
)
_LEADS_HERE = re.compile(rf"(?:{_LEADING}\s+)+")
_LEADS_AT_END = re.compile(rf"(?:\s+{_LEADING})+$")
_ROUGHLY = re.compile(r"[~≈]\s*")
_BRACKETED = re.compile(r"[(\[]\s*([^()\[\]]{1,60})[)\]](?=[\s,;.]|$)")
_JOINED = re.compile(r"\s*(?:[-–—/,;&|]|(?P<word>to|or|and|till|until|up to|bis|oder|und)\s)?\s*")
_MARKS = re.compile(r"[<>=±+≤≥(\[{]+")
_NOT_FINITE = re.compile(
    r"(?P<sign>[^\w\s]?)(?:(?P<code>[A-Za-z]{3})\s?)?[-+−]?(?P<word>nan|inf|infinity)(?![\w'-])",
    re.IGNORECASE,
)
_POWER = re.compile(r"[^\w\s]?\d+(?:[.,]\d+)?[eE][-+]?\d+(?=[\s,;.!?]|$)")
_SIGNED = re.compile(r"(?:[$€£¥₹₽₩₺₪₫]\S*\d|\d\S*[$€£¥₹₽₩₺₪₫])\S*")
_SHORT = re.compile(r"\d[\d.,]*(?:[kK]+|[mM]{1,2}|mio|mil|mrd|bn)(?=[\s,;.!?]|$)")
_NAME_LIKE = re.compile(r"\d[A-Z]\b")
"""As "3M" is written; an amount of a few millions hardly ever comes without a name."""
_MOST_WORDS = 3
_PADDING = " ,;.!?"


@dataclass(frozen=True, slots=True)
class Worth:
    """The amount that a text begins with, as `said`; text[end:] follows. bare: a mere number."""

    amount: Sum
    said: str
    bare: bool
    end: int

    @property
    def may_be_named(self) -> bool:
        """Whether the number may be a part of a name wherever it stands."""
        year = len(self.said) == 4 and self.said[:2] in ("19", "20")
        return self.bare and (self.amount.value < _SMALLEST_BARE or year)

    @property
    def is_sure(self) -> bool:
        """Whether it is an amount whatever follows it."""
        return not self.bare or self.amount.value >= _SUREST_BARE or bool(_GROUPED.fullmatch(self.said))


def worth_at(text: str, tail: Tail) -> Worth | None:
    """The amount that begins the text, also in brackets or with its thousands apart."""
    about = _ROUGHLY.match(text)
    begins = about.end() if about else 0
    text = text[begins:]
    if found := leading_sum(text, tail.context):
        return Worth(found.amount, text[: found.end], found.bare, begins + found.end)
    if (aside := _BRACKETED.match(text)) and (amount := sum_of(aside[1], tail.context)):
        return Worth(amount, aside[1], bool(_BARE.fullmatch(aside[1])), begins + aside.end())
    if (number := _NUMBER_BEFORE_ANOTHER.match(text)) and (amount := sum_of(number[0], tail.context)):
        several = Worth(amount, number[0], True, begins + number.end())
        if several.is_sure:
            return several
    for end in [*word_starts(text)[1:], len(text)][:_MOST_WORDS][::-1] if text[:1].isdigit() else ():
        said = text[:end].rstrip(_PADDING)
        if (amount := sum_of(said, tail.context)) and is_last(text[end:], tail):
            return Worth(amount, said, bool(_BARE.fullmatch(said)), begins + len(said))
    return None


def worth_behind_words(text: str, tail: Tail) -> Worth | None:
    """The amount that begins the text, behind the words that lead to one: "for", "worth", "about"."""
    leads = _LEADS_HERE.match(text)
    begins = leads.end() if leads else 0
    found = worth_at(text[begins:], tail)
    return Worth(found.amount, found.said, found.bare, begins + found.end) if found else None


def second_worth(text: str, first: Worth, tail: Tail) -> Worth | None:
    """The other amount of two that stand side by side: "50k to 60k", "$40-50k", "€5k $6k"; else None."""
    if _is_dated(text[first.end :], tail):
        return None
    joined = _JOINED.match(text, first.end)
    if joined is None or not (first.is_sure or joined["word"]):
        return None  # "Project 5000 $10k", "Boeing 737-800"
    begins = joined.end()
    spans = (each for each in sums_in(text, tail.context) if each.start == begins)  # "$40-50k" in dollars
    if span := next(spans, None):
        second = Worth(span.amount, text[begins : span.end], span.bare, span.end)
    elif found := worth_at(text[begins:], tail):
        second = Worth(found.amount, found.said, found.bare, begins + found.end)
    else:
        return None
    return None if second.may_be_named else second


def parted_otherwise(said: str) -> tuple[str, str] | None:
    """The number and the hundreds that "54 500" can be as well, of a name and an amount; else None."""
    first, _, last = said.partition(" ")
    return (first, last) if first.isdigit() and last.isdigit() and last[:1] != "0" else None


def ends_name(text: str, tail: Tail) -> bool:
    """Whether the amount that begins the text is the deal's, and not a part of its name."""
    found = worth_at(text, tail)
    if found is None or (found.may_be_named and not second_worth(text, found, tail)):
        return False
    after = text[found.end :]
    return found.is_sure or is_last(after, tail) or second_worth(text, found, tail) is not None


def unreadable_at(text: str, tail: Tail) -> str | None:
    """The figure that begins the text and looks like an amount, but is none that is read; else None."""
    if (found := _NOT_FINITE.match(text)) and _is_meant_as_number(found, tail):
        return found[0]
    short = _SHORT.match(text)
    figure = _POWER.match(text) or _SIGNED.match(text)
    figure = figure or (short if short and is_last(text[short.end() :], tail) else None)
    inner = None if figure else inside(text, tail)
    if figure is None and (inner is None or inner.may_be_named):
        return None
    marked = figure or _BRACKETED.match(text)
    said = marked[0] if marked else text.split(maxsplit=1)[0]
    return None if worth_at(text, tail) else said.rstrip(_PADDING)


def may_hold_figures(text: str, tail: Tail) -> bool:
    """Whether anything in the text can be an amount: most names are told apart from parts without a look."""
    return any(map(str.isdigit, text)) or bool(_NOT_FINITE.search(text) or sums_in(text, tail.context))


def inside(text: str, tail: Tail) -> Worth | None:
    """The amount behind marks that may mean more or less of it: ">50k", "+50k"."""
    marks = _MARKS.match(text)
    found = worth_at(text[marks.end() :], tail) if marks else None
    return Worth(found.amount, found.said, found.bare, marks.end() + found.end) if marks and found else None


def mere_amount(text: str, tail: Tail) -> Worth | None:
    """The amount that stands where a name is to begin; None where it may be a name: "3M", "Studio 54"."""
    found = None if _NAME_LIKE.match(text) else worth_behind_words(text, tail)
    return None if found is None or found.may_be_named else found


def before_worth(text: str) -> str:
    """The name without the words at its end that lead to the amount behind it."""
    return _LEADS_AT_END.sub("", text.rstrip()).strip(" ,;:")


def is_last(after: str, tail: Tail) -> bool:
    """Whether nothing follows, or another part of the deal."""
    after = after.strip(_PADDING)
    return not after or begins_part(after, tail) or odds_at(after) is not None or _is_dated(after, tail)


def _is_dated(after: str, tail: Tail) -> bool:
    """Whether a day follows, and then nothing or another part. A year may be a name's."""
    found = day_at(after.lstrip(" ,;"), tail)
    if found is None or found[0].grain == "year":
        return False
    then = found[1].strip(_PADDING)
    return not then or begins_part(then, tail)


def _is_meant_as_number(found: re.Match[str], tail: Tail) -> bool:
    """Whether "NaN" or "inf" stands for an amount: beside a currency or at the end. "Nan" is a name."""
    if found["sign"] or found["code"]:
        return not found["code"] or is_currency(found["code"].upper())
    after = found.string[found.end() :]
    return not found["word"].istitle() and (is_last(after, tail) or worth_at(after.strip(), tail) is not None)
