"""Slack's native charts, within their limits.

Facts: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.money import Money
from bot.domain.outcomes import StageFigures
from bot.views.blocks import Block, shorten
from bot.views.lines import readable

MAX_CHARTS = 2
CATEGORIES = 20
LABEL = 20
"""Charts in a message, categories in a chart, characters of a label."""


def stage_chart(rows: Sequence[StageFigures], currency: str) -> Block:
    """Amount and weighted amount of each stage, in one currency's major units."""
    rows = rows[:CATEGORIES]
    labels = unlike([figures.stage.name for figures in rows])
    totals = [figures.total for figures in rows]
    weighted = [figures.weighted for figures in rows]
    return {
        "type": "data_visualization",
        "title": f"Open deals by stage, {currency}",
        "chart": {
            "type": "bar",
            "series": [
                _series("Amount", labels, totals, currency),
                _series("Weighted", labels, weighted, currency),
            ],
            "axis_config": {"categories": labels},
        },
    }


def _series(name: str, labels: list[str], minors: list[int], currency: str) -> dict[str, object]:
    points = [
        {"label": label, "value": float(Money(minor, currency).decimal)}
        for label, minor in zip(labels, minors, strict=True)
    ]
    return {"name": name, "data": points}


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
