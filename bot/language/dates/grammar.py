"""Reads tokens by a table of rules: which pieces, in which order, make which meaning.

A rule's pattern is a line of pieces: `next|coming` one of these words, `WEEKDAY` a kind of word
(its value, if it has one, is handed to the rule), `<day>` what another rule makes, and a `?` after a
piece that may be missing.
Every reading of a stretch of tokens is found, each once, so the work grows with the number of
tokens; of two rules that read the same tokens the earlier one in the table counts. No rule may
begin with what it makes itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.language.dates.tokens import Token
from bot.language.dates.when import Reading

Meaning = Any
"""What a rule makes; each symbol has one type, and the rules that take it name that type."""


@dataclass(frozen=True, slots=True)
class Rule:
    """makes: the symbol; says: the pattern; means: its meaning, None where it makes no sense."""

    makes: str
    says: str
    means: Callable[..., Meaning]
    example: str


@dataclass(frozen=True, slots=True)
class _Piece:
    words: frozenset[str] = frozenset()
    kind: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    pieces: tuple[_Piece, ...]
    means: Callable[..., Meaning]


class Grammar:
    """A table of rules, arranged by the words that each can begin with."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._lines: dict[str, list[_Line]] = {}
        for rule in rules:
            for pieces in _expanded(rule.says.split()):
                self._lines.setdefault(rule.makes, []).append(_Line(pieces, rule.means))
        self._keys: dict[str, frozenset[str]] = {}
        self._starts = {symbol: self._by_first(symbol) for symbol in self._lines}

    def starts(self, symbol: str, token: Token) -> list[_Line]:
        """The lines of a symbol that can begin with the token, in the table's order."""
        found: dict[int, _Line] = {}
        by_first = self._starts[symbol]
        for key in token.keys:
            found.update(by_first.get(key, ()))
        return [found[number] for number in sorted(found)]

    def _by_first(self, symbol: str) -> dict[str, tuple[tuple[int, _Line], ...]]:
        by_first: dict[str, list[tuple[int, _Line]]] = {}
        for number, line in enumerate(self._lines[symbol]):
            numbered = (number, line)
            for key in self._first_keys(line.pieces[0], {symbol}):
                by_first.setdefault(key, []).append(numbered)
        # Most words begin the same lines as others of their kind: kept once, that is half a megabyte less.
        kept: dict[tuple[tuple[int, _Line], ...], tuple[tuple[int, _Line], ...]] = {}
        return {key: kept.setdefault(same := tuple(lines), same) for key, lines in by_first.items()}

    def _first_keys(self, piece: _Piece, seen: set[str]) -> frozenset[str]:
        if not piece.symbol:
            return frozenset({piece.kind}) if piece.kind else piece.words
        if piece.symbol in seen:
            raise ValueError(f"{piece.symbol} begins with itself")
        if piece.symbol not in self._keys:
            firsts = {line.pieces[0] for line in self._lines[piece.symbol]}
            keys = [self._first_keys(first, seen | {piece.symbol}) for first in firsts]
            self._keys[piece.symbol] = frozenset().union(*keys)
        return self._keys[piece.symbol]


_DEEPEST = 40


class Parse:
    """The readings of one text's tokens.

    What nests deeper than anyone speaks ("the day after the day after …") is not read, and after so
    many readings the rest of a text is not either: a text made to be slow is not slow.
    """

    MOST_WORK = 12_000

    def __init__(self, grammar: Grammar, tokens: Sequence[Token], reading: Reading) -> None:
        self._grammar = grammar
        self._tokens = tokens
        self._reading = reading
        self._known: dict[tuple[str, int], dict[int, Meaning]] = {}
        self._depth = 0
        self.work = 0

    def readings(self, symbol: str, start: int) -> dict[int, Meaning]:
        """What the symbol means from token `start` on, by the token after its last."""
        known = self._known.get((symbol, start))
        if known is None:
            self._depth += 1
            known = self._known[symbol, start] = self._read(symbol, start)
            self._depth -= 1
        return known

    @property
    def is_exhausted(self) -> bool:
        """Whether the text has used up the work that one text may cause."""
        return self.work > self.MOST_WORK

    def _read(self, symbol: str, start: int) -> dict[int, Meaning]:
        found: dict[int, Meaning] = {}
        if start >= len(self._tokens) or self._depth > _DEEPEST or self.is_exhausted:
            return found
        for line in self._grammar.starts(symbol, self._tokens[start]):
            self.work += 1
            for end, values in self._matches(line.pieces, 0, start, ()):
                if end not in found and (meaning := self._meaning(line, values)) is not None:
                    found[end] = meaning
        return found

    def _meaning(self, line: _Line, values: tuple[Meaning, ...]) -> Meaning:
        self.work += 1
        try:
            return line.means(self._reading, *values)
        except (ValueError, OverflowError):  # a 30 February, a year beyond 9999
            return None

    def _matches(
        self, pieces: tuple[_Piece, ...], number: int, start: int, values: tuple[Meaning, ...]
    ) -> Iterator[tuple[int, tuple[Meaning, ...]]]:
        if number == len(pieces):
            yield start, values
            return
        piece = pieces[number]
        if piece.symbol:
            for end, value in self.readings(piece.symbol, start).items():
                yield from self._matches(pieces, number + 1, end, (*values, value))
            return
        if start >= len(self._tokens):
            return
        keys = self._tokens[start].keys
        if piece.kind:
            if piece.kind in keys:
                value = keys[piece.kind]
                taken = values if value is None else (*values, value)
                yield from self._matches(pieces, number + 1, start + 1, taken)
        elif not piece.words.isdisjoint(keys):
            yield from self._matches(pieces, number + 1, start + 1, values)


def _expanded(pieces: list[str]) -> Iterator[tuple[_Piece, ...]]:
    """Each way to leave out the optional pieces, the fullest first."""
    if not pieces:
        yield ()
        return
    first, rest = pieces[0], list(_expanded(pieces[1:]))
    for others in rest:
        yield (_piece(first.removesuffix("?")), *others)
    if first.endswith("?"):
        yield from rest


@cache
def _piece(text: str) -> _Piece:
    """A piece as it is written; many lines share it."""
    if text.startswith("<"):
        return _Piece(symbol=text)
    return _Piece(kind=text) if text.isupper() else _Piece(words=frozenset(text.split("|")))
