"""Starts a workspace for a launcher that starts the bot beside it, and stops it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.playground.seeds import saas, trades, wholesale
from bot.playground.seeds.driver import Failed, type_all
from bot.playground.seeds.stories import lines_of
from bot.playground.workspace import Setup, Workspace

SEEDS = {"trades": trades.STORIES, "wholesale": wholesale.STORIES, "saas": saas.STORIES}
"""What `--seed` can name; the companies of the same names have the people for it."""


@dataclass(frozen=True, slots=True)
class Running:
    """A workspace that is up. `stop` returns when its port is free again."""

    workspace: Workspace

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
        return f"{self.workspace.base_url}/"

    @property
    def api_url(self) -> str:
        """What the bot's Slack client takes as its base_url."""
        return self.workspace.api_url

    def seed(self) -> list[Failed]:
        """Let the members type what their company did in the last weeks; the lines that failed come back.

        The bot has to be up. Its clock has to follow `on_clock_moved` for the past to be the past.
        """
        return type_all(self.workspace, lines_of(SEEDS[self.workspace.setup.company]))

    def stop(self) -> None:
        self.workspace.__exit__(None, None, None)


def start(
    manifest: Path | Mapping[str, Any],
    port: int,
    bot_url: str | None,
    signing_secret: str,
    token: str,
    app_token: str,
    company: str = "trades",
    on_clock_moved: Callable[[datetime], None] | None = None,
) -> Running:
    """A running workspace on 127.0.0.1. Raises PortTaken unless the port is free (0 takes any free one).

    `bot_url` None waits for the bot on Socket Mode. `on_clock_moved` hears the new instant (UTC) at each
    move.
    """
    setup = Setup(
        manifest=manifest,
        port=port,
        bot_url=bot_url,
        signing_secret=signing_secret,
        token=token,
        app_token=app_token,
        company=company,
        on_clock_moved=on_clock_moved,
    )
    return Running(Workspace(setup).__enter__())
