"""Finds the date expressions inside a sentence, and only what cannot well be anything else.

"They may", "we sat down", "the second demo", "24/7", "3 of 5" are no dates. A word that is also an
everyday word needs a word before it that leads to a date ("by may", "on sat"), a clock time or a
number beside it; a rank needs to end its phrase. The longest expression counts, from left to right.
"""

from bot.language.dates.grammar import Parse
from bot.language.dates.phrases import GRAMMAR
from bot.language.dates.tokens import Token, cut
from bot.language.dates.values import Stretch
from bot.language.dates.when import Reading, Span
from bot.language.dates.whole import when

_MOST_STARTS = 250
"""A message is no calendar: after so many places where a date could begin, the rest is not read."""

_LEADS = frozenset(
    "by on at in until till til before after since from to for of due around about during end mid early late this"
    " next last coming following beginning start close closes closing closed push pushed pushing moved move"
    " follow followup up is @ ~ between and - via or set back latest now".split()
)
_AFTER_A_RANK = frozenset(
    "and at with for to then pls please if or but so via because from by on in as instead latest thanks thx"
    " not about around re when now i we they he she tomorrow".split()
)
_ALSO_WORDS = frozenset("may march mar sat sun wed mon dec jan fri second fall spring april june august".split())
_NEVER_ALONE = frozenset("now".split())
_NAMES = frozenset({"april", "may", "june", "august", "jan", "summer"})
_TO_PEOPLE = frozenset("call email ask meet with ping remind tell thank thanks hi hey dear cc contact".split())


def find(text: str, reading: Reading) -> list[Span]:
    """The date expressions of a text, in order, without overlap."""
    tokens = cut(text)
    parse = Parse(GRAMMAR, tokens, reading)
    spans: list[Span] = []
    place = starts = 0
    while place < len(tokens) and starts < _MOST_STARTS:
        starts += bool(GRAMMAR.starts("<when>", tokens[place]))
        found = _longest(parse, tokens, place)
        if found is None:
            place += 1
            continue
        end, meaning = found
        first, last = tokens[place].start, tokens[end - 1].end
        spans.append(Span(first, last, when(meaning, text[first:last], reading)))
        place = end
    return spans


def _longest(parse: Parse, tokens: list[Token], start: int) -> tuple[int, Stretch] | None:
    readings = parse.readings("<when>", start)
    for end in sorted(readings, reverse=True):
        if _stands(tokens, start, end):
            return end, readings[end]
    return None


def _stands(tokens: list[Token], start: int, end: int) -> bool:
    """Whether the tokens from start to end mean a date even inside a sentence."""
    words = [token for token in tokens[start:end]]
    before = tokens[start - 1].text if start else ""
    after = tokens[end] if end < len(tokens) else None
    while len(words) > 1 and words[0].text in ("by", "on", "at", "in", "until", "till", "the", "around", "about"):
        before = words.pop(0).text
    if len(words) == 1:
        return _stands_alone(words[0], before, after)
    return True


def _stands_alone(word: Token, before: str, after: Token | None) -> bool:
    return True
