"""Reads the parts of a new deal that have a word of their own: "close friday", "owner kim", "source fair"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.language.commands import AddDeal
from bot.language.pieces import sums_in, when_of
from bot.language.quotes import leading_quote, shortened
from bot.language.stages import meant
from bot.language.tails.certain import certain_when, within_limits
from bot.language.tails.parts import MENTION, after_keyword, day_at, named_pipeline, up_to_next_part
from bot.language.tails.tail import MOST_WORDS, Tail, word_starts, words_or_none
from bot.language.text import readable

_FROM = re.compile(r"(?:came )?from:?\s+(?=\S)", re.IGNORECASE)

Taken = tuple[AddDeal, str]
"""The deal with the part, and the words after it."""


def close(tail: Tail, deal: AddDeal, text: str) -> Taken | None:
    """Also a day without a word: "Acme 50k end of march"."""
    words = after_keyword("close", text)
    if words is None:
        dated = day_at(text, tail)
        return dated and (replace(deal, close_date=within_limits(tail, dated[0]).for_close_date()), dated[1])
    words = re.sub(r"^(?:on|by|at|in|date|:)\s+", "", words)
    ends = word_starts(words)[1 : MOST_WORDS + 1]
    for end in (*([len(words)] if len(ends) < MOST_WORDS else []), *reversed(ends)):
        if when_of(words[:end].rstrip(" ,;."), tail.context):
            when = certain_when(tail, words[:end].rstrip(" ,;."))
            return replace(deal, close_date=when.for_close_date()), words[end:]
    if not words:
        raise tail.refusal(f'"{shortened(text)}" at the end says no date. Close when?')
    certain_when(tail, _quoted_or_up_to_money(tail, words))
    return None


def owner(tail: Tail, deal: AddDeal, text: str) -> Taken | None:
    """The words for the owner; who they mean is asked last, so that an answer carries all other parts."""
    mention = MENTION.match(text)
    words = text if mention else after_keyword("owner", text)
    if words is None:
        return None
    if not words:
        raise tail.refusal(f'"{shortened(text)}" at the end names nobody. Whose deal is it?')
    said = mention[0] if mention else _quoted_or_up_to_money(tail, words)
    return replace(deal, owner=mention[1] if mention else said), words[len(said) :]


def source(tail: Tail, deal: AddDeal, text: str) -> Taken | None:
    said_from = _FROM.match(text)
    words = text[said_from.end() :] if said_from else after_keyword("source", text)
    if words is None:
        return None
    if not words:
        raise tail.refusal(f'"{shortened(text)}" at the end says no source. Where from?')
    said = _quoted_or_up_to_money(tail, words)
    return replace(deal, source=words_or_none(said)), words[len(said) :]


def stage(tail: Tail, deal: AddDeal, text: str) -> Taken | None:
    words = after_keyword("stage", text)
    if words is None:
        return None
    if not words:
        raise tail.refusal(f'"{shortened(text)}" at the end names no stage. Which one?')
    said = up_to_next_part(words, tail)
    for end in (len(said), *reversed(word_starts(said)[1:MOST_WORDS])):
        if meant(words[:end].strip(" ,;."), tail.context.workspace.pipelines):
            return replace(deal, stage=readable(words[:end])), words[end:]
    return replace(deal, stage=readable(said)), words[len(said) :]


def pipeline(tail: Tail, deal: AddDeal, text: str) -> Taken | None:
    named = named_pipeline(text, tail)
    return None if named is None else (replace(deal, pipeline=named[0]), named[1])


def _quoted_or_up_to_money(tail: Tail, text: str) -> str:
    """The words of one part: quoted, or up to the next part or an amount."""
    if quoted := leading_quote(text):
        return text[: len(text) - len(quoted[1])].rstrip() if quoted[1] else text
    said = up_to_next_part(text, tail)
    sums = (found.start for found in sums_in(said, tail.context) if found.start and not found.bare)
    return said[: next(sums, len(said))].rstrip(" ,;")
