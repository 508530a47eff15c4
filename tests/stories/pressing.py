"""A workspace in which every button can be pressed, again and again: its time can be turned back.

Buttons are taken from whatever the bot said, so one that is new is pressed too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.domain.people import Profile
from bot.store import mornings, people
from bot.store.numbers import new_number
from bot.store.tables import metadata
from bot.store.work import Store, Work
from tests.front_door import ANA, KIM, SALES, SAM, TEAM, FrontDoor, event, submission
from tests.noting_slack import NotingSlack

GUS = "U0GUS00001"
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
DEALS = (
    "add Acme $40k",
    "add Gamma $1k",
    "add Dead $2k",
    "lost Dead price",
    "follow-up Acme tomorrow call Jane",
)
CLICKABLE = ("button", "static_select", "overflow")
WORKING = ("inbox", "outbox", "lanes", "conversations", "timers", "digests", "cards", "posts")
"""Tables in which every request leaves something; the others hold what was changed."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button or one option of a menu: what Slack sends of it, and of where it stands."""

    label: str
    action: Mapping[str, Any]
    around: Mapping[str, Any]

    @property
    def command(self) -> dict[str, Any]:
        """What it carries; empty for one that does but look."""
        try:
            return dict(json.loads((self.action.get("selected_option") or self.action)["value"]))
        except (KeyError, ValueError, TypeError):
            return {}

    @property
    def kind(self) -> str:
        """Buttons of one kind differ in their values only, such as the days that are offered."""
        key = re.sub(r"\d+", "", str(self.action["action_id"]))
        fields = [f"{name}:{type(held).__name__}" for name, held in self.command.items() if name != "verb"]
        return f"{key} {self.command.get('verb')} {fields}"


class Office:
    """A team before its first morning. now: what the bot takes for the time, UTC."""

    def __init__(self, store: Store, slack: NotingSlack) -> None:
        self.store, self.slack, self.now = store, slack, MONDAY
        self.door = FrontDoor(store, lambda: self.now, slack.api_url)
        self.worker = self.door.bot.worker()
        self.meet(
            Profile(SAM, "Sam", "UTC", is_admin=True), Profile(KIM, "Kim", "UTC"), Profile(ANA, "Ana", "UTC")
        )
        self.meet(Profile(GUS, "Gus", "UTC", is_guest=True))
        for line in DEALS:
            self.types(f"/deal {line}")

    def meet(self, *profiles: Profile) -> None:
        def job(work: Work) -> None:
            for each in profiles:
                people.keep_profile(work, each, self.now)
                mornings.wake(work, people.workspace(work), each.user, "UTC", self.now)

        self.store.run(TEAM, job)

    # What people do

    def types(self, line: str, user: str = SAM) -> dict[str, Any]:
        self.now += timedelta(minutes=1)
        return self.door.types(line, user, response_url=self.slack.response_url()).message

    def says(self, text: str, channel: str = "D0SAM00001", kind: str = "im") -> dict[str, Any]:
        """A plain message; what the bot says to it."""
        self.now += timedelta(minutes=1)
        self.door.happens(event("message", channel=channel, channel_type=kind, user=SAM, text=text))
        return self.told()[-1]

    def fills_in(self, form: Mapping[str, Any], **values: Any) -> None:
        """values: field -> what its element holds."""
        self.now += timedelta(minutes=1)
        answer = self.door.interacts(submission(form, values))
        assert answer.message == {}, answer.message

    def presses(self, button: Button, user: str = SAM, team: str = TEAM) -> list[dict[str, Any]]:
        """What it leads to: messages and dialogs, as Slack gets them."""
        self.post(button, user, team)
        return self.told()

    def post(self, button: Button, user: str = SAM, team: str = TEAM) -> None:
        number = new_number()
        answer = self.door.interacts(
            {
                "type": "block_actions",
                "team": {"id": team},
                "user": {"id": user, "team_id": team},
                "actions": [{"type": "button", "action_ts": f"{number}.0", **button.action}],
                "trigger_id": f"trigger.{number}",
                "response_url": self.slack.response_url(),
                **button.around,
            }
        )
        assert answer.status == 200, answer

    # What comes of it

    def told(self) -> list[dict[str, Any]]:
        """The messages and the views that Slack got since, once the worker has told all that waits."""
        at, idle = self.now, 0
        while idle < 3:
            idle = 0 if self.worker.drain_once(at) else idle + 1
            at += timedelta(seconds=2)
        self.now = at
        calls, self.slack.calls[:] = list(self.slack.calls), []
        return [
            call.get("view") or call
            for _, call in calls
            if "blocks" in call or "text" in call or "view" in call
        ]

    def wakes_up(self, days: int) -> list[dict[str, Any]]:
        """The clock ticks on so many days at nine."""
        self.told()
        self.now = (self.now + timedelta(days=days)).replace(hour=9, minute=5)
        self.door.bot.tick(self.now)
        return self.told()

    # Time

    def kept(self) -> dict[str, list[tuple[Any, ...]]]:
        """What was changed of the team's, table by table."""
        return {name: rows for name, rows in self.rows().items() if name not in WORKING}

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        return self.door.rows()

    def changes(self) -> int:
        """How many changes are on record, of deals and of whatever else."""
        rows = self.rows()
        return len({row[2] for row in rows["events"]} | {row[1] for row in rows["journal"]})

    @contextmanager
    def for_once(self) -> Iterator[None]:
        """Whatever happens within did not happen."""
        rows, now = self._all(), self.now
        try:
            yield
        finally:
            self.slack.calls.clear()
            self.now = now
            with self.store.engine.begin() as connection:
                for table in reversed(metadata.sorted_tables):
                    connection.execute(sa.delete(table))
                for table in metadata.sorted_tables:
                    if rows[table.name]:
                        connection.execute(sa.insert(table), rows[table.name])

    def _all(self) -> dict[str, list[dict[str, Any]]]:
        with self.store.engine.connect() as connection:
            return {
                table.name: [dict(row._mapping) for row in connection.execute(sa.select(table))]
                for table in metadata.sorted_tables
            }


def buttons(message: Mapping[str, Any]) -> Iterator[Button]:
    """All that can be pressed in a message, a dialog or the Home tab; one of each kind."""
    known: set[str] = set()
    for block in message.get("blocks") or ():
        for element in (*block.get("elements", ()), block.get("accessory") or {}):
            if element.get("type") not in CLICKABLE:
                continue
            for found in _of(element, str(block.get("block_id", "b")), _around(message)):
                if found.kind not in known:
                    known.add(found.kind)
                    yield found


def _of(element: Mapping[str, Any], block: str, around: Mapping[str, Any]) -> Iterator[Button]:
    action = {"type": element["type"], "block_id": block, "action_id": element["action_id"]}
    if element["type"] == "button":
        yield Button(element["text"]["text"], {**action, "value": element.get("value", "")}, around)
    for option in element.get("options", ()):
        yield Button(option["text"]["text"], {**action, "selected_option": option}, around)


def _around(message: Mapping[str, Any]) -> dict[str, Any]:
    if "callback_id" in message or message.get("type") == "home":
        view = {"id": "V1", "type": "modal", **message}
        return {"view": view, "container": {"type": "view", "view_id": "V1"}}
    channel = message.get("channel", SALES)
    return {
        "channel": {"id": channel},
        "container": {"type": "message", "message_ts": "1.1", "channel_id": channel},
    }
