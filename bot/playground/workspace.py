"""A whole workspace, started and stopped as one: what tests and the launcher hold in their hands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

from starlette.applications import Starlette

from bot.playground.clicks import Clicks
from bot.playground.clock import Clock
from bot.playground.commands import Commands
from bot.playground.delivery import CUT_OFF_SECONDS, HttpRoute
from bot.playground.desk import Desk
from bot.playground.events import Events
from bot.playground.faults import Faults
from bot.playground.forms import Forms
from bot.playground.guard import Guard
from bot.playground.hooks import Hooks
from bot.playground.interactions import Interactions
from bot.playground.live import Live
from bot.playground.manifest import Manifest, read_manifest
from bot.playground.pace import Pace
from bot.playground.page_side import PageSide
from bot.playground.people import People
from bot.playground.post_office import PostOffice
from bot.playground.response_urls import ResponseUrls
from bot.playground.seeds.companies import furnish
from bot.playground.server import Server
from bot.playground.shown import shown_to
from bot.playground.slack_side import SlackSide
from bot.playground.sockets import Sockets
from bot.playground.starting import Starting
from bot.playground.state import Installation, State, Team
from bot.playground.surroundings import Surroundings
from bot.playground.told import Told
from bot.playground.triggers import Triggers
from bot.playground.web_api import WebApi


@dataclass(frozen=True, slots=True)
class Setup:
    """How to start a workspace. Port 0 takes a free one; without `bot_url` the bot comes by Socket Mode.

    `manifest`: a manifest's file or its content. `retry_scale` multiplies the waits between retries of
    events. `patience`: how many seconds the bot has to answer, and to use a trigger; Slack gives three, and
    a test that is not about that gives more.
    """

    manifest: Path | Mapping[str, Any]
    port: int = 0
    bot_url: str | None = None
    signing_secret: str = "playground-signing-secret"
    token: str = "xoxb-playground"
    app_token: str = "xapp-playground"
    company: str = "trades"
    team_id: str = "T0PLAY00001"
    grant_optional: bool = True
    retry_scale: float = 1.0
    patience: float = CUT_OFF_SECONDS
    on_clock_moved: Callable[[datetime], None] | None = None


class Workspace:
    """The offices of a workspace under their names, and its server.

    `people`, `commands`, `clicks`, `forms`, `surroundings`: what members do.
    `posts`, `direct_messages`, `ephemerals`, `calls`, `wait_for`, `settle`: what tests ask (see Told).
    `faults`, `pace`, `clock`, `sockets`: what tests set. `state`: everything it remembers.
    """

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.clock = Clock(setup.on_clock_moved)
        manifest = read_manifest(setup.manifest)
        self.state = State(_team(setup), manifest, _app(setup, manifest), self.clock)
        furnish(self.state, setup.company)
        self.faults = Faults()
        self.pace = Pace(self.clock)
        self.sockets = Sockets(self.state.app.app_id, setup.patience)
        self.post_office = PostOffice(self.state, retry_scale=setup.retry_scale)
        self.desk = Desk(
            self.state,
            Triggers(self.clock, timedelta(seconds=setup.patience)),
            ResponseUrls(self.clock, self.state.team.id),
            self.pace,
            base_url="",
            open_socket=self.sockets.open,
            events=Events(self.state, self.post_office.tell),
        )
        self._listen()
        self._seat_members()
        self.live = Live(self.state, lambda happening, user: shown_to(self.state, happening, user))
        self.server = Server(Guard(self._application()), setup.port)
        self.desk.base_url = self.sockets.base_url = self.server.base_url
        self.connect(setup.bot_url)

    def _seat_members(self) -> None:
        interactions = Interactions(self.desk, self.post_office)
        self.people = People(self.desk)
        self.commands = Commands(self.desk, self.people, self.post_office)
        self.clicks = Clicks(self.desk, self.people, interactions)
        self.forms = Forms(self.desk, self.people, self.clicks, interactions)
        self.surroundings = Surroundings(self.desk, self.people, interactions)

    def _listen(self) -> None:
        """What tests ask most is asked of the workspace itself."""
        told = Told(self.state, self.post_office)
        self.posts, self.direct_messages, self.ephemerals = told.posts, told.direct_messages, told.ephemerals
        self.calls, self.wait_for, self.settle = told.calls, told.wait_for, told.settle

    def _application(self) -> Starlette:
        web_api = WebApi(self.desk, self.faults)
        slack_side = SlackSide(self.state, web_api, Hooks(self.desk), self.sockets)
        return Starlette(routes=[*PageSide(self).routes(), *slack_side.routes()])

    @property
    def base_url(self) -> str:
        """`http://127.0.0.1:<port>`; the Web API is at `/api/` under it."""
        return self.server.base_url

    @property
    def api_url(self) -> str:
        """The base_url for slack_sdk's WebClient."""
        return f"{self.server.base_url}/api/"

    def connect(self, bot_url: str | None) -> None:
        """Send everything to the bot there (`/slack/events` is added), or over Socket Mode when None."""
        secret, patience = self.setup.signing_secret, self.setup.patience
        self.post_office.route = HttpRoute(bot_url, secret, patience) if bot_url else self.sockets

    def move_clock(self, to: datetime) -> None:
        """Make it `to` (aware) in the workspace; `on_clock_moved` is called before this returns."""
        self.clock.move(to)
        with self.state.changing():
            self.state.feed.tell("clock", {"clock": self.clock.as_json()})

    def show_starting(self, starting: Starting | None) -> None:
        """Tell the pages how far it is; None: the workspace is ready, and everything is to be read anew."""
        with self.state.changing():
            self.state.starting = starting
            self.state.feed.only = "starting" if starting else None
            self.state.feed.tell("starting", {"starting": starting.as_json() if starting else None})

    def follow_real_clock(self) -> None:
        self.clock.back_to_real()
        with self.state.changing():
            self.state.feed.tell("clock", {"clock": self.clock.as_json()})

    def __enter__(self) -> Workspace:
        self.server.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.post_office.close()
        self.live.close()
        self.sockets.close()
        self.server.stop()

    @classmethod
    @contextmanager
    def started(cls, manifest: Path | Mapping[str, Any], **options: Any) -> Iterator[Workspace]:
        """`with Workspace.started(manifest) as slack:`; the options are the fields of Setup."""
        with cls(Setup(manifest, **options)) as workspace:
            yield workspace


def _team(setup: Setup) -> Team:
    return Team(setup.team_id, "Kessel & Sons", "kessel")


def _app(setup: Setup, manifest: Manifest) -> Installation:
    scopes = manifest.scopes | (manifest.optional_scopes if setup.grant_optional else frozenset())
    return Installation(
        app_id="A0PLAY00001",
        bot_id="B0PLAY00001",
        bot_user="U0PLAYBOT01",
        token=setup.token,
        app_token=setup.app_token,
        scopes=scopes,
    )
