"""Commands that move a deal or change what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.language.commands.parts import DealRef, Number, Sum, UserId


@dataclass(frozen=True, slots=True)
class AddDeal:
    """A new deal; name None asks for the form. anyway: although one of that name exists already.

    pipeline: by number; None the workspace's first, or the only one that has the stage.
    """

    name: str | None = None
    amount: Sum | None = None
    close_date: date | None = None
    owner: UserId | None = None
    source: str | None = None
    stage: str | None = None
    customer: Number | None = None
    anyway: bool = False
    pipeline: Number | None = None
    verb: Literal["add"] = "add"


@dataclass(frozen=True, slots=True)
class MoveDeal:
    """stage: words, or a stage's number from a button; None asks. The words decide in the deal's pipeline."""

    deal: DealRef
    stage: str | Number | None = None
    verb: Literal["move"] = "move"


@dataclass(frozen=True, slots=True)
class WinDeal:
    deal: DealRef
    amount: Sum | None = None
    reason: str | None = None
    verb: Literal["won"] = "won"


@dataclass(frozen=True, slots=True)
class LoseDeal:
    """reason None asks for it with buttons; "" closes without one."""

    deal: DealRef
    reason: str | None = None
    verb: Literal["lost"] = "lost"


@dataclass(frozen=True, slots=True)
class ReopenDeal:
    deal: DealRef
    stage: str | Number | None = None
    verb: Literal["reopen"] = "reopen"


@dataclass(frozen=True, slots=True)
class SetAmount:
    deal: DealRef
    amount: Sum | None = None
    verb: Literal["amount"] = "amount"


@dataclass(frozen=True, slots=True)
class SetCloseDate:
    """other: the second reading of the words ("next friday"), offered in the answer."""

    deal: DealRef
    close_date: date | None = None
    said: str | None = None
    other: date | None = None
    verb: Literal["close"] = "close"


@dataclass(frozen=True, slots=True)
class SetOdds:
    deal: DealRef
    percent: int | None = None
    verb: Literal["odds"] = "odds"


@dataclass(frozen=True, slots=True)
class SetOwner:
    deal: DealRef
    owner: UserId | None = None
    verb: Literal["owner"] = "owner"


@dataclass(frozen=True, slots=True)
class SetSource:
    deal: DealRef
    source: str | None = None
    verb: Literal["source"] = "source"


@dataclass(frozen=True, slots=True)
class SetReason:
    """Why a closed deal was won or lost, told after the fact."""

    deal: DealRef
    reason: str
    verb: Literal["reason"] = "reason"


@dataclass(frozen=True, slots=True)
class SetTerm:
    """months: how long the won contract runs."""

    deal: DealRef
    months: int | None = None
    verb: Literal["term"] = "term"


@dataclass(frozen=True, slots=True)
class RenameDeal:
    """anyway: although another open deal of that name exists."""

    deal: DealRef
    name: str | None = None
    anyway: bool = False
    verb: Literal["rename"] = "rename"


@dataclass(frozen=True, slots=True)
class SetNextStep:
    deal: DealRef
    step: str | None = None
    verb: Literal["next"] = "next"


@dataclass(frozen=True, slots=True)
class MergeDeals:
    deal: DealRef
    into: DealRef | None = None
    verb: Literal["merge"] = "merge"
