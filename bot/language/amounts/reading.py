"""One amount at one place: sign, currency, number, magnitude, currency, cents, in that order.

A number alone, without currency or magnitude, is read too and marked as bare.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from bot.language.amounts.cents import cents_at
from bot.language.amounts.context import counts_things, is_label, is_place
from bot.language.amounts.currencies import SPELLED_OUT, Unit
from bot.language.amounts.numerals import Numeral, digits_at, exactly
from bot.language.amounts.taxes import past_taxes
from bot.language.amounts.tokens import Tokens
from bot.language.amounts.units import (
    Scaled,
    after_number,
    before_number,
    glued,
    said_in_thousands,
    scaled_before,
)
from bot.language.amounts.wording import (
    CURRENCY_NEEDED,
    is_english,
    is_tail,
    magnitude_of,
    number_at,
    past_a_half,
)

_MINUS = frozenset("-−–")

_TOLD_IN_FULL = 100
"""From here on words behind thousands belong to them even without a currency: "four thousand two hundred"."""

_NOBODYS_DEAL = 10**9
"""From here on "won" behind a number is Korea's currency, and not what became of the deal."""


@dataclass(frozen=True, slots=True)
class Reading:
    """tokens[start:end] say `value`, in the currency `unit` where one is named. taxed: tax is told too."""

    start: int
    end: int
    value: Decimal
    unit: Unit | None
    magnitude: bool
    numeral: Numeral
    prefixed: bool = False
    taxed: bool = False

    @property
    def bare(self) -> bool:
        """Whether nothing but the number itself is there."""
        return self.unit is None and not self.magnitude and not self.taxed


@dataclass(frozen=True, slots=True)
class _Magnitude:
    factor: int = 1
    style: str = ""
    unit: Unit | None = None
    end: int = 0
    word: str = ""


def amount_at(tokens: Tokens, start: int, *, alone: bool = False) -> Reading | None:
    """The amount that begins at the token `start`, or None.

    alone: the text is nothing but the amount, so what would be a label or a count in a sentence passes.
    """
    at, negative = _past_minus(tokens, start)
    prefix = before_number(tokens, at)
    number_start = at
    if prefix:
        number_start = prefix[1]
        inner, minus = _past_minus(tokens, number_start)
        if minus:
            number_start, negative = inner, True
    scaled = None if prefix else scaled_before(tokens, at)
    if scaled:
        number_start = scaled.end
    numeral = _number(tokens, number_start)
    if numeral is None or (prefix is None and _glued_before(tokens, at)):
        return None
    read = completed(tokens, start, numeral, scaled.unit if scaled else prefix[0] if prefix else None)
    if read and scaled:
        read = None if read.magnitude else _scaled(read, scaled)
    if read is None or not (alone or _is_money(tokens, read, number_start)):
        return None
    if (end := past_taxes(tokens, read.end)) > read.end:
        read = replace(read, end=end, taxed=True)
    return replace(read, value=read.value.copy_negate()) if negative else read


def _scaled(read: Reading, by: Scaled) -> Reading:
    """With the thousands or millions that stood before the number: "TEUR 250"."""
    value = read.numeral.settled(by.unit.code, by.style).times(by.factor)
    return replace(read, value=value, magnitude=True, prefixed=True)


def _past_minus(tokens: Tokens, at: int) -> tuple[int, bool]:
    """A minus glued to what follows, and to nothing before it."""
    glued_on = tokens[at + 1].kind in ("digits", "sign", "word")
    free = tokens[at - 1].kind in ("space", "end", "sign")
    return (
        (at + 1, True) if tokens[at].text in _MINUS and tokens[at].text and glued_on and free else (at, False)
    )


def _glued_before(tokens: Tokens, start: int) -> bool:
    """Whether the number is the tail of something: "Q3", "B2B", "v1.2", "10:30"."""
    before = tokens[start - 1]
    if before.kind in ("word", "digits"):
        return not (before.kind == "word" and not before.text.isascii())
    return before.text in (".", ",", ":", "/", "'", "’") and tokens[start - 2].kind in ("digits", "word")


