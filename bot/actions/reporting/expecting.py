"""The forecast of a period, put together for the summary, the forecast and the Home tab."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.actions.desk import Desk
from bot.actions.reporting.question import Question, asked, instant, question, rates_of, title
from bot.domain.closings import ENOUGH, Closed, Record, odds, score
from bot.domain.forecasts import Forecast, accuracy, forecast
from bot.domain.rates import Rates
from bot.domain.reports import ForecastShown, PastForecast
from bot.domain.standing import OpenSum
from bot.language.commands import ForecastPeriod
from bot.store import targets
from bot.store.figures import closings, dates
from bot.store.figures.closings import Time
from bot.store.figures.standing import open_at

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Expected:
    """A forecast, and what it was made from: the sums of all open deals, and what was closed."""

    forecast: Forecast
    sums: tuple[OpenSum, ...]
    closed: tuple[Closed, ...]


def expected(desk: Desk, asks: Question, rates: Rates) -> Expected:
    """The forecast of the period asked about."""
    about = asks.about
    sums = open_at(desk.work, asks.due, asks.until(desk), desk.clock())
    outcomes = closings.outcomes(desk.work, asks.everything, asks.time.until)
    closed = tuple(closings.by_currency(desk.work, asks.everything, asks.time))
    target = targets.of(desk.work, about.first, about.last, about.rep)
    made = forecast(
        about.pipeline,
        sums,
        odds(about.pipeline, outcomes),
        rates,
        score(closed, rates),
        record(desk, asks, rates),
        target,
    )
    return Expected(made, sums, closed)


def record(desk: Desk, asks: Question, rates: Rates) -> Record:
    """How deals were closed: those of the period, or of the year before where they are too few."""
    found = _record(desk, asks, asks.time, rates)
    if found.score.closed >= ENOUGH:
        return found
    until = min(asks.until(desk), asks.time.end)
    past = _record(desk, asks, Time(until - _YEAR, until, asks.time.until), rates)
    return replace(past, recent=True) if past.score.closed > found.score.closed else found


def _record(desk: Desk, asks: Question, time: Time, rates: Rates) -> Record:
    counted = score(closings.by_currency(desk.work, asks.everything, time), rates)
    return Record(counted, closings.cycles(desk.work, asks.everything, time).get(True))


def forecast_period(desk: Desk, command: ForecastPeriod) -> ForecastShown:
    """By default of this quarter, with how good the last one was."""
    asks = question(desk, command, "this quarter")
    rates = rates_of(desk, asks.about)
    return ForecastShown(
        asks.about,
        expected(desk, asks, rates).forecast,
        rates,
        dates.slipped(desk.work, asks.due, asks.time),
        dates.pushed(desk.work, asks.due),
        _past(desk, asks),
    )


def _past(desk: Desk, asks: Question) -> PastForecast | None:
    """What was forecast for the period before on its first day; None where nothing is known of it."""
    about = asks.about
    first, last = _before(about.first, about.last)
    start = replace(about, first=first, last=last, as_of=first - timedelta(days=1))
    then, rates = asked(desk, start), rates_of(desk, start)
    then = Question(then.about, Time(then.time.start, then.time.end, instant(desk, first)))
    sums = open_at(desk.work, then.due, instant(desk, first), desk.clock())
    outcomes = closings.outcomes(desk.work, then.everything, then.time.until)
    empty = score((), rates)
    made = forecast(about.pipeline, sums, odds(about.pipeline, outcomes), rates, empty, Record(empty, None))
    over = Time(then.time.start, then.time.end, asks.time.until)
    actual = score(closings.by_currency(desk.work, then.everything, over), rates).won_value
    if not made.due_count and not actual.exact:
        return None
    return PastForecast(
        title("the period before", first, last),
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
