"""From a report's command to its action: this room's part of the table of what each command does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.actions.desk import Desk
from bot.actions.importing import asking as importing
from bot.actions.reporting import (
    aiming,
    aims,
    behind,
    bridging,
    expecting,
    exporting,
    passing,
    ranking,
    scheduling,
    stalling,
    summing,
)
from bot.language import commands as asked
from bot.outcomes.every import Outcome

REPORTS: dict[type, Callable[[Desk, Any], Outcome]] = {
    asked.Summarise: summing.summarise,
    asked.ForecastPeriod: expecting.forecast_period,
    asked.ExplainChanges: bridging.explain_changes,
    asked.ListStalled: stalling.list_stalled,
    asked.ShowFunnel: passing.show_funnel,
    asked.RankLeaders: ranking.rank_leaders,
    asked.ExplainLosses: ranking.explain_losses,
    asked.CompareSources: ranking.compare_sources,
    asked.ListBehind: behind.list_behind,
    asked.SetTarget: aiming.set_target,
    asked.ListTargets: aims.list_targets,
    asked.SetRate: aiming.set_rate,
    asked.ListRates: aims.list_rates,
    asked.ExportDeals: exporting.export_deals,
    asked.ImportDeals: importing.import_deals,
    asked.SettleImport: importing.settle_import,
    asked.ScheduleSummary: scheduling.schedule_summary,
}
