"""Every command there is: one about a deal, one by itself, and several in a message."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from bot.language.commands.channels import Dismiss, ListSubscriptions, Subscribe, Unsubscribe
from bot.language.commands.looking import FindDeals, Help, ListMine, ShowDeal, ShowHistory, Undo
from bot.language.commands.parts import DealRef
from bot.language.commands.reports import ReportCommand
from bot.language.commands.selling import (
    AddDeal,
    LoseDeal,
    MergeDeals,
    MoveDeal,
    RenameDeal,
    ReopenDeal,
    SetAmount,
    SetCloseDate,
    SetNextStep,
    SetOdds,
    SetOwner,
    SetReason,
    SetSource,
    SetTerm,
    WinDeal,
)
from bot.language.commands.setting_up import SetupCommand
from bot.language.commands.working import (
    AddContact,
    AddNote,
    CheckIn,
    DeclineFollowUp,
    FinishFollowUp,
    GoAway,
    LogTouch,
    LookAgain,
    PlanFollowUp,
    SetMornings,
    SnoozeFollowUp,
)

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
    | SetupCommand
)


@dataclass(frozen=True, slots=True)
class Several:
    """What one message asked for, in its order; where one needs an answer first, the rest waits for it."""

    commands: tuple[OneCommand, ...]
    verb: Literal["several"] = "several"


@dataclass(frozen=True, slots=True)
class Propose:
    """What a message in a channel seems to ask for; nothing is done until its writer says so.

    wording: what is remembered when they do not want it. said: what they wrote, for them to correct.
    """

    commands: tuple[OneCommand, ...]
    wording: str
    said: str = ""
    verb: Literal["propose"] = "propose"


@dataclass(frozen=True, slots=True)
class SayNotHeard:
    """Tell that a direct message was not understood, with the nearest examples of what could be."""

    examples: tuple[str, ...]
    verb: Literal["not-heard"] = "not-heard"


Command = OneCommand | Several | Propose | SayNotHeard


def of_deal(command: DealCommand, deal: DealRef) -> DealCommand:
    """The same command, about that deal."""
    return replace(command, deal=deal)
