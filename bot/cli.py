"""The command line: run, web, worker, migrate, rates, tick, doctor, understand.

Each command loads what it runs: a playground shows its page before the bot is loaded, and a mistake in the
settings is told at once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn, TextIO

import click

from bot import settings as settings_module
from bot.domain.refusals import Refusal
from bot.logs import log_to_stderr
from bot.serving import PortTaken
from bot.settings import Settings, SettingsRefused

if TYPE_CHECKING:
    from bot.app import Rainmaker
    from bot.store.work import Store

_MOMENTS = ["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M%z", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d"]


class _RunsByDefault(click.Group):
    """`bot` alone, or with nothing but options, is `bot run`."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        names_command = bool(arguments) and (not arguments[0].startswith("-") or arguments[0] == "--help")
        return super().parse_args(context, arguments if names_command else ["run", *arguments])


@click.group(cls=_RunsByDefault)
def main() -> None:
    """Rainmaker keeps a sales team's pipeline in Slack."""


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
        _try_out(settings.port if port is None else port, seed, open_browser, reset, empty)
        return
    _run(_settings())


def _try_out(port: int, seed: str, open_browser: bool, reset: bool, empty: bool) -> None:
    # The playground is for people at this machine only; a server never loads it.
    from bot.playground import server
    from bot.tryout import EMPTY, Tryout, try_out

    log_to_stderr("ERROR")
    try:
        try_out(Tryout(port, EMPTY if empty else seed, open_browser, reset), click.echo)
    except (PortTaken, server.PortTaken) as taken:
        _stop([str(taken)])


def _run(settings: Settings) -> None:
    from bot.processes import run_everything

    with _joined(settings, migrates=True) as bot:
        run_everything(bot)


@main.command()
def web() -> None:
    """Only the side that answers Slack."""
    from bot.processes import run_web

    with _joined(_settings()) as bot:
        run_web(bot)


@main.command()
def worker() -> None:
    """Only the side that tells Slack."""
    from bot.processes import run_worker

    with _joined(_settings()) as bot:
        run_worker(bot)


@contextmanager
def _joined(settings: Settings, *, migrates: bool = False) -> Iterator[Rainmaker]:
    """The bot on a database of the right form. migrates: a SQLite database is brought to it."""
    from bot.app import Rainmaker
    from bot.store.revisions import current, newest

    with _opened(settings) as store:
        if migrates and store.is_sqlite:
            _migrate(store)
        if current(store) != newest():
            _stop(["The database is not at this version's form. Run: bot migrate"])
        try:
            yield Rainmaker(settings, store)
        except PortTaken as taken:
            _stop([str(taken)])


@contextmanager
def _opened(settings: Settings) -> Iterator[Store]:
    """The database; where it is out of reach, the process ends and says why."""
    from sqlalchemy.exc import ArgumentError, OperationalError

    from bot.store.work import Store, StoreUnavailable

    try:
        store = Store(settings.database_url)
        try:
            yield store
        finally:
            store.close()
    except ArgumentError as error:
        _stop([f"DATABASE_URL cannot be read: {error}"])
    except OperationalError as error:
        why = str(error.orig).partition("\n")[0]
        _stop([f"The database is out of reach: {why}", "Is it running, and is DATABASE_URL its address?"])
    except StoreUnavailable as error:
        _stop([f"The database is out of reach: {error}"])


@main.command()
@click.option("--at", "said", required=True, help="When it is, such as 2026-03-04T09:00+01:00.")
@click.option("--team", help="Only this workspace, by its id (T…).")
@click.option("--dry-run", is_flag=True, help="Print what would be sent; send and write nothing.")
def tick(said: str, team: str | None, dry_run: bool) -> None:
    """Run the clock once as if it were that time, and print what it sent."""
    at = _instant(said)
    with _joined(_settings(need_slack=False)) as bot:
        for told in bot.tick(at, team, dry_run=dry_run):
            click.echo(f"{told.team} {told.notice.route} {told.notice.kind}: {'; '.join(told.about)}")


