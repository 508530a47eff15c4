"""A sales office for tests: a Slack on this machine, and the bot as a process that speaks only to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import sqlalchemy as sa

from bot.playground.delivery import Answer
from bot.playground.faults import Fault
from bot.playground.messages import Message
from bot.playground.places import InMessage
from bot.playground.workspace import Workspace
from bot.store import people
from bot.store.tables import lanes
from bot.store.work import Store, Work
from tests.ports import held_port
from tests.waiting import PATIENCE, until

ROOT = Path(__file__).parents[1]
MANIFEST = ROOT / "manifest.yaml"
SECRET = "playground-signing-secret"


@dataclass(frozen=True, slots=True)
class Heard:
    """One message as a member reads it: its fallback text, and its buttons by label."""

    message: Message
    slack: Workspace
    user: str

    @property
    def text(self) -> str:
        return str(self.message.text)

    @property
    def buttons(self) -> dict[str, str]:
        """Label -> action_id."""
        blocks = self.message.blocks or []
        elements = [each for block in blocks for each in _elements(block)]
        return {each["text"]["text"]: each["action_id"] for each in elements if each["type"] == "button"}

    def answers(self, answer: Answer) -> bool:
        """Whether it is what came of that request to the bot."""
        return answer.exchange in self.message.trace

    def click(self, label: str) -> None:
        """Press a button; what comes of it is heard by `Rep.hears`."""
        place = InMessage(self.message.channel, self.message.ts)
        self.slack.clicks.act(self.user, place, self.buttons[label])


def _elements(block: dict[str, Any]) -> list[dict[str, Any]]:
    accessory = [block["accessory"]] if block.get("accessory") else []
    return [*block.get("elements", []), *accessory] if block["type"] in ("actions", "section") else accessory


@dataclass(frozen=True, slots=True)
class Rep:
    """A member at their keyboard. user: their id; channel: where they type."""

    slack: Workspace
    user: str
    channel: str = "sales"

    def types(self, line: str) -> Heard:
        """Send a slash command; the ephemeral answer to it, whatever else is heard at that moment."""
        answer = self.slack.commands.type(self.user, self.channel, line)
        assert answer.error is None, answer.error
        return self.slack.wait_for(lambda: [each for each in self.hears() if each.answers(answer)])[0]

    def hears(self) -> list[Heard]:
        """What only this member sees, in order."""
        return [Heard(each, self.slack, self.user) for each in self.slack.ephemerals(self.user)]

    def reads(self) -> list[Heard]:
        """What the bot wrote to this member in their direct message, in order."""
        return [Heard(each, self.slack, self.user) for each in self.slack.direct_messages(self.user)]

    def hears_after_clicking(self, message: Heard, label: str) -> Heard:
        """The message that a click leads to: in place of the one clicked, or a new one."""
        before = [(each.message.ts, each.text) for each in self.hears()]
        message.click(label)

        def new() -> list[Heard]:
            return [each for each in self.hears() if (each.message.ts, each.text) not in before]

        return self.slack.wait_for(new)[-1]

    def in_channel(self, channel: str) -> Rep:
        return Rep(self.slack, self.user, channel)


class Office:
    """The team's Slack and the bot's process. sam, kim and ana are reps in London, New York and Sydney."""

    def __init__(self, slack: Workspace, url: str, home: Path, port: int) -> None:
        self.slack, self.url, self.home, self.port = slack, url, home, port
        self.process: subprocess.Popen[bytes] | None = None
        self.sam, self.kim, self.ana = (
            Rep(slack, user) for user in ("U0SAM00001", "U0KIM00001", "U0ANA00001")
        )
        self.ada, self.ruth, self.gus = (
            Rep(slack, user) for user in ("U0ADA00001", "U0RUTH0001", "U0GUS00001")
        )

    @classmethod
    @contextmanager
    def opened(cls, url: str, home: Path, *, by_socket: bool = False) -> Iterator[Office]:
        """by_socket: the bot connects to Slack (Socket Mode) instead of Slack to the bot."""
        with (
            Workspace.started(MANIFEST, signing_secret=SECRET, retry_scale=0.01, patience=PATIENCE) as slack,
            held_port() as port,
        ):
            office = cls(slack, url, home, port)
            if by_socket:
                office.start(SLACK_APP_TOKEN=slack.setup.app_token, SLACK_SIGNING_SECRET="")
            else:
                slack.connect(f"http://127.0.0.1:{office.port}")
                office.start()
            try:
                yield office
            finally:
                office.stop()

    def start(self, *arguments: str, **more: str) -> None:
        """Start the bot and wait until it answers. more: further environment variables."""
        environment = os.environ | {
            "SLACK_BOT_TOKEN": self.slack.setup.token,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": self.slack.api_url,
            "DATABASE_URL": self.url,
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "SLACK_WAITS_SECONDS": str(PATIENCE),
            **more,
        }
        with (self.home / "bot.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", *(arguments or ("run",))],
                cwd=self.home,
                env=environment | {"PYTHONPATH": str(ROOT)},
                stderr=log,
            )
        until(self._is_up, lambda: f"the bot did not start in time:\n{self.log()}")

    def _is_up(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, f"the bot did not start:\n{self.log()}"
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=PATIENCE):
                return True
        except (URLError, OSError):
            return False

    def stop(self) -> int:
        """SIGTERM, as an operator's platform does; the exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)

    @contextmanager
    def opening_a_form(self, seconds: float) -> Iterator[None]:
        """Slack takes so long to open the form that a member asked for; they have it at the block's end."""
        self.slack.faults.order(Fault("views.open", "slow", seconds=seconds))
        answers: list[str | None] = []
        asking = threading.Thread(
            target=lambda: answers.append(self.slack.commands.type(self.sam.user, "sales", "/deal add").error)
        )
        asking.start()
        self.slack.wait_for(lambda: self.slack.calls("views.open"))
        yield
        asking.join()
        assert answers == [None], "the member got their form, and Slack its answer"

    def kill(self) -> None:
        """SIGKILL: nothing gets to clean up."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(PATIENCE)

    def let_leases_run_out(self) -> None:
        """As if a minute had passed since the bot was killed: its lanes may be taken over at once."""
        store, now = Store(self.url), datetime.now(UTC)
        with store.engine.begin() as connection:
            connection.execute(sa.update(lanes).where(lanes.c.due_at.is_not(None)).values(due_at=now))
        store.close()

    def log(self) -> str:
        return (self.home / "bot.log").read_text()

    def knows(self, user: str) -> bool:
        """Whether the bot has learned that member's profile, which it asks Slack for in the background."""
        store = Store(self.url)
        try:
            # As a reader: who takes the writer's turn again and again keeps the bot from writing it down.
            with store.reading() as connection:
                return people.who(Work(self.slack.setup.team_id, connection), user).is_known
        finally:
            store.close()

    def posts(self, channel: str) -> list[str]:
        """What the bot said in a channel, threads included, as read aloud."""
        return [str(each.text) for each in self.slack.posts(channel)]
