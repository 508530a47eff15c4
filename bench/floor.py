"""The floor of a request: the same server, bare Bolt, and four rows with the raw driver in one transaction.

It verifies nothing more than Bolt does, reads no language and renders nothing: whatever Rainmaker costs
above this is its own.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import psycopg
import sqlalchemy as sa
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.serving import serve
from bot.store.numbers import new_number

Run = Callable[[str, tuple[Any, ...]], Any]
_local = threading.local()
_TABLES = """
    CREATE TABLE IF NOT EXISTS floor_inbox (team TEXT, request TEXT, at TEXT, PRIMARY KEY (team, request));
    CREATE TABLE IF NOT EXISTS floor_deals (team TEXT, id INTEGER, name TEXT, stage TEXT, version INTEGER,
        amount BIGINT, at TEXT, PRIMARY KEY (team, id));
    CREATE TABLE IF NOT EXISTS floor_events (team TEXT, id BIGINT, deal INTEGER, kind TEXT, stage TEXT,
        at TEXT, PRIMARY KEY (team, id));
    CREATE TABLE IF NOT EXISTS floor_outbox (team TEXT, id BIGINT, payload TEXT, at TEXT,
        PRIMARY KEY (team, id));
    INSERT INTO floor_deals VALUES ('T', 1, 'Acme', 'Lead', 1, 4000000, '') ON CONFLICT DO NOTHING;
"""


def move(run: Run, mark: str, request: str, stage: str) -> None:
    """What a move writes, and nothing else."""
    now = datetime.now(UTC).isoformat()
    run(f"INSERT INTO floor_inbox VALUES ('T', {mark}, {mark}) ON CONFLICT DO NOTHING", (request, now))
    run(
        f"UPDATE floor_deals SET stage = {mark}, version = version + 1, at = {mark}"
        " WHERE team = 'T' AND id = 1 RETURNING version",
        (stage, now),
    )
    run(
        f"INSERT INTO floor_events VALUES ('T', {mark}, 1, 'moved', {mark}, {mark})",
        (new_number(), stage, now),
    )
    run(f"INSERT INTO floor_outbox VALUES ('T', {mark}, {mark}, {mark})", (new_number(), '{"deal":1}', now))


def sqlite_mover(path: str) -> Callable[[str, str], None]:
    writer = threading.Lock()

    def connection() -> sqlite3.Connection:
        if not hasattr(_local, "connection"):
            _local.connection = sqlite3.connect(path, isolation_level=None, timeout=10)
            _local.connection.execute("PRAGMA journal_mode=WAL")
            _local.connection.execute("PRAGMA synchronous=FULL")
        return _local.connection  # type: ignore[no-any-return]

    def moved(request: str, stage: str) -> None:
        raw = connection()
        with writer:
            raw.execute("BEGIN IMMEDIATE")
            move(lambda text, values: raw.execute(text, values).fetchall(), "?", request, stage)
            raw.execute("COMMIT")

    connection().executescript(_TABLES)
    return moved


def postgresql_mover(url: str) -> Callable[[str, str], None]:
    def connection() -> psycopg.Connection:
        if not hasattr(_local, "connection"):
            _local.connection = psycopg.connect(url)
        return _local.connection  # type: ignore[no-any-return]

    def moved(request: str, stage: str) -> None:
        raw = connection()
        move(lambda text, values: raw.execute(text, values), "%s", request, stage)
        raw.commit()

    with psycopg.connect(url) as raw:
        raw.execute(_TABLES)
    return moved


def application(moved: Callable[[str, str], None]) -> Callable[..., list[bytes]]:
    app = App(
        client=WebClient(token="xoxb-floor"),
        signing_secret=os.environ["SLACK_SIGNING_SECRET"],
        authorize=lambda **_: AuthorizeResult(enterprise_id=None, team_id="T", bot_token="xoxb-floor"),
        process_before_response=True,
    )

    @app.command("/deal")
    def deal(body: dict[str, Any]) -> BoltResponse:
        moved(body["trigger_id"], body["text"])
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
