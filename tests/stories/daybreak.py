"""A sales team on a calendar of our own: the bot between a Slack on this machine and a real database, at a
time that only the test moves."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

from bot.app import Rainmaker
from bot.domain.workspaces import Workspace as Place
from bot.playground.places import InMessage, InView
from bot.playground.workspace import Workspace
from bot.settings import Settings
from bot.store import people, timers
from bot.store.work import Store
from tests.office import MANIFEST, SECRET, Heard, Rep
from tests.waiting import PATIENCE

LEAST_STEP = timedelta(minutes=30)


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Requests are not worth a line each."""


def _read_whole(app: Any) -> Any:
    """This small server leaves the connection open behind the body, and a read past it would wait."""

    def reading(environ: dict[str, Any], start: Any) -> Any:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        return app(environ | {"wsgi.input": BytesIO(body)}, start)

    return reading


class Daybreak:
    """The running bot. now: what it takes for the time, UTC."""

    def __init__(self, store: Store, slack: Workspace, now: datetime) -> None:
        self.store, self.slack, self.now = store, slack, now
        settings = Settings(
            slack_bot_token=slack.setup.token,
            slack_signing_secret=SECRET,
            slack_api_url=slack.api_url,
        )
        self.bot = Rainmaker(settings, store, lambda: self.now, PATIENCE)
        self.worker = self.bot.worker()
        self.sam, self.kim, self.ana = (
            Rep(slack, user) for user in ("U0SAM00001", "U0KIM00001", "U0ANA00001")
        )
        self.ruth = Rep(slack, "U0RUTH0001")

    @classmethod
    @contextmanager
    def opened(cls, store: Store, now: str) -> Iterator[Daybreak]:
        """now: ISO, with its zone."""
        with Workspace.started(MANIFEST, signing_secret=SECRET, patience=PATIENCE) as slack:
            team = cls(store, slack, datetime.fromisoformat(now).astimezone(UTC))
            app = _read_whole(team.bot.ingress(team.bot.dispatch()))
            with make_server("127.0.0.1", 0, app, handler_class=_Quiet) as server:
                slack.connect(f"http://127.0.0.1:{server.server_port}")
                threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
                try:
                    yield team
                finally:
                    server.shutdown()

    def meets(self, rep: Rep, zone: str) -> None:
        """Someone lives there, and speaks to the bot for the first time."""
        with self.slack.state.changing():
            self.slack.state.members[rep.user] = replace(self.slack.state.members[rep.user], tz=zone)
        rep.types("/deal")
        self.deliver()

    def settles(self, **settings: Any) -> None:
        """An admin's settings."""

        def job(work: Any) -> None:
            place: Place = people.workspace(work)
            people.keep_workspace(work, replace(place, **settings), self.now)

        self.store.run(self.slack.state.team.id, job)

    def deliver(self) -> None:
        """Let the worker tell all that waits, whatever the pace."""
        at, idle = self.now, 0
        while idle < 6:
            idle = 0 if self.worker.drain_once(at) else idle + 1
            at += timedelta(seconds=1)

    def clicks(self, rep: Rep, heard: Heard, label: str, line: int = 1) -> None:
        """Press that button of a numbered line, or of a message without lines, and have it answered."""
        for block in heard.message.blocks or []:
            elements = block.get("elements", []) if block["type"] == "actions" else []
            wanted = [each for each in elements if each.get("text", {}).get("text") == label]
            in_line = f":{line - 1}" in block.get("block_id", "")[18:] or len(heard.message.blocks or []) < 5
            if wanted and in_line:
                place = InMessage(heard.message.channel, heard.message.ts)
                self.slack.clicks.act(rep.user, place, wanted[0]["action_id"], block_id=block.get("block_id"))
                self.deliver()
                return
        raise AssertionError(f"no button {label!r} in line {line}")

    def until(self, then: str) -> None:
        """The clock ticks on to that time, ISO with its zone; each message comes when it is due.

        It ticks when something is planned, as the running clock does, and in the end.
        """
        end = datetime.fromisoformat(then).astimezone(UTC)
        while self.now < end:
            with self.store.reading() as connection:
                due = timers.next_due(connection) or end
            self.now = min(max(due, self.now + LEAST_STEP), end)
            self.bot.tick(self.now)
            self.deliver()

    def mornings(self, rep: Rep) -> list[Heard]:
        return [each for each in rep.reads() if each.text.startswith("Good morning")]

    def home(self, rep: Rep) -> str:
        """What the member's Home tab says, once they opened it."""
        self.slack.surroundings.open_home(rep.user)
        self.slack.settle()
        self.deliver()
        return str(self.slack.state.views.homes[rep.user]["blocks"])

    def clicks_at_home(self, rep: Rep, label: str) -> None:
        """Press a button of the Home tab and have it answered there."""
        view = self.slack.state.views.homes[rep.user]
        for block in view["blocks"]:
            for each in block.get("elements", []) if block["type"] == "actions" else []:
                if each.get("text", {}).get("text") == label:
                    place = InView(view["id"])
                    self.slack.clicks.act(rep.user, place, each["action_id"], block_id=block["block_id"])
                    self.deliver()
                    return
        raise AssertionError(f"no button {label!r} in the Home tab")

    def fills_in(self, rep: Rep, **touched: Any) -> None:
        """Submit the form that is open: field -> value."""
        (view,) = self.slack.state.views.stacks[rep.user]
        state = {field: {"value": value} for field, value in touched.items()}
        submission = self.slack.forms.submit(rep.user, view["id"], state)
        assert not submission.errors, submission.errors
        self.deliver()
