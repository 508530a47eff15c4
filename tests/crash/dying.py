"""A bot that dies on the spot, by SIGKILL, at one certain place of its life.

Its life is short: take one request, then deliver all that is due. Each place that it passes on the way is
counted: before every statement and commit, after every commit, before and after every call to Slack. Slack
is the playground, in a process that outlives it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

import sqlalchemy as sa

from bot.playground.workspace import Workspace
from bot.store.work import Store, Work
from bot.worker.delivery import Worker
from bot.worker.web_api import SlackWebApi
from tests.front_door import Answer, FrontDoor

Result = TypeVar("Result")


class Places:
    """Counts what is passed, and dies at the place of that number; None lives on."""

    def __init__(self) -> None:
        self.passed: list[str] = []
        self.deadly: int | None = None

    def passes(self, name: str) -> None:
        self.passed.append(name)
        if len(self.passed) == self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)


class MortalStore(Store):
    def __init__(self, url: str, places: Places) -> None:
        super().__init__(url)
        self._places = places
        sa.event.listen(self.engine, "before_cursor_execute", self._before_statement)
        sa.event.listen(self.engine, "commit", lambda _: places.passes("before commit"))

    def run(self, team: str, job: Callable[[Work], Result], within: float | None = None) -> Result:
        result = super().run(team, job, within)
        self._places.passes("after commit")
        return result

    def _before_statement(self, _connection: object, _cursor: object, statement: str, *_: object) -> None:
        self._places.passes("before " + " ".join(statement.split()[:3]))


class MortalApi(SlackWebApi):
    """The calls to Slack of a bot that may die before and after each. Slack itself lives on outside."""

    def __init__(self, slack: Workspace, places: Places) -> None:
        super().__init__(slack.api_url)
        self._places = places

    def call(self, token: str, method: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        self._places.passes(f"before {method}")
        answer = super().call(token, method, arguments)
        self._places.passes(f"after {method}")
        return answer

    def respond(self, url: str, message: Mapping[str, Any]) -> None:
        self._places.passes("before response_url")
        super().respond(url, message)
        self._places.passes("after response_url")


@dataclass(frozen=True, slots=True)
class Life:
    """What one life came to. passed: the places, where it lived to its end; None where it was killed."""

    passed: list[str] | None
    answer: Answer | None = None


class Mortal:
    """A bot that is ready to be born: each of its lives is a process forked off this one.

    So that no connection is shared with them, close the store before `lives`.
    """

    def __init__(self, url: str, slack: Workspace) -> None:
        self._token = slack.setup.token
        self._places = Places()
        self._api = MortalApi(slack, self._places)
        self.store = MortalStore(url, self._places)
        self.door = FrontDoor(self.store)

    def lives(self, ask: Callable[[FrontDoor], Answer], now: datetime, deadly: int | None = None) -> Life:
        """One life. Raises AssertionError when it ended otherwise than by the kill."""
        self.store.close()
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            _child(writing, lambda: self._life(ask, now, deadly))
        os.close(writing)
        with os.fdopen(reading) as pipe:
            told = pipe.read()
        _, status = os.waitpid(pid, 0)
        if os.WIFSIGNALED(status):
            assert os.WTERMSIG(status) == signal.SIGKILL
            return Life(None)
        assert status == 0, "the bot ended by itself"
        passed, code, body = json.loads(told)
        return Life(passed, Answer(code, body))

    def deliver(self, now: datetime) -> None:
        """Tell all that is due. Channels are told one message a second at most."""
        worker = Worker(self.store, self._api, lambda _: self._token)
        for seconds in range(0, 10, 2):
            worker.drain_once(now + timedelta(seconds=seconds))

    def _life(self, ask: Callable[[FrontDoor], Answer], now: datetime, deadly: int | None) -> str:
        self._places.passed, self._places.deadly = [], deadly
        answer = ask(self.door)
        self._places.passes("after the answer")
        self.deliver(now)
        return json.dumps([self._places.passed, answer.status, answer.body])


def _child(writing: int, job: Callable[[], str]) -> None:
    """Run the job as a forked process that cleans up nothing of its parent's."""
    try:
        os.write(writing, job().encode())
        os._exit(0)
    except BaseException:
        traceback.print_exc(file=sys.stderr)
        os._exit(1)
