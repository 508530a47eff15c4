"""What a verb is: one row of the table that drives the grammar, the help and the examples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.language.commands import Command
from bot.language.context import Scope
from bot.language.tails.tail import Tail

Family = Literal["deal", "pipeline"]


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb of `/deal` or `/pipeline`.

    usage: the line to type. does: what it does, a short sentence. examples: lines that work as typed.
    reads: makes the command of the words after the verb, or raises a Refusal. aliases: other words for
    it, two words with a space. scope: the deals it may speak of. says: its words in plain messages.
    """

    family: Family
    name: str
    usage: str
    does: str
    examples: tuple[str, ...]
    reads: Callable[[Tail], Command]
    aliases: tuple[str, ...] = ()
    scope: Scope = Scope.OPEN
    says: tuple[str, ...] = ()
