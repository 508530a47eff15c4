"""The doctor: what an operator checks at night, each finding with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import partial
from http.client import HTTPException

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.environment import SettingsRefused, check
from bot.settings import Settings
from bot.slack import app_token
from bot.store import lanes, outbox
from bot.store.engines import missing_file
from bot.store.errors import StoreUnavailable
from bot.store.health import remedy, try_to_write
from bot.store.lanes import Parked
from bot.store.outbox import SetAside
from bot.store.revisions import current, lacking
from bot.store.work import Store
from bot.worker.failures import is_of_token

OPTIONAL_SCOPES = {
    "channels:history": "it listens in no public channel",
    "files:read": "/pipeline import takes pasted rows only",
    "files:write": "/pipeline export sends nothing",
    "groups:history": "it listens in no private channel",
}
"""Those that manifest.yaml calls optional, and what somebody would miss without them."""

NEEDED_SCOPES = frozenset(
    {"app_mentions:read", "channels:read", "chat:write", "commands", "im:history", "im:write", "users:read"}
)
"""Those that manifest.yaml asks for."""

_SECONDS = 10
_CLOCK_SECONDS = 60
_PASSES = "Try again in a minute; see slack-status.com, and check SLACK_API_URL."
_REASON = 100
"""Characters of what was no answer of Slack's."""
_LATE_SECONDS = 300
_SHOWN = 10
_MOST = 10_000
"""Notices that are looked at, and tried again at once."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. remedy: what to do when it is not well."""

    is_well: bool
    what: str
    remedy: str | None = None


def examine(settings: Settings, store: Store, now: datetime) -> Iterator[Finding]:
    """Settings, database, migration, Slack, and what could not be told; one finding at a time."""
    yield from _settings(settings)
    reachable = list(_database(store))
    yield from reachable
    if all(finding.is_well for finding in reachable):
        yield from _writing(store, now)
        yield from _outbox(store, now)
    if settings.slack_bot_token or settings.slack_app_token:
        yield from _slack(settings, now)


def _settings(settings: Settings) -> Iterator[Finding]:
    try:
        check(settings)
    except SettingsRefused as refused:
        for sentence in refused.sentences:
            yield Finding(False, "Settings", sentence)
        return
    way = "Socket Mode" if settings.uses_socket_mode else f"HTTP on port {settings.port}"
    yield Finding(True, f"Settings: requests come by {way}.")


def _database(store: Store) -> Iterator[Finding]:
    if (file := missing_file(store.engine)) is not None:
        make = "Make it: bot migrate (bot run makes it by itself). If it is elsewhere, correct DATABASE_URL."
        yield Finding(False, f"Database: there is no file {file}.", make)
        return
    name = "SQLite" if store.is_sqlite else "PostgreSQL"
    try:
        revision = current(store)
    except StoreUnavailable as error:
        yield Finding(False, f"Database: {name} does not answer ({error}).", remedy(store))
        return
    yield Finding(True, f"Database: {name} answers.")
    if (lack := lacking(store)) is not None:
        yield Finding(False, "Migration", lack)
    else:
        yield Finding(True, f"Migration: at {revision}, the newest.")


def _writing(store: Store, now: datetime) -> Iterator[Finding]:
    try:
        try_to_write(store, now)
    except StoreUnavailable as error:
        do = "Make room on its disk, or end what has it locked. No restart is needed; members are told."
        yield Finding(False, f"Database: nothing can be saved ({error}).", do)


def _outbox(store: Store, now: datetime) -> Iterator[Finding]:
    with store.reading() as connection:
        due, oldest = lanes.next_due(connection), lanes.waiting_since(connection)
        parked, aside = lanes.parked(connection), outbox.set_aside(connection, _MOST)
    yield _pace(due, oldest, now)
    yield from _refused_tokens([route for route in parked if is_of_token(route.reason)])
    yield from _first([_shut(route) for route in parked if not is_of_token(route.reason)], "parked")
    yield from _first([_given_up(notice) for notice in aside], "set aside")


def _pace(due: datetime | None, oldest: datetime | None, now: datetime) -> Finding:
    """due: since when a lane may be taken; oldest: since when a notice waits. Either may be None."""
    for_worker = (now - due).total_seconds() if due else 0
    waiting = (now - oldest).total_seconds() if oldest else 0
    if for_worker > _LATE_SECONDS:
        what = f"Outbox: what is due has waited {for_worker / 60:.0f} minutes for a worker."
        return Finding(False, what, "Is one running? Start one, or one more: bot worker")
    if waiting > _LATE_SECONDS:
        what = f"Outbox: the oldest notice has waited {waiting / 60:.0f} minutes."
        return Finding(False, what, "The worker is at it; its log says what Slack answers.")
    return Finding(True, f"Outbox: {'nothing waits' if oldest is None else 'moving'}.")


def _first(findings: Sequence[Finding], what: str) -> Iterator[Finding]:
    """As many as a person reads at night, and how many more there are."""
    yield from findings[:_SHOWN]
    if len(findings) > _SHOWN:
        yield Finding(False, f"And {len(findings) - _SHOWN:,} more are {what}.")


