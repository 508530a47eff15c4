"""Exchange rates, fixed per day: those of the European Central Bank for all, and a workspace's own."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

import sqlalchemy as sa

from bot.domain.money import is_currency
from bot.domain.rates import Rate, Rates
from bot.store.tables.figures import rates
from bot.store.work import Work

EVERYONE = ""
"""In place of a workspace: the rates of the European Central Bank, in units of a currency for one euro."""
EURO = "EUR"
_BATCH = 5000

# From each currency to the next, and in each to its latest day: the bank's file alone has 200,000 rows, of
# which these are a few dozen, each found by a search of its own.
_LATEST = "rates.team_id = told.team_id AND rates.currency = told.currency AND rates.day <= :day"
_KNOWN = (
    sa.text(
        "WITH RECURSIVE told (team_id, currency) AS ("
        " SELECT CAST(:team AS text), CAST('' AS text)"
        " UNION ALL SELECT CAST('' AS text), CAST('' AS text)"
        " UNION ALL SELECT told.team_id, (SELECT min(rates.currency) FROM rates"
        " WHERE rates.team_id = told.team_id AND rates.currency > told.currency)"
        " FROM told WHERE told.currency IS NOT NULL)"
        f" SELECT team_id, currency, (SELECT max(rates.day) FROM rates WHERE {_LATEST}) AS day,"
        f" (SELECT rates.rate FROM rates WHERE {_LATEST} ORDER BY rates.day DESC LIMIT 1) AS rate"
        " FROM told WHERE currency <> ''"
    )
    .bindparams(sa.bindparam("day", type_=sa.Date))
    .columns(*rates.c)
)
_KEEP = sa.text(
    "INSERT INTO rates (team_id, currency, day, rate) VALUES (:whose, :currency, :day, :rate)"
    " ON CONFLICT (team_id, currency, day) DO UPDATE SET rate = excluded.rate"
).bindparams(sa.bindparam("day", type_=sa.Date))


_OWN = (
    rates.c.team_id == sa.bindparam("team"),
    rates.c.currency == sa.bindparam("currency"),
    rates.c.day == sa.bindparam("day"),
)
_OWN_RATE = sa.select(rates.c.rate).where(*_OWN)
_REMOVE = sa.delete(rates).where(*_OWN)


class RatesRefused(ValueError):
    """A file that is not what the European Central Bank offers."""


def known(work: Work, home: str, day: date) -> Rates:
    """What each currency was worth in `home`, by the latest rate up to that day.

    Of a workspace's own rate and the bank's, the later one counts; on the same day the workspace's own.
    """
    rows = [row for row in work.execute(_KNOWN, day=day) if row.day is not None]
    per_euro = {row.currency: (Fraction(row.rate), row.day) for row in rows if row.team_id == EVERYONE}
    found = _across(per_euro, home)
    for row in rows:
        if row.team_id != EVERYONE and (row.currency not in found or row.day >= found[row.currency].day):
            found[row.currency] = Rate(Fraction(row.rate), row.day, by_hand=True)
    return Rates(home, found)


def _across(per_euro: dict[str, tuple[Fraction, date]], home: str) -> dict[str, Rate]:
    """By way of the euro: dollars are worth as many pounds as a euro has pounds for each of its dollars."""
    if not per_euro:
        return {}
    latest = max(day for _, day in per_euro.values())
    rows = {**per_euro, EURO: (Fraction(1), latest)}
    if home not in rows:
        return {}
    own, own_day = rows[home]
    return {
        currency: Rate(own / each, min(day, own_day))
        for currency, (each, day) in rows.items()
        if currency != home and each
    }


def keep(work: Work, currency: str, day: date, worth: Decimal) -> None:
    """A workspace's own rate from that day on: one unit of the currency in the workspace's."""
    row = {"whose": work.team, "currency": currency, "day": day, "rate": format(worth, "f")}
    work.execute(_KEEP, **row)


def own(work: Work, currency: str, day: date) -> str | None:
    """The workspace's own rate that was set for exactly that day, a decimal number as written."""
    rate: str | None = work.execute(_OWN_RATE, currency=currency, day=day).scalar_one_or_none()
    return rate


def remove(work: Work, currency: str, day: date) -> None:
    """The workspace has no rate of its own from that day any more."""
    work.execute(_REMOVE, currency=currency, day=day)


def keep_for_all(connection: sa.Connection, rows: Iterable[tuple[date, str, Decimal]]) -> int:
    """The bank's rates: (day, currency, units for one euro); returns how many there were."""
    count = 0
    batch: list[dict[str, Any]] = []
    for day, currency, rate in rows:
        batch.append({"whose": EVERYONE, "currency": currency, "day": day, "rate": format(rate, "f")})
        if len(batch) == _BATCH:
            connection.execute(_KEEP, batch)
            count, batch = count + len(batch), []
    if batch:
        connection.execute(_KEEP, batch)
    return count + len(batch)


def read_csv(lines: Iterable[str]) -> Iterator[tuple[date, str, Decimal]]:
    """The rates in a file such as eurofxref-hist.csv: a header of currencies, then a line a day.

    Currencies that are no longer current are left out, and so is "N/A". Raises RatesRefused.
    Source: https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates
    """
    table = csv.reader(lines)
    header = [cell.strip() for cell in next(table, [])]
    if not header or header[0].lstrip("\ufeff") != "Date":
        raise RatesRefused('The first line must be "Date" and the currencies, such as "Date,USD,JPY".')
    for number, row in enumerate(table, 2):
        if not any(cell.strip() for cell in row):
            continue
        day = _day(row[0].strip(), number)
        for currency, cell in zip(header[1:], row[1:], strict=False):
            if is_currency(currency) and cell.strip() not in ("", "N/A"):
                yield day, currency, _rate(cell.strip(), number)


def _day(text: str, number: int) -> date:
    """2026-03-04, or as in the daily file 4 March 2026."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    months = "January February March April May June July August September October November December"
    try:
        day, month, year = text.split()
        return date(int(year), months.split().index(month) + 1, int(day))
    except ValueError:
        raise RatesRefused(f'Line {number}: "{text[:40]}" is not a date such as 2026-03-04.') from None


def _rate(text: str, number: int) -> Decimal:
    try:
        rate = Decimal(text)
    except InvalidOperation:
        rate = Decimal(0)
    if not rate.is_finite() or not 0 < rate < 10**9 or rate.as_tuple().exponent < -12:  # type: ignore[operator]
        raise RatesRefused(f'Line {number}: "{text[:40]}" is not a rate such as 1.0834.')
    return rate
