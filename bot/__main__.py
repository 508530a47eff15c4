"""The `bot` command, and `python -m bot`."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> None:
    """Run the command line."""
    _keep_bytecode()
    from bot import afresh

    if not afresh.went_on():
        from bot.cli import main as command_line

        command_line()


def _keep_bytecode() -> None:
    """Where Python is told to write no bytecode, as in many containers, keep it in the user's cache.

    Folders stay as they are, which is why it is told so; but without any, 1,400 files are compiled at each
    start, which doubles it. A bot that is set up for Slack does as it is told: it starts once, for weeks.
    """
    home, told = os.environ.get("HOME"), sys.dont_write_bytecode and sys.pycache_prefix is None
    is_set_up = any(name.startswith("SLACK_") for name in os.environ) or Path(".env").exists()
    if home and told and not is_set_up:
        cache = os.environ.get("XDG_CACHE_HOME") or Path(home, ".cache")
        sys.pycache_prefix = str(Path(cache, "rainmaker"))
        sys.dont_write_bytecode = False


if __name__ == "__main__":
    main()