def _shut(route: Parked) -> Finding:
    return Finding(
        False,
        f"Parked: {route.route} of {route.team} since {route.since:%Y-%m-%d %H:%M} UTC ({route.reason}).",
        "Mend the cause (invite the app, unarchive the channel, …), then: bot doctor --retry",
    )


def _given_up(notice: SetAside) -> Finding:
    return Finding(
        False,
        f"Set aside: {notice.kind} for {notice.route} of {notice.team} ({notice.reason}).",
        "Once the cause is mended: bot doctor --retry",
    )


def _refused_tokens(parked: Sequence[Parked]) -> Iterator[Finding]:
    """All that waits for a token, as one finding for each workspace."""
    for team in sorted({route.team for route in parked}):
        routes = [route for route in parked if route.team == team]
        first = min(routes, key=lambda route: route.since)
        count = f"{len(routes)} routes" if len(routes) > 1 else "1 route"
        yield Finding(
            False,
            f"Parked: {count} of {team} since {first.since:%Y-%m-%d %H:%M} UTC: Slack refused the token "
            f"({first.reason}).",
            "Set SLACK_BOT_TOKEN to the token on your app's page and start the worker again: what waits goes "
            "out by itself.",
        )


def _slack(settings: Settings, now: datetime) -> Iterator[Finding]:
    client = WebClient(base_url=settings.slack_api_url, timeout=_SECONDS, retry_handlers=[])
    try:
        if settings.slack_bot_token is not None:
            yield from _bot_token(client, settings.slack_bot_token, now)
        if settings.slack_app_token is not None:
            yield from _app_token(client, settings.slack_app_token)
    except (SlackClientError, OSError, ValueError, HTTPException) as error:
        yield Finding(False, f"Slack: out of reach ({error}).", "Check the network and SLACK_API_URL.")


def _bot_token(client: WebClient, token: str, now: datetime) -> Iterator[Finding]:
    try:
        answer = client.auth_test(token=token)
    except SlackApiError as error:
        yield _no(app_token.reason_of(error))
        return
    yield Finding(True, f"Slack: connected to {answer.get('team')} as {answer.get('user')}.")
    headers = {name.lower(): value for name, value in answer.headers.items()}
    yield from _clock(headers.get("date"), now)
    yield from _scopes(str(headers.get("x-oauth-scopes", "")))


def _no(reason: str) -> Finding:
    """What Slack's refusal means: only some words are about the token."""
    if not is_of_token(reason):
        return Finding(False, f"Slack: it answers, but not as it should ({reason[:_REASON]}).", _PASSES)
    install = "Install the app if it was removed, copy the bot token from its page, and set SLACK_BOT_TOKEN."
    return Finding(False, f"Slack: the bot token is refused ({reason}).", install)


def _app_token(client: WebClient, token: str) -> Iterator[Finding]:
    """Whether it opens connections, which costs nothing: Slack forgets an address that nobody uses."""
    try:
        client.apps_connections_open(app_token=token)
    except SlackApiError as error:
        reason = app_token.reason_of(error)
        if app_token.is_refused(reason):
            what = f"Socket Mode: Slack refuses SLACK_APP_TOKEN ({reason})."
            yield Finding(False, what, app_token.REMEDY)
        else:
            yield Finding(False, f"Socket Mode: Slack opens no connection now ({reason[:_REASON]}).", _PASSES)
        return
    yield Finding(True, "Socket Mode: Slack takes SLACK_APP_TOKEN.")


def _clock(told: object, now: datetime) -> Iterator[Finding]:
    """told: the time of Slack's answer, as HTTP writes it."""
    try:
        ahead = (now - parsedate_to_datetime(str(told))).total_seconds()
    except ValueError:
        return
    if abs(ahead) > _CLOCK_SECONDS:
        way = "ahead of" if ahead > 0 else "behind"
        what = f"Clock: this machine's is {abs(ahead) / 60:.0f} minutes {way} Slack's."
        remedy = "Have NTP set it: mornings come by it, and five minutes off, requests over HTTP are refused."
        yield Finding(False, what, remedy)


def _scopes(told: str) -> Iterator[Finding]:
    granted = {scope.strip() for scope in told.split(",")}
    missing = sorted(NEEDED_SCOPES - granted)
    if missing:
        remedy = "Add them to the app, or paste manifest.yaml again, and reinstall it."
        yield Finding(False, f"Scopes: missing {', '.join(missing)}.", remedy)
    else:
        yield Finding(True, "Scopes: all that are needed.")
    for scope in sorted(OPTIONAL_SCOPES.keys() - granted):
        yield Finding(True, f"Scopes: without {scope}, {OPTIONAL_SCOPES[scope]}.")


def retry(store: Store, now: datetime) -> int:
    """Try parked routes and set-aside notices again; how many there were."""
    with store.reading() as connection:
        parked = lanes.parked(connection)
        aside = outbox.set_aside(connection, _MOST)
    for route in parked:
        store.run(route.team, partial(lanes.unpark, route=route.route, now=now))
    for notice in aside:
        put_back = partial(outbox.put_back, route=notice.route, notices=[notice.id], now=now)
        store.run(notice.team, put_back)
    return len(parked) + len(aside)
