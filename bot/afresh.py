"""A server starts twice: once to check what it is told, and once to serve.

What reads the command line and the settings (click and pydantic) would be a tenth of a server's memory, and
nobody asks for it again. Memory that was laid out for modules does not come back, so the process puts itself
in its own place: the same command, the same process id, and the settings as they were found good in its
environment, which is as private as `.env`.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import Literal

from msgspec import json

from bot.compact import compact
from bot.footing import joined
from bot.logs import log_to_stderr
from bot.serving import leave
from bot.settings import Settings

Server = Literal["web", "worker"]

_CHECKED = "RAINMAKER_CHECKED"


@dataclass(frozen=True, slots=True)
class _Checked:
    server: Server
    settings: Settings


def start(server: Server, settings: Settings) -> None:
    """Run a server until SIGTERM or SIGINT, in a process that carries nothing else."""
    if sys.platform == "win32" or not sys.executable:  # No process takes its own place there.
        _serve(server, settings)
        return
    os.environ[_CHECKED] = compact(_Checked(server, settings))
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def went_on() -> bool:
    """Whether this start was the second of a server, which has run to its end when this returns."""
    said = os.environ.pop(_CHECKED, None)
    if said is None:
        return False
    checked = json.decode(said, type=_Checked)
    log_to_stderr(checked.settings.log_level)
    _serve(checked.server, checked.settings)
    return True


def _serve(server: Server, settings: Settings) -> None:
    from bot.processes import run_web, run_worker

    with joined(settings) as bot:
        if server == "web":
            run_web(bot)
        else:
            run_worker(bot)
    leave()
