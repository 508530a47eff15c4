"""The commands: small frozen values that say what someone asks, whichever way they asked it.

A typed command, a plain message, a button and a form make the same values and take the same way. A
button carries its command as JSON (`encode`); what comes back is a claim and is checked like anything
that was typed (`decode`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from bot.domain.refusals import NotUnderstood
from bot.language.report_commands import ReportCommand
from bot.language.report_commands import Summarise as Summarise


@dataclass(frozen=True, slots=True)
class Named:
    """A deal by what someone called it."""

    name: str


@dataclass(frozen=True, slots=True)
class Picked:
    """One certain deal. version: as the person saw it; a later one means that the button is stale."""

    deal: int
    version: int | None = None


DealRef = Named | Picked


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount as said: major units, exact; currency None means the workspace's."""

    value: Decimal
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class AddDeal:
    """A new deal; name None asks for the form. anyway: although one of that name exists already."""

    name: str | None = None
    amount: Sum | None = None
    close_date: date | None = None
    owner: str | None = None
    source: str | None = None
    stage: str | None = None
    customer: int | None = None
    anyway: bool = False
    verb: Literal["add"] = "add"


@dataclass(frozen=True, slots=True)
class MoveDeal:
    """stage: words, or a stage's number from a button; None asks. The words decide in the deal's pipeline."""

    deal: DealRef
    stage: str | int | None = None
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
    stage: str | int | None = None
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
    owner: str | None = None
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
    deal: DealRef
    name: str | None = None
    verb: Literal["rename"] = "rename"


@dataclass(frozen=True, slots=True)
class SetNextStep:
    deal: DealRef
    step: str | None = None
    verb: Literal["next"] = "next"


@dataclass(frozen=True, slots=True)
class PlanFollowUp:
    """due: a local date of the assignee; at: local clock time, None for the whole day.

    assignee None is the one who asks. other: the second reading of the date.
    """

    deal: DealRef
    due: date | None = None
    at: time | None = None
    text: str | None = None
    assignee: str | None = None
    said: str | None = None
    other: date | None = None
    verb: Literal["follow-up"] = "follow-up"


@dataclass(frozen=True, slots=True)
class FinishFollowUp:
    """follow_up: its number from a button, else the next one of the deal."""

    deal: DealRef
    follow_up: int | None = None
    verb: Literal["done"] = "done"


@dataclass(frozen=True, slots=True)
class SnoozeFollowUp:
    deal: DealRef
    due: date | None = None
    at: time | None = None
    follow_up: int | None = None
    said: str | None = None
    verb: Literal["snooze"] = "snooze"


@dataclass(frozen=True, slots=True)
class DeclineFollowUp:
    """Given back to the one who planned it."""

    follow_up: int
    verb: Literal["decline"] = "decline"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How a customer is doing, said at a check-in."""

    follow_up: int
    found: Literal["happy", "at risk"]
    verb: Literal["check-in"] = "check-in"


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Whether a lost deal is looked at again in 90 days."""

    deal: DealRef
    again: bool
    verb: Literal["look-again"] = "look-again"


@dataclass(frozen=True, slots=True)
class GoAway:
    """until: the first day back at work; None comes back at once."""

    until: date | None = None
    said: str | None = None
    verb: Literal["away"] = "away"


@dataclass(frozen=True, slots=True)
class SetMornings:
    """When and of what the member's morning tells. minute: after midnight; weekdays: 0 is Monday.

    None takes the workspace's. unwanted: reasons that are left out.
    """

    minute: int | None = None
    weekdays: tuple[int, ...] | None = None
    unwanted: tuple[str, ...] = ()
    verb: Literal["mornings"] = "mornings"


@dataclass(frozen=True, slots=True)
class AddNote:
    deal: DealRef
    note: str | None = None
    verb: Literal["note"] = "note"


@dataclass(frozen=True, slots=True)
class LogTouch:
    """touch: call, email or meeting."""

    deal: DealRef
    touch: Literal["call", "email", "meeting"] | None = None
    note: str | None = None
    verb: Literal["log"] = "log"


@dataclass(frozen=True, slots=True)
class AddContact:
    deal: DealRef
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    verb: Literal["contact"] = "contact"


@dataclass(frozen=True, slots=True)
class ShowDeal:
    deal: DealRef
    verb: Literal["show"] = "show"


