"""The setup's pages on their way: each drawn anew as it is now, the lowest first."""

from __future__ import annotations

from datetime import datetime

from bot.actions.setup.settings import shown
from bot.domain.notices import Notice
from bot.domain.people import Role
from bot.language.commands import SetUp
from bot.outcomes.audience import Audience
from bot.store import people
from bot.store.work import Work
from bot.views.setup.pages import page as page_of
from bot.views.setup.pages import places_read
from bot.worker.steps import DROPPED, Call, Step


def page(work: Work, notice: Notice, now: datetime) -> Step:
    """One page a step; what came of the click stands on the uppermost, which the member is looking at."""
    user = notice.payload["user"]
    places = places_read(notice.payload["places"])
    place, member, _ = people.who(work, user)
    if member.role is not Role.ADMIN or notice.step >= len(places):
        return DROPPED
    audience = Audience(member, now, people.names_of(work, user, *place.admins, *place.managers))
    drawn, is_last = places[notice.step], notice.step == len(places) - 1
    setup = shown(work, place, SetUp(drawn.page, pipeline=drawn.pipeline))
    said = notice.payload.get("message") if is_last else None
    view = page_of(setup, audience, places[: notice.step], said)
    return Step(Call("views.update", {"view_id": drawn.view, "view": view}), notice.step, is_last)