def _number(tokens: Tokens, start: int) -> Numeral | None:
    """A number in digits or in words."""
    if tokens[start].kind == "word":
        words = None if is_tail(tokens, start) else number_at(tokens, start)
        return Numeral(*words) if words else None
    return digits_at(tokens, start)


def completed(tokens: Tokens, start: int, numeral: Numeral, prefix: Unit | None) -> Reading | None:
    """The number that begins at `start` with its magnitude, currency, further terms and cents."""
    magnitude = _magnitude_at(tokens, numeral, prefix)
    if magnitude is None:
        return None
    if numeral.units == 1 and magnitude.factor > 1 and (half := past_a_half(tokens, magnitude.end)):
        numeral, magnitude = replace(numeral, units=15, scale=1), replace(magnitude, end=half)
    behind = None
    unit, end = prefix, magnitude.end
    if magnitude.unit:
        unit = magnitude.unit
    elif behind := after_number(tokens, end, prefix):
        unit, end = behind
    elif magnitude.factor >= _NOBODYS_DEAL and tokens[at := tokens.after_space(end)].lower == "won":
        unit, end = SPELLED_OUT["korean won"], at + 1
    if unit is None and _doubtful(tokens[magnitude.end - 1].text, numeral):
        return None
    if magnitude.word == "t" and unit and said_in_thousands(unit):
        magnitude = replace(magnitude, factor=1000, style="comma")
    settled = numeral.settled(unit.code if unit else None, magnitude.style)
    value = settled.times(magnitude.factor)
    read = Reading(start, end, value, unit, magnitude.factor > 1, numeral, prefix is not None)
    if magnitude.factor > 1 and not behind and not magnitude.unit:
        read = _with_lesser_terms(tokens, read, magnitude.factor)
    if behind and magnitude.factor == 1:
        read = _with_cents(tokens, read, glued_on=tokens[end - 1].text == "€")
    if magnitude.word == "k" and unit is None and _is_shorthand(tokens, numeral, read.end):
        return replace(read, end=read.end + 1, value=value + Decimal(int(tokens[read.end].text) * 100))
    return read if tokens[read.end].kind != "digits" or tokens[read.end - 1].kind == "space" else None


def _is_shorthand(tokens: Tokens, numeral: Numeral, at: int) -> bool:
    """Whether the digit behind a "k" tells its hundreds: "62k5" is 62,500."""
    glued_on = tokens[at].kind == "digits" and len(tokens[at].text) == 1
    return glued_on and not numeral.scale and tokens[at + 1].kind not in ("word", "digits")


def _doubtful(word: str, numeral: Numeral) -> bool:
    """Whether the magnitude may as well be metres or minutes: "5m" is, "5M" and "2.5m" are not."""
    return word in CURRENCY_NEEDED and not (numeral.scale and word in ("m", "b"))


def _magnitude_at(tokens: Tokens, numeral: Numeral, prefix: Unit | None) -> _Magnitude | None:
    """The magnitude words behind a number, none included; None where a strange word is glued to it."""
    found = _Magnitude(end=numeral.end)
    at = numeral.end
    while True:
        gap = tokens.after_space(at)
        if tokens[gap].text == "-":  # "12-million", "$ 12 - billion"
            spelled = tokens.after_space(gap + 1)
            gap = spelled if len(tokens[spelled].text) > 3 else gap
        token = tokens[gap]
        both = glued(token.text) if token.kind == "word" else None
        if both is None or not _fits(token.text, gap > at, prefix, tokens, gap):
            break
        factor, style, unit = both
        if token.lower == "mil":
            factor = _mil(tokens, gap, prefix)
        style = found.style if found.style == "comma" else style
        found = _Magnitude(found.factor * factor, style, unit, gap + 1, token.lower)
        at = gap + 1
        if unit or found.factor > 10**15:
            break
    strange = found.end == numeral.end and tokens[found.end].kind == "word"
    if strange and tokens[found.end - 1].kind == "digits" and after_number(tokens, found.end, prefix) is None:
        return None
    return found


