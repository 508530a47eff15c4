"""Cuts a text into words and numbers, once, in time that grows with its length only.

A token knows every kind of word that it can be ("15" is a number, a day of the month and an hour).
What can be part of no date (an amount of money, a percentage, an address, a mention, "v2") becomes
opaque: no rule matches it, so no expression reaches across it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.language.dates.figures import kinds_of_figures
from bot.language.dates.vocabulary import WORDS, Kinds, kinds

_PIECES = re.compile(
    r"(?P<address>[^\W\d_]+://\S*|<[@#!][^<>\s]*>?)"
    r"|(?P<money>[$£€¥#]\s?\d[\d.,]*)"
    r"|(?P<meridiem>[ap]\.\s?m\b\.?)"
    r"|(?P<initials>e\.\s?o\.\s?[dwmqy]\b\.?)"
    r"|(?P<texted>(?:2(?:moro|morrow|mrw|day|nite)|b4)\b)"
    r"|(?P<piece>(?<=[qh])\d(?=[-/]\d))"
    r"|(?P<day_dotted>\d{1,2}\.\d{1,2}\.(?![^\s,;)]))"
    r"|(?P<number>\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d+(?:(?:,\d{3}(?!\d))+|(?:[-./:]\d+)*))"
    r"|(?P<word>[^\W\d_]+(?:['’´`][^\W\d_]+)*(?:['’](?!\d))?)"
    r"|(?P<short_year>['’]\d\d\b)"
    r"|(?P<space>[^\S\n]+)"
    r"|(?P<mark>.)",
    re.IGNORECASE | re.DOTALL,
)
_RANKS = frozenset({"st", "nd", "rd", "th", "er", "º"})
_GLUED = frozenset({"am", "pm", "a", "p", "ish", "h", "t", "q", "hs", "uhr", "m", "z"})
_BEFORE_NUMBER = frozenset({"q", "h", "fy", "cw", "kw", "w", "wk", "week", "t", "cy", "eoq"})
_DATE_KINDS = {"MONTH", "WEEKDAY", "UNIT", "SPAN", "PART"}
_CONTRACTIONS = ("'d", "'ll", "'re", "'ve", "n't", "'m")
_OWNERS = ("WEEKDAY", "MONTH", "SPAN")
_QUIET = frozenset(",-/–()\"'*_~")
_DASHES = frozenset("-–—")


@dataclass(slots=True)
class Token:
    """A piece of text[start:end]; `glue` is the punctuation and space between it and the one before."""

    text: str
    start: int
    end: int
    glue: str = ""
    is_capital: bool = False
    keys: Kinds = field(default_factory=dict)


def cut(text: str) -> list[Token]:
    """The tokens of a text, in order; spaces and quiet punctuation are kept only as glue."""
    tokens: list[Token] = []
    glue = ""
    for piece in _PIECES.finditer(text):
        kind, shown = piece.lastgroup, piece.group()
        if kind == "space":
            glue += " "
            continue
        if kind == "mark" and _is_quiet(shown, glue, text, piece.end(), tokens):
            glue += shown
            continue
        token = Token(shown.lower(), piece.start(), piece.end(), glue, shown[0].isupper())
        token.keys = _keys(kind or "", token)
        _settle(token, tokens, text)
        glue = ""
    return tokens


def _is_quiet(mark: str, glue: str, text: str, end: int, tokens: list[Token]) -> bool:
    """Whether a punctuation mark stands inside an expression ("Oct-2") rather than between two."""
    after = text[end : end + 1]
    if mark in _DASHES:
        return not glue and bool(after.strip()) and not _joins_names(tokens, text, end)
    if mark == ".":
        return bool(tokens) and _is_short(tokens[-1], after)
    return mark in _QUIET


def _joins_names(tokens: list[Token], text: str, end: int) -> bool:
    """Whether a dash leads from one month, weekday or day to another: "jan-march", "mon-fri"."""
    if not tokens:
        return False
    before = tokens[-1].keys
    after = WORDS.get(text[end : end + 9].split(" ")[0].lower().rstrip(".,;!?"), {})
    return any(kind in before and kind in after for kind in ("MONTH", "WEEKDAY"))


def _is_short(token: Token, after: str) -> bool:
    abbreviated = len(token.text) <= 5 and token.keys.keys() & (_DATE_KINDS | {"MERIDIEM"})
    return bool(abbreviated) or ("DOM" in token.keys and after == " ") or not after.strip()


def _keys(kind: str, token: Token) -> Kinds:
    if kind == "word":
        return _word(re.sub("[’´`]", "'", token.text))
    if kind == "initials":
        token.text = re.sub(r"[.\s]", "", token.text)
    if kind in ("texted", "initials"):
        return dict(kinds(token.text))
    if kind in ("number", "piece"):
        return kinds_of_figures(token.text)
    if kind == "day_dotted":
        return {"DATE": (".", tuple(token.text[:-1].split(".")))}
    if kind == "meridiem":
        half = f"{token.text[0]}m"
        return {"MERIDIEM": half == "pm", "HALF-DAY": WORDS[half]["HALF-DAY"]}
    if kind == "short_year":
        return {"YEAR": 2000 + int(token.text[1:])}
    return {"-": None} if token.text in _DASHES else {token.text: None} if token.text in "@~+" else {}


def _word(text: str) -> Kinds:
    """The kinds of a word; "friday's" is also friday, "year's" also year, but "we'd" is no wednesday."""
    if text.endswith(_CONTRACTIONS):
        return {text: None}
    found = dict(kinds(text.replace("'", "")))
    if text.endswith("'s"):
        base = kinds(text[:-2])
        found |= {kind: base[kind] for kind in _OWNERS if kind in base}
    return found


def _settle(token: Token, tokens: list[Token], text: str) -> None:
    """Add a token, joined or made opaque by what it touches."""
    before = tokens[-1] if tokens else None
    touches = before is not None and not token.glue
    if before is not None and touches and _merged(before, token):
        return
    if before is not None and touches and not _may_touch(before, token):
        token.keys = {}
        before.keys = {}
        if before.text == "." and not before.glue and len(tokens) > 1:
            tokens[-2].keys = {}  # monday.com
    if token.text == "end" and token.glue == "-" and before is not None and before.text == "week":
        before.keys, before.end = dict(kinds("weekend")), token.end
        return
    if token.text == "m" and _is_half_of_meridiem(tokens):
        tokens[-1].keys, tokens[-1].end = {"MERIDIEM": tokens[-1].text == "p"}, token.end
        return
    if before is not None and (token.text in ("am", "pm") or (touches and token.text in ("a", "p"))):
        _make_meridiem(before, token)
    if before is not None and token.glue in ("", " ", "-") and _compounded(before, token):
        return
    if text[token.end : token.end + 1] == "%":
        token.keys = {}
    tokens.append(token)


def _is_half_of_meridiem(tokens: list[Token]) -> bool:
    """Whether the "a" of a dictated "ten a m" stands last."""
    return len(tokens) > 1 and tokens[-1].text in ("a", "p") and _is_numeric(tokens[-2])


def _make_meridiem(before: Token, token: Token) -> None:
    if token.keys and _is_numeric(before):
        token.keys["MERIDIEM"] = token.text[0] == "p"
        before.keys.pop("DATE", None)


def _merged(before: Token, token: Token) -> bool:
    """Make "1" and "st" one rank."""
    if token.text not in _RANKS or "DOM" not in before.keys:
        return False
    before.keys = {"ORDINAL": before.keys["DOM"], "RANK": before.keys["DOM"]}
    before.text += token.text
    before.end = token.end
    return True


def _compounded(before: Token, token: Token) -> bool:
    """Make "twenty" and "fourth" one number."""
    tens = before.keys.get("WORDNUMBER")
    if not isinstance(tens, int) or tens < 20 or tens % 10:
        return False
    for kind in ("WORDNUMBER", "ORDINAL"):
        ones = token.keys.get(kind)
        if isinstance(ones, int) and 0 < ones < 10:
            before.keys = {kind: tens + ones}
            before.text, before.end = f"{before.text} {token.text}", token.end
            return True
    return False


def _is_numeric(token: Token) -> bool:
    return bool(token.keys.keys() & {"NUMBER", "CLOCK", "DOTTED", "WORDNUMBER", "NUMBERS", "OCLOCK"})


def _may_touch(before: Token, token: Token) -> bool:
    """Whether two tokens may stand without a space between: "3pm", "Feb13", "18q4", but not "1.2M", "v2"."""
    if token.text[0].isalpha() and before.text[-1:].isdigit():
        return token.text in _GLUED or bool(token.keys.keys() & _DATE_KINDS) or "MERIDIEM" in token.keys
    if token.text[0].isdigit() and before.text[-1:].isalpha():
        return before.text in _BEFORE_NUMBER or bool(before.keys.keys() & {"MONTH", "WEEKDAY"})
    if token.text == "@":
        return bool(before.keys.keys() & {"WEEKDAY", "TOMORROW", "TODAY", "DATE"})
    if token.text[0] in "'’":
        return before.text[-1:].isdigit() or "MONTH" in before.keys or before.text in ("fy", "cy")
    if before.text == "@" and not before.keys:
        return False
    if not before.text[-1:].isalnum():
        return before.text in ("@", "~", "+", "-", "–", "—", "(") or not token.text[0].isalnum()
    return token.text in (".", "!", "?", ";", ":", "\n", "…", "+", "—", "–", "-") or "MERIDIEM" in token.keys
