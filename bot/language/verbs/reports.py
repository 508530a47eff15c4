"""The verbs of `/pipeline` that report, and those that set what reports are measured by."""

from __future__ import annotations

from bot.language.commands import (
    CompareSources,
    ExplainLosses,
    ForecastPeriod,
    RankLeaders,
    ShowFunnel,
)
from bot.language.tails import reports
from bot.language.verbs.verb import Verb

REPORT_VERBS = (
    Verb(
        "pipeline",
        "summary",
        "/pipeline summary [@rep] [this quarter] [pipeline] [as of 1 march | weekly monday 8:00]",
        "open deals by stage, what was won and lost, and whether that makes the target",
        (
            "/pipeline summary",
            "/pipeline summary this quarter",
            "/pipeline summary me last month",
            "/pipeline summary as of 1 march",
            "/pipeline",
        ),
        reports.summary,
        ("summarise", "summarize", "status", "overview", "show"),
    ),
    Verb(
        "pipeline",
        "forecast",
        "/pipeline forecast [@rep] [this quarter] [pipeline] [as of 1 march]",
        "what is won, committed, likely and possible, by month, and how good the last forecast was",
        ("/pipeline forecast", "/pipeline forecast next quarter", "/pipeline forecast @kim march"),
        reports.of_period(ForecastPeriod),
        ("outlook", "coverage", "commit", "projection"),
    ),
    Verb(
        "pipeline",
        "changes",
        "/pipeline changes [since monday] [for this quarter] [@rep]",
        "what came, grew, slipped, was won and was lost; it adds up",
        ("/pipeline changes", "/pipeline changes since monday", "/pipeline changes last month for Q1"),
        reports.changes,
        ("bridge", "waterfall", "diff", "what changed"),
    ),
    Verb(
        "pipeline",
        "stalled",
        "/pipeline stalled [@rep]",
        "quiet and aged deals, the worst first",
        ("/pipeline stalled", "/pipeline stalled @kim"),
        reports.stalled,
        ("stuck", "stale", "quiet", "aged"),
    ),
    Verb(
        "pipeline",
        "funnel",
        "/pipeline funnel [period] [@rep]",
        "how many deals go on from each stage, how long that takes, and where it sticks",
        ("/pipeline funnel", "/pipeline funnel last 90 days"),
        reports.of_period(ShowFunnel),
        ("conversion", "velocity"),
    ),
    Verb(
        "pipeline",
        "leaders",
        "/pipeline leaders [period]",
        "who won what",
        ("/pipeline leaders", "/pipeline leaders this month"),
        reports.of_period(RankLeaders),
        ("leaderboard", "ranking", "top"),
    ),
    Verb(
        "pipeline",
        "losses",
        "/pipeline losses [period] [@rep]",
        "why deals were lost, and from which stage",
        ("/pipeline losses", "/pipeline losses last quarter"),
        reports.of_period(ExplainLosses),
        ("lost", "reasons", "why"),
    ),
    Verb(
        "pipeline",
        "sources",
        "/pipeline sources [period] [@rep]",
        "where won deals come from",
        ("/pipeline sources", "/pipeline sources this year"),
        reports.of_period(CompareSources),
        ("source", "origins"),
    ),
    Verb(
        "pipeline",
        "target",
        "/pipeline target 150k this quarter [@rep]",
        "sets what is to be won in a period, by the team or by one member",
        ("/pipeline target 150k this quarter", "/pipeline target 40k march @kim"),
        reports.target,
        ("quota", "goal"),
    ),
    Verb(
        "pipeline",
        "export",
        "/pipeline export",
        "sends you all deals and all that happened to them, as CSV",
        ("/pipeline export",),
        reports.export,
        ("csv", "download"),
    ),
    Verb(
        "pipeline",
        "rate",
        "/pipeline rate EUR 1.08",
        "sets what one unit of another currency is worth in ours, from today on",
        ("/pipeline rate EUR 1.08",),
        reports.rate,
        ("exchange rate", "fx"),
    ),
)
"""In the order in which help shows them."""
