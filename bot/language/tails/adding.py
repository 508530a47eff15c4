"""Reads `add`: a new deal's name, then in any order amount, close date, owner, source, stage, pipeline.

The name ends where the first of those parts begins. What is no part belongs to the name while it is at
the start ("Studio 54", "3M", "Area 51"), and is asked about after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.domain.refusals import Choice, NotUnderstood
from bot.language.commands import AddDeal, Command
from bot.language.names import words
from bot.language.pieces import is_negative_sum, leading_sum, members_called, sums_in, when_of
from bot.language.quotes import leading_quote, shortened
from bot.language.stages import meant
from bot.language.tails.certain import certain_member, certain_when, refuse_negative_sum
from bot.language.tails.tail import MOST_WORDS, Tail, word_starts, words_or_none
from bot.language.text import MEMBER, readable

_KEYWORD = re.compile(
    r"(?P<close>clos(?:e|es|ing)(?: date)?|due)|(?P<source>source|src)|(?P<stage>stage)|(?P<owner>owner)"
    r"|(?P<pipeline>pipeline)",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:came )?from:?\s+(?=\S)", re.IGNORECASE)
_MENTION = re.compile(rf"(?:for\s+)?({MEMBER.pattern}|@[\w.'-]+)(?=[\s,;]|$)")
_BETWEEN_PARTS = re.compile(r"^(?:[\s,;.]|[-–—](?=\s|$))+")
_SIGN = re.compile(r"[^\w\s.,'’-]")
_LEADING_TO_PART = re.compile(r"\s+(?:for|at|worth|amount|value|of|=|[-–—])\s*$", re.IGNORECASE)
_MOST_NAME_WORDS = 40
"""Words among which a name ends; a name has 120 characters at most."""
_SMALLEST_BARE = 100
"""A bare number below it, or one that could be a year, is part of a name: "Studio 54", "Forum 2026"."""

Part = Callable[[Tail, AddDeal, str], "tuple[AddDeal, str] | None"]


def add(tail: Tail) -> Command:
    if not tail.text:
        return AddDeal()
    name, rest = leading_quote(tail.text) or _name_and_parts(tail)
    deal = AddDeal(name=readable(name))
    while rest := _BETWEEN_PARTS.sub("", rest):
        missing = (part for field, part in _PARTS.items() if getattr(deal, field) is None)
        taken = next((took for part in missing if (took := part(tail, deal, rest))), None)
        if taken is None:
            raise _left_over(tail, deal, rest)
        deal, rest = taken
    if not deal.name:
        raise tail.refusal("What is the deal called? Its name comes first; quotes keep any words in it.")
    if deal.owner is None:
        return deal
    owner = certain_member(tail, deal.owner, lambda user: replace(deal, owner=user))
    return replace(deal, owner=owner)


def _name_and_parts(tail: Tail) -> tuple[str, str]:
    """The text up to where the first part begins, and the rest; an owner or "$50k" before the name too."""
    before = _part_before_name(tail)
    text = tail.text[before:].lstrip()
    has_sums = bool(sums_in(text, tail.context))
    for start in word_starts(text)[1:_MOST_NAME_WORDS]:
        money = is_negative_sum(text[start:]) or (has_sums and _is_money(text, start, tail))
        if money or _begins_part(text[start:], tail):
            name = _LEADING_TO_PART.sub("", text[:start]).strip(" ,;:")
            return name, f"{text[start:]} {tail.text[:before]}"
    return text, tail.text[:before]


def _part_before_name(tail: Tail) -> int:
    """The length of a known owner or of an amount with a sign that stands before the name; else 0."""
    if mention := _MENTION.match(tail.text):
        return mention.end() if members_called(mention[1], tail.context) else 0
    found = leading_sum(tail.text, tail.context)
    return found.end if found and not found.bare and _SIGN.search(tail.text[: found.end]) else 0


def _is_money(text: str, start: int, tail: Tail) -> bool:
    """Whether the number that starts there is the deal's amount and not a part of its name."""
    found = leading_sum(text[start:], tail.context)
    if found is None:
        return False
    after = text[start + found.end :].strip(" ,;.")
    last = not after or _begins_part(after, tail)
    if not found.bare:
        return last or not sums_in(after, tail.context)
    return (
        last
        and found.amount.value >= _SMALLEST_BARE
        and not _could_be_a_year(text[start : start + found.end])
    )


def _could_be_a_year(said: str) -> bool:
    return len(said) == 4 and said[:2] in ("19", "20")


def _begins_part(text: str, tail: Tail) -> bool:
    """Whether a keyword or a member begins the text. A capitalised keyword is a name's: "Open Source".

    "pipeline" is one only before the name of a pipeline: others build them.
    """
    if _MENTION.match(text):
        return True
    found = _KEYWORD.match(text)
    if found is None or not text[0].islower() or text[found.end() : found.end() + 1].isalnum():
        return False
    return found.lastgroup != "pipeline" or _named_pipeline(text, tail) is not None


