"""A Slack that takes everything and notes it, for tests that send what Slack's own client would never send.

Where a test is about what Slack refuses, `bot.playground` is the Slack to use.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any
from urllib.parse import parse_qsl


@dataclass(slots=True)
class NotingSlack:
    """calls: (method, arguments) in order; what goes to a response_url is called "respond"."""

    team: str
    url: str = ""
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    def response_url(self) -> str:
        return f"{self.url}/respond/{next(self._numbers)}"

    def answer(self, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        number = next(self._numbers)
        self.calls.append((method, arguments))
        return {
            "ok": True,
            "team_id": self.team,
            "ts": f"{number}.0001",
            "channel": arguments.get("channel", "D0"),
            "members": [],
            "user": {"id": arguments.get("user", "U0"), "name": "someone", "tz": "Europe/Berlin"},
            "view": {"id": f"V{number}"},
        }

    @classmethod
    @contextmanager
    def started(cls, team: str) -> Iterator[NotingSlack]:
        slack = cls(team)

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                path, _, query = self.path.partition("?")
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                method = "respond" if path.startswith("/respond/") else path.removeprefix("/api/")
                answer = json.dumps(slack.answer(method, _arguments(body, query))).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            do_GET = do_POST

            def log_message(self, *_: Any) -> None:
                """Requests are noted, not printed."""

        with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
            slack.url = f"http://127.0.0.1:{server.server_port}"
            threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
            try:
                yield slack
            finally:
                server.shutdown()


def _arguments(body: str, query: str) -> dict[str, Any]:
    if body.startswith("{"):
        read: dict[str, Any] = json.loads(body)
    else:
        read = dict(parse_qsl(body))
    held = {
        name: json.loads(value) if name in ("view", "blocks") and isinstance(value, str) else value
        for name, value in read.items()
    }
    return {**dict(parse_qsl(query)), **held}
