"""Imports on their way: a file is fetched and read, shown, written in batches, and taken back.

Each step is one turn of the import's own lane: what it did and that it is done commit together, so a process
that dies leaves the next step to whoever takes the lane then, and no row is written twice.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.actions.importing import reading, taking_back, writing
from bot.domain.imports import Import, State
from bot.domain.notices import ImportTask, Notice, slack_call
from bot.domain.refusals import Refusal
from bot.domain.spreadsheets import cell
from bot.language.sheets import MOST_BYTES, too_large
from bot.language.sheets.columns import FAULT
from bot.outcomes.audience import Audience
from bot.store import import_rows, imported_deals, imports, outbox, people, posts
from bot.store.numbers import new_number
from bot.store.posts import Posted
from bot.store.work import Work
from bot.users import profile_of
from bot.views import imports as views
from bot.worker.steps import FETCH, NOTHING, Answer, Call, Step, post, update

_NAMED = 5
"""Deals that are named of those that stay."""


def step(work: Work, notice: Notice, now: datetime) -> Step:
    """The next step of the notice's task; none where the import has moved on."""
    found = imports.load(work, notice.payload["import"])
    return NOTHING if found is None else _TASKS[ImportTask(notice.payload["task"])](work, notice, found, now)


def _read(work: Work, notice: Notice, found: Import, now: datetime) -> Step:
    """First the file and the people are fetched; then what came is read, and kept with its preview."""
    if found.state is not State.READING:
        return NOTHING
    content, known = imports.fetched(work, found.number)
    if known is None:
        return _fetch(found, content, now)
    place, member, _ = people.who(work, found.by)
    # Where Slack named nobody, those serve who are known here.
    owners: Mapping[str, Sequence[str]] = known or {
        user: [name] for user, name in people.colleagues(work, guests=place.guests_allowed).items()
    }
    try:
        done = reading.read(work, place, member, found, content or b"", owners, now)
    except Refusal as refusal:
        return Step(number=notice.step, keep=_refusing(found, refusal.sentence, now))
    return Step(number=notice.step, keep=lambda after, _: reading.keep(after, done, now))


def _fetch(found: Import, pasted: bytes | None, now: datetime) -> Step:
    def keep(after: Work, answer: Answer) -> None:
        content = pasted if found.file is None else answer["content"]
        if content is None:
            _refusing(found, too_large(answer["size"]), now)(after, answer)
        else:
            known = _known(answer, guests=people.workspace(after).guests_allowed)
            imports.keep_fetched(after, found.number, answer["name"] or found.name, content, known)

    def unable(after: Work, reason: str) -> None:
        _refusing(found, _why(reason), now)(after, {})

    asked = {"file": found.file, "user": found.by, "limit": MOST_BYTES}
    return Step(Call(FETCH, asked), last=False, keep=keep, unable=unable)


def _why(reason: str) -> str:
    """What the importer can do about it."""
    if reason.startswith("missing_scope"):
        return (
            "The app may not read files in this workspace: it lacks the scope files:read. Paste the rows into"
            " the form instead, or have whoever installed the app add that scope."
        )
    if reason.startswith(("file_not_found", "file_deleted")):
        return "The file is not there any more."
    return f"Slack did not hand it over ({reason}). Try again, or paste the rows into the form."


def _refusing(found: Import, why: str, now: datetime) -> Callable[[Work, Answer], None]:
    """Ends the import, and tells its importer why."""

    def keep(after: Work, answer: Answer) -> None:
        if not imports.refuse(after, found.number):
            return
        name = answer.get("name") or found.name
        arguments = views.refused(name, why, _audience(after, found, now))
        outbox.tell(after, [slack_call(found.by, "chat.postMessage", arguments, found.by)], now)

    return keep


