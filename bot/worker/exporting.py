"""A file for a member: written row by row when its turn comes, so that it is up to date."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from tempfile import SpooledTemporaryFile

from bot.domain.notices import Notice
from bot.domain.spreadsheets import cell
from bot.store import exporting
from bot.store.work import Work
from bot.worker.steps import Call, Step

_IN_MEMORY = 4_000_000
"""Bytes; a larger file is written to the disk."""


def export(work: Work, notice: Notice, now: datetime) -> Step:
    """The file, opened at its beginning."""
    what = notice.payload["what"]
    file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (closed with the call that carries it)
    # Excel reads UTF-8 only where the file says so.
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    for row in exporting.rows(work, what):
        writer.writerow([cell(value) for value in row])
    text.detach()
    file.seek(0)
    name = f"{what}-{now:%Y-%m-%d}.csv"
    return Step(Call("files.upload", {"user": notice.route, "filename": name}, file=file))
