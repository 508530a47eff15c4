"""The bridge: from what was open to what is open, step by step."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.bridges import Bridge, Step
from bot.domain.money import Money
from bot.domain.wording import listed
from bot.language.commands import ListBehind
from bot.outcomes.audience import Audience
from bot.outcomes.reports import BridgeShown
from bot.views import words
from bot.views.blocks import Block, Message
from bot.views.buttons import menu, row
from bot.views.charts import MAX_CHARTS, bars, major
from bot.views.lines import DOT, Line, answer_of, bold, joined, line, paragraph
from bot.views.reports import tables, ways
from bot.views.reports.phrases import heading

_CURRENCIES = 4
"""Bridges that are told in words; the others are in the table."""


def bridge_shown(outcome: BridgeShown, audience: Audience) -> Message:
    """open at the start + new + … − lost = open at the end, for each currency."""
    title = heading("Changes", outcome.about, audience)
    if outcome.frame is not None:
        title = line(title, DOT, f"deals closing in {outcome.frame.said or outcome.frame.title}")
    moving = [each for each in outcome.bridges if not each.is_still]
    told = [_told(each) for each in moving[:_CURRENCIES]] or [_still(outcome)]
    return answer_of(
        joined(". ", [title, *told]),
        paragraph(title, *told),
        *_table(moving),
        *(_chart(each) for each in moving[:MAX_CHARTS]),
        *row(
            menu("Deals behind a step…", "step", _steps(outcome)),
            ways.today(outcome.about),
            ways.forecast(outcome.about),
            ways.stalled(outcome.about),
        ),
    )


def _steps(outcome: BridgeShown) -> list[tuple[str, int | None, ListBehind]]:
    """The steps that occurred in any currency; a deal may have taken one several times."""
    frame = outcome.frame.said if outcome.frame else None
    behind = replace(ways.list_of(outcome.about, "changed"), frame=frame)
    taken = [step for step in Step if any(step in each.steps for each in outcome.bridges)]
    return [(str(step).capitalize(), None, replace(behind, key=step.value)) for step in taken]


def _told(bridge: Bridge) -> Line:
    """ "$40,000 open + $12,000 new (2) − $5,000 won (1) = $47,000"."""
    steps = [
        line(
            f" {'+' if step.sign > 0 else '−'} {_money(tally.total, bridge)} {step} "
            f"({words.number(tally.count)})"
        )
        for step, tally in bridge.steps.items()
    ]
    start = line(bold(_money(bridge.start.total, bridge)), " open")
    return line(start, *steps, " = ", bold(_money(bridge.end.total, bridge)))


def _still(outcome: BridgeShown) -> Line:
    if outcome.about.is_ahead:
        return line("That time has not begun, so nothing has changed in it.")
    opened = [_money(each.end.total, each) for each in outcome.bridges if each.end.total]
    still = f": still {listed(opened[:_CURRENCIES])} open" if opened else ""
    return line(f"Nothing changed{still}.")


def _money(minor: int, bridge: Bridge) -> str:
    return words.money(Money(minor, bridge.currency))


def _table(bridges: list[Bridge]) -> tuple[Block, ...]:
    rows = [row for bridge in bridges for row in _rows(bridge)]
    return tables.table("From the start to the end", ("Step", "Deals", "Amount"), rows)


def _rows(bridge: Bridge) -> list[tuple[tables.Cell, ...]]:
    return [
        (
            tables.text("Open at the start"),
            tables.count(bridge.start.count),
            _cell(bridge.start.total, bridge),
        ),
        *(
            (
                tables.text(f"{'+' if step.sign > 0 else '−'} {step}"),
                tables.count(tally.count),
                _cell(step.sign * tally.total, bridge),
            )
            for step, tally in bridge.steps.items()
        ),
        (tables.text("Open at the end"), tables.count(bridge.end.count), _cell(bridge.end.total, bridge)),
    ]


def _cell(minor: int, bridge: Bridge) -> tables.Cell:
    return tables.amount(minor, bridge.currency)


def _chart(bridge: Bridge) -> Block:
    """Each step as a bar, those that took away below the line."""
    steps: list[tuple[str, int]] = [("start", bridge.start.total)]
    steps += [(str(step), step.sign * tally.total) for step, tally in bridge.steps.items()]
    steps.append(("end", bridge.end.total))
    values = [major(minor, bridge.currency) for _, minor in steps]
    return bars(f"What changed, {bridge.currency}", [name for name, _ in steps], {"Amount": values})
