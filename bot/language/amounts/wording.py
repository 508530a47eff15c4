"""Numbers in words, and the words for thousands and millions: "half a million", "2 lakh", "deux millions".

English is read in full, other languages as far as people write round sums in them.
"""

from __future__ import annotations

from bot.language.amounts.compounds import THOUSANDS
from bot.language.amounts.tokens import Tokens

_SMALL = {
    word: value
    for value, every in {
        1: "one un une uno una ein eine einen um uma een", 2: "two deux dos zwei due dois duas twee",
        3: "three trois tres drei tre três drie", 4: "four quatre cuatro vier quattro quatro",
        5: "five cinq cinco fünf cinque vijf", 6: "six seis sechs sei zes",
        7: "seven sept siete sieben sette sete",
        8: "eight huit ocho acht otto oito", 9: "nine neuf nueve neun nove negen",
        10: "ten dix diez zehn dieci dez",
        11: "eleven onze elf", 12: "twelve douze doce zwölf", 13: "thirteen", 14: "fourteen",
        15: "fifteen quinze quince", 16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen",
    }.items()
    for word in every.split()
}  # fmt: skip
_TENS = {
    word: value
    for value, every in {
        20: "twenty vingt veinte zwanzig venti vinte", 30: "thirty trente treinta dreißig trinta",
        40: "forty fourty quarante cuarenta vierzig quarenta",
        50: "fifty cinquante cincuenta fünfzig cinquenta",
        60: "sixty soixante sesenta sechzig", 70: "seventy", 80: "eighty", 90: "ninety",
    }.items()
    for word in every.split()
}  # fmt: skip
_ENGLISH_NUMBERS = frozenset(
    "one two three four five seven eight nine ten eleven twelve fifteen twenty thirty forty fifty".split()
)
_HUNDREDS = {
    "hundred": 100,
    "hundreds": 100,
    "cent": 100,
    "cien": 100,
    "hundert": 100,
    "cem": 100,
    "cento": 100,
}
_HALVES = "half halbe halben demi medio media meio meia mezzo mezza halve"
_FRACTIONS = dict.fromkeys(_HALVES.split(), (5, 1)) | {
    "quarter": (25, 2),
    "eineinhalb": (15, 1),
    "anderthalb": (15, 1),
}

# Each: how many, and how the word's language writes one and a half ("point" 1.5, "comma" 1,5).
_MAGNITUDES = {
    word: (10**power, style)
    for (power, style), every in {
        (2, "point"): "hundred",
        (3, "point"): "k kish thousand thousands grand thou",
        (6, "point"): "m mm mn million mil",
        (9, "point"): "b bn billion bln",
        (12, "point"): "t tn trillion trillions",
        (5, "point"): "lakh lakhs lac lacs l",
        (7, "point"): "crore crores cr",
        (3, "comma"): "tausend tsd ezer mila mille duizend tys tis тыс тысяч тысячи tusen milhares miles "
        "ribu rb",
        (6, "comma"): "mi millió millions mio mln millionen milllion millones millón milhão milhões milioni "
        "milione miljoen miljoner miljon million€ mill milj juta jt млн миллион миллиона миллионов",
        (9, "comma"): "billions mrd mrds md mds mld mlrd milliard milliards milliarde milliarden miliardi "
        "miliardo miljard miljarder bilhão bilhões млрд миллиард миллиарда миллиардов mdr",
        (12, "comma"): "billionen billones billón trilhões trilhão",
        (4, "point"): "万 萬 만",
        (8, "point"): "亿 億 억",
    }.items()
    for word in every.split()
} | {"millions": (10**6, "point"), "billions": (10**9, "point")}  # fmt: skip

EAST_ASIAN = {sign: _MAGNITUDES[sign] for sign in "万萬만亿億억"}
"""Magnitudes that are written together with the currency behind them."""

CURRENCY_NEEDED = frozenset("m mm b t l mn tn mi miles".split())
"""Magnitudes that mean metres, miles or bytes as often: read only beside a currency, or capital "M", "B"."""


def magnitude_of(word: str) -> tuple[int, str] | None:
    """The factor of a magnitude word and how its language writes decimals ("point" or "comma")."""
    return _MAGNITUDES.get(word.lower())


def is_number_word(word: str) -> bool:
    """Whether a number in words can begin with `word`."""
    low = word.lower()
    return (
        low in _SMALL
        or low in _TENS
        or low in _HUNDREDS
        or low in _FRACTIONS
        or low in THOUSANDS
        or low in ("a", "an", "couple", "mil", "mille", "tausend")
    )


def number_at(tokens: Tokens, start: int) -> tuple[int, int, int] | None:
    """The number in words that begins at `start` as units, scale and the next token.

    It ends before thousands and millions, which are magnitudes. "a" counts as one only before those.
    """
    if tokens[start].kind != "word" or not is_number_word(tokens[start].text):
        return None
    if tokens[start].lower in ("mil", "mille", "tausend"):
        return 1, 0, start
    if whole := THOUSANDS.get(tokens[start].lower):
        return whole, 0, start + 1
    if fraction := _couple_at(tokens, start) or _fraction_at(tokens, start) or _in_two_halves(tokens, start):
        return fraction
    if tokens[start].lower in ("a", "an"):
        follows = tokens[next_word(tokens, start + 1)].lower
        if follows in _HUNDREDS:
            start = next_word(tokens, start + 1)
        else:
            grand = follows == "grand" and next_word(tokens, start + 3) != start + 3  # "a grand opening"
            counted = magnitude_of(follows) is not None and len(follows) > 2 and not grand
            return (1, 0, next_word(tokens, start + 1)) if counted else None
    value, end = _hundreds_at(tokens, start)
    return _with_fraction(tokens, value, end)