def _instant(said: str) -> datetime:
    """Raises click.BadParameter for what is no time, or one without its zone."""
    try:
        at = datetime.fromisoformat(said)
    except ValueError:
        raise click.BadParameter(f'"{said}" is not a time such as 2026-03-04T09:00+01:00.') from None
    if at.tzinfo is None:
        raise click.BadParameter(f'"{said}" lacks its zone, such as +01:00 or Z.')
    return at.astimezone(UTC)


@main.group()
def rates() -> None:
    """Exchange rates, for sums of several currencies."""


@rates.command()
@click.argument("file", type=click.File(encoding="utf-8"))
def load(file: TextIO) -> None:
    """Take the European Central Bank's rates from a CSV FILE (- reads standard input)."""
    from bot.store.rates import RatesRefused, keep_for_all, read_csv

    with _joined(_settings(need_slack=False)) as bot:
        try:
            with bot.store.engine.begin() as connection:
                count = keep_for_all(connection, read_csv(file))
        except (RatesRefused, UnicodeDecodeError) as refused:
            _stop([f"{refused} Nothing was loaded."])
        click.echo(f"Loaded {count:,} rates.")


@main.command(name="migrate")
def migrate_command() -> None:
    """Bring the database to the form that this version needs."""
    with _opened(_settings(need_slack=False)) as store:
        _migrate(store)


def _migrate(store: Store) -> None:
    # A web process never migrates, and need not carry Alembic.
    from bot.store.migrating import migrate
    from bot.store.revisions import current, newest

    before = current(store)
    backup = migrate(store, datetime.now(UTC))
    if before == newest():
        return
    click.echo(f"Migrated the database from {before or 'nothing'} to {newest()}.", err=True)
    if backup is not None:
        click.echo(f"The file as it was is kept in {backup.name}.", err=True)


@main.command()
@click.option("--retry", is_flag=True, help="Try parked routes and set-aside notices again.")
def doctor(retry: bool) -> None:
    """What is well and what is not, with what to do; exits with 1 when something is not."""
    from bot import doctor as doctors

    settings, now, well = _settings(need_slack=False), datetime.now(UTC), True
    with _opened(settings) as store:
        if retry:
            click.echo(f"Tried again: {doctors.retry(store, now)}.")
        for finding in doctors.examine(settings, store, now):
            well = well and finding.is_well
            click.echo(f"{'✓' if finding.is_well else '✗'} {finding.what}")
            if finding.remedy:
                click.echo(f"  → {finding.remedy}")
    sys.exit(0 if well else 1)


@main.command()
@click.argument("text", required=False)
@click.option("--at", type=click.DateTime(_MOMENTS), help="Read it as if it were then (ISO, with an offset).")
@click.option("--zone", help="The writer's time zone, such as Europe/Berlin.")
@click.option("--team", help="The workspace, where a database holds several.")
@click.option(
    "--json", "json_lines", is_flag=True, help='As JSON; with "-" as the text, JSON Lines in and out.'
)
def understand(
    text: str | None, at: datetime | None, zone: str | None, team: str | None, json_lines: bool
) -> None:
    """What would be done with a message, and why, without doing it."""
    from bot import understanding

    moment = at.astimezone() if at else datetime.now().astimezone()
    asked = understanding.Asked(moment, zone, team)
    with _opened(_settings(need_slack=False)) as store:
        try:
            if text in (None, "-"):
                for line in understanding.understand_lines(sys.stdin, asked if at else None, store):
                    click.echo(line)
                return
            found = understanding.understand(store, asked, str(text))
        except Refusal as refusal:
            _stop([refusal.sentence])
    told = [json.dumps(found, ensure_ascii=False)] if json_lines else understanding.in_words(found)
    click.echo("\n".join(told))


def _settings(need_slack: bool = True) -> Settings:
    try:
        settings = settings_module.load()
        if need_slack:
            settings_module.check(settings)
    except SettingsRefused as refused:
        _stop(refused.sentences)
    log_to_stderr(settings.log_level)
    return settings


def _stop(sentences: list[str]) -> NoReturn:
    for sentence in sentences:
        click.echo(sentence, err=True)
    sys.exit(2)
