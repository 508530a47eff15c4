"""Answers: the one entry to everything that Rainmaker says to the person who asked."""

from __future__ import annotations

from functools import singledispatch

from bot.outcomes.audience import Audience
from bot.outcomes.every import Outcome, Remarked, SeveralDone
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


# Each says by the type of its first parameter which outcome it tells.
for _told in (
    changed,
    proposed,
    dismissed,
    not_heard,
    undone,
    went_away,
    mornings_set,
    shown,
    history,
    listed,
    summarised,
    forecast_shown,
    bridge_shown,
    stalled_shown,
    funnel_shown,
    leaders_shown,
    losses_shown,
    sources_shown,
    behind_shown,
    target_set,
    targets_shown,
    rate_set,
    rates_shown,
    export_started,
    imports.started,
    imports.running,
    imports.cancelled,
    imports.going_back,
    scheduled,
    setup_told,
    setup_changed,
    subscribed,
    helped,
    offered,
    import_form.offered,
):
    answer.register(_told)
