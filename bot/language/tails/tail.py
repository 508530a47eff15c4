"""The words after a verb, and the deal's name at their start.

A name has any number of words and no end mark, so known names decide first. Only where none is known,
or where the words after it cannot be read, the end of the text decides where the name ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from bot.domain.refusals import Choice, NotUnderstood
from bot.language.commands import DealRef, ListMine, Picked
from bot.language.context import Context, Scope
from bot.language.quotes import leading_quote, shortened, unquoted
from bot.language.text import readable

MOST_WORDS = 12
"""Words at either end of a text that are tried as a stage, a date or an amount: more never are one."""

_NOUN = re.compile(r"(?:deal|account|acct|opportunity|opp|oppty)(?![^\s:,.;!])\s*", re.IGNORECASE)
"""What a name is followed by and does not bear: "the Acme deal"."""
_BESIDE = re.compile(r"(?<=\S)\s+(?:deal|account|acct|opportunity|opp|oppty)$")
"""The same word at the end of an unknown name; written large it may be a part of one."""
_OF_ITS_OWN = frozenset(
    """
    breaker breakers desk director exec executive executives lead manager managers number owner plan planning
    plans registration review reviews room size statement structure team terms value
    """.split()
)
"""What a deal or an account has: "Acme account manager left" is about the account manager."""
_GOING_ON = frozenset(
    "is isn't was wasn't are has hasn't had will won't needs looks seems went got may".split()
)

_PUNCTUATION = re.compile(r"^(?:(?:[=→]|:(?![\w+-]+:)|=>|(?:[,;!.]|[-–—]+>?)(?=\s|$))\s*)+")

_COLON = re.compile(r"(?<!\S)[^\s:]\S*?(:)\s")
"""The one that ends a name, and none of an emoji's."""

Reads = Callable[[str], object]
"""Tells whether a verb can do with some words: anything but None where it can."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The words after a verb, from `bot.language.text.from_slack`, with the verb's usage and scope."""

    text: str
    usage: str
    scope: Scope
    context: Context

    def of(self, text: str) -> Tail:
        """The same verb with other words."""
        return replace(self, text=text.strip())

    def in_scope(self, scope: Scope) -> Tail:
        """The same words about deals of another scope."""
        return replace(self, scope=scope)

    def refusal(self, sentence: str, *choices: Choice) -> NotUnderstood:
        """To be raised: a "no" in a sentence, with the verb's usage."""
        return NotUnderstood(f"{sentence} Nothing changed.", usage=self.usage, choices=choices)

    def needing_a_deal(self, *, to_look: bool = False) -> Tail:
        """Itself. Raises NotUnderstood where no word says which deal. to_look: only to see it."""
        asked, mine = "Which deal?", Choice("My open deals", ListMine())
        if not self.text and to_look:
            raise NotUnderstood(asked, usage=self.usage, choices=(mine,))
        if not self.text:
            raise self.refusal(asked, mine)
        return self


def whole(tail: Tail, text: str) -> DealRef:
    """The deal that the whole text names; several or none are left to the action."""
    name = readable(unquoted(text))
    deals = tail.context.names.whole(name, tail.scope)
    return Picked(deals[0][0]) if len(deals) == 1 else name


def about(
    tail: Tail,
    reads: Reads | None = None,
    *,
    ends: Callable[[str], bool] = lambda text: False,
) -> tuple[DealRef, str]:
    """The deal named at the start, and the words after its name.

    reads: without it any words will do. A known name followed by words that cannot be read, but end in
    words that can, is a longer, unknown name: "Acme Nova negotiation" is not about Acme.
    ends: tells where an unknown name ends before free words. Raises NotUnderstood without any name.
    """
    if quoted := leading_quote(tail.needing_a_deal().text):
        name, rest = quoted
        return whole(tail, name), _after_noun(rest, reads)
    known = _known(tail, reads)
    if known and (not known[1] or reads is None or reads(known[1]) is not None):
        return known
    if known is None and (reads(tail.text) is not None if reads else ends(tail.text)):
        raise _nameless(tail)
    name, rest = _cut_by_end(tail.text, reads) if reads else (tail.text, "")
    if rest:
        return whole(tail, name), rest
    if known or reads:
        return known or (readable(_BESIDE.sub("", tail.text)), "")
    return _guessed(tail.text, ends)


def _known(tail: Tail, reads: Reads | None) -> tuple[DealRef, str] | None:
    """A name in the verb's scope, else one of any deal: the action then says why that one will not do."""
    names = tail.context.names
    found = names.leading(tail.text, tail.scope)
    if found is not None and len(found.deals) == 1:
        return Picked(found.deals[0][0]), _after_noun(found.rest, reads)
    found = found or names.leading(tail.text, Scope.ANY)
    return (readable(found.named), _after_noun(found.rest, reads)) if found else None


def _after_noun(rest: str, reads: Reads | None) -> str:
    """The words after a name without the "deal" or "account" that goes with it, if that says nothing more."""
    rest = rest.strip()
    noun = _NOUN.match(rest)
    if noun is None or (reads and reads(rest) is not None):
        return rest
    after = rest[noun.end() :]
    following = after.split(maxsplit=1)[0].lower() if after else ""
    return rest if following in _OF_ITS_OWN | _GOING_ON else after


def _nameless(tail: Tail) -> NotUnderstood:
    """The refusal of words that are all about what to do, and name no deal to do it to."""
    return tail.refusal(
        f'"{shortened(tail.text)}" does not say which deal.', Choice("My open deals", ListMine())
    )


def _cut_by_end(text: str, reads: Reads) -> tuple[str, str]:
    """The name before the longest end that `reads` can do with; the whole text where it cannot."""
    for start in word_starts(text)[1:][-MOST_WORDS:]:
        if reads(text[start:]) is not None:
            return _BESIDE.sub("", text[:start].strip()), text[start:]
    return text, ""


def _guessed(text: str, ends: Callable[[str], bool]) -> tuple[DealRef, str]:
    """An unknown name before words of any kind: up to a colon, else its run of capitalised words."""
    for start in word_starts(text)[1:MOST_WORDS]:
        if ends(text[start:]):
            return readable(_BESIDE.sub("", text[:start].strip())), text[start:]
    if colon := _COLON.search(text):
        return readable(text[: colon.start(1)]), text[colon.end() :].strip()
    words = text.split()
    count = next((n for n, word in enumerate(words) if n and not (word[0].isupper() or word[0].isdigit())), 0)
    count = count or len(words)
    return readable(" ".join(words[:count])), _after_noun(" ".join(words[count:]), None)


def word_starts(text: str) -> list[int]:
    """Where each word of the text begins."""
    return [word.start() for word in re.finditer(r"\S+", text)]


def without(text: str, *fillers: str) -> str:
    """The text without one of these words, and without the punctuation before it, at its start.

    An emoji's name, ":tada:", is no punctuation.
    """
    text = _PUNCTUATION.sub("", text.strip())
    said = _one_of(fillers).match(text) if fillers else None
    return text[said.end() :] if said else text


@cache
def _one_of(fillers: tuple[str, ...]) -> re.Pattern[str]:
    """One of the words at the start of a text, and what may follow it."""
    return re.compile(rf"(?:{'|'.join(fillers)})(?![^\s:=,])[:=,]?\s*", re.IGNORECASE)


def words_or_none(text: str) -> str | None:
    """Free words as people read them, without quotes around them; None where there are none."""
    return readable(unquoted(text)) or None
