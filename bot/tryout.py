"""Trying Rainmaker out: the bot and a Slack of its own on this machine, joined.

The bot is the real one and hears of the workspace only over HTTP, as it would from Slack. The page is served
before the bot is loaded, so that a newcomer looks at something from the first second on.
"""

from __future__ import annotations

import signal
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.beside import beside
from bot.playground import run as playground
from bot.playground.workspace import Setup
from bot.serving import free_port
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Tryout:
    """How to start. seed: trades, wholesale or saas; None: a team without deals. port: of the page.

    slack_waits: seconds that the workspace waits for the bot's answers.
    """

    port: int
    seed: str | None
    open_browser: bool
    reset: bool
    slack_waits: float


def try_out(wanted: Tryout, say: Callable[[str], None]) -> None:
    """Run the workspace and the bot until SIGTERM or SIGINT. say: prints a line for the person.

    Each seed has files of its own in the working directory, and goes on where it stopped.
    Raises PortTaken when something else listens on the port.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    name = f"playground-{wanted.seed or 'empty'}"
    database, file = Path(f"{name}.db"), Path(f"{name}.json")
    bot_port = free_port()
    setup = Setup(
        beside("manifest.yaml"),
        port=wanted.port,
        bot_url=f"http://127.0.0.1:{bot_port}",
        company=wanted.seed or "trades",
        patience=wanted.slack_waits,
    )
    goes_on = database.exists() and not wanted.reset
    slack = playground.start(setup, file, begins_anew=not goes_on)
    try:
        _tell(slack, wanted, say)
        if slack.is_new:
            _remove(database)
        # Loaded only now: the page is up already.
        from bot.backstage import run_beside

        run_beside(slack, _settings(setup, slack, database, bot_port), wanted.seed)
    finally:
        slack.stop()


def _leave(*_: object) -> None:
    """A stop that comes before the bot's server has taken over the signals."""
    raise SystemExit(0)


def _tell(slack: playground.Running, wanted: Tryout, say: Callable[[str], None]) -> None:
    say(f"A small Slack with Rainmaker in it: {slack.address}")
    say("It is a playground: nothing leaves this machine. Stop it with Ctrl-C.")
    if not slack.is_new:
        say("It goes on where it stopped; --reset begins anew.")
    if wanted.open_browser:
        webbrowser.open(slack.address)


def _remove(database: Path) -> None:
    for each in (database, Path(f"{database}-wal"), Path(f"{database}-shm")):
        each.unlink(missing_ok=True)


def _settings(setup: Setup, slack: playground.Running, database: Path, port: int) -> Settings:
    """Those of a bot that was installed in that workspace."""
    return Settings(
        slack_bot_token=setup.token,
        slack_signing_secret=setup.signing_secret,
        slack_api_url=slack.api_url,
        database_url=f"sqlite:///{database}",
        host="127.0.0.1",
        port=port,
    )
