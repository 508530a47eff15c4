"""Answers: the one entry to everything that Rainmaker says to the person who asked."""

from __future__ import annotations

from functools import singledispatch

from bot.outcomes.audience import Audience
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
from bot.outcomes.every import Outcome, Remarked, SeveralDone
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
from bot.views import import_form, imports
from bot.views.away import mornings_set, went_away
from bot.views.blocks import Message, escape, message
from bot.views.changes import changed
from bot.views.deals import history, shown
from bot.views.forms import offered
from bot.views.helps import helped
from bot.views.lines import line, small_print
from bot.views.lists import listed
from bot.views.proposals import dismissed, not_heard, proposed
from bot.views.refusing import refused, surprised
from bot.views.reports.aims import rates_shown, targets_shown
from bot.views.reports.behind import behind_shown
from bot.views.reports.bridging import bridge_shown
from bot.views.reports.forecasting import forecast_shown
from bot.views.reports.passing import funnel_shown
from bot.views.reports.ranking import leaders_shown, losses_shown, sources_shown
from bot.views.reports.setting import export_started, rate_set, scheduled, target_set
from bot.views.reports.stalling import stalled_shown
from bot.views.setup.answers import setup_changed, setup_told
from bot.views.several import several
from bot.views.subscriptions import subscribed
from bot.views.summary import summarised
from bot.views.undoing import undone

__all__ = ["answer", "refused", "surprised"]


@singledispatch
def answer(outcome: Outcome | SeveralDone | Remarked, audience: Audience) -> Message:
    """The message for an outcome. Raises TypeError for a value that is none."""
    raise TypeError(f"{type(outcome).__name__} has no answer.")


@answer.register
def _(outcome: Remarked, audience: Audience) -> Message:
    """The remarks first, to the eye and to the ear."""
    told = answer(outcome.outcome, audience)
    remarks = " ".join(outcome.remarks)
    blocks = [small_print(line(remarks)), *told.get("blocks", [])]
    return message(f"{escape(remarks)} {told['text']}", *blocks)


@answer.register
def _(outcome: SeveralDone, audience: Audience) -> Message:
    return several(outcome, audience, answer)


answer.register(Changed, changed)
answer.register(Proposed, proposed)
answer.register(Dismissed, dismissed)
answer.register(NotHeard, not_heard)
answer.register(Undone, undone)
answer.register(WentAway, went_away)
answer.register(MorningsSet, mornings_set)
answer.register(DealShown, shown)
answer.register(HistoryShown, history)
answer.register(DealsListed, listed)
answer.register(SummaryShown, summarised)
answer.register(ForecastShown, forecast_shown)
answer.register(BridgeShown, bridge_shown)
answer.register(StalledShown, stalled_shown)
answer.register(FunnelShown, funnel_shown)
answer.register(LeadersShown, leaders_shown)
answer.register(LossesShown, losses_shown)
answer.register(SourcesShown, sources_shown)
answer.register(BehindShown, behind_shown)
answer.register(TargetSet, target_set)
answer.register(TargetsShown, targets_shown)
answer.register(RateSet, rate_set)
answer.register(RatesShown, rates_shown)
answer.register(ExportStarted, export_started)
answer.register(ImportStarted, imports.started)
answer.register(ImportRunning, imports.running)
answer.register(ImportCancelled, imports.cancelled)
answer.register(ImportGoingBack, imports.going_back)
answer.register(Scheduled, scheduled)
answer.register(Setup, setup_told)
answer.register(SetupChanged, setup_changed)
answer.register(SubscriptionsChanged, subscribed)
answer.register(HelpShown, helped)
answer.register(FormAsked, offered)
answer.register(ImportFormAsked, import_form.offered)
