"""The log: a line for each event on standard error, in colour where a person is looking.

Tracebacks are plain ones: a colourful one shows every local variable, tokens and names among them.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_FINERY = ("rich", "greenlet")
"""What structlog loads wherever it is installed, for colourful tracebacks and green threads: 4 MB unused."""


@contextmanager
def without(modules: tuple[str, ...]) -> Iterator[None]:
    """An import in the block finds the modules missing, unless somebody has loaded them before."""
    hidden = [name for name in modules if name not in sys.modules]
    # None in this table is Python's own way to say that a module is not to be found.
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


with without(_FINERY):
    import structlog


def log_to_stderr(level: str) -> None:
    """Configure the process's log. level: DEBUG, INFO, WARNING or ERROR."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper("iso", utc=True),
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            ),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    # slack_sdk's DEBUG log prints the answer of a token exchange, with the token.
    logging.basicConfig(level=max(getattr(logging, level), logging.WARNING), stream=sys.stderr, force=True)
    # Whoever calls Slack here says by themselves what became of it.
    logging.getLogger("slack_sdk").setLevel(logging.CRITICAL)
