"""The forecast of a period, put together for the summary, the forecast and the Home tab."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.actions.desk import Desk
from bot.actions.reporting.question import Question, asked, instant, question, rates_of, title
from bot.domain.closings import ENOUGH, Closed, Record, Score, odds, score
from bot.domain.forecasts import Forecast, accuracy, forecast
from bot.domain.rates import Rates
from bot.domain.standing import OpenSum
from bot.language.commands import ForecastPeriod
from bot.outcomes.reports import ForecastShown, PastForecast
from bot.store import targets
from bot.store.figures import closings, dates
from bot.store.figures.closings import Time
from bot.store.figures.outcomes import Outcomes, outcomes_twice
from bot.store.figures.standing import open_at

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Expected:
    """A forecast, and what it was made from: the sums of all open deals, and what was closed."""

    forecast: Forecast
    sums: tuple[OpenSum, ...]
    closed: tuple[Closed, ...]


def expected(desk: Desk, asks: Question, rates: Rates, past: Outcomes) -> Expected:
    """The forecast of the period asked about. past: what the odds are learned from."""
    about = asks.about
    sums = open_at(desk.work, asks.due, asks.until(desk), desk.clock())
    closed = tuple(closings.by_currency(desk.work, asks.everything, asks.time))
    target = targets.of(desk.work, about.first, about.last, about.rep)
    won = score(closed, rates)
    made = forecast(
        about.pipeline, sums, odds(about.pipeline, past), rates, won, record(desk, asks, won), target
    )
    return Expected(made, sums, closed)


def record(desk: Desk, asks: Question, found: Score) -> Record:
    """How deals were closed: those of the period (found), or of the year before where they are too few."""
    if found.closed < ENOUGH:
        won, lost = closings.numbers(desk.work, asks.everything, year_before(desk, asks))
        if won + lost > found.closed:
            return Record(won, lost, recent=True)
    return Record(found.won, found.lost)


def year_before(desk: Desk, asks: Question) -> Time:
    """The year before the period's end, or before today where that comes first."""
    until = min(asks.until(desk), asks.time.end)
    return Time(until - _YEAR, until, asks.time.until)


def forecast_period(desk: Desk, command: ForecastPeriod) -> ForecastShown:
    """By default of this quarter, with how good the last one was."""
    asks = question(desk, command, "this quarter")
    then = _period_before(desk, asks)
    rates = rates_of(desk, asks.about)
    past, past_then = outcomes_twice(
        desk.work, asks.everything, asks.time.until, instant(desk, then.about.first)
    )
    then_is_over = then.about.last < (asks.about.as_of or desk.today)
    return ForecastShown(
        asks.about,
        expected(desk, asks, rates, past).forecast,
        rates,
        dates.slipped(desk.work, asks.due, asks.time),
        # How often a date was put off is kept as it is now.
        0 if asks.about.as_of else dates.pushed(desk.work, asks.due),
        _accuracy(desk, then, past_then, asks.time.until) if then_is_over else None,
        0 if asks.about.as_of else dates.due(desk.work, asks.late),
    )


def _period_before(desk: Desk, asks: Question) -> Question:
    """The same of the period before, by what was known when it began."""
    first, last = _before(asks.about.first, asks.about.last)
    then = asked(desk, replace(asks.about, first=first, last=last, as_of=first - timedelta(days=1)))
    return replace(then, time=replace(then.time, until=instant(desk, first)))


def _accuracy(desk: Desk, then: Question, past: Outcomes, until: datetime | None) -> PastForecast | None:
    """What was forecast for a period on its first day, and what was won in it, as it is known `until`.

    None where nothing is known of it.
    """
    about, rates = then.about, rates_of(desk, then.about)
    sums = open_at(desk.work, then.due, then.until(desk), desk.clock())
    empty = score((), rates)
    made = forecast(about.pipeline, sums, odds(about.pipeline, past), rates, empty, Record(0, 0))
    over = replace(then.time, until=until)
    actual = score(closings.by_currency(desk.work, then.everything, over), rates).won_value
    if not made.due_count and not actual.exact:
        return None
    return PastForecast(
        title("the period before", about.first, about.last, about.today),
        made.weighted.money,
        actual.money,
        accuracy(made.weighted.exact, actual.exact),
    )


def _before(first: date, last: date) -> tuple[date, date]:
    """The period of the same kind just before: as many whole months, else as many days."""
    after = last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    if first.day == 1 and after.day == 1 and months:
        year, month = divmod(first.year * 12 + first.month - 1 - months, 12)
        return date(year, month + 1, 1), first - timedelta(days=1)
    return first - (after - first), first - timedelta(days=1)
