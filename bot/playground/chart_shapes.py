"""Tables and charts: `table`, `data_table` and `data_visualization`.

Facts: https://docs.slack.dev/reference/block-kit/blocks/table-block, …/data-table-block and
…/data-visualization-block.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.playground import limits
from bot.playground.object_shapes import identifier
from bot.playground.shapes import Anything, Fields, Items, Number, Problem, Rule, Shape, Typed, Whole, Words

_cell: Shape = Typed(
    {
        "raw_text": Fields({"text": Words(limits.TEXT, 1)}),
        "raw_number": Fields({"value": Number(), "text": Words(limits.TEXT, 1)}),
        "rich_text": Fields({"elements": Anything()}, {"block_id": identifier}),
    }
)
_table_cell: Shape = Typed(
    {
        "raw_text": Fields({"text": Words(limits.TEXT)}),
        "rich_text": Fields({"elements": Anything()}, {"block_id": identifier}),
    }
)


def _rows_alike(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
    rows = [row for row in value.get("rows") or () if isinstance(row, list)]
    if len({len(row) for row in rows}) > 1:
        yield Problem("all rows must have the same number of cells", f"{at}/rows")


def characters_in(value: Any) -> int:
    """Characters of all texts inside a table's cells."""
    if isinstance(value, Mapping):
        own = len(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(characters_in(item) for item in value.values())
    if isinstance(value, list):
        return sum(characters_in(item) for item in value)
    return 0


def _table_not_too_long(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
    if characters_in(value.get("rows")) > limits.DATA_TABLE_CHARACTERS:
        yield Problem(f"must be less than {limits.DATA_TABLE_CHARACTERS + 1} characters", f"{at}/rows")


table = Fields(
    {"rows": Items(Items(_table_cell, limits.TABLE_COLUMNS, 1), limits.TABLE_ROWS, 1)},
    {"block_id": identifier, "column_settings": Items(Anything(), limits.TABLE_COLUMNS)},
)

data_table = Fields(
    {
        "rows": Items(Items(_cell, limits.DATA_TABLE_COLUMNS, 1), limits.DATA_TABLE_ROWS, 2),
        "caption": Words(limits.TEXT),
    },
    {
        "block_id": identifier,
        "page_size": Whole(1, limits.DATA_TABLE_PAGE),
        "row_header_column_index": Whole(0, limits.DATA_TABLE_COLUMNS - 1),
    },
    (_rows_alike, _table_not_too_long),
)

_label = Words(limits.CHART_LABEL, 1)
_point = Fields({"label": _label, "value": Number()})
_series = Fields({"name": _label, "data": Items(_point, limits.CHART_CATEGORIES, 1)})
_axes = Fields(
    {"categories": Items(_label, limits.CHART_CATEGORIES, 1)},
    {"x_label": Words(limits.CHART_AXIS_LABEL), "y_label": Words(limits.CHART_AXIS_LABEL)},
)


def _no_name_twice(list_name: str, name: str) -> Rule:
    def rule(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
        names = [item.get(name) for item in value.get(list_name) or () if isinstance(item, Mapping)]
        if len(names) != len(set(names)):
            yield Problem(f"each {name} must be unique", f"{at}/{list_name}")

    return rule


def _points_follow_categories(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
    axes = value.get("axis_config")
    categories = axes.get("categories") if isinstance(axes, Mapping) else None
    for index, series in enumerate(value.get("series") or ()):
        points = series.get("data") if isinstance(series, Mapping) else None
        labels = [point.get("label") for point in points or () if isinstance(point, Mapping)]
        if categories is not None and sorted(map(str, labels)) != sorted(map(str, categories)):
            yield Problem("must have exactly one point for every category", f"{at}/series/{index}/data")


_drawn = Fields(
    {"series": Items(_series, limits.CHART_SERIES, 1), "axis_config": _axes},
    rules=(_points_follow_categories, _no_name_twice("series", "name")),
)
_pie = Fields(
    {"segments": Items(Fields({"label": _label, "value": Number(positive=True)}), limits.CHART_SEGMENTS, 1)},
    rules=(_no_name_twice("segments", "label"),),
)

data_visualization = Fields(
    {
        "title": Words(limits.CHART_TITLE, 1),
        "chart": Typed({"pie": _pie, "bar": _drawn, "line": _drawn, "area": _drawn}),
    },
    {"block_id": identifier},
)
