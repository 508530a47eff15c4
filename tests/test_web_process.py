"""A web process carries what answers Slack, and nothing of what migrates, delivers or plays."""

import subprocess
import sys

HEAVY = ("alembic", "mako", "holidays", "dateparser", "starlette", "bot.playground", "bot.worker")
_LOADED = """
import sys
import bot.cli
from bot.app import Rainmaker
from bot.settings import Settings
from bot.store.work import Store
bot = Rainmaker(Settings(_env_file=None, slack_bot_token="xoxb-x", slack_signing_secret="x"), Store("sqlite:///never-opened.db"))
bot.ingress(bot.dispatch())
print("\\n".join(sys.modules))
"""


def test_nothing_heavy_is_loaded_that_a_web_process_does_not_use() -> None:
    ran = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)
    assert [name for name in HEAVY if name in ran.stdout.splitlines()] == []