def _known(answer: Answer, *, guests: bool) -> dict[str, list[str]]:
    """User id -> names, of those whom Slack named and who may own deals. guests: these may."""
    known = {}
    for user in answer["people"]:
        profile, shown = profile_of(user, user.get("team_id") or ""), user.get("profile") or {}
        is_outside = profile.is_stranger or (profile.is_guest and not guests)
        if profile.is_bot or profile.deleted or is_outside:
            continue
        names = (shown.get("display_name"), user.get("real_name"), user.get("name"), shown.get("email"))
        known[profile.user] = [name for name in dict.fromkeys(names) if name]
    return known


def _preview(work: Work, notice: Notice, found: Import, now: datetime) -> Step:
    if found.preview is None:
        return NOTHING
    pipeline = people.workspace(work).pipeline_of(found.options.pipeline)
    return Step(post(notice.route, views.preview(found, pipeline, _audience(work, found, now))))


def _faults(work: Work, notice: Notice, found: Import, now: datetime) -> Step:
    """The rows as they came, each with what is wrong; the file can be corrected and sent again."""
    titles = imports.titles(work, found.number)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([cell(FAULT.capitalize()), *map(cell, titles)])
    for fault in import_rows.faults(work, found.number):
        row = f"Row {fault.line}: {fault.sentence}"
        writer.writerow([cell(row), *map(cell, fault.cells)])
    file = io.BytesIO(text.getvalue().encode("utf-8-sig"))
    name = f"to-correct-{now:%Y-%m-%d}.csv"
    return Step(Call("files.upload", {"user": notice.route, "filename": name}, file=file))


def _write(work: Work, notice: Notice, found: Import, now: datetime) -> Step:
    return _batch(notice, found, State.RUNNING, now, writing.write)


def _take_back(work: Work, notice: Notice, found: Import, now: datetime) -> Step:
    return _batch(notice, found, State.TAKING_BACK, now, taking_back.take_back)


def _batch(
    notice: Notice, found: Import, state: State, now: datetime, job: Callable[[Any, Import], bool]
) -> Step:
    """One batch, written with the mark that it is done; the notice is told once nothing is left."""
    if found.state is not state:
        return NOTHING

    def keep(after: Work, _: Answer) -> None:
        place, member, _known = people.who(after, found.by)
        change = found.number if state is State.RUNNING else new_number()
        job(writing.desk_of(after, place, member, change, now), found)

    return Step(number=notice.step, last=False, keep=keep)


def _tell(work: Work, notice: Notice, found: Import, now: datetime) -> Step:
    """The importer hears what came of it, a channel its one line."""
    audience, counts = _audience(work, found, now), import_rows.counts(work, found.number)
    back = found.state is State.TAKEN_BACK
    if notice.route != found.by:
        return _tell_channel(work, notice, found, views.announced(found.by, counts, audience, back=back))
    if not back:
        return Step(post(found.by, views.done(found, counts, audience)))
    staying = imported_deals.count(work, found.number)
    names = imported_deals.names(work, imported_deals.changed_by(work, found.number, 0, _NAMED))
    return Step(post(found.by, views.taken_back(found, counts, staying, names, audience)))


def _tell_channel(work: Work, notice: Notice, found: Import, message: dict[str, Any]) -> Step:
    ts = posts.latest(work, notice.route, found.number)
    if ts is not None:
        return Step(update(notice.route, ts, message))

    def keep(after: Work, answer: Answer) -> None:
        posts.keep(after, notice.route, found.number, Posted(), answer["ts"])

    return Step(post(notice.route, message), keep=keep)


def _audience(work: Work, found: Import, now: datetime) -> Audience:
    member = people.who(work, found.by).member
    return Audience(member, now, people.names(work))


_TASKS: dict[ImportTask, Callable[[Work, Notice, Import, datetime], Step]] = {
    ImportTask.READ: _read,
    ImportTask.PREVIEW: _preview,
    ImportTask.FAULTS: _faults,
    ImportTask.WRITE: _write,
    ImportTask.TAKE_BACK: _take_back,
    ImportTask.TELL: _tell,
}