def _fits(word: str, spaced: bool, prefix: Unit | None, tokens: Tokens, at: int) -> bool:
    """Whether the word is a magnitude here: single letters stand apart only beside a currency."""
    if len(word) > 1 or not spaced or not word.isascii():
        return word.lower() != "mm" or word == "MM" or prefix is not None
    if word.lower() == "k":
        return True
    return prefix is not None or after_number(tokens, at + 1, None) is not None


_ENGLISH_MONEY = ("dollars", "dollar", "pounds", "bucks", "quid")


def _mil(tokens: Tokens, at: int, prefix: Unit | None) -> int:
    """ "mil" is a thousand in Spanish and Portuguese, and a million among English speakers ("$5 mil")."""
    if prefix is not None:
        return 1000 if prefix.code in ("BRL", "EUR") else 10**6
    follows = tokens.after_space(at + 1)
    before = tokens[tokens.before_space(at)].lower
    decimal = tokens[at - 1].kind == "space" and tokens[at - 3].text == "."
    english = before in ("a", "half", "quarter") or is_english(before) or decimal
    if english or tokens[follows].lower in _ENGLISH_MONEY:
        return 10**6
    romance = magnitude_of(tokens[follows].text) is not None or after_number(tokens, at + 1, None) is not None
    return 1000 if romance else 10**6


def _with_lesser_terms(tokens: Tokens, read: Reading, factor: int) -> Reading:
    """ "2 crore 50 lakh", "one million two hundred thousand dollars": further terms, each smaller."""
    at = tokens.after_space(read.end)
    if tokens[at].lower == "and":
        at = tokens.after_space(at + 1)
    numeral = _number(tokens, at) if at > read.end else None
    if numeral is None:
        return read
    magnitude = _magnitude_at(tokens, numeral, None)
    words = tokens[at].kind == "word"
    if magnitude is None or numeral.lone or not (1 if words else 10) <= magnitude.factor < factor:
        return read
    unit, end = read.unit, magnitude.end
    behind = after_number(tokens, end, unit)
    if behind:
        unit, end = behind
    if not words and numeral.scale:
        return read
    if words and magnitude.factor == 1 and not (behind or read.prefixed or numeral.units >= _TOLD_IN_FULL):
        return read
    value = (
        Decimal(int(read.value) + numeral.units * magnitude.factor) if read.value == int(read.value) else None
    )
    if value is None:
        return read
    longer = replace(read, end=end, value=value, unit=unit)
    return longer if behind or magnitude.factor == 1 else _with_lesser_terms(tokens, longer, magnitude.factor)


def _with_cents(tokens: Tokens, read: Reading, *, glued_on: bool) -> Reading:
    """ "15 dollars 50", "15 dollars and 50 cents", "5€50"."""
    if read.unit is None or not (read.unit.noun or glued_on) or read.value != int(read.value):
        return read
    found = cents_at(tokens, read.end, glued_on=glued_on)
    if found is None:
        return read
    cents, end = found
    return replace(read, end=end, value=exactly(int(read.value) * 100 + cents, 2))


def _is_money(tokens: Tokens, read: Reading, number_start: int) -> bool:
    """Whether a number without a currency is money here, as far as its surroundings tell."""
    if read.unit is not None:
        return True
    numeral = read.numeral
    if tokens[number_start].kind == "word" and not read.magnitude:
        return False
    digits = tokens[number_start].text if numeral.plain else str(numeral.units // 10**numeral.scale)
    if is_place(tokens, read.start, read.end):
        return False
    if read.bare and (numeral.spaced or is_label(tokens, read.start, digits)):
        return False
    return not counts_things(tokens, read.end, bare=read.bare)
