"""The Home tab on its way: the same list as in the morning, as it is now."""

from __future__ import annotations

from datetime import datetime

from bot.actions.reporting.summing import summary_for
from bot.actions.setup.settings import shown
from bot.domain.digests import digest_of
from bot.domain.next_days import offered_days
from bot.domain.notices import Notice
from bot.domain.people import Role
from bot.language.commands import SetUp
from bot.language.working_days import calendar_of
from bot.outcomes.audience import Audience
from bot.outcomes.deals import MorningsSet
from bot.store import mornings, people
from bot.store.mornings import Riser
from bot.store.work import Work
from bot.views import home as views
from bot.views.setup.pages import at_home
from bot.worker.mornings import needs
from bot.worker.steps import Call, Step

_CLOSED = "Deals are for members of this workspace. An admin can let guests see them."


def home(work: Work, notice: Notice, now: datetime) -> Step:
    """Draws what there is at this moment, so that of several waiting drawings the last is right."""
    user = notice.payload["user"]
    place, member, _ = people.who(work, user)
    if not place.lets_in(member.role):
        return Step(Call("views.publish", {"user_id": user, "view": views.closed(_CLOSED)}))
    wishes = mornings.wishes_of(work, user)
    riser, today = Riser(user, member.zone, wishes, hears=True), member.day_at(now)
    found = needs(work, place, [(riser, today)])[user]
    digest = digest_of(today, found, offered_days(today, calendar_of(place, today)), most=len(found))
    audience = Audience(member, now, people.names_of(work, user, *(digest.planners if digest else ())))
    settings = MorningsSet(wishes, wishes.minute_in(place), place.working_weekdays)
    standing = summary_for(work, place, member, now) if member.role.steers else None
    setup = at_home(shown(work, place, SetUp("start"))) if member.role is Role.ADMIN else ()
    view = views.home(digest, settings, notice.payload.get("message"), audience, standing, setup)
    return Step(Call("views.publish", {"user_id": user, "view": view}))
