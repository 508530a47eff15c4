"""A workspace of a certain size, made up and written as fast as the database takes it."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import psycopg
import sqlalchemy as sa

from bot.store.tables import FAR, deals, events, follow_ups
from bot.store.work import Store

NOW = datetime(2026, 6, 3, 12, tzinfo=UTC)
STAGES = ("Lead generation", "Lead qualification", "Lead interaction", "Value proposition", "Negotiation")
WON, LOST = 6, 8
OWNERS = tuple(f"U{number:03}" for number in range(30))
_DAYS = 730

Row = dict[str, Any]


@dataclass(frozen=True)
class Size:
    """open deals among `deals`, each with some five events; the others are won or lost."""

    open: int
    deals: int


class Life:
    """One deal's events, each a change of the one before."""

    def __init__(self, team: str, number: int, is_open: bool, chance: random.Random) -> None:
        self.chance, self.team, self.number = chance, team, number
        age = chance.uniform(0, 400) if is_open else chance.uniform(30, _DAYS)
        self.at = NOW - timedelta(days=age)
        self.end = NOW if is_open else min(NOW, self.at + timedelta(days=chance.expovariate(1 / 50)))
        self.made, self.rows = self.at, []
        self.since, self.path = self.at, "1"
        self.standing: Row | None = None
        self.now: Row = {
            "status": "open",
            "stage_id": 1,
            "owner": chance.choice(OWNERS),
            "amount": chance.randrange(1, 100_000) * 100,
            "currency": "USD",
            "close_date": (self.at + timedelta(days=chance.randrange(10, 150))).date(),
            "odds": None,
        }

    def tell(self, kind: str, **changes: Any) -> None:
        was = self.now if self.rows else dict.fromkeys(self.now)
        path = self.path if self.rows else None
        dwell = None
        if "stage_id" in changes:
            dwell = int((self.at - self.since).total_seconds())
            self.since = self.at
            if str(changes["stage_id"]) not in self.path.split(","):
                self.path += f",{changes['stage_id']}"
        self.now = {**self.now, **changes}
        number = (self.number << 8) + len(self.rows) + 1
        if kind != "noted" and self.standing is not None:
            self.standing["until"] = self.at
        self.rows.append(
            {
                "until": None if kind == "noted" else FAR,
                "team_id": self.team,
                "id": number,
                "change_id": number,
                "deal_id": self.number,
                "kind": kind,
                "actor": self.now["owner"],
                "source": "command",
                "at": self.at,
                "recorded_at": self.at,
                "name": f"Deal {self.number}",
                "pipeline_id": 1,
                "stage": "a stage",
                "was_stage": "a stage",
                "changes": "{}",
                "version": len(self.rows) + 1,
                "dwell": dwell,
                "was_path": path,
                **self.now,
                **{f"was_{field}": value for field, value in was.items()},
            }
        )
        if kind != "noted":
            self.standing = self.rows[-1]

    def lived(self, is_open: bool) -> Life:
        self.tell("added")
        reached = self.chance.randrange(1, 6)
        deeds = ["moved"] * (reached - 1) + [
            "noted",
            self.chance.choice(("amount-set", "close-date-set", "noted")),
        ]
        self.chance.shuffle(deeds)
        step = (self.end - self.at) / (len(deeds) + 2)
        for deed in deeds:
            self.at += step
            self.tell(deed, **self._changes(deed))
        if not is_open:
            self.at += step
            won = self.chance.random() < 0.35
            self.tell(
                "won" if won else "lost", status="won" if won else "lost", stage_id=WON if won else LOST
            )
        return self

    def _changes(self, deed: str) -> Row:
        if deed == "moved":
            return {"stage_id": min(self.now["stage_id"] + 1, 5)}
        if deed == "amount-set":
            return {"amount": self.chance.randrange(1, 100_000) * 100}
        if deed == "close-date-set":
            return {"close_date": self.now["close_date"] + timedelta(days=self.chance.randrange(60))}
        return {}

    def deal(self) -> Row:
        closed = None if self.now["status"] == "open" else self.at
        return {
            "team_id": self.team,
            "id": self.number,
            "name": f"Deal {self.number}",
            "pipeline_id": 1,
            **self.now,
            "push_count": self.chance.randrange(4),
            "created_at": self.made,
            "created_by": "U1",
            "path": self.path,
            "stage_since": self.since,
            "touched_at": self.at,
            "closed_at": closed,
            "changed_at": self.at,
            "changed_by": "U1",
            "version": len(self.rows),
            "source": self.chance.choice(("webinar", "fair", None)),
            "reason": self.chance.choice(("Price", "Timing", None)) if closed else None,
        }

    def follow_up(self) -> Row:
        return {
            "team_id": self.team,
            "id": self.number,
            "deal_id": self.number,
            "kind": "task",
            "state": "open" if self.now["status"] == "open" and self.number % 2 else "done",
            "assignee": self.now["owner"],
            "planned_by": self.now["owner"],
            "due": NOW.date() + timedelta(days=self.number % 30 - 10),
            "snoozes": 0,
            "change_id": self.number,
        }


def lives(team: str, size: Size, first: int = 1) -> Iterator[Life]:
    chance = random.Random(team)
    for number in range(first, first + size.deals):
        is_open = number - first < size.open
        yield Life(team, number, is_open, chance).lived(is_open)


def fill(store: Store, told: Iterator[Life]) -> None:
    """Write them, each with its events and a follow-up."""
    batch: list[Life] = []
    for life in told:
        batch.append(life)
        if len(batch) == 20_000:
            _write(store, batch)
            batch = []
    _write(store, batch)


def analyse(store: Store) -> None:
    """PostgreSQL gathers statistics by itself while it is at work; SQLite has none, and here neither."""
    if store.is_sqlite:
        return
    with store.engine.connect() as connection:
        raw = connection.execution_options(isolation_level="AUTOCOMMIT")
        raw.exec_driver_sql("VACUUM ANALYZE")


def _write(store: Store, batch: list[Life]) -> None:
    for table, rows in (
        (deals, [life.deal() for life in batch]),
        (events, [row for life in batch for row in life.rows]),
        (follow_ups, [life.follow_up() for life in batch]),
    ):
        if not rows:
            continue
        columns = [column.name for column in table.c if column.name in rows[0]]
        values = ([row[name] for name in columns] for row in rows)
        if store.is_sqlite:
            _into_sqlite(store, table, columns, values)
        else:
            _into_postgresql(store, table, columns, values)


def _into_sqlite(store: Store, table: sa.Table, columns: list[str], rows: Iterator[list[Any]]) -> None:
    marks = ", ".join("?" * len(columns))
    raw = sqlite3.connect(str(store.engine.url.database))
    told = ([_plain(value) for value in row] for row in rows)
    raw.executemany(f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks})", told)
    raw.commit()
    raw.close()


def _into_postgresql(store: Store, table: sa.Table, columns: list[str], rows: Iterator[list[Any]]) -> None:
    url = store.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    text = f"COPY {table.name} ({', '.join(columns)}) FROM STDIN"
    with psycopg.connect(url) as raw, raw.cursor() as cursor, cursor.copy(text) as copy:
        for row in rows:
            copy.write_row(row)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else value
