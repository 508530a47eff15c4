"""The floor of a request: the same server, bare Bolt, and a move's four statements with the raw driver.

They are one transaction on the same tables: what an index costs is paid on both sides. It verifies nothing
more than Bolt does, reads nothing first, knows no language and renders nothing: whatever Rainmaker costs
above this is its own.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import psycopg
import sqlalchemy as sa
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.serving import serve
from bot.store import tables
from bot.store.numbers import new_number

Run = Callable[[str, tuple[Any, ...]], Any]
TEAM = "T0FLOOR001"
_local = threading.local()


def _insert(table: sa.Table, row: Mapping[str, Any], mark: str, otherwise: str = "") -> str:
    return f"INSERT INTO {table.name} ({', '.join(row)}) VALUES ({', '.join([mark] * len(row))}){otherwise}"


def _deal(at: Any) -> dict[str, Any]:
    """The columns of a deal that none may leave empty, and its amount."""
    return {
        "team_id": TEAM,
        "id": 1,
        "name": "Acme",
        "pipeline_id": 1,
        "stage_id": 1,
        "status": "open",
        "owner": "U0FLOOR001",
        "amount": 4_000_000,
        "currency": "USD",
        "push_count": 0,
        "created_at": at,
        "created_by": "U0FLOOR001",
        "stage_since": at,
        "touched_at": at,
        "changed_at": at,
        "changed_by": "U0FLOOR001",
        "version": 1,
    }


def _event(at: Any, stage: int) -> dict[str, Any]:
    """As Rainmaker fills an event of a move."""
    number = new_number()
    return {
        "team_id": TEAM,
        "id": number,
        "change_id": number,
        "deal_id": 1,
        "kind": "moved",
        "actor": "U0FLOOR001",
        "source": "command",
        "at": at,
        "recorded_at": at,
        "name": "Acme",
        "pipeline_id": 1,
        "stage_id": stage,
        "stage": "Negotiation",
        "status": "open",
        "owner": "U0FLOOR001",
        "amount": 4_000_000,
        "currency": "USD",
        "was_stage_id": 1,
        "was_stage": "Value proposition",
        "was_status": "open",
        "was_owner": "U0FLOOR001",
        "was_amount": 4_000_000,
        "was_currency": "USD",
        "was_path": "1",
        "dwell": 0,
        "changes": '{"stage":[1,2],"stage_since":["2026-03-02T09:00:00+00:00","2026-03-02T09:00:01+00:00"]}',
        "version": 1,
    }


def _notice(at: Any) -> dict[str, Any]:
    return {
        "team_id": TEAM,
        "route": "C0FLOOR001",
        "id": new_number(),
        "kind": "announcement",
        "payload": '{"event": "moved", "deal": 1, "name": "Acme", "stage": "Negotiation"}',
        "step": 0,
        "actor": "U0FLOOR001",
        "created_at": at,
        "attempts": 0,
    }


def move(run: Run, mark: str, request: str, stage: int, at: Any) -> None:
    """What a move writes, into the tables as they are with all their indexes, and nothing else."""
    received = {"team_id": TEAM, "request_id": request, "received_at": at}
    run(_insert(tables.inbox, received, mark, " ON CONFLICT DO NOTHING"), tuple(received.values()))
    run(
        f"UPDATE deals SET stage_id = {mark}, stage_since = {mark}, touched_at = {mark}, changed_at = {mark},"
        f" version = version + 1 WHERE team_id = {mark} AND id = 1 RETURNING version",
        (stage, at, at, at, TEAM),
    )
    for table, row in ((tables.events, _event(at, stage)), (tables.outbox, _notice(at))):
        run(_insert(table, row, mark), tuple(row.values()))


def sqlite_mover(path: str) -> Callable[[str, int], None]:
    writer = threading.Lock()

    def connection() -> sqlite3.Connection:
        if not hasattr(_local, "connection"):
            _local.connection = sqlite3.connect(path, isolation_level=None, timeout=10)
            _local.connection.execute("PRAGMA journal_mode=WAL")
            _local.connection.execute("PRAGMA synchronous=FULL")
        return _local.connection  # type: ignore[no-any-return]

    def now() -> str:
        return datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")

    def moved(request: str, stage: int) -> None:
        raw = connection()
        with writer:
            raw.execute("BEGIN IMMEDIATE")
            move(lambda text, values: raw.execute(text, values).fetchall(), "?", request, stage, now())
            raw.execute("COMMIT")

    deal = _deal(now())
    connection().execute(_insert(tables.deals, deal, "?"), tuple(deal.values()))
    return moved


def postgresql_mover(url: str) -> Callable[[str, int], None]:
    def connection() -> psycopg.Connection:
        if not hasattr(_local, "connection"):
            _local.connection = psycopg.connect(url)
        return _local.connection  # type: ignore[no-any-return]

    def moved(request: str, stage: int) -> None:
        raw = connection()
        move(lambda text, values: raw.execute(text, values), "%s", request, stage, datetime.now(UTC))
        raw.commit()

    deal = _deal(datetime.now(UTC))
    with psycopg.connect(url) as raw:
        raw.execute(_insert(tables.deals, deal, "%s"), tuple(deal.values()))
    return moved


def application(moved: Callable[[str, int], None]) -> Callable[..., list[bytes]]:
    app = App(
        client=WebClient(token="xoxb-floor"),
        signing_secret=os.environ["SLACK_SIGNING_SECRET"],
        authorize=lambda **_: AuthorizeResult(enterprise_id=None, team_id="T", bot_token="xoxb-floor"),
        process_before_response=True,
    )

    @app.command("/deal")
    def deal(body: dict[str, Any]) -> BoltResponse:
        moved(body["trigger_id"], len(body["text"]))
        return BoltResponse(status=200, body="Acme moved.")

    def wsgi(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        headers = {
            name[5:].replace("_", "-").lower(): value
            for name, value in environ.items()
            if name.startswith("HTTP_")
        }
        headers["content-type"] = environ.get("CONTENT_TYPE", "")
        body = environ["wsgi.input"].read().decode()
        response = app.dispatch(BoltRequest(body=body, headers=headers))
        start_response(f"{response.status} OK", [("content-type", "text/plain")])
        return [(response.body or "").encode()]

    return wsgi


def main() -> None:
    url = sa.make_url(os.environ["DATABASE_URL"])
    if url.get_backend_name() == "sqlite":
        moved = sqlite_mover(str(url.database))
    else:
        moved = postgresql_mover(url.set(drivername="postgresql").render_as_string(hide_password=False))
    serve(application(moved), os.environ["HOST"], int(os.environ["PORT"]))


if __name__ == "__main__":
    main()
