"""Reads `add`: a new deal's name, then in any order amount, close date, owner, source, stage, pipeline.

The name ends where the first of those parts begins. What is no part belongs to the name while it is at
the start ("Studio 54", "3M", "Area 51"), and is asked about after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from bot.domain.deals import NAME_LIMIT
from bot.domain.refusals import AmountRefused, Choice, NotUnderstood, Refusal
from bot.language.commands import AddDeal, Command, Sum
from bot.language.pieces import leading_sum, members_called, negative_sum, sums_in
from bot.language.quotes import leading_quote, shortened
from bot.language.tails.certain import amount_refusal, certain_member, refuse_negative_sum, within_money
from bot.language.tails.keyworded import Taken, close, owner, pipeline, source, stage
from bot.language.tails.parts import MENTION, begins_part, is_part, odds_at, up_to_next_part
from bot.language.tails.tail import Tail, word_starts
from bot.language.tails.worth import (
    before_worth,
    ends_name,
    inside,
    is_last,
    may_hold_figures,
    mere_amount,
    parted_otherwise,
    second_worth,
    unreadable_at,
    worth_behind_words,
)
from bot.language.text import readable

_BETWEEN_PARTS = re.compile(r"^(?:[\s,;]|\.(?!\d)|[-–—](?=\s|$))+")
_SIGN = re.compile(r"[^\w\s.,'’-]")
_MOST_NAME_WORDS = 40
"""Words among which a name ends; a name has 120 characters at most."""
_LONGEST_REST = 300
"""Characters behind a figure that are read for the choices of its refusal; more parts no deal has."""

Part = Callable[[Tail, AddDeal, str], Taken | None]


def add(tail: Tail) -> Command:
    if not tail.text:
        return AddDeal()
    name, rest = leading_quote(tail.text) or _name_and_parts(tail)
    return _completed(tail, AddDeal(name=readable(name)), rest)


def _completed(tail: Tail, deal: AddDeal, rest: str) -> AddDeal:
    """The deal with the parts that are left. Raises Refusal for words that are none."""
    while rest := _BETWEEN_PARTS.sub("", rest):
        missing = (part for field, part in _PARTS.items() if getattr(deal, field) is None)
        taken = next((took for part in missing if (took := part(tail, deal, rest))), None)
        if taken is None:
            raise _left_over(tail, deal, rest)
        deal, rest = taken
    if not deal.name:
        raise _nameless(tail)
    if deal.owner is None:
        return deal
    return replace(deal, owner=certain_member(tail, deal.owner, lambda user: replace(deal, owner=user)))


def _name_and_parts(tail: Tail) -> tuple[str, str]:
    """The text up to where the first part begins, and the rest; an owner or "$50k" before the name too."""
    before = _part_before_name(tail)
    text = tail.text[before:].lstrip()
    _refuse_a_part_as_name(tail, text)
    end = _name_end(tail, text)
    return before_worth(text[:end]) if text[end:] else text, f"{text[end:]} {tail.text[:before]}"


def _part_before_name(tail: Tail) -> int:
    """The length of a known owner or of an amount with a sign that stands before the name; else 0."""
    if mention := MENTION.match(tail.text):
        return mention.end() if members_called(mention[1], tail.context) else 0
    found = leading_sum(tail.text, tail.context)
    return found.end if found and not found.bare and _SIGN.search(tail.text[: found.end]) else 0


def _refuse_a_part_as_name(tail: Tail, text: str) -> None:
    """Raises NotUnderstood where a part of a deal stands in its name's place: "close friday", "5k Acme"."""
    refuse_negative_sum(tail, text)
    figure, odds, found = unreadable_at(text, tail), odds_at(text), mere_amount(text, tail)
    if figure and is_last(text[len(figure) :], tail):
        raise _unreadable(tail, AddDeal(name=""), figure, text)
    after = text[found.end :].strip(" ,;.") if found else ""
    if is_part(text, tail) or (found and is_last(after, tail)) or (odds and is_last(odds[2], tail)):
        raise _nameless(tail)
    if found and found.is_sure:
        end = _name_end(tail, after)
        amount = AddDeal(name=readable(after[:end]), amount=found.amount)
        named = AddDeal(name=readable(text[: len(text) - len(after) + end]))
        raise tail.refusal(
            f'Is "{shortened(found.said)}" the amount, or does the name begin with it?',
            *_choice(tail, amount, after[end:]),
            *_choice(tail, named, after[end:]),
        )


