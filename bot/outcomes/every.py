"""Every outcome there is: what one command led to, and what several in a message did."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.refusals import Refusal
from bot.outcomes.deals import (
    Changed,
    DealShown,
    DealsListed,
    Dismissed,
    FormAsked,
    HelpShown,
    HistoryShown,
    MorningsSet,
    NotHeard,
    Proposed,
    Undone,
    WentAway,
)
from bot.outcomes.imports import (
    ImportCancelled,
    ImportFormAsked,
    ImportGoingBack,
    ImportRunning,
    ImportStarted,
)
from bot.outcomes.reports import (
    BehindShown,
    BridgeShown,
    ForecastShown,
    FunnelShown,
    LeadersShown,
    LossesShown,
    SourcesShown,
    StalledShown,
    SummaryShown,
)
from bot.outcomes.setups import Setup, SetupChanged
from bot.outcomes.steering import (
    ExportStarted,
    RateSet,
    RatesShown,
    Scheduled,
    SubscriptionsChanged,
    TargetSet,
    TargetsShown,
)

DealOutcome = (
    Changed
    | Undone
    | DealShown
    | HistoryShown
    | DealsListed
    | HelpShown
    | WentAway
    | MorningsSet
    | Proposed
    | Dismissed
    | NotHeard
)

ReportOutcome = (
    SummaryShown
    | ForecastShown
    | BridgeShown
    | StalledShown
    | FunnelShown
    | LeadersShown
    | LossesShown
    | SourcesShown
    | BehindShown
    | TargetSet
    | TargetsShown
    | RateSet
    | RatesShown
    | ExportStarted
    | Scheduled
)

ImportOutcome = ImportStarted | ImportRunning | ImportCancelled | ImportGoingBack

Form = FormAsked | ImportFormAsked | Setup
"""What is opened as a dialog where Slack takes one."""

Outcome = DealOutcome | ReportOutcome | ImportOutcome | SubscriptionsChanged | SetupChanged | Form
"""Of one command."""


@dataclass(frozen=True, slots=True)
class SeveralDone:
    """What came of each command of one message, in order. question: why the rest of them waits, if it does.

    change: the number of all that changed, which Undo takes back as a whole; None when nothing did.
    """

    outcomes: tuple[Outcome, ...]
    question: Refusal | None = None
    change: int | None = None


@dataclass(frozen=True, slots=True)
class Remarked:
    """An outcome whose answer begins with sentences of its own, such as where the typed name led."""

    outcome: Outcome | SeveralDone
    remarks: tuple[str, ...]
