"""Lengths of time of a group as one value: whoever wants their middle sorts them where that is cheap.

SQLite's window functions take two to four times as long over the same rows: they number every one of them.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class gathered(FunctionElement[list[int]]):
    """gathered(column): the whole numbers of a group as a list, in any order. They must not be null."""

    # Of SQLite comes a text, which this type reads; of PostgreSQL a list, which it leaves alone.
    type = sa.JSON()
    inherit_cache = True


@compiles(gathered, "sqlite")
def _on_sqlite(element: gathered, compiler: SQLCompiler, **more: Any) -> str:
    return f"json_group_array({compiler.process(element.clauses, **more)})"


@compiles(gathered)
def _elsewhere(element: gathered, compiler: SQLCompiler, **more: Any) -> str:
    return f"array_agg({compiler.process(element.clauses, **more)})"