def _name_end(tail: Tail, text: str) -> int:
    """Where the first part begins behind the name that the text begins with."""
    starts = word_starts(text)[1:_MOST_NAME_WORDS]
    ends = _ends_name if may_hold_figures(text, tail) else begins_part
    return next((start for start in starts if ends(text[start:], tail)), len(text))


def _ends_name(text: str, tail: Tail) -> bool:
    """Whether the name has ended before the text: at an amount, at a figure that is none, or at a part."""
    if negative_sum(text) or ends_name(text, tail) or unreadable_at(text, tail) or begins_part(text, tail):
        return True
    odds = odds_at(text)
    return odds is not None and (odds[1] or is_last(odds[2], tail) or ends_name(odds[2].lstrip(), tail))


def _amount(tail: Tail, deal: AddDeal, text: str) -> Taken | None:
    said = re.sub(r"^(?:for|at|worth|amount)\s+", "", text, flags=re.IGNORECASE)
    refuse_negative_sum(tail, said)
    found = worth_behind_words(text, tail)
    if found is None:
        if figure := unreadable_at(said, tail):
            raise _unreadable(tail, deal, figure, said)
        return None
    within_money(tail, found.amount, found.said)
    first, after = replace(deal, amount=found.amount), text[found.end :]
    if second := second_worth(text, found, tail):
        either = _choice(tail, first, text[second.end :])
        other = _choice(tail, replace(deal, amount=second.amount), text[second.end :])
        two = shortened(text[: second.end])
        raise amount_refusal(tail, f'"{two}" says two amounts. Which one counts?', *either, *other)
    if parted := parted_otherwise(found.said):
        number, hundreds = parted
        longer = replace(deal, name=f"{deal.name} {number}", amount=Sum(Decimal(hundreds)))
        choices = (*_choice(tail, first, after), *_choice(tail, longer, after))
        raise amount_refusal(tail, f'"{found.said}" can be one amount, or belong to the name.', *choices)
    return first, after


_PARTS: dict[str, Part] = {
    "amount": _amount,
    "close_date": close,
    "owner": owner,
    "source": source,
    "stage": stage,
    "pipeline": pipeline,
}


def _nameless(tail: Tail) -> NotUnderstood:
    return tail.refusal("What is the deal called? Its name comes first; quotes keep any words in it.")


def _unreadable(tail: Tail, deal: AddDeal, figure: str, text: str) -> AmountRefused:
    """The refusal of a figure that looks like an amount; it may be a part of the name."""
    meant = inside(text, tail)
    amount = _choice(tail, replace(deal, amount=meant.amount), text[meant.end :]) if meant else ()
    longer = replace(deal, name=f"{deal.name} {readable(figure)}".strip())
    named = _choice(tail, longer, text[len(figure) :]) if figure.isalnum() else ()
    return amount_refusal(
        tail, f'"{shortened(figure)}" is not an amount, such as 50000, 50k or €1.2M.', *amount, *named
    )


def _choice(tail: Tail, deal: AddDeal, rest: str) -> tuple[Choice, ...]:
    """The deal with the parts in the rest as a choice; none where the rest cannot be read."""
    if len(rest) > _LONGEST_REST or not deal.name or len(deal.name) > NAME_LIMIT:
        return ()
    try:
        whole = _completed(tail, deal, rest)
    except Refusal:
        return ()
    worth = f", {_written(whole.amount)}" if whole.amount else ""
    return (Choice(f"Add {whole.name}{worth}", whole),)


def _written(amount: Sum) -> str:
    """ "50,000" or "50,000 EUR"."""
    return f"{amount.value.normalize():,f} {amount.currency or ''}".rstrip()


def _left_over(tail: Tail, deal: AddDeal, rest: str) -> NotUnderstood:
    """The refusal of words after the parts that are none: part of the name, or nothing that a deal has."""
    if odds := odds_at(rest):
        return tail.refusal(
            f'"{shortened(odds[0])}" cannot be added: a new deal has the odds of its stage. '
            "Add it, then change them with odds.",
            *_choice(tail, deal, odds[2]),
        )
    said = up_to_next_part(rest, tail)
    shown, after = shortened(said), rest[len(said) :]
    longer = replace(deal, name=f"{deal.name} {shown}".strip())
    may_be_named = any(character.isalnum() for character in shown) and not sums_in(shown, tail.context)
    return tail.refusal(
        f"I don't understand \"{shown}\" after the deal's name.",
        *(_choice(tail, longer, after) if may_be_named else ()),
        *_choice(tail, deal, after),
    )