def _amount(tail: Tail, deal: AddDeal, text: str) -> tuple[AddDeal, str] | None:
    said = re.sub(r"^(?:for|at|worth|amount)\s+", "", text, flags=re.IGNORECASE)
    refuse_negative_sum(tail, said)
    found = leading_sum(said, tail.context)
    if found is None:
        return None
    return replace(deal, amount=found.amount), said[found.end :]


def _close(tail: Tail, deal: AddDeal, text: str) -> tuple[AddDeal, str] | None:
    words = _after_keyword("close", text)
    if words is None:
        return None
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


def _owner(tail: Tail, deal: AddDeal, text: str) -> tuple[AddDeal, str] | None:
    """The words for the owner; who they mean is asked last, so that an answer carries all other parts."""
    mention = _MENTION.match(text)
    words = text if mention else _after_keyword("owner", text)
    if words is None:
        return None
    if not words:
        raise tail.refusal(f'"{shortened(text)}" at the end names nobody. Whose deal is it?')
    said = mention[0] if mention else _quoted_or_up_to_money(tail, words)
    return replace(deal, owner=mention[1] if mention else said), words[len(said) :]


def _source(tail: Tail, deal: AddDeal, text: str) -> tuple[AddDeal, str] | None:
    said_from = _FROM.match(text)
    words = text[said_from.end() :] if said_from else _after_keyword("source", text)
    if words is None:
        return None
    if not words:
        raise tail.refusal(f'"{shortened(text)}" at the end says no source. Where from?')
    said = _quoted_or_up_to_money(tail, words)
    return replace(deal, source=words_or_none(said)), words[len(said) :]


def _stage(tail: Tail, deal: AddDeal, text: str) -> tuple[AddDeal, str] | None:
    words = _after_keyword("stage", text)
    if words is None:
        return None
    if not words:
        raise tail.refusal(f'"{shortened(text)}" at the end names no stage. Which one?')
    said = _up_to_next_part(words, tail)
    for end in (len(said), *reversed(word_starts(said)[1:MOST_WORDS])):
        if meant(words[:end].strip(" ,;."), tail.context.workspace.pipelines):
            return replace(deal, stage=readable(words[:end])), words[end:]
    return replace(deal, stage=readable(said)), words[len(said) :]


def _pipeline(tail: Tail, deal: AddDeal, text: str) -> tuple[AddDeal, str] | None:
    named = _named_pipeline(text, tail)
    return None if named is None else (replace(deal, pipeline=named[0]), named[1])


def _named_pipeline(text: str, tail: Tail) -> tuple[int, str] | None:
    """The pipeline that the text begins with, by number, and the words after it: "pipeline wholesale $5k"."""
    said = _after_keyword("pipeline", text)
    if said is None:
        return None
    known = {tuple(words(each.name)): each.id for each in tail.context.workspace.pipelines}
    for end in (len(said), *reversed(word_starts(said)[1:])):
        number = known.get(tuple(words(said[:end].strip(" ,;."))))
        if number is not None:
            return number, said[end:]
    return None


_PARTS: dict[str, Part] = {
    "amount": _amount,
    "close_date": _close,
    "owner": _owner,
    "source": _source,
    "stage": _stage,
    "pipeline": _pipeline,
}


def _after_keyword(keyword: str, text: str) -> str | None:
    """The words after that keyword at the start; None where another word stands there."""
    found = _KEYWORD.match(text)
    if not found or found.lastgroup != keyword or text[found.end() : found.end() + 1].isalnum():
        return None
    return text[found.end() :].lstrip(" :=")


def _up_to_next_part(text: str, tail: Tail) -> str:
    starts = (start for start in word_starts(text) if start and _begins_part(text[start:], tail))
    return text[: next(starts, len(text))].rstrip(" ,;")


def _quoted_or_up_to_money(tail: Tail, text: str) -> str:
    """The words of one part: quoted, or up to the next part or an amount."""
    if quoted := leading_quote(text):
        return text[: len(text) - len(quoted[1])].rstrip() if quoted[1] else text
    said = _up_to_next_part(text, tail)
    sums = (found.start for found in sums_in(said, tail.context) if found.start and not found.bare)
    return said[: next(sums, len(said))].rstrip(" ,;")


def _left_over(tail: Tail, deal: AddDeal, rest: str) -> NotUnderstood:
    """The refusal of words after the parts that are none: part of the name, or nothing that a deal has."""
    shown = shortened(rest)
    longer = replace(deal, name=f"{deal.name} {shown}".strip())
    return tail.refusal(
        f"I don't understand \"{shown}\" after the deal's name.",
        Choice(f"Add {longer.name}", longer),
        Choice(f"Add {deal.name}", deal),
    )
