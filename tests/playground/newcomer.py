"""What a newcomer starts: `bot run` in an empty directory, without any settings of Slack."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.waiting import PATIENCE, until

ROOT = Path(__file__).parents[2]


def begun(folder: Path, *options: str) -> "subprocess.Popen[str]":
    """The process, as it was just started."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "PORT"))}
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "run", *options],
        cwd=folder,
        env=bare | {"PYTHONPATH": str(ROOT), "SLACK_WAITS_SECONDS": str(PATIENCE)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def playground(folder: Path, *options: str) -> Iterator[str]:
    """The address of a playground on a free port, as it is printed; it is stopped with SIGTERM."""
    process = begun(folder, "--port", "0", *options)
    assert process.stdout is not None
    try:
        yield next(line for line in process.stdout if "http://" in line).split()[-1]
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)
    assert process.returncode == 0


def asked(address: str, path: str) -> dict[str, Any]:
    with urllib.request.urlopen(f"{address}playground/{path}", timeout=PATIENCE) as answer:
        return dict(json.loads(answer.read()))


def done(address: str, act: str, **body: Any) -> dict[str, Any]:
    given = json.dumps({name.rstrip("_"): value for name, value in body.items()}).encode()
    wanted = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{address}playground/{act}", given, wanted)
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return dict(json.loads(answer.read()))


def wait_until_ready(address: str) -> None:
    """As patient with each line of the past that is typed as other tests are with a whole answer."""
    last: list[object] = [None]

    def goes_on() -> object:
        now = asked(address, "state")["starting"] or "ready"
        return now if now != last[0] else None

    while last[0] != "ready":
        last[0] = until(goes_on, lambda: f"the playground did not start: {last[0]}")
