"""Slack's native charts, within their limits.

Facts: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.money import Money
from bot.outcomes.reports import StageFigures
from bot.views.blocks import Block, shorten
from bot.views.lines import readable

MAX_CHARTS = 2
CATEGORIES = 20
LABEL = 20
TITLE = 50
"""Charts in a message, categories in a chart, characters of a label and of a title."""

OTHERS = "others"


def stage_chart(rows: Sequence[StageFigures], currency: str) -> Block:
    """Amount and weighted amount of each stage, in one currency's major units."""
    return bars(
        f"Open deals by stage, {currency}",
        [figures.stage.name for figures in rows],
        {
            "Amount": [major(figures.total, currency) for figures in rows],
            "Weighted": [major(figures.weighted, currency) for figures in rows],
        },
    )


def bars(title: str, names: Sequence[str], series: Mapping[str, Sequence[float]]) -> Block:
    """Bars of each series for each name; of more than twenty the first, and the others as one."""
    if len(names) > CATEGORIES:
        first = CATEGORIES - 1
        names = [*names[:first], OTHERS]
        series = {name: [*values[:first], sum(values[first:])] for name, values in series.items()}
    return _drawn("bar", title, names, series)


def lines(title: str, names: Sequence[str], series: Mapping[str, Sequence[float]]) -> Block:
    """A line of each series; what is beyond twenty names is left to the table."""
    return _drawn("line", title, names, series)


def major(minor: int, currency: str) -> float:
    """Major units, as a chart draws them."""
    return float(Money(minor, currency).decimal)


def _drawn(kind: str, title: str, names: Sequence[str], series: Mapping[str, Sequence[float]]) -> Block:
    labels = unlike(names[:CATEGORIES])
    return {
        "type": "data_visualization",
        "title": shorten(readable(title), TITLE),
        "chart": {
            "type": kind,
            "series": [
                {
                    "name": name,
                    "data": [
                        {"label": label, "value": value} for label, value in zip(labels, values, strict=False)
                    ],
                }
                for name, values in series.items()
            ],
            "axis_config": {"categories": labels},
        },
    }


def unlike(names: Sequence[str]) -> list[str]:
    """The names within a label's length, no two alike: Slack takes a category once."""
    labels: list[str] = []
    for name in map(readable, names):
        label, number = shorten(name, LABEL), 2
        while label in labels:
            ending = f" {number}"
            label, number = shorten(name, LABEL - len(ending)) + ending, number + 1
        labels.append(label)
    return labels
