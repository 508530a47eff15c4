"""The command line: run, web, worker, migrate, doctor."""

from __future__ import annotations

import logging
import signal
import sys
import threading
from typing import NoReturn

import click
import structlog

from bot import settings as settings_module
from bot.app import Rainmaker, utc_now
from bot.serving import serve
from bot.settings import Settings, SettingsRefused
from bot.store.migrating import current, migrate, newest
from bot.store.work import Store


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Rainmaker keeps a sales team's pipeline in Slack."""
    if context.invoked_subcommand is None:
        context.invoke(run)


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), help="Port of the playground's page (3000).")
@click.option("--open", "open_browser", is_flag=True, help="Open the playground in the browser.")
@click.option("--reset", is_flag=True, help="Begin the playground anew.")
@click.option("--seed", type=click.Choice(["trades", "wholesale", "saas"]), default="trades")
@click.option("--empty", is_flag=True, help="Begin the playground without deals.")
def run(port: int | None, open_browser: bool, reset: bool, seed: str, empty: bool) -> None:
    """Everything in one process; a SQLite database is migrated first.

    Without any Slack settings it starts a playground: a small Slack on this machine, in the browser.
    """
    settings = _settings(need_slack=False)
    if settings.is_bare:
        _try_out(settings.port if port is None else port, None if empty else seed, open_browser, reset)
        return
    _run(_settings())


def _try_out(port: int, seed: str | None, open_browser: bool, reset: bool) -> None:
    # The playground is for people at this machine only; a server never loads it.
    from bot.tryout import Tryout, try_out

    _log_to("WARNING")
    try_out(Tryout(port, seed, open_browser, reset), click.echo)


def _run(settings: Settings) -> None:
    bot = Rainmaker(settings, Store(settings.database_url))
    if bot.store.is_sqlite:
        _migrate(bot.store)
    _refuse_old_database(bot.store)
    worker = bot.worker()
    delivering = threading.Thread(target=worker.run, name="delivery")
    delivering.start()
    try:
        serve(bot.ingress(bot.dispatch()), settings.host, settings.port)
    finally:
        worker.stop()
        delivering.join()
        bot.store.close()


@main.command()
def web() -> None:
    """Only the side that answers Slack."""
    settings = _settings()
    bot = Rainmaker(settings, Store(settings.database_url))
    _refuse_old_database(bot.store)
    serve(bot.ingress(bot.dispatch()), settings.host, settings.port)
    bot.store.close()


@main.command()
def worker() -> None:
    """Only the side that tells Slack."""
    settings = _settings()
    bot = Rainmaker(settings, Store(settings.database_url))
    _refuse_old_database(bot.store)
    delivering = bot.worker()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: delivering.stop())
    delivering.run()
    bot.store.close()


@main.command(name="migrate")
def migrate_command() -> None:
    """Bring the database to the form that this version needs."""
    _migrate(Store(_settings(need_slack=False).database_url))


def _migrate(store: Store) -> None:
    before = current(store)
    backup = migrate(store, utc_now())
    if before == newest():
        return
    click.echo(f"Migrated the database from {before or 'nothing'} to {newest()}.", err=True)
    if backup is not None:
        click.echo(f"The file as it was is kept in {backup.name}.", err=True)


def _refuse_old_database(store: Store) -> None:
    if current(store) != newest():
        _stop(["The database is not at this version's form. Run: bot migrate"])


def _settings(need_slack: bool = True) -> Settings:
    try:
        settings = settings_module.load()
        if need_slack:
            settings_module.check(settings)
    except SettingsRefused as refused:
        _stop(refused.sentences)
    _log_to(settings.log_level)
    return settings


def _log_to(level: str) -> None:
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    # Bolt warns of a token in the environment that it is not meant to use.
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)
    # slack_sdk's DEBUG log prints the answer of a token exchange, with the token.
    logging.basicConfig(level=max(getattr(logging, level), logging.WARNING), stream=sys.stderr, force=True)


def _stop(sentences: list[str]) -> NoReturn:
    for sentence in sentences:
        click.echo(sentence, err=True)
    sys.exit(2)
