"""The forecast: whether the period makes its target, and what each month brings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.forecasts import BEST_FROM, Forecast
from bot.domain.rounding import half_up
from bot.domain.stages import COMMITTED_FROM
from bot.domain.standing import first_of
from bot.language.commands import ListBehind
from bot.outcomes.audience import Audience
from bot.outcomes.reports import About, ForecastShown
from bot.views import words
from bot.views.blocks import Block, Message
from bot.views.buttons import menu, row
from bot.views.charts import bars, lines, major
from bot.views.lines import DOT, Line, answer_of, bold, facts, joined, line, paragraph
from bot.views.reports import tables, ways
from bot.views.reports.goal import goal
from bot.views.reports.phrases import heading, percent, sums

_DAY = timedelta(days=1)


def forecast_shown(outcome: ForecastShown, audience: Audience) -> Message:
    """Committed, best case and weighted, by month, and how good the last forecast was."""
    about, made = outcome.about, outcome.forecast
    title = heading("Forecast", about, audience, period=False)
    cases = [_cases(made)] if made.due.exact else []
    told = [*goal(about, made, audience), *cases, *_risks(outcome), *_of_today_only(about)]
    return answer_of(
        joined(". ", [title, *told]),
        paragraph(title, *told),
        *_months(made),
        *row(
            menu("Due in a month…", "month", _whole_months(about, made)),
            ways.behind(about, "due", "Due", made.due_count),
            ways.behind(about, "late", "Late", outcome.late),
            ways.behind(about, "won", "Won", made.score.won),
            ways.behind(about, "pushed", "Put off", outcome.pushed),
            ways.behind(about, "no-date", "No date", made.without_date),
            ways.changes(about),
            ways.stalled(about),
        ),
    )


def _cases(made: Forecast) -> Line:
    """ "committed $120,000 (stages from 70 %) · best case $160,000 (from 40 %) · 14 deals due, $210,000"."""
    due = f"{words.counted(made.due_count, 'deal')} due, {words.money(made.due.money)}"
    return line(
        "committed ",
        bold(words.money(made.committed.money)),
        f" (stages from {COMMITTED_FROM} %)",
        DOT,
        "best case ",
        bold(words.money(made.best.money)),
        f" (from {BEST_FROM} %)",
        DOT,
        due,
    )


def _risks(outcome: ForecastShown) -> list[Line]:
    slipped = sum(each.count for each in outcome.slipped.values())
    totals = {currency: each.total for currency, each in outcome.slipped.items() if currency}
    slips = sums(totals, outcome.about.home)
    told = facts(
        line(
            f"{words.counted(outcome.late, 'deal')} past {'its' if outcome.late == 1 else 'their'} close date"
        )
        if outcome.late
        else None,
        line(f"slipped out: {words.counted(slipped, 'move')}{f', {slips}' if slips else ''}")
        if slipped
        else None,
        line(f"{words.counted(outcome.pushed, 'deal')} put off three times or more")
        if outcome.pushed
        else None,
    )[1:]
    past = outcome.past
    if past is None:
        return [told] if told else []
    how = f"accuracy {percent(past.accuracy)}" if past.accuracy is not None else "so there is no accuracy"
    back = line(
        f"{past.title}: forecast {words.money(past.forecast)} on its first day, "
        f"won {words.money(past.actual)}, {how}"
    )
    return [told, back] if told else [back]


def _of_today_only(about: About) -> list[Line]:
    """What a forecast of a past day leaves out, so that nobody takes it for nothing."""
    if about.as_of is None:
        return []
    return [line("not told of a past day: deals past their close date, deals put off often")]


def _whole_months(about: About, made: Forecast) -> list[tuple[str, int, ListBehind]]:
    """The months of the period, where there are several, that lie in it whole: their names say which days."""
    if len(made.months) < 2:
        return []
    behind = ways.list_of(about, "due")
    told = []
    for each in made.months:
        day = date(*first_of(each.month), 1)
        end = date(*first_of(each.month + 1), 1)
        if about.first <= day and end - _DAY <= about.last:
            named = f"{day:%B %Y}"
            told.append((named, each.count, replace(behind, period=named.lower())))
    return told


def _months(made: Forecast) -> tuple[Block, ...]:
    """A table of the months, and the line of what is won and likely against the target."""
    if not made.months:
        return ()
    currency = made.due.currency
    rows = [
        (
            tables.text(_name(each.month)),
            tables.count(each.count),
            tables.amount(each.total.exact, currency),
            tables.amount(each.weighted.exact, currency),
        )
        for each in made.months
    ]
    caption = "Open deals by the month in which they close"
    return (
        *tables.table(caption, ("Month", "Deals", "Amount", "Weighted"), rows),
        _chart(made),
    )


def _name(month: int) -> str:
    year, number = first_of(month)
    return f"{date(year, number, 1):%b %Y}"


def _chart(made: Forecast) -> Block:
    """What is won and likely by the end of each month; with one month, the cases side by side."""
    currency, won = made.due.currency, made.score.won_value.exact
    target = [major(made.target.minor, currency)] if made.target else []
    if len(made.months) == 1:
        names = ["Won", "Likely", "Committed", "Best case", *(["Target"] if target else [])]
        exacts = [won, made.likely.exact, made.committed.exact, made.best.exact]
        values = [major(half_up(each), currency) for each in exacts] + target
        return bars(f"The forecast, {currency}", names, {"Amount": values})
    reached, points = won, []
    for each in made.months:
        reached += each.weighted.exact
        points.append(major(half_up(reached), currency))
    series = {"Won and weighted": points}
    if target:
        series["Target"] = target * len(points)
    return lines(f"On the way, {currency}", [_name(each.month) for each in made.months], series)
