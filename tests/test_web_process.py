"""A web process carries what answers Slack, and nothing of what migrates, delivers or plays."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.ports import held_port
from tests.waiting import PATIENCE, until

_TITLE = "import time: self [us] | cumulative | imported package"
HEAVY = frozenset(
    """
    click pydantic pydantic_core bot.cli bot.environment
    alembic mako dateparser holidays starlette yaml bot.playground bot.worker bot.understanding
    sqlalchemy.orm slack_sdk.socket_mode slack_sdk.web.async_client aiohttp
    rich.console pygments greenlet._greenlet
    """.split()
)
"""rich (with pygments) and greenlet are what structlog would take where a developer has them."""


@pytest.fixture
def loaded(url: str, tmp_path: Path) -> set[str]:
    """The modules that `bot web` has loaded when it answers, as Python itself tells them.

    It starts twice, and only what the second start loads is still there.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SLACK_")}
    environment |= {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "secret", "DATABASE_URL": url}
    web = [sys.executable, "-X", "importtime", "-m", "bot", "web"]
    told = tmp_path / "imports"
    with held_port() as port, told.open("wb") as errors:
        environment |= {"HOST": "localhost", "PORT": str(port)}
        process = subprocess.Popen(web, cwd=tmp_path, env=environment, stderr=errors)
        try:
            until(lambda: process.poll() is not None or _answers(port))
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)
    lines = told.read_text().rpartition(_TITLE)[2].splitlines()
    return {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=PATIENCE):
            return True
    except (URLError, OSError):
        return False


def test_nothing_heavy_is_loaded_that_a_web_process_does_not_use(loaded: set[str]) -> None:
    assert "bot.slack.reception" in loaded, "the modules were told"
    assert HEAVY & loaded == set()