def is_tail(tokens: Tokens, start: int) -> bool:
    """Whether the number in words at `start` is the tail of one: "a few hundred k", "in a million"."""
    before = tokens[tokens.before_space(start)].lower
    if tokens[start].lower in ("a", "an"):
        return before in ("in", "thanks")
    return tokens[start - 1].kind == "space" and (before in _SMALL or before in ("few", "several"))


def is_english(word: str) -> bool:
    """Whether the number word can only be English, so that "mil" behind it is a million."""
    return word in _ENGLISH_NUMBERS


def and_a_half(tokens: Tokens, whole: int, end: int) -> tuple[int, int, int] | None:
    """The digits that end before `end` with "and a half" and a magnitude behind them: "3 and a half k"."""
    units, scale, after = _with_fraction(tokens, whole, end)
    if not scale or tokens[after - 1].lower not in _FRACTIONS:
        return None
    return (units, scale, after) if magnitude_of(tokens[next_word(tokens, after)].text) else None


def past_a_half(tokens: Tokens, end: int) -> int | None:
    """Where "and a half" ends, of "a million and a half"; None without it."""
    words: list[str] = []
    at = end
    while (follows := next_word(tokens, at)) > at and len(words) < 3:
        words.append(tokens[follows].lower)
        at = follows + 1
    return at if words == ["and", "a", "half"] else None


def next_word(tokens: Tokens, index: int) -> int:
    """The word after a single space or hyphen at `index`; `index` itself where there is none."""
    gap = tokens[index].kind == "space" or tokens[index].text == "-"
    return index + 1 if gap and tokens[index + 1].kind == "word" else index


def _hundreds_at(tokens: Tokens, start: int) -> tuple[int, int]:
    """A number below a thousand (or "twelve hundred") and the token behind it."""
    value, place, end = 0, 1000, start
    at = start
    while tokens[at].kind == "word":
        low = tokens[at].lower
        if low in _HUNDREDS and place > 0 and value < 100:
            value, place = max(value, 1) * 100, 100
        elif low in _TENS and place > 10:
            value, place = value + _TENS[low], 10
        elif low in _SMALL and (place > 10 or (place == 10 and _SMALL[low] < 10)):
            value, place = value + _SMALL[low], 1
        elif low == "and" and value >= 100 and place == 100:
            pass
        else:
            break
        if low != "and":
            end = at + 1
        following = next_word(tokens, at + 1)
        if following == at + 1:
            break
        at = following
    return value, end


def _in_two_halves(tokens: Tokens, start: int) -> tuple[int, int, int] | None:
    """ "Two fifty k", "one twenty five grand": hundreds that are only told by what follows them."""
    hundreds = _SMALL.get(tokens[start].lower, 10)
    rest, end = _hundreds_at(tokens, next_word(tokens, start + 1)) if hundreds < 10 else (0, start)
    thousands = magnitude_of(tokens[next_word(tokens, end)].text) if 10 <= rest < 100 else None
    return (hundreds * 100 + rest, 0, end) if thousands and thousands[0] == 1000 else None


def _couple_at(tokens: Tokens, start: int) -> tuple[int, int, int] | None:
    """ "A couple of" before a magnitude word."""
    at = next_word(tokens, start + 1) if tokens[start].lower == "a" else start
    if tokens[at].lower != "couple":
        return None
    end = next_word(tokens, at + 1)
    if tokens[end].lower == "of":
        end = next_word(tokens, end + 1)
    return (2, 0, end) if end > at + 1 and magnitude_of(tokens[end].text) else None


def _fraction_at(tokens: Tokens, start: int) -> tuple[int, int, int] | None:
    """ "half a", "a quarter of a", "three quarters of a" before a magnitude word."""
    at, times = start, 1
    if tokens[at].lower in ("a", "an") or _SMALL.get(tokens[at].lower) == 1:
        at = next_word(tokens, at + 1)
    elif tokens[at].lower == "three" and tokens[next_word(tokens, at + 1)].lower == "quarters":
        at, times = next_word(tokens, at + 1), 3
    part = _FRACTIONS.get(tokens[at].lower.removesuffix("s"))
    if part is None:
        return None
    end = next_word(tokens, at + 1)
    for filler in ("of", "a"):
        if tokens[end].lower == filler:
            end = next_word(tokens, end + 1)
    if end == at + 1 or magnitude_of(tokens[end].text) is None:
        return None
    return part[0] * times, part[1], end


def _with_fraction(tokens: Tokens, value: int, end: int) -> tuple[int, int, int]:
    """With "and a half" or "point five" behind it."""
    at = next_word(tokens, end)
    if at == end:
        return value, 0, end
    if tokens[at].lower == "and":
        article = next_word(tokens, at + 1)
        part = next_word(tokens, article + 1)
        found = _FRACTIONS.get(tokens[part].lower) if tokens[article].lower == "a" else None
        if found:
            return value * 10 ** found[1] + found[0], found[1], part + 1
    scale = 0
    if tokens[at].lower == "point":
        at = next_word(tokens, at + 1)
        while scale < 6 and 0 < _SMALL.get(tokens[at].lower, 0) < 10:
            value, scale, end = value * 10 + _SMALL[tokens[at].lower], scale + 1, at + 1
            at = next_word(tokens, at + 1)
    return value, scale, end
