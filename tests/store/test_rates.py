"""Exchange rates: the bank's file, a workspace's own, and which of them counts on a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from bot.store import rates
from bot.store.rates import RatesRefused, read_csv
from bot.store.work import Store

FILE = """Date,USD,JPY,BGN,TRL,GBP,
2026-03-04,1.0800,160.00,1.9558,N/A,0.8400,
2026-03-03,1.0700,159.50,1.9558,N/A,0.8300,
"""


def load(store: Store, text: str = FILE) -> int:
    with store.engine.begin() as connection:
        return rates.keep_for_all(connection, read_csv(text.splitlines()))


def worth(store: Store, currency: str, day: date, home: str = "USD", team: str = "T1") -> Fraction | None:
    found = store.run(team, lambda work: rates.known(work, home, day)).known.get(currency)
    return found.worth if found else None


def test_the_banks_file_is_read_as_it_is(store: Store):
    assert load(store) == 8
    assert load(store) == 8
    assert worth(store, "EUR", date(2026, 3, 4)) == Fraction("1.08")
    assert worth(store, "GBP", date(2026, 3, 4)) == Fraction("1.08") / Fraction("0.84")
    assert worth(store, "EUR", date(2026, 3, 4), home="JPY") == 160


def test_the_latest_rate_up_to_the_day_counts(store: Store):
    load(store)
    assert worth(store, "EUR", date(2026, 3, 3)) == Fraction("1.07")
    assert worth(store, "EUR", date(2026, 3, 8)) == Fraction("1.08")
    assert worth(store, "EUR", date(2026, 3, 2)) is None
    assert worth(store, "KWD", date(2026, 3, 8)) is None


def test_a_workspaces_own_rate_outranks_the_banks_until_a_later_one(store: Store):
    load(store)
    store.run("T1", lambda work: rates.keep(work, "EUR", date(2026, 3, 3), Decimal("1.10")))
    assert worth(store, "EUR", date(2026, 3, 3)) == Fraction("1.10")
    assert worth(store, "EUR", date(2026, 3, 4)) == Fraction("1.08")
    assert worth(store, "EUR", date(2026, 3, 3), team="T2") == Fraction("1.07")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Day,USD\n",
        "Date,USD\nyesterday,1.1\n",
        "Date,USD\n2026-03-04,a lot\n",
        "Date,USD\n2026-03-04,-1\n",
    ],
)
def test_another_file_is_refused_whole(store: Store, text: str):
    with pytest.raises(RatesRefused):
        load(store, text)
    assert worth(store, "EUR", date(2026, 3, 8)) is None


def test_the_daily_file_writes_the_day_in_words(store: Store):
    assert load(store, "Date, USD, JPY, \n04 March 2026, 1.0800, 160.00, \n") == 2
    assert worth(store, "EUR", date(2026, 3, 4)) == Fraction("1.08")
