"""Text as tokens: digits, words, spaces and single signs, each with its place.

One pass, one token after the other; every later step only moves forward over them, so that reading
takes time in proportion to the text whatever it contains.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"(?P<digits>[0-9]+)|(?P<word>[^\W\d_½¼¾]+)|(?P<space>\s+)|(?P<sign>.)", re.DOTALL)
# Typed on East Asian keyboards; each stands for one plain character, so that places stay true.
_FULL_WIDTH = {0xFF10 + digit: 0x30 + digit for digit in range(10)} | {
    ord("￥"): "¥",
    ord("＄"): "$",
    ord("￡"): "£",
    ord("，"): ",",
    ord("．"): ".",
    ord("−"): "-",
}


class Token(NamedTuple):
    """A piece of text[start:end]; `kind` is "digits" (ASCII), "word", "space" or "sign"."""

    kind: str
    text: str
    lower: str
    start: int
    end: int


END = Token("end", "", "", -1, -1)


class Tokens:
    """The tokens of a text; beyond either end there is END, so that looking ahead needs no care."""

    def __init__(self, text: str) -> None:
        self._all = [
            Token(match.lastgroup or "sign", match.group(), match.group().lower(), *match.span())
            for match in _TOKEN.finditer(text.translate(_FULL_WIDTH))
        ]

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, index: int) -> Token:
        return self._all[index] if 0 <= index < len(self._all) else END

    def after_space(self, index: int) -> int:
        """`index`, or the next one where a space of one line stands there."""
        token = self[index]
        return index + 1 if token.kind == "space" and "\n" not in token.text else index

    def before_space(self, index: int) -> int:
        """The index of the last token before `index` that is no space, or -1."""
        return index - 2 if self[index - 1].kind == "space" else index - 1
