"""Taking back a change of the setup: every subject as it was, if nobody has changed it since."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.actions.desk import Desk
from bot.actions.rights import check_admin
from bot.actions.setup.altering import keep, loaded, refuse_if_changed, with_pipeline
from bot.actions.setup.pipelines import arranged, refuse_with_open_deals
from bot.domain.refusals import Refusal
from bot.domain.setups import PIPELINES, Alteration, mark_of, pipeline_in
from bot.domain.workspaces import Workspace
from bot.language import settings
from bot.store import setups


def take_back(desk: Desk, change: int) -> tuple[Alteration, ...]:
    """What is again as it was; empty where that change altered nothing of the setup.

    Raises NotAllowed for whoever is no admin now, ChangedSince when a later change would be overwritten.
    """
    altered = setups.of_change(desk.work, change)
    if altered:
        check_admin(desk)
        place = setups.hold(desk.work, desk.clock())
        for each in reversed(altered):
            refuse_if_changed(desk, place, each.subject, mark_of(each.now), each.label)
            place = _restored(desk, place, each.subject, each.was)
        keep(desk, place)
    return altered


def _restored(desk: Desk, place: Workspace, subject: str, was: Any) -> Workspace:
    if subject == PIPELINES:
        known = {each.id: each for each in (*place.past_pipelines, *place.pipelines)}
        for pipeline in place.pipelines:
            if pipeline.id not in was:
                refuse_with_open_deals(desk, pipeline)
        return arranged(place, tuple(known[number] for number in was))
    if pipeline_in(subject) is not None:
        return replace(place, pipelines=with_pipeline(place, loaded(was)))
    setting = settings.named(subject)
    if setting is None:
        raise Refusal("That setting is not there any more. Nothing changed.")
    return settings.put(place, setting, tuple(was))


def page_of(subject: str) -> tuple[str, int | None]:
    """The page on which a subject shows, and the pipeline there."""
    if subject == PIPELINES:
        return "stages", None
    if (number := pipeline_in(subject)) is not None:
        return "stages", number
    setting = settings.named(subject)
    return (setting.part.value if setting else "overview"), None
