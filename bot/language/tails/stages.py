"""Reads what moves a deal through its stages: move, won, lost, reopen, and close where it means those."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from bot.domain.refusals import Choice
from bot.domain.stages import StageKind
from bot.language.commands import (
    Command,
    DealRef,
    LoseDeal,
    MoveDeal,
    ReopenDeal,
    SetCloseDate,
    Sum,
    WinDeal,
)
from bot.language.context import Scope
from bot.language.pieces import leading_sum, when_of
from bot.language.quotes import shortened
from bot.language.stages import meant
from bot.language.tails.certain import refuse_negative_sum, within_money
from bot.language.tails.tail import MOST_WORDS, Tail, about, without, word_starts, words_or_none

_TOWARD = ("into", "to", "in", "at", "as", "stage")
_WHY_WON = ("because of", "because", "since", "thanks to", "reason", "why", "as")
_WHY_LOST = ("because of", "because", "since", "due to", "owing to", "on", "over", "reason", "why")
_PIPELINE = re.compile(r"(?:the\s+)?pipeline(?=\s|$)", re.IGNORECASE)
_CLOSED = re.compile(r"(?:(?:as|closed|close)\s+){0,2}(won|lost)(?![^\s:,.;-])[:,]?\s*", re.IGNORECASE)

Outcome = TypeVar("Outcome", WinDeal, LoseDeal)


def move(tail: Tail) -> Command:
    deal, rest = about(tail, lambda text: _led(tail, without(text, *_TOWARD)))
    rest = without(rest, *_TOWARD)
    staged = _staged(tail, rest)
    if staged is None:
        return MoveDeal(deal, words_or_none(rest))
    words, kind, after = staged
    if kind is StageKind.AFTER_SALE:
        deal, _ = about(tail.in_scope(Scope.ANY), lambda text: _staged(tail, without(text, *_TOWARD)))
    if kind is StageKind.WON:
        return outcome_won(tail, deal, after)
    if kind is StageKind.LOST:
        return outcome_lost(tail, deal, after)
    return MoveDeal(deal, words)


def _led(tail: Tail, text: str) -> object:
    """What the words lead to: a stage, or another pipeline where there are several; None for neither."""
    several = len(tail.context.workspace.pipelines) > 1
    return _staged(tail, text) or (_PIPELINE.match(text) if several else None)


def won(tail: Tail) -> Command:
    deal, rest = about(tail, ends=lambda text: _explains(text, _WHY_WON) or _is_worth(text, tail))
    return outcome_won(tail, deal, rest)


def lost(tail: Tail) -> Command:
    deal, rest = about(tail, ends=lambda text: _explains(text, _WHY_LOST))
    return outcome_lost(tail, deal, rest)


def reopen(tail: Tail) -> Command:
    deal, rest = about(tail, lambda text: _staged(tail, without(text, *_TOWARD)))
    return ReopenDeal(deal, words_or_none(without(rest, *_TOWARD)))


def closed(text: str) -> tuple[str, str] | None:
    """("won" or "lost", the words after it) where the text says that a deal is closed so."""
    found = _CLOSED.match(text)
    return (found[1].lower(), text[found.end() :]) if found else None


def outcome_won(tail: Tail, deal: DealRef, rest: str) -> WinDeal:
    """A win with the amount that leads the words, if one does, and the reason after it."""
    rest = without(rest)
    amount, after = _worth(rest, tail)
    if amount is not None:
        _refuse_second_sum(tail, deal, rest, after)
        after = without(after, "and")
    return _explained(tail, WinDeal(deal, amount), after, _WHY_WON)


def outcome_lost(tail: Tail, deal: DealRef, rest: str) -> LoseDeal:
    """A loss; all words are its reason."""
    return _explained(tail, LoseDeal(deal), rest, _WHY_LOST)


def _explained(tail: Tail, outcome: Outcome, said: str, fillers: tuple[str, ...]) -> Outcome:
    """The outcome with the reason. Raises NotUnderstood for a day alone: a deal closes when that is told."""
    reason = words_or_none(without(said, *fillers))
    when = when_of(without(said).rstrip(" ,.;!"), tail.context) if reason else None
    if when is None or reason is None:
        return replace(outcome, reason=reason)
    if when.first == when.last == tail.context.now.date():
        return outcome
    day, done = shortened(when.words), outcome.verb.capitalize()
    choices = [
        Choice(f"{done} today", outcome),
        Choice(f"{done}, why: {day}", replace(outcome, reason=reason)),
    ]
    if when.last > tail.context.now.date():
        closing = SetCloseDate(outcome.deal, when.for_close_date(), day, when.other)
        choices.append(Choice(f"Close date: {day}", closing))
    raise tail.refusal(f'"{day}" says when, not why. A deal counts as {outcome.verb} from today.', *choices)


def _worth(rest: str, tail: Tail) -> tuple[Sum | None, str]:
    """A leading amount and the words after it. A bare number before plain words counts things, not money."""
    said = without(rest, "for", "at", "worth")
    refuse_negative_sum(tail, said)
    found = leading_sum(said, tail.context)
    if found is None:
        return None, rest
    after = said[found.end :].lstrip(" ,.;")
    explained = not after or _explains(after, _WHY_WON)
    if found.bare and not explained:
        return None, rest
    return within_money(tail, found.amount, said[: found.end]), after


def _refuse_second_sum(tail: Tail, deal: DealRef, rest: str, after: str) -> None:
    """Raises NotUnderstood where another amount follows the first: "48k and 50k"."""
    second = without(after, "and", "or", "to")
    choices = []
    for text in (without(rest, "for", "at", "worth"), second):
        found = leading_sum(text, tail.context)
        if found is None or found.bare:
            return
        choices.append(Choice(f"Won at {text[: found.end]}", WinDeal(deal, found.amount)))
    raise tail.refusal(f'"{shortened(rest)}" says two amounts. Which one counts?', *choices)


def _is_worth(text: str, tail: Tail) -> bool:
    found = leading_sum(without(text, "for", "at", "worth"), tail.context)
    return found is not None and not found.bare


def _explains(text: str, fillers: tuple[str, ...]) -> bool:
    return without(text, *fillers) != text


def _staged(tail: Tail, text: str) -> tuple[str, StageKind | None, str] | None:
    """The words of a stage at the start, its kind where all pipelines agree, and the words after it.

    Words may follow only where a deal is closed: they are its amount and reason, so they lead to no other
    stage ("order to negotiation").
    """
    ends = [*word_starts(text)[1 : MOST_WORDS + 1], len(text)] if text else []
    for end in reversed(ends):
        words, after = text[:end].rstrip(" ,.;:"), text[end:].lstrip(" ,.;")
        kinds = {stage.kind for stage in meant(words, tail.context.workspace.pipelines)}
        kind = kinds.pop() if len(kinds) == 1 else None
        if kind and (not after or (kind.is_end and not _leads_on(tail, after))):
            return words, kind, after
        if kinds and not after:
            return words, None, ""
    return None


def _leads_on(tail: Tail, text: str) -> bool:
    toward = without(text, *_TOWARD)
    return toward != text and bool(meant(toward, tail.context.workspace.pipelines))
