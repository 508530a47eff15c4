"""What the processes of an installation run: everything in one, or the two halves apart."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

import structlog

from bot.app import Rainmaker
from bot.serving import serve
from bot.store.errors import StoreUnavailable

if TYPE_CHECKING:
    from bot.worker.delivery import Worker

log = structlog.get_logger(__name__)


def run_everything(bot: Rainmaker) -> None:
    """Answer Slack, deliver notices and watch the clock until SIGTERM or SIGINT."""
    log.info("telling Slack")
    with telling(bot, bot.worker()):
        run_web(bot)


def run_web(bot: Rainmaker) -> None:
    """Answer Slack, over HTTP or in Socket Mode, until SIGTERM or SIGINT."""
    dispatch = bot.dispatch()
    with suppress(StoreUnavailable):  # a database that comes later is no reason not to start
        bot.warm()
    sockets = bot.sockets(dispatch)
    way = "HTTP" if sockets is None else "Socket Mode"
    log.info("answering Slack", by=way, host=bot.settings.host, port=bot.settings.port)
    with ExitStack() as stack:
        if sockets is not None:
            stack.enter_context(alongside("socket mode", sockets.run, sockets.stop))
        serve(bot.ingress(dispatch), bot.settings.host, bot.settings.port, bot.settings.spare_seconds)


def run_worker(bot: Rainmaker) -> None:
    """Deliver notices and watch the clock until SIGTERM or SIGINT."""
    worker = bot.worker()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop())
    log.info("telling Slack")
    with _beside_delivery(bot):
        worker.run()


@contextmanager
def telling(bot: Rainmaker, worker: Worker) -> Iterator[None]:
    """The whole worker's side in threads of this process, for as long as the block lasts."""
    with alongside("delivery", worker.run, worker.stop), _beside_delivery(bot):
        yield


@contextmanager
def _beside_delivery(bot: Rainmaker) -> Iterator[None]:
    """What a worker does besides delivering: watch the clock, and learn who has which rights."""
    ticker, roster = bot.ticker(), bot.roster()
    with (
        alongside("clock", ticker.run, ticker.stop),
        alongside("roll call", roster.run, roster.stop),
    ):
        yield


@contextmanager
def alongside(name: str, run: Callable[[], None], stop: Callable[[], None]) -> Iterator[None]:
    """Run something in a thread of its own for as long as the block lasts, and let it finish."""
    thread = threading.Thread(target=run, name=name)
    thread.start()
    try:
        yield
    finally:
        stop()
        thread.join()
