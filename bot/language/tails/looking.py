"""Reads what looks at deals, and what is about no deal's fields: show, history, find, mine, undo, help."""

from __future__ import annotations

from typing import Literal

from bot.domain.refusals import Choice
from bot.language.commands import Command, FindDeals, Help, ListMine, ShowDeal, ShowHistory, Undo
from bot.language.quotes import shortened
from bot.language.tails.tail import Tail, whole, words_or_none

_NO_MORE = frozenset(("", "deals", "deal", "open", "open deals", "my deals", "please"))
"""What may follow "mine" or "my" without asking for anything else."""


def show(tail: Tail) -> Command:
    return ShowDeal(whole(tail.needing_a_deal(to_look=True), tail.text))


def history(tail: Tail) -> Command:
    return ShowHistory(whole(tail.needing_a_deal(to_look=True), tail.text))


def find(tail: Tail) -> Command:
    return FindDeals(words_or_none(tail.text))


def mine(tail: Tail) -> Command:
    """Takes no words but "deals": a list of one's own is no answer to whoever names a colleague or a deal."""
    if tail.text.strip(" .!?").casefold() not in _NO_MORE:
        raise tail.refusal(
            f'"{shortened(tail.text)}" says nothing here: this lists your own open deals. '
            "A colleague's are in /pipeline summary @kim.",
            Choice("My open deals", ListMine()),
        )
    return ListMine()


def undo(tail: Tail) -> Command:
    """Takes no words: whoever names a deal may not mean their own last change."""
    if tail.text:
        raise tail.refusal(
            "Undo takes back your own last change, whatever it was. For another one, use the Undo button "
            "of its answer.",
            Choice("Undo my last change", Undo()),
        )
    return Undo()


def deal_help(tail: Tail) -> Command:
    return _help("deal", tail)


def pipeline_help(tail: Tail) -> Command:
    return _help("pipeline", tail)


def _help(family: Literal["deal", "pipeline"], tail: Tail) -> Command:
    return Help(family, words_or_none(tail.text))
