"""Where the pipeline stands: in words first, then as a table to sort and a chart to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.domain.forecasts import Forecast
from bot.domain.money import Money
from bot.domain.wording import listed
from bot.language.commands import AddDeal
from bot.outcomes.audience import Audience
from bot.outcomes.reports import StageFigures, SummaryShown
from bot.views import words
from bot.views.blocks import Block, Element, Message
from bot.views.buttons import ask, row
from bot.views.charts import MAX_CHARTS, stage_chart
from bot.views.lines import DOT, Line, answer_of, bold, code, joined, line, paragraph
from bot.views.lists import EXAMPLE
from bot.views.phrases import day_of, whose
from bot.views.reports import tables, ways
from bot.views.reports.goal import goal, odds_cell
from bot.views.reports.phrases import own_first


def summarised(outcome: SummaryShown, audience: Audience) -> Message:
    """Open deals by stage with count, sum and weighted sum; what was won and lost."""
    title = _title(outcome, audience)
    rows = _rows(outcome)
    told = [_open(rows, _home(outcome)), *_goal(outcome, audience)]
    if not rows and not (outcome.about and outcome.about.as_of):
        told.append(line("Add a deal: ", code(EXAMPLE)))
    stages = [joined("; ", [_aloud(figures) for figures in rows])] if rows else []
    return answer_of(
        joined(". ", [title, *told, *stages]),
        paragraph(title, *told),
        *_drawn(rows, outcome.forecast),
        *row(*_ways(outcome, rows)),
    )


def _title(outcome: SummaryShown, audience: Audience) -> Line:
    owner = line(DOT, whose(outcome.rep, audience)) if outcome.rep else ()
    as_of = outcome.about.as_of if outcome.about else None
    then = line(DOT, f"as of {day_of(as_of, audience)}") if as_of else ()
    return line(bold(f"Pipeline {outcome.pipeline.name}"), owner, then)


def _goal(outcome: SummaryShown, audience: Audience) -> list[Line]:
    """What the period has brought, and whether that makes its target."""
    if outcome.about is None or outcome.forecast is None:
        return [_closed(outcome)]
    lost = _sum_of("lost", outcome.lost) if outcome.lost else None
    won = _sum_of("won", outcome.won) if outcome.won else None
    closed = [line(" · ".join(filter(None, (won, lost))))] if won or lost else []
    return [*goal(outcome.about, outcome.forecast, audience), *closed]


def _ways(outcome: SummaryShown, rows: list[StageFigures]) -> list[Element | None]:
    """On to the deals behind the numbers, and to the next questions."""
    about = outcome.about
    if about is None:
        return [] if rows else [ask("Add a deal", AddDeal(), "add")]
    counts: dict[int, int] = {}
    for figures in rows:
        counts[figures.stage.id] = counts.get(figures.stage.id, 0) + figures.count
    stages = [(outcome.pipeline.stage(number), count) for number, count in counts.items()]
    return [
        None if rows or about.as_of else ask("Add a deal", AddDeal(), "add"),
        ways.stage_menu(about, stages),
        ways.behind(about, "won", "Won", sum(count for count, _ in outcome.won)),
        ways.behind(about, "lost", "Lost", sum(count for count, _ in outcome.lost)),
        ways.behind(about, "no-amount", "No amount", sum(figures.without_amount for figures in rows)),
        ways.forecast(about),
        ways.changes(about),
        ways.stalled(about),
    ]


def _rows(outcome: SummaryShown) -> list[StageFigures]:
    """The stages that hold deals, in their order. In a pipeline of one currency each has one row."""
    place = {stage.id: order for order, stage in enumerate(outcome.pipeline.stages)}
    rows = [figures for figures in outcome.rows if figures.count]
    currencies = {figures.currency for figures in rows if figures.currency is not None}
    if len(currencies) == 1:
        rows = _folded(rows, currencies.pop())
    home = _home(outcome)
    return sorted(
        rows, key=lambda each: (place.get(each.stage.id, len(place)), *own_first(each.currency or "~", home))
    )


def _home(outcome: SummaryShown) -> str:
    return outcome.about.home if outcome.about else ""


def _folded(rows: list[StageFigures], currency: str) -> list[StageFigures]:
    """One row a stage: its deals with an amount, all of one currency, and those without."""
    of_stage: dict[int, StageFigures] = {}
    for each in rows:
        known = of_stage.get(each.stage.id, StageFigures(each.stage, currency, 0, 0, 0, 0))
        of_stage[each.stage.id] = StageFigures(
            each.stage,
            currency,
            known.count + each.count,
            known.without_amount + each.without_amount,
            known.total + each.total,
            known.weighted + each.weighted,
        )
    return list(of_stage.values())


def _open(rows: list[StageFigures], home: str) -> Line:
    """ "12 open deals · $340,000, weighted $151,000 · 2 without an amount"."""
    count = sum(figures.count for figures in rows)
    if not count:
        return line("No open deals")
    told = line(bold(words.counted(count, "open deal")))
    if any(figures.total for figures in rows):
        total, weighted = (
            _sums(rows, lambda each: each.total, home),
            _sums(rows, lambda each: each.weighted, home),
        )
        told = line(told, DOT, bold(total), ", weighted ", bold(weighted))
    without = sum(figures.without_amount for figures in rows)
    return line(told, DOT, f"{words.number(without)} without an amount") if without else told


def _sums(rows: Iterable[StageFigures], figure: Callable[[StageFigures], int], home: str) -> str:
    """The sum of each currency, our own first: money of two currencies is never added."""
    sums: dict[str, int] = {}
    for figures in rows:
        if figures.currency is not None:
            sums[figures.currency] = sums.get(figures.currency, 0) + figure(figures)
    ordered = sorted(sums, key=lambda currency: own_first(currency, home))
    return listed(words.money(Money(sums[currency], currency)) for currency in ordered)


def _closed(outcome: SummaryShown) -> Line:
    """ "March: won 3 deals, $82,000 · lost 1 deal, $5,000"."""
    period = outcome.title[:1].upper() + outcome.title[1:]
    if not (outcome.won or outcome.lost):
        return line(bold(period), ": nothing won or lost")
    won, lost = _sum_of("won", outcome.won), _sum_of("lost", outcome.lost)
    return line(bold(period), ": ", won, DOT, lost)


def _sum_of(what: str, by_currency: tuple[tuple[int, Money | None], ...]) -> str:
    count = sum(each for each, _ in by_currency)
    amounts = listed(words.money(money) for _, money in by_currency if money is not None)
    return f"{what} {words.counted(count, 'deal') if count else 'none'}{f', {amounts}' if amounts else ''}"


def _aloud(figures: StageFigures) -> Line:
    """One stage for those who only hear it."""
    sums = ""
    if figures.currency is not None:
        total, weighted = (Money(each, figures.currency) for each in (figures.total, figures.weighted))
        sums = f", {words.money(total)}, weighted {words.money(weighted)}"
    return line(f"{figures.stage.name}: {words.counted(figures.count, 'deal')}{sums}")


def _drawn(rows: list[StageFigures], forecast: Forecast | None) -> tuple[Block, ...]:
    """The table of all stages, and a chart for each of the currencies that has most deals."""
    if not rows:
        return ()
    counts: dict[str, int] = {}
    for figures in rows:
        if figures.currency is not None and figures.total:
            counts[figures.currency] = counts.get(figures.currency, 0) + figures.count
    charted = sorted(counts, key=lambda currency: (-counts[currency], currency))[:MAX_CHARTS]
    return (
        *_table(rows, forecast),
        *(
            stage_chart([each for each in rows if each.currency == currency], currency)
            for currency in charted
        ),
    )


def _table(rows: list[StageFigures], forecast: Forecast | None) -> tuple[Block, ...]:
    names = ("Stage", "Deals", "Amount", "Odds", "Weighted")
    return tables.table("Open deals by stage", names, [_cells(each, forecast) for each in rows])


def _cells(figures: StageFigures, forecast: Forecast | None) -> tuple[tables.Cell, ...]:
    return (
        tables.text(figures.stage.name),
        tables.count(figures.count),
        _sum_cell(figures.total, figures.currency),
        tables.text(odds_cell(forecast, figures.stage.id)),
        _sum_cell(figures.weighted, figures.currency),
    )


def _sum_cell(minor: int, currency: str | None) -> tables.Cell:
    return tables.text("–") if currency is None else tables.amount(minor, currency)
