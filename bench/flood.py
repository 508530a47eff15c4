"""What a win waits for, from commit to post: among ten thousand mornings, and with nothing else to tell.

The mornings are those of `bench.clock`, written by the clock and brought by the real delivery to a null Slack
that takes a tenth of a second for each call; then to one that allows each workspace five posts a second, and
refuses the others with 429. Run: uv run python -m bench.flood
"""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from bench.clock import DUE, NOW, databases, fill, member, wake
from bot.domain.notices import NewNotice, NoticeKind
from bot.store.migrating import migrate
from bot.store.outbox import tell
from bot.store.tables import lanes, outbox
from bot.store.work import Store
from bot.worker.clock import tick
from bot.worker.delivery import Worker
from bot.worker.failures import DeliveryFailed

WINS, BETWEEN_SECONDS, CALL_SECONDS = 60, 0.25, 0.1
_BACK = datetime.now(UTC) - NOW
A_SECOND = 5
"""Posts that Slack takes of one workspace: several hundred a minute."""


def clock() -> datetime:
    """It is nine o'clock of that morning, and going on."""
    return datetime.now(UTC) - _BACK


class Slack:
    """Takes a while for each call, remembers when it began, and allows a workspace so many posts a second.

    allowed: None for as many as come.
    """

    def __init__(self, allowed: int | None = None) -> None:
        self.began: dict[str, float] = {}
        self.posts = self.refused = 0
        self._allowed = allowed
        self._taken: dict[tuple[str, int], int] = {}
        self._lock = threading.Lock()

    def call(self, token: str, method: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        began = time.perf_counter()
        time.sleep(CALL_SECONDS)
        with self._lock:
            self._admit(token)
            self.posts += 1
            self.began[str(arguments["text"])] = began
        return {"ok": True, "channel": "D1", "ts": "1.000001"}

    def _admit(self, team: str) -> None:
        if self._allowed is None:
            return
        second = (team, int(time.monotonic()))
        self._taken[second] = self._taken.get(second, 0) + 1
        if self._taken[second] > self._allowed:
            self.refused += 1
            raise DeliveryFailed("ratelimited", retry_after=1)

    def respond(self, url: str, message: Mapping[str, Any]) -> None:
        raise NotImplementedError

    upload = download = respond  # type: ignore[assignment]


@contextmanager
def running(store: Store, slack: Slack) -> Iterator[None]:
    """The real delivery; a team's token is its name, so that Slack knows who calls."""
    worker = Worker(store, slack, lambda team: team, clock)  # type: ignore[arg-type]
    thread = threading.Thread(target=worker.run)
    thread.start()
    yield
    worker.stop()
    thread.join()


def wins(store: Store, slack: Slack) -> list[float]:
    """Milliseconds from commit to post, each in a channel of its own."""
    committed: dict[str, float] = {}
    for number in range(WINS):
        text = f"win {id(slack)} {number}"
        arguments = {"channel": f"C{number}", "text": text}
        notice = NewNotice(text, NoticeKind.CALL, {"method": "chat.postMessage", "arguments": arguments})
        store.run(member(number)[0], lambda work, notice=notice: tell(work, [notice], clock()))
        committed[text] = time.perf_counter()
        time.sleep(BETWEEN_SECONDS)
    until = time.perf_counter() + 60
    while not committed.keys() <= slack.began.keys() and time.perf_counter() < until:
        time.sleep(0.01)
    # A post can overtake the writer's own clock; that counts as at once.
    return [max(slack.began.get(text, until) - at, 0) * 1000 for text, at in committed.items()]


def measured(name: str, what: str, store: Store, slack: Slack) -> None:
    with running(store, slack):
        time.sleep(1)
        took = wins(store, slack)
        mornings = slack.posts - WINS
    print(
        f"{name:<11} {what:<34} a win waits p50 {statistics.median(took):5.1f} ms, worst {max(took):6.1f}; "
        f"{mornings:5,} mornings brought meanwhile, {slack.refused:,} calls refused",
        flush=True,
    )


def morning(store: Store) -> None:
    """Ten thousand mornings, written and not brought."""
    fill(store)
    with store.engine.begin() as connection:
        for table in (outbox, lanes):
            connection.execute(sa.delete(table))
    wake(store, DUE, NOW)
    assert len(tick(store, NOW, sent_at=clock())) == DUE


def main() -> None:
    with databases() as both:
        for name, url in both:
            store = Store(url)
            migrate(store, datetime.now(UTC))
            measured(name, "nothing else to tell:", store, Slack())
            morning(store)
            measured(name, "10,000 mornings:", store, Slack())
            measured(name, f"10,000 mornings, {A_SECOND} posts a second:", store, Slack(A_SECOND))
            store.close()


if __name__ == "__main__":
    main()
