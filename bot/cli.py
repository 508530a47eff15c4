"""The command line: run, web, worker, migrate, rates, tick, forget, doctor, understand.

Each command loads what it runs: a playground shows its page before the bot is loaded, and a mistake in the
settings is told at once.
"""

from __future__ import annotations

import gc
import json
import sys
from contextlib import suppress
from datetime import UTC, datetime
from typing import TextIO

import click
from click.core import ParameterSource

from bot import afresh
from bot.domain.refusals import Refusal
from bot.footing import joined, migrated, opened, settings_given, stop
from bot.logs import log_to_stderr
from bot.serving import CannotListen, leave
from bot.settings import Settings


def _time(said: str) -> datetime:
    """A time as ISO 8601 writes it. Raises click.BadParameter."""
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        raise click.BadParameter(f'"{said}" is not a time such as 2026-03-04T09:00+01:00.') from None


def _instant(said: str) -> datetime:
    """Such a time with its zone, as UTC. Raises click.BadParameter."""
    at = _time(said)
    if at.tzinfo is None:
        raise click.BadParameter(f'"{said}" lacks its zone, such as +01:00 or Z.')
    return at.astimezone(UTC)


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
@click.option(
    "--seed",
    type=click.Choice(["trades", "wholesale", "saas"]),
    default="trades",
    help="The company that the playground begins with (trades).",
)
@click.option("--empty", is_flag=True, help="Begin the playground without deals.")
@click.pass_context
def run(
    context: click.Context, port: int | None, open_browser: bool, reset: bool, seed: str, empty: bool
) -> None:
    """Everything in one process; without Slack, a playground.

    A SQLite database is migrated first. The playground is a small Slack on this machine, in the browser.
    """
    settings = settings_given(need_slack=False)
    if settings.is_bare:
        _try_out(settings, port, seed, open_browser, reset, empty)
        return
    settings = settings_given()
    if unused := _typed(context):
        said = ", ".join(unused)
        click.echo(f"With Slack settings no playground starts, so this has no effect: {said}", err=True)
    _run(settings)


def _typed(context: click.Context) -> list[str]:
    """The options that were given to the command."""
    return [
        each.opts[0]
        for each in context.command.params
        if context.get_parameter_source(str(each.name)) is ParameterSource.COMMANDLINE
    ]


def _try_out(
    settings: Settings, port: int | None, seed: str, open_browser: bool, reset: bool, empty: bool
) -> None:
    # What is loaded and typed at the start stays; to look for garbage among it takes an eighth of the time.
    gc.disable()
    # The playground is for people at this machine only; a server never loads it.
    from bot.playground import server
    from bot.tryout import Tryout, try_out

    log_to_stderr("ERROR")
    page = settings.port if port is None else port
    wanted = Tryout(page, None if empty else seed, open_browser, reset, settings.slack_waits_seconds)
    try:
        try_out(wanted, click.echo)
    except (CannotListen, server.PortTaken) as why:
        stop([str(why)])


def _run(settings: Settings) -> None:
    from bot.processes import run_everything

    with joined(settings, migrates=True) as bot:
        run_everything(bot)
    leave()


@main.command()
def web() -> None:
    """Only the side that answers Slack."""
    afresh.start("web", settings_given())


@main.command()
def worker() -> None:
    """Only the side that tells Slack."""
    afresh.start("worker", settings_given())


@main.command()
@click.option(
    "--at", type=_instant, metavar="TIME", required=True, help="When it is, such as 2026-03-04T09:00+01:00."
)
@click.option("--team", help="Only this workspace, by its id (T…).")
@click.option("--dry-run", is_flag=True, help="Print what would be sent; send and write nothing.")
def tick(at: datetime, team: str | None, dry_run: bool) -> None:
    """Run the clock once, as if it were then, and say what it told."""
    with joined(settings_given(need_slack=False)) as bot:
        for told in bot.tick(at, team, dry_run=dry_run):
            click.echo(f"{told.team} {told.notice.route} {told.notice.kind}: {'; '.join(told.about)}")


@main.group()
def rates() -> None:
    """Exchange rates, for sums of several currencies."""


@rates.command()
@click.argument("file", type=click.File(encoding="utf-8"))
def load(file: TextIO) -> None:
    """Take the European Central Bank's rates from a CSV FILE (- reads standard input)."""
    from bot.store.rates import RatesRefused, keep_for_all, read_csv

    with joined(settings_given(need_slack=False)) as bot:
        try:
            with bot.store.engine.begin() as connection:
                count = keep_for_all(connection, read_csv(file))
        except (RatesRefused, UnicodeDecodeError) as refused:
            stop([f"{refused} Nothing was loaded."])
        click.echo(f"Loaded {count:,} rates.")


@main.command()
@click.option("--to", "revision", help="Another revision, such as 0005: the way back to an earlier version.")
def migrate(revision: str | None) -> None:
    """Bring the database to the form that this version needs."""
    with opened(settings_given(need_slack=False)) as store:
        migrated(store, revision)


@main.command()
@click.argument("team")
@click.option("--member", help="Only this member, by their id (U…).")
@click.confirmation_option(prompt="There is no way back, and no backup is made. Delete it?")
def forget(team: str, member: str | None) -> None:
    """Delete what is kept of a workspace, or of one of its members.

    TEAM is the workspace's id (T…).
    """
    from bot.store.forgetting import forget_member, forget_workspace

    with joined(settings_given(need_slack=False)) as bot:
        count = bot.store.run(
            team, lambda work: forget_member(work, member) if member else forget_workspace(work)
        )
    click.echo(f"Deleted {count:,} rows.")


@main.command()
@click.option("--retry", is_flag=True, help="Try parked routes and set-aside notices again.")
def doctor(retry: bool) -> None:
    """What is well and what is not, and what to do about it.

    Exits with 1 when something is not well.
    """
    from bot import doctor as doctors
    from bot.store.errors import StoreUnavailable
    from bot.store.revisions import lacking

    settings, now, well = settings_given(need_slack=False), datetime.now(UTC), True
    with opened(settings) as store:
        with suppress(StoreUnavailable):  # What is wrong with it is told below.
            if retry and lacking(store) is None:
                click.echo(f"Tried again: {doctors.retry(store, now)}.")
        for finding in doctors.examine(settings, store, now):
            well = well and finding.is_well
            click.echo(f"{'✓' if finding.is_well else '✗'} {finding.what}")
            if finding.remedy:
                click.echo(f"  → {finding.remedy}")
    sys.exit(0 if well else 1)


@main.command()
@click.argument("text", required=False)
@click.option("--at", type=_time, metavar="TIME", help="Read it as if it were then (ISO 8601).")
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

    asked = understanding.Asked((at or datetime.now()).astimezone(), zone, team)
    with opened(settings_given(need_slack=False)) as store:
        try:
            if text in (None, "-"):
                for line in understanding.understand_lines(sys.stdin, asked if at else None, store):
                    click.echo(line)
                return
            found = understanding.understand(store, asked, str(text))
        except Refusal as refusal:
            stop([refusal.sentence])
    told = [json.dumps(found, ensure_ascii=False)] if json_lines else understanding.in_words(found)
    click.echo("\n".join(told))
