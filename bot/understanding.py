"""What Rainmaker would make of a message, and why: for people who wonder, without doing it.

Read against the deals of the configured database, or against a workspace that the first of JSON Lines
describes (`bot.language.dry_run`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import sqlalchemy as sa

from bot.actions.naming import StoredNames
from bot.domain.people import Member, Role, zone_of
from bot.domain.refusals import NotUnderstood, Refusal
from bot.language import phrases, slash
from bot.language.commands import DealCommand
from bot.language.context import Context, Scope, people_called
from bot.language.dry_run import context_of
from bot.language.explain import explain, explained
from bot.language.phrases import Conversation, Heard, Undecided
from bot.store import people, setups
from bot.store.revisions import current
from bot.store.work import Store, Work

HEARD = {"dm": Heard.DIRECT, "mention": Heard.MENTION, "channel": Heard.CHANNEL, "thread": Heard.CHANNEL}
_ANYBODY = "U0"

Explained = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """How to read. at: the moment, aware; zone: IANA name in place of the workspace's; team: its id."""

    at: datetime
    zone: str | None = None
    team: str | None = None


def understand(store: Store, asked: Asked, text: str, kind: str = "dm") -> Explained:
    """The reading of one message against the database's deals, in the form of `bot.language.explain`.

    kind: dm, mention, channel or slash. A database that nothing was written to yet knows no deal. Raises
    NotUnderstood when the workspace must be named.
    """
    if current(store) is None:
        return _explained(text, kind, context_of({"time_zone": asked.zone}, asked.at))
    with store.reading() as connection:
        work = Work(asked.team or _only_team(connection), connection)
        return _explained(text, kind, _stored_context(work, asked))


def understand_lines(lines: Iterable[str], asked: Asked | None, store: Store) -> Iterator[str]:
    """JSON Lines in and out: {"text", "channel_kind"?, …} becomes the same with what was understood.

    A first line with "_header": true describes the workspace; otherwise the database does. Other keys of
    a line are kept. asked None reads at the header's own time.
    """
    context: Context | None = None
    for line in lines:
        if not line.strip():
            continue
        row = _row(line)
        if row.get("_header"):
            context = context_of(row, asked.at if asked else None)
            continue
        text, kind = str(row.get("text", "")), str(row.get("channel_kind", "dm"))
        if context is None:
            found = understand(store, asked or Asked(datetime.now().astimezone()), text, kind)
        else:
            found = _explained(text, kind, context)
        yield json.dumps({**row, **found}, ensure_ascii=False)


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        raise NotUnderstood(f"Each line must be a JSON object, unlike: {line.strip()[:80]}")
    return row


def _explained(text: str, kind: str, context: Context) -> Explained:
    if kind == "slash" or text.startswith(("/deal", "/pipeline")):
        return _typed(text, context)
    heard = HEARD.get(kind, Heard.DIRECT)
    return explain(phrases.read(text, context, Conversation(heard)), context)


def _typed(text: str, context: Context) -> Explained:
    """A slash command, in the same form; what it is refused with stands in "refused"."""
    family, _, rest = text.lstrip("/").partition(" ")
    try:
        command = slash.read("pipeline" if family == "pipeline" else "deal", rest, context)
    except Refusal as refusal:
        return {"actions": [], "silent": False, "because": [], "refused": refusal.sentence}
    undecided, names = None, dict[int, str]()
    ref = command.deal if isinstance(command, DealCommand) else None
    if isinstance(ref, str):
        meant = context.names.whole(ref, Scope.OPEN)
        undecided = Undecided(0, "choose_deal" if meant else "unknown_deal", ref, meant)
    elif ref is not None:
        names = {ref.deal: context.names.name_of(ref.deal) or ""}
    told = explained(command, context, names, undecided)
    return {"actions": [told], "silent": False, "because": []}


def _only_team(connection: sa.Connection) -> str:
    teams = setups.with_deals(connection, most=2)
    if len(teams) > 1:
        raise NotUnderstood("Several workspaces use this database. Name one: --team T0123ABCD")
    return teams[0] if teams else "T0"


def _stored_context(work: Work, asked: Asked) -> Context:
    place = people.workspace(work)
    zone = asked.zone or place.zone
    member = Member(work.team, _ANYBODY, Role.REP, zone)
    called = partial(people_called, people.names(work))
    return Context(asked.at.astimezone(zone_of(zone)), member, place, StoredNames(work), called)


def in_words(found: Explained) -> Iterator[str]:
    """A reading as lines for a person at a terminal."""
    if found.get("refused"):
        yield f"Refused: {found['refused']}"
    elif not found["actions"]:
        yield "Nothing would be done."
    for action in found["actions"]:
        details = [f"{key} {value}" for key, value in action.items() if key != "action" and value is not None]
        yield f"{action['action'].replace('_', ' ')}: {', '.join(details)}"
    read = [f'  "{because["words"]}" was read as {because["read_as"]}' for because in found["because"]]
    # Two actions may come of the same words.
    yield from dict.fromkeys(read)
