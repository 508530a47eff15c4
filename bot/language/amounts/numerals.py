"""Numbers as people write them, in digits: "50,000", "50.000,00", "1'200", "1,23,456", "17 940".

Each is read as digits and a scale, never as a float. What a lone "1.234" means depends on what stands
beside it, so it is decided last.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.money import MINOR_DIGITS
from bot.language.amounts.tokens import Tokens
from bot.language.amounts.wording import and_a_half, magnitude_of

LONGEST = 40
"""Digits of the longest number that is read; whatever is longer is no amount."""

_MARKS = frozenset(".,'’ʼ`´٬_")
_SPACES = frozenset(" \u00a0\u202f\u2009")
_DASHES = frozenset("-–—")
_BEFORE_DASH = frozenset(".,:/")

# Where a point groups thousands and a comma begins the decimals.
_POINT_GROUPS = frozenset(
    """
    EUR BRL ARS CLP COP UYU PYG CRC DKK NOK SEK ISK CZK HUF PLN RON BGN RSD TRY IDR VND RUB UAH CHF JPY KRW
    """.split()
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """`units` × 10**-`scale`. `lone` is the mark of a lone separator before three digits, or "".

    `plain`: digits alone, without any mark. `spaced`: its thousands stand apart. `end`: the next token.
    """

    units: int
    scale: int
    end: int
    lone: str = ""
    plain: bool = False
    spaced: bool = False

    def settled(self, code: str | None, magnitude: str) -> Numeral:
        """With the lone mark read as the currency and the magnitude word's language have it.

        magnitude: "" for none, "point" for a word of a language that writes 1.5, "comma" for 1,5.
        Three decimals that end in 0 are nobody's decimals: "$1.500" is fifteen hundred; "$1.234" stays
        what it says, too fine for dollars, and is refused later instead of being guessed.
        """
        if not self.lone:
            return self
        if self.lone == ",":
            decimal = magnitude == "comma"
        elif magnitude:
            decimal = magnitude == "point"
        elif code in _POINT_GROUPS:
            decimal = False
        else:
            decimal = MINOR_DIGITS.get(code or "", 2) == 3 or self.units % 10 != 0
        return Numeral(self.units, 3 if decimal else 0, self.end)

    def times(self, factor: int) -> Decimal:
        """The exact product, without trailing zeros after the point."""
        return exactly(self.units * factor, self.scale)


def exactly(units: int, scale: int) -> Decimal:
    """units × 10**-scale, whatever the precision of the current decimal context."""
    while scale and units % 10 == 0:
        units, scale = units // 10, scale - 1
    return Decimal(f"{units}E-{scale}") if scale else Decimal(units)


def chain_end(tokens: Tokens, start: int) -> int:
    """Where the digits that begin at `start`, and all that is glued to them by marks, end.

    Dates, times, versions and telephone numbers are such chains; they are skipped as a whole.
    """
    end = start + 1
    while tokens[end].text in "./:-,–'’" and tokens[end].kind == "sign" and tokens[end + 1].kind == "digits":
        end += 2
    return end


_VULGAR = {"½": (5, 1), "¼": (25, 2), "¾": (75, 2)}
_BROKEN = {("1", "2"): (5, 1), ("1", "4"): (25, 2), ("3", "4"): (75, 2)}


def _fraction_at(tokens: Tokens, start: int) -> Numeral | None:
    """ "1/4 million", "1½ million", "½ million"; without a magnitude, it may be any two numbers."""
    first, second = tokens[start], tokens[start + 1]
    whole, part, end = 0, _VULGAR.get(first.text), start + 1
    if first.kind == "digits" and second.text == "/":
        part, end = _BROKEN.get((first.text, tokens[start + 2].text)), start + 3
    elif first.kind == "digits" and len(first.text) < 4:
        whole, part, end = int(first.text), _VULGAR.get(second.text), start + 2
        if second.kind == "space" and tokens[start + 3].text == "/":
            part, end = _BROKEN.get((tokens[start + 2].text, tokens[start + 4].text)), start + 5
    at = tokens.after_space(end)
    spelled = len(tokens[at].text) > 1 or at == end
    if part is None or not spelled or magnitude_of(tokens[at].text) is None:
        return None
    units, scale = part
    return Numeral(whole * 10**scale + units, scale, end)


def digits_at(tokens: Tokens, start: int) -> Numeral | None:
    """The number written in digits that begins at `start`, or None where they make none."""
    if broken := _fraction_at(tokens, start):
        return broken
    if tokens[start].text == "." and tokens[start + 1].kind == "digits":
        fraction = tokens[start + 1].text
        return Numeral(int(fraction), len(fraction), start + 2) if len(fraction) <= LONGEST else None
    if tokens[start].kind != "digits":
        return None
    groups, marks, end = _gathered(tokens, start)
    if sum(map(len, groups)) > LONGEST:
        return None
    read = _read(groups, marks)
    if read is None:
        return None
    units, scale, lone = read
    if not marks and (half := and_a_half(tokens, units, end)):
        return Numeral(*half)
    spaced = any(mark in _SPACES for mark in marks)
    dashed = _past_dashes(tokens, end)
    lone = "" if dashed > end else lone  # "1.299,-" has no cents, so its point parts the thousands
    return Numeral(units, scale, dashed, lone, not marks, spaced)


def _gathered(tokens: Tokens, start: int) -> tuple[list[str], list[str], int]:
    """The groups of digits and the marks between them."""
    groups, end = [tokens[start].text], start + 1
    marks: list[str] = []
    while tokens[end + 1].kind == "digits":
        mark = tokens[end].text
        after = tokens[end + 1].text
        if mark in _SPACES:
            if len(after) != 3 or len(groups[0]) > 3 or any(m not in _SPACES for m in marks):
                break
        elif mark not in _MARKS or tokens[end].kind == "space":
            break
        groups.append(after)
        marks.append(mark)
        end += 2
    return groups, marks, end


def _read(groups: list[str], marks: list[str]) -> tuple[int, int, str] | None:
    """Units, scale and lone mark of digits in groups, or None where the grouping is nobody's."""
    whole = int("".join(groups))
    if not marks:
        return whole, 0, ""
    last = marks[-1]
    if (
        len(marks) == 1
        and last in ".,"
        and (len(groups[1]) != 3 or len(groups[0]) > 3 or groups[0][0] == "0")
    ):
        return whole, len(groups[1]), ""
    if len(marks) == 1 and last in ".,":
        return whole, 0, last
    if last in ".," and marks.count(last) == 1:
        return (whole, len(groups[-1]), "") if _grouped(groups[:-1], marks[:-1]) else None
    return (whole, 0, "") if _grouped(groups, marks) else None


def _grouped(groups: list[str], marks: list[str]) -> bool:
    """Whether one mark parts the digits by thousands, or as in India (12,34,567)."""
    first, *rest = groups
    if len(set(marks)) > 1 or not rest or len(rest[-1]) != 3 or not 1 <= len(first) <= 3:
        return False
    if all(len(group) == 3 for group in rest):
        return True
    return len(first) <= 2 and all(len(group) == 2 for group in rest[:-1])


def _past_dashes(tokens: Tokens, end: int) -> int:
    """Behind the dash that stands for no cents: "50,-", "1'200.-", "50.--", "500:-", "50,000/-"."""
    if tokens[end].text in _BEFORE_DASH and tokens[end + 1].text in _DASHES:
        end += 2
        while tokens[end].text in _DASHES:
            end += 1
    return end
