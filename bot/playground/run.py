"""Starts a workspace for a launcher that starts the bot beside it, and stops it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bot.playground.keeping import Keeping, restore
from bot.playground.seeds import saas, trades, wholesale
from bot.playground.seeds.driver import Failed, type_all
from bot.playground.seeds.stories import lines_of
from bot.playground.starting import Starting
from bot.playground.workspace import Setup, Workspace

SEEDS = {"trades": trades.STORIES, "wholesale": wholesale.STORIES, "saas": saas.STORIES}
"""What `--seed` can name; the companies of the same names have the people for it."""
_SHOWN_EACH = 5
"""So many lines are typed between two looks at how far it is."""


@dataclass(slots=True)
class Running:
    """A workspace that is up; its page waits until `is_ready`. `stop` returns when its port is free again.

    is_new: nothing was kept in `file`, so the bot has to be new as well.
    """

    workspace: Workspace
    file: Path | None
    is_new: bool
    _keeping: Keeping | None = field(default=None, init=False)

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
        return f"{self.workspace.base_url}/"

    @property
    def api_url(self) -> str:
        """What the bot's Slack client takes as its base_url."""
        return self.workspace.api_url

    def seed(self, after_each: Callable[[], bool]) -> list[Failed]:
        """Let the members type what their company did in the last weeks; the lines that failed come back.

        The bot has to be up, its clock that of the workspace. `after_each` is called after each line, still
        on that line's day; False ends it.
        """
        lines = lines_of(SEEDS[self.workspace.setup.company])

        def then(typed: int) -> bool:
            if typed % _SHOWN_EACH == 0:
                self.workspace.show_starting(Starting(typed, len(lines)))
            return after_each()

        return type_all(self.workspace, lines, then)

    def is_ready(self) -> None:
        """Members can begin; from now on the workspace is kept in its file."""
        self.workspace.show_starting(None)
        if self.file is not None:
            self._keeping = Keeping(self.workspace.state, self.file).start()

    def stop(self) -> None:
        if self._keeping is not None:
            self._keeping.stop()
        self.workspace.__exit__(None, None, None)


def start(setup: Setup, file: Path | None = None, *, begins_anew: bool = False) -> Running:
    """A running workspace on 127.0.0.1, as the file holds it unless it begins anew.

    Raises PortTaken unless the port is free.
    """
    workspace = Workspace(setup)
    workspace.show_starting(Starting())
    workspace.__enter__()
    if begins_anew and file is not None:
        file.unlink(missing_ok=True)
    return Running(workspace, file, is_new=file is None or not restore(workspace.state, file))
