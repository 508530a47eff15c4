"""What a preview shows of a file: sums by stage, the first rows, what was read otherwise than it stands."""

from __future__ import annotations

from bot.domain.imported_deals import stage_of
from bot.domain.imports import FIRST, Import, OwnerRead, Preview, Row, StageRead
from bot.domain.money import Money
from bot.domain.stages import Pipeline
from bot.domain.wording import listed
from bot.outcomes.audience import Audience
from bot.views import words
from bot.views.blocks import Block, shorten
from bot.views.lines import Line, bold, line
from bot.views.phrases import day_of, who
from bot.views.reports import tables
from bot.views.words import counted, number

_SAID = 40
"""Characters of a cell that a remark quotes."""
_UNREAD = 8


def totals(shown: Preview, pipeline: Pipeline) -> list[Line]:
    """One line a stage: "Negotiation: 12 deals, $340,000 and €12,000"."""
    told: list[Line] = []
    for stage in dict.fromkeys(each.stage for each in shown.totals):
        parts = [each for each in shown.totals if each.stage == stage]
        sums = [words.money(Money(each.minor, each.currency)) for each in parts if each.currency]
        count = counted(sum(each.count for each in parts), "deal")
        worth = f", {listed(sums)}" if sums else ""
        told.append(line(bold(pipeline.stage(stage).name), f": {count}{worth}"))
    return told


def first_rows(shown: Preview, pipeline: Pipeline, owner: str, audience: Audience) -> tuple[Block, ...]:
    """A table of the first new deals; of those that are here already where there is no new one."""
    rows = [_cells(each, pipeline, owner, audience) for each in shown.first[:FIRST]]
    more = "" if shown.new + shown.existing <= len(rows) else " (the first rows)"
    return tables.table(f"As they were read{more}", ("Deal", "Stage", "Amount", "Owner", "Closes"), rows)


def _cells(row: Row, pipeline: Pipeline, owner: str, audience: Audience) -> tuple[tables.Cell, ...]:
    amount = tables.amount(row.amount.minor, row.amount.currency) if row.amount else tables.text("–")
    return (
        tables.text(row.name),
        tables.text(stage_of(row, pipeline).name),
        amount,
        tables.text(who(row.owner or owner, audience)),
        tables.text(day_of(row.close_date, audience) if row.close_date else "–"),
    )


def notes(imported: Import, pipeline: Pipeline, audience: Audience) -> list[Line]:
    """A line for each thing that was read otherwise than it stands, or not at all."""
    shown = imported.preview
    assert shown is not None, "read"
    told = [_stage(each, pipeline) for each in shown.stages[:FIRST]]
    told += [_more(len(shown.stages), "stage")] if len(shown.stages) > FIRST else []
    told += [_owner(each, imported.options.owner, audience) for each in shown.owners[:FIRST]]
    told += [_more(len(shown.owners), "owner")] if len(shown.owners) > FIRST else []
    if shown.dates is not None:
        said, day = shown.dates
        told.append(
            f"{_quoted(said)} is read as {day_of(day, audience)}."
            " If that is wrong, import again with the other order."
        )
    if shown.undated:
        one = "won or lost deal has" if shown.undated == 1 else "won or lost deals have"
        told.append(f"{number(shown.undated)} {one} no created date, so the sales cycle counts as 0 days.")
    if shown.set_aside:
        told.append(f"Left out: {counted(shown.set_aside, 'deal')} that had been merged or taken back.")
    if shown.unread:
        rest = f" and {number(len(shown.unread) - _UNREAD)} more" if len(shown.unread) > _UNREAD else ""
        names = ", ".join(shorten(each, _SAID) for each in shown.unread[:_UNREAD])
        told.append(f"Columns left out: {names}{rest}.")
    return [line(each) for each in told]


def _stage(read: StageRead, pipeline: Pipeline) -> str:
    """ "Contract Sent" is read as Negotiation (3 rows)."""
    name, rows = pipeline.stage(read.stage).name, counted(read.count, "row")
    if read.sure:
        return f"{_quoted(read.said)} is read as {name} ({rows})."
    nearest = pipeline.stage(read.nearest).name if read.nearest is not None else name
    hint = f" The nearest is {nearest}: put that into the file if it is meant." if nearest != name else ""
    verb = "goes" if read.count == 1 else "go"
    return f"{_quoted(read.said)} is no stage of {pipeline.name}: {rows} {verb} to {name}.{hint}"


def _owner(read: OwnerRead, otherwise: str, audience: Audience) -> str:
    rows = counted(read.count, "row")
    if read.user is not None:
        return f"{_quoted(read.said)} is taken for {who(read.user, audience)} ({rows})."
    verb = "goes" if read.count == 1 else "go"
    return f"Nobody here is called {_quoted(read.said)}: {rows} {verb} to {who(otherwise, audience)}."


def _more(count: int, thing: str) -> str:
    return f"And {counted(count - FIRST, 'other ' + thing)} that I read by likeness or not at all."


def _quoted(said: str) -> str:
    return f'"{shorten(said, _SAID)}"'