@dataclass(frozen=True, slots=True)
class ShowHistory:
    """before: only what happened before that event, for the next page."""

    deal: DealRef
    before: int | None = None
    verb: Literal["history"] = "history"


@dataclass(frozen=True, slots=True)
class FindDeals:
    words: str | None = None
    page: int = 1
    verb: Literal["find"] = "find"


@dataclass(frozen=True, slots=True)
class ListMine:
    page: int = 1
    verb: Literal["mine"] = "mine"


@dataclass(frozen=True, slots=True)
class MergeDeals:
    deal: DealRef
    into: DealRef | None = None
    verb: Literal["merge"] = "merge"


@dataclass(frozen=True, slots=True)
class Undo:
    """change: the one that a button names; None is one's own last."""

    change: int | None = None
    verb: Literal["undo"] = "undo"


@dataclass(frozen=True, slots=True)
class Help:
    """family: "deal" or "pipeline"; topic: a verb."""

    family: Literal["deal", "pipeline"] = "deal"
    topic: str | None = None
    verb: Literal["help"] = "help"


@dataclass(frozen=True, slots=True)
class Subscribe:
    """What this channel is to hear. over: only from that amount on; stage: only moves into it."""

    kinds: tuple[Literal["wins", "losses", "moves", "new", "listening"], ...]
    over: Sum | None = None
    stage: str | None = None
    without_amounts: bool = False
    verb: Literal["subscribe"] = "subscribe"


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    kinds: tuple[Literal["wins", "losses", "moves", "new", "listening"], ...]
    verb: Literal["unsubscribe"] = "unsubscribe"


@dataclass(frozen=True, slots=True)
class ListSubscriptions:
    verb: Literal["subscriptions"] = "subscriptions"


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Not to be proposed again: that wording, to that member."""

    wording: str
    verb: Literal["dismiss"] = "dismiss"


DealCommand = (
    MoveDeal
    | WinDeal
    | LoseDeal
    | ReopenDeal
    | SetAmount
    | SetCloseDate
    | SetOdds
    | SetOwner
    | SetSource
    | SetReason
    | SetTerm
    | RenameDeal
    | SetNextStep
    | PlanFollowUp
    | FinishFollowUp
    | SnoozeFollowUp
    | LookAgain
    | AddNote
    | LogTouch
    | AddContact
    | ShowDeal
    | ShowHistory
    | MergeDeals
)
"""The commands that speak of one deal."""

OneCommand = (
    DealCommand
    | AddDeal
    | DeclineFollowUp
    | CheckIn
    | GoAway
    | SetMornings
    | FindDeals
    | ListMine
    | Undo
    | Help
    | ReportCommand
    | Subscribe
    | Unsubscribe
    | ListSubscriptions
    | Dismiss
)


@dataclass(frozen=True, slots=True)
class Several:
    """What one message asked for, in its order; where one needs an answer first, the rest waits for it."""

    commands: tuple[Annotated[OneCommand, Field(discriminator="verb")], ...]
    verb: Literal["several"] = "several"


@dataclass(frozen=True, slots=True)
class Propose:
    """What a message in a channel seems to ask for; nothing is done until its writer says so.

    wording: what is remembered when they do not want it. said: what they wrote, for them to correct.
    """

    commands: tuple[Annotated[OneCommand, Field(discriminator="verb")], ...]
    wording: str
    said: str = ""
    verb: Literal["propose"] = "propose"


@dataclass(frozen=True, slots=True)
class SayNotHeard:
    """Tell that a direct message was not understood, with the nearest examples of what could be."""

    examples: tuple[str, ...]
    verb: Literal["not-heard"] = "not-heard"


Command = OneCommand | Several | Propose | SayNotHeard

_CODEC: TypeAdapter[Command] = TypeAdapter(Annotated[Command, Field(discriminator="verb")])


def of_deal(command: DealCommand, deal: DealRef) -> DealCommand:
    """The same command, about that deal."""
    return replace(command, deal=deal)


def encode(command: Command) -> str:
    """Compact JSON for a button's value or a form's metadata."""
    return _CODEC.dump_json(command, exclude_defaults=False, exclude_none=True).decode()


def decode(text: str) -> Command:
    """The command of a button or form. Raises NotUnderstood for anything that `encode` did not make."""
    try:
        return _CODEC.validate_json(text)
    except ValidationError as error:
        raise NotUnderstood(
            "That button is from an older Rainmaker. Nothing changed; please type it."
        ) from error
