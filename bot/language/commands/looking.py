"""Commands that look, and the one that takes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.language.commands.parts import DealRef, Number, Page


@dataclass(frozen=True, slots=True)
class ShowDeal:
    deal: DealRef
    verb: Literal["show"] = "show"


@dataclass(frozen=True, slots=True)
class ShowHistory:
    """before: only what happened before that event, for the next page."""

    deal: DealRef
    before: Number | None = None
    verb: Literal["history"] = "history"


@dataclass(frozen=True, slots=True)
class FindDeals:
    words: str | None = None
    page: Page = 1
    verb: Literal["find"] = "find"


@dataclass(frozen=True, slots=True)
class ListMine:
    page: Page = 1
    verb: Literal["mine"] = "mine"


@dataclass(frozen=True, slots=True)
class Undo:
    """change: the one that a button names; None is one's own last."""

    change: Number | None = None
    verb: Literal["undo"] = "undo"


@dataclass(frozen=True, slots=True)
class Help:
    """family: "deal" or "pipeline"; topic: a verb; wordings: all the ways to say it in plain words."""

    family: Literal["deal", "pipeline"] = "deal"
    topic: str | None = None
    wordings: bool = False
    verb: Literal["help"] = "help"
