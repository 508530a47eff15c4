"""Trying Rainmaker out: the bot and a Slack of its own on this machine, joined.

The bot is the real one and hears of the workspace only over HTTP, as it would from Slack; its clock is the
workspace's, so that "next morning" can be seen without waiting.
"""

from __future__ import annotations

import socket
import threading
import time
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import structlog
from pydantic import SecretStr

from bot.app import Rainmaker, utc_now
from bot.playground import run as playground
from bot.playground.workspace import Workspace
from bot.processes import run_everything
from bot.serving import free_port
from bot.settings import Settings
from bot.store import events
from bot.store.migrating import migrate
from bot.store.work import Store

DATABASE = "rainmaker-playground.db"
log = structlog.get_logger(__name__)

_MANIFEST = Path(__file__).parents[1] / "manifest.yaml"
_SECRET, _TOKEN, _APP_TOKEN = "playground-signing-secret", "xoxb-playground", "xapp-playground"


@dataclass(frozen=True, slots=True)
class Tryout:
    """How to start. seed: trades, wholesale or saas; None starts without deals. port: of the page."""

    port: int
    seed: str | None
    open_browser: bool
    reset: bool


def try_out(wanted: Tryout, say: Callable[[str], None]) -> None:
    """Run the workspace and the bot until SIGTERM or SIGINT. say: prints a line for the person.

    Raises PortTaken when something else listens on the port.
    """
    bot_port = free_port()
    slack = playground.start(
        _MANIFEST,
        wanted.port,
        f"http://127.0.0.1:{bot_port}",
        _SECRET,
        _TOKEN,
        _APP_TOKEN,
        wanted.seed or "trades",
    )
    bot = _bot(slack, bot_port, wanted.reset)
    opening = threading.Thread(target=_open, args=(slack, bot, wanted, say), name="opening", daemon=True)
    opening.start()
    try:
        run_everything(bot)
    finally:
        slack.stop()
        bot.store.close()


def _open(slack: playground.Running, bot: Rainmaker, wanted: Tryout, say: Callable[[str], None]) -> None:
    """Once the bot answers: let the team type what happened in the last weeks, and tell where they are."""
    _wait_until_up(bot.settings.port)
    if wanted.seed is not None and not events.any_recorded(bot.store):
        for failed in slack.seed():
            log.debug("a line of the seed was refused", line=failed)
    say(f"A small Slack with Rainmaker in it: {slack.address}")
    say("It is a playground: nothing leaves this machine. Stop it with Ctrl-C.")
    if wanted.open_browser:
        webbrowser.open(slack.address)


def _wait_until_up(port: int) -> None:
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return


def _bot(slack: playground.Running, port: int, reset: bool) -> Rainmaker:
    """The bot, set up as it would be for that workspace, on a database of its own."""
    file = Path(DATABASE)
    if reset:
        for each in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
            each.unlink(missing_ok=True)
    settings = Settings(
        slack_bot_token=SecretStr(_TOKEN),
        slack_signing_secret=SecretStr(_SECRET),
        slack_api_url=slack.api_url,
        database_url=f"sqlite:///{file}",
        host="127.0.0.1",
        port=port,
    )
    store = Store(settings.database_url)
    migrate(store, utc_now())
    workspace: Workspace = slack.workspace
    return Rainmaker(settings, store, workspace.clock.now)
