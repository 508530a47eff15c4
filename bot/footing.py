"""What a command stands on: the settings, a database within reach, and the bot joined upon it.

Where one of them is lacking, the process ends and a sentence says what to do; no command lets a person read a
traceback for a slip in `.env`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

from bot.logs import log_to_stderr
from bot.serving import CannotListen
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.app import Rainmaker
    from bot.store.work import Store


def settings_given(need_slack: bool = True) -> Settings:
    """The settings, and the log as they want it. need_slack: those of Slack are checked too."""
    # A server that was started afresh has no more to do with it (bot/afresh.py).
    from bot import environment

    try:
        settings = environment.load()
        if need_slack:
            environment.check(settings)
    except environment.SettingsRefused as refused:
        stop(refused.sentences)
    log_to_stderr(settings.log_level)
    return settings


@contextmanager
def joined(settings: Settings, *, migrates: bool = False) -> Iterator[Rainmaker]:
    """The bot on a database of the right form. migrates: a SQLite database is brought to it."""
    from bot.app import Rainmaker
    from bot.store.revisions import lacking

    with opened(settings) as store:
        if migrates and store.is_sqlite and lacking(store):
            migrated(store)
        if (lack := lacking(store)) is not None:
            stop([lack])
        try:
            yield Rainmaker(settings, store)
        except CannotListen as why:
            stop([str(why)])


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The database; where it is out of reach, the process ends and says why."""
    from sqlalchemy.exc import ArgumentError

    from bot.store.errors import StoreUnavailable
    from bot.store.health import remedy
    from bot.store.work import Store

    try:
        store = Store(settings.database_url)
    except (ArgumentError, ValueError) as error:  # a port that is no number is a ValueError
        stop([f"DATABASE_URL cannot be read: {error}"])
    try:
        try:
            yield store
        finally:
            store.close()
    except StoreUnavailable as error:
        stop([f"The database is out of reach: {error}", remedy(store)])


def migrated(store: Store, revision: str | None = None) -> None:
    """Bring the database to a revision, the newest unless one is named, and say what was done."""
    # A web process never migrates, and need not carry Alembic.
    from bot.store.migrating import RevisionUnknown, migrate
    from bot.store.revisions import current

    before = current(store)
    try:
        backup = migrate(store, datetime.now(UTC), revision)
    except RevisionUnknown as unknown:
        stop([str(unknown)])
    if before == (after := current(store)):
        _say(f"The database is at {after} already: nothing was to be done.")
        return
    _say(f"Migrated the database from {before or 'nothing'} to {after}.")
    if backup is not None:
        _say(f"The file as it was is kept in {backup.name}.")


def stop(sentences: list[str]) -> NoReturn:
    """End the process with exit code 2, and say why."""
    for sentence in sentences:
        _say(sentence)
    sys.exit(2)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
