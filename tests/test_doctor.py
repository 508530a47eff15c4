"""The doctor tells a worker that has died from a channel that is shut, and counts what it does not show."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.doctor import examine, retry
from bot.domain.notices import NewNotice, NoticeKind
from bot.settings import Settings
from bot.store import lanes, outbox, pruning
from bot.store.health import health
from bot.store.work import Store

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
EARLIER = NOW - timedelta(minutes=10)
TEAM, SALES, WINS = "T0NIGHT001", "C0SALES001", "C0WINS0001"


@pytest.fixture
def settings() -> Settings:
    return Settings(slack_bot_token=None)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """A database without anything in it."""
    store = Store(f"sqlite:///{tmp_path}/empty.db")
    yield store
    store.close()


@contextmanager
def answering(body: bytes) -> Iterator[str]:
    """The address of a Slack that gives everybody this answer."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"] or 0))
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def say(store: Store, *routes: str) -> None:
    """Leave a notice for each channel, ten minutes ago."""
    notices = [NewNotice(route, NoticeKind.CALL, {"method": "chat.postMessage"}) for route in routes]
    store.run(TEAM, lambda work: outbox.tell(work, notices, EARLIER))


def shut(store: Store, route: str) -> None:
    store.run(TEAM, lambda work: lanes.park_route(work, route, "is_archived", EARLIER))


def told(settings: Settings, store: Store) -> str:
    return "\n".join(finding.what for finding in examine(settings, store, NOW))


def test_a_worker_that_has_died_is_told_though_a_channel_is_shut(settings: Settings, store: Store) -> None:
    say(store, SALES, WINS)
    shut(store, WINS)

    assert "what is due has waited 10 minutes for a worker" in told(settings, store)


def test_what_waits_for_a_shut_channel_is_no_delay(settings: Settings, store: Store) -> None:
    say(store, WINS)
    shut(store, WINS)

    assert "Outbox: nothing waits." in told(settings, store)
    assert "Parked: C0WINS0001" in told(settings, store)
    assert health(store, NOW) == (True, {"database": "answers", "oldest_unsent_notice_seconds": None})


def test_what_slack_does_not_take_is_told_though_the_worker_lives(settings: Settings, store: Store) -> None:
    say(store, SALES)
    # As a lane stands whose call failed: it may be taken again in a while.
    store.run(TEAM, lambda work: lanes.put_off(work, list(NoticeKind), NOW, NOW + timedelta(minutes=1)))

    assert "the oldest notice has waited 10 minutes" in told(settings, store)
    assert health(store, NOW)[1]["oldest_unsent_notice_seconds"] == 600


def test_a_database_that_can_only_be_read_is_not_well(settings: Settings, store: Store, url: str) -> None:
    assert "nothing can be saved" not in told(settings, store)
    with sa.create_engine(url, poolclass=sa.NullPool).connect() as other:
        other.exec_driver_sql("BEGIN IMMEDIATE" if store.is_sqlite else "LOCK TABLE inbox")
        assert "Database: nothing can be saved" in told(settings, store)
        other.rollback()


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (b"<html>down</html>", "Slack: it answers, but not as it should"),
        (b'{"ok": false, "error": "ratelimited"}', "Slack: it answers, but not as it should (ratelimited)"),
        (b'{"ok": false, "error": "account_inactive"}', "Slack: the bot token is refused (account_inactive)"),
        (b'{"ok": true}', "Clock: this machine's is"),
        (b'{"ok": true}', "Socket Mode: Slack takes SLACK_APP_TOKEN."),
        (
            b'{"ok": false, "error": "invalid_auth"}',
            "Slack refuses SLACK_APP_TOKEN (invalid_auth)",
        ),
        (b'{"ok": false, "error": "missing_scope"}', "Slack refuses SLACK_APP_TOKEN (missing_scope)"),
        (
            b'{"ok": false, "error": "ratelimited"}',
            "Slack opens no connection now (ratelimited)",
        ),
        (b"<html>down</html>", "Socket Mode: Slack opens no connection now"),
    ],
)
def test_what_slack_says_of_the_tokens_is_told_from_what_else_it_says(
    empty: Store, answer: bytes, found: str
) -> None:
    with answering(answer) as url:
        settings = Settings(slack_bot_token="xoxb-1", slack_app_token="xapp-1", slack_api_url=url)
        assert found in told(settings, empty)


@pytest.mark.parametrize("address", ["slack.com/api", "http://127.0.0.1:abc/"])
def test_an_address_that_is_none_is_told_and_no_traceback(empty: Store, address: str) -> None:
    settings = Settings(slack_bot_token="xoxb-1", slack_api_url=address)
    assert "Slack: out of reach" in told(settings, empty)


def test_what_is_not_shown_is_counted(settings: Settings, store: Store) -> None:
    channels = [f"C0OLD{number:05}" for number in range(12)]
    say(store, *channels)
    for channel in channels:
        shut(store, channel)

    examined = told(settings, store)

    assert examined.count("Parked: ") == 10
    assert "And 2 more are parked." in examined


def test_all_that_was_set_aside_is_tried_again(settings: Settings, store: Store) -> None:
    say(store, *[SALES] * 130)
    shut(store, SALES)
    store.run(TEAM, lambda work: pruning.give_up(work, NOW + timedelta(days=8)))
    assert "And 120 more are set aside." in told(settings, store)

    assert retry(store, NOW) == 131, "the notices and the channel"

    assert "set aside" not in told(settings, store).lower()
