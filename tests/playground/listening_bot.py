"""A program at the other end of the wire: it writes down what the workspace sends and answers as told."""

import json
import threading
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from tests.waiting import PATIENCE


@dataclass(frozen=True)
class Heard:
    headers: dict[str, str]
    raw: bytes

    @property
    def body(self) -> dict[str, Any]:
        """Events as JSON, commands as their form, interactions as their payload."""
        if self.headers["content-type"] == "application/json":
            return json.loads(self.raw)
        form = {
            name: values[0] for name, values in parse_qs(self.raw.decode(), keep_blank_values=True).items()
        }
        return json.loads(form["payload"]) if "payload" in form else form


@dataclass
class ListeningBot:
    """`answers` are used up one by one; afterwards 200 with an empty body. `hold` keeps answers back until
    set.
    """

    heard: list[Heard] = field(default_factory=list)
    answers: deque[tuple[int, Any]] = field(default_factory=deque)
    hold: threading.Event | None = None
    url: str = ""

    def will_answer(self, body: Any, status: int = 200) -> None:
        self.answers.append((status, body))

    def bodies(self, kind: str | None = None) -> list[dict[str, Any]]:
        return [each.body for each in self.heard if kind in (None, each.body.get("type"))]

    def commands(self) -> list[dict[str, Any]]:
        return [each.body for each in self.heard if "command" in each.body]

    def events(self, kind: str) -> list[dict[str, Any]]:
        return [body["event"] for body in self.bodies("event_callback") if body["event"]["type"] == kind]

    def take(self, headers: dict[str, str], raw: bytes) -> tuple[int, bytes, str]:
        self.heard.append(Heard(headers, raw))
        if self.hold is not None:
            self.hold.wait(PATIENCE)
        status, body = self.answers.popleft() if self.answers else (200, None)
        if isinstance(body, str):
            return status, body.encode(), "text/plain"
        return status, b"" if body is None else json.dumps(body).encode(), "application/json"


class QuietServer(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """The workspace hung up, as it does after three seconds."""


def serving(bot: ListeningBot) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, body, kind = bot.take(headers | {"path": self.path}, raw)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = QuietServer(("127.0.0.1", 0), Handler)
    bot.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    return server
