"""The bot's front door: signed requests handed to its web application, without a server in between.

What it tells Slack later stays in its outbox, where `FrontDoor.told` looks.
"""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

import sqlalchemy as sa

from bot.app import Rainmaker
from bot.playground.signing import signed_headers
from bot.settings import Settings
from bot.store.numbers import new_number
from bot.store.tables import metadata, outbox
from bot.store.work import Store
from tests.waiting import PATIENCE

SECRET = "front-door-secret"
TEAM, SALES = "T0FRONT001", "C0SALES001"
SAM, KIM, ANA = "U0SAM00001", "U0KIM00001", "U0ANA00001"
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back over HTTP, and what it says to the one who asked."""

    status: int
    body: str

    @property
    def message(self) -> dict[str, Any]:
        return json.loads(self.body) if self.body else {}

    @property
    def text(self) -> str:
        return str(self.message.get("text", ""))

    @property
    def buttons(self) -> dict[str, dict[str, Any]]:
        return buttons_of(self.message)


def buttons_of(message: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Label -> button, the block it stands in included."""
    found = {}
    for block in message.get("blocks", []):
        for element in [*block.get("elements", []), block.get("accessory")]:
            if element and element.get("type") == "button":
                found[element["text"]["text"]] = {"block_id": block.get("block_id", "b"), **element}
    return found


class FrontDoor:
    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        slack_api_url: str = "http://127.0.0.1:9/api/",
        patience: float = PATIENCE,
    ) -> None:
        """slack_api_url: a Slack that opens forms; without it nobody answers. patience: seconds."""
        settings = Settings(
            slack_bot_token="xoxb-front-door",
            slack_signing_secret=SECRET,
            slack_api_url=slack_api_url,
        )
        bot = Rainmaker(settings, store, clock, patience)
        self.store, self.clock, self.bot = store, clock, bot
        self._application = bot.ingress(bot.dispatch())

    # Requests

    def types(self, line: str, user: str = SAM, **fields: str) -> Answer:
        """A slash command. fields: what else the request says, such as another team_id."""
        return self.post(urlencode(command_fields(line, user, **fields), errors="surrogatepass").encode())

    def clicks(self, button: Mapping[str, Any], user: str = SAM, **more: Any) -> list[dict[str, Any]]:
        """Press a button of an ephemeral answer; the messages that it leads to."""
        payload = click(button, user, **more)
        answer = self.interacts(payload)
        assert answer.status == 200, answer
        return self.told(payload["response_url"])

    def interacts(self, payload: Mapping[str, Any]) -> Answer:
        return self.post(urlencode({"payload": json.dumps(payload)}).encode())

    def happens(self, event: Mapping[str, Any]) -> Answer:
        return self.post(json.dumps(event).encode(), JSON)

    def post(self, body: bytes, content_type: str = FORM, **headers: str | None) -> Answer:
        """A signed POST; a header of None is left out."""
        signed = signed_headers(SECRET, int(time.time()), body)
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": "/slack/events",
            "CONTENT_TYPE": content_type,
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_X_SLACK_REQUEST_TIMESTAMP": signed["X-Slack-Request-Timestamp"],
            "HTTP_X_SLACK_SIGNATURE": signed["X-Slack-Signature"],
            "wsgi.input": io.BytesIO(body),
            **headers,
        }
        return self.asked({name: value for name, value in environ.items() if value is not None})

    def asked(self, environ: dict[str, Any]) -> Answer:
        setup_testing_defaults(environ)
        statuses: list[str] = []
        pieces = self._application(environ, lambda status, _headers: statuses.append(status))
        return Answer(int(statuses[0].split()[0]), b"".join(pieces).decode())

    # What came of them

    def told(self, response_url: str) -> list[dict[str, Any]]:
        """The messages that wait to be brought to that response_url, in order."""
        query = sa.select(outbox.c.payload).where(outbox.c.kind == "call").order_by(outbox.c.id)
        with self.store.engine.connect() as connection:
            payloads = [json.loads(each) for each in connection.execute(query).scalars()]
        return [each["message"] for each in payloads if each.get("response_url") == response_url]

    def rows(self, *but: str) -> dict[str, list[tuple[Any, ...]]]:
        """Everything that is stored, table by table, in order."""
        return {
            table.name: list(self._rows(table)) for table in metadata.sorted_tables if table.name not in but
        }

    def _rows(self, table: sa.Table) -> Iterator[tuple[Any, ...]]:
        with self.store.engine.connect() as connection:
            yield from (
                tuple(row) for row in connection.execute(sa.select(table).order_by(*table.primary_key))
            )


def command_fields(line: str, user: str = SAM, **fields: str) -> dict[str, str]:
    """What Slack sends of a typed line."""
    command, _, text = line.partition(" ")
    number = new_number()
    return {
        "team_id": TEAM,
        "channel_id": SALES,
        "user_id": user,
        "command": command,
        "text": text,
        "response_url": f"https://hooks.slack.com/commands/{number}",
        "trigger_id": f"trigger.{number}",
        **fields,
    }


def click(
    button: Mapping[str, Any], user: str = SAM, *, team: str = TEAM, place: str = "1.1"
) -> dict[str, Any]:
    """What Slack sends of a click. place: the ts of the message that the button stands in."""
    number = new_number()
    return {
        "type": "block_actions",
        "team": {"id": team},
        "user": {"id": user, "team_id": team},
        "channel": {"id": SALES},
        "container": {"type": "message", "message_ts": place, "channel_id": SALES, "is_ephemeral": True},
        "actions": [{"type": "button", "action_ts": f"{number}.0", **button}],
        "response_url": f"https://hooks.slack.com/actions/{number}",
        "trigger_id": f"trigger.{number}",
    }


def submission(
    form: Mapping[str, Any], values: Mapping[str, Any], user: str = SAM, team: str = TEAM
) -> dict[str, Any]:
    """What Slack sends of a submitted form. values: field -> what its element holds."""
    number = new_number()
    state = {"values": {field: {"value": held} for field, held in values.items()}}
    return {
        "type": "view_submission",
        "team": {"id": team},
        "user": {"id": user, "team_id": team},
        "trigger_id": f"trigger.{number}",
        "view": {"type": "modal", "id": f"V{number}", "state": state, **form},
    }


def event(kind: str, team: str = TEAM, **fields: Any) -> dict[str, Any]:
    """What Slack sends of an event."""
    return {
        "type": "event_callback",
        "team_id": team,
        "event_id": f"Ev{new_number()}",
        "event": {"type": kind, "event_ts": "1.1", **fields},
    }
