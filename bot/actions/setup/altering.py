"""What every change of the setup comes to: kept, on the record with who and when, and in effect at once."""

from __future__ import annotations

from typing import Any

from msgspec import convert, to_builtins

from bot.actions.desk import Desk
from bot.domain.encounters import ChangedSince
from bot.domain.people import handle
from bot.domain.setups import PIPELINES, Alteration, mark_of, pipeline_in, subject_of
from bot.domain.stages import Pipeline
from bot.domain.workspaces import Workspace
from bot.language import settings
from bot.store import mornings, people, setups, timers
from bot.store.timers import TimerKind

_OF_MORNINGS = ("digest_minute", "zone", "working_weekdays", "country", "region", "extra_holidays")
"""What decides when mornings come."""


def alter(desk: Desk, now: Workspace, *altered: Alteration) -> tuple[Alteration, ...]:
    """Keep the workspace as it is now, with the record of what was altered."""
    keep(desk, now)
    return setups.record(desk.work, desk.signed, altered)


def keep(desk: Desk, now: Workspace) -> None:
    """The settings take effect: mornings that have not come yet come by the new hour and days."""
    was = desk.workspace
    people.keep_workspace(desk.work, now, desk.clock())
    if any(getattr(was, field) != getattr(now, field) for field in _OF_MORNINGS):
        _move_mornings(desk, now)


def _move_mornings(desk: Desk, place: Workspace) -> None:
    work, at = desk.work, desk.clock()
    users = timers.subjects(work, TimerKind.MORNING, "")
    for riser in mornings.risers(work, place, users) if users else ():
        mornings.move(work, place, riser.user, riser.zone, at)
    mornings.move_own(work, place, at)


def altered_pipeline(was: Pipeline, now: Pipeline, label: str, told: str) -> Alteration:
    """The record of a change within one pipeline."""
    return Alteration(subject_of(was.id), label, dumped(was), dumped(now), told)


def with_pipeline(place: Workspace, pipeline: Pipeline) -> tuple[Pipeline, ...]:
    """The workspace's pipelines with that one in place of the one of its number."""
    return tuple(pipeline if each.id == pipeline.id else each for each in place.pipelines)


def dumped(pipeline: Pipeline) -> Any:
    """A pipeline as JSON values."""
    return to_builtins(pipeline)


def loaded(values: Any) -> Pipeline:
    return convert(values, Pipeline)


def present(place: Workspace, subject: str) -> Any:
    """What a subject is today, as JSON values; None for what is there no more."""
    if subject == PIPELINES:
        return [pipeline.id for pipeline in place.pipelines]
    if (number := pipeline_in(subject)) is not None:
        found = next((each for each in place.pipelines if each.id == number), None)
        return dumped(found) if found else None
    setting = settings.named(subject)
    return list(settings.held(place, setting)) if setting else None


def refuse_if_changed(desk: Desk, place: Workspace, subject: str, seen: str | None, label: str) -> None:
    """Two admins at once: raises ChangedSince, saying who was first and that nothing was overwritten."""
    if seen is None or seen == mark_of(present(place, subject)):
        return
    raise ChangedSince(
        f"{_who_changed(desk, subject, label)} Nothing was overwritten; open it again to see it."
    )


def _who_changed(desk: Desk, subject: str, label: str) -> str:
    user = setups.who_set(desk.work, subject)
    name = people.names_of(desk.work, user).get(user) if user else None
    who = "You" if user == desk.member.user else handle(name) if name else "Someone else"
    return f"{who} changed {label} while you had this open."
