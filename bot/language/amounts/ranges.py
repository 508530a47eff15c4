"""Two amounts of which one is only whole with the other: "$40-50k", "20 to 30k", "from 40k to 50k EUR"."""

from __future__ import annotations

from bot.language.amounts.context import counts_things
from bot.language.amounts.numerals import digits_at
from bot.language.amounts.reading import Reading, amount_at, completed
from bot.language.amounts.tokens import Tokens

_DASHES = frozenset("-–—")
_JOINED = ("to", "or", "and", "bis", "oder")


def range_end(tokens: Tokens, read: Reading) -> Reading | None:
    """The second amount of a range whose first is `read`: "$40-50k", "20 to 30k". None without one."""
    at = read.end + 1
    joined = tokens[read.end].kind == "space" and tokens[at].lower in _JOINED
    if joined and (read.unit is None if read.magnitude else _joins_mere(tokens, read, at)):
        at = tokens.after_space(at + 1)
    elif tokens[read.end].text not in _DASHES:
        return None
    numeral = digits_at(tokens, at) if tokens[at].kind == "digits" else None
    second = completed(tokens, at, numeral, read.unit) if numeral else None
    dashed = at == read.end + 1
    if second and joined and read.magnitude and second.unit is None:
        return None
    if second and second.unit is None and counts_things(tokens, second.end, bare=second.bare):
        return None
    return second if second and (dashed or second.magnitude) else None


def _joins_mere(tokens: Tokens, read: Reading, at: int) -> bool:
    """Whether the word between a mere number and a sum joins them: "and" does only behind "between"."""
    return tokens[at].lower != "and" or tokens[tokens.before_space(read.start)].lower == "between"


def begun_range(tokens: Tokens, at: int) -> Reading | None:
    """A mere number that only the thousands behind it make money: the 60 of "from 60 to 65k"."""
    if tokens[at].kind != "digits" or tokens[tokens.before_space(at)].lower != "from":
        return None
    first = amount_at(tokens, at, alone=True)
    second = range_end(tokens, first) if first and first.bare else None
    return first if second and second.magnitude else None


def like(first: Reading, second: Reading) -> Reading:
    """The first amount of a range with the magnitude and currency that only the second one names."""
    if first.magnitude or not second.magnitude or not second.numeral.units:
        unit = first.unit or second.unit
        return Reading(first.start, first.end, first.value, unit, first.magnitude, first.numeral)
    factor = int(second.value * 10**second.numeral.scale) // second.numeral.units
    value = first.numeral.settled(second.unit.code if second.unit else None, "point").times(factor)
    return Reading(first.start, first.end, value, first.unit or second.unit, True, first.numeral)
