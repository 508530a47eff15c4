"""What a channel's messages are written with: the workspace, people's names, and what stays hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.deals import Deal
from bot.domain.notices import TOPIC_OF, Announcement
from bot.domain.people import day_in
from bot.domain.workspaces import Workspace
from bot.store import deals, people
from bot.store.subscriptions import Hearing
from bot.store.work import Work
from bot.views import announcements
from bot.views.blocks import Message


@dataclass(frozen=True, slots=True)
class Surroundings:
    """names: user id -> display name, as far as known. now: UTC. today: in the workspace's zone."""

    place: Workspace
    names: Mapping[str, str]
    now: datetime

    @property
    def today(self) -> date:
        return day_in(self.place.zone, self.now)


def around(work: Work, users: Iterable[str], now: datetime) -> Surroundings:
    return Surroundings(people.workspace(work), people.names_of(work, *set(users)), now)


def card_of(work: Work, hearing: Hearing, deal: Deal, now: datetime) -> Message:
    """The deal's card as the channel may see it."""
    seen = around(work, (deal.owner, deal.changed_by), now)
    into = deals.load(work, deal.merged_into) if deal.merged_into else None
    return announcements.card(
        deal,
        seen.place,
        seen.names,
        now,
        without_amounts=hearing.hides_amounts,
        merged_into=into.name if into else None,
    )


def as_heard(said: Announcement, hearing: Hearing) -> Announcement:
    """The change as the channel may see it now; what was hidden from it stays so."""
    if said.without_amounts or not hearing.hides(TOPIC_OF[said.kind]):
        return said
    return replace(said, amount=None, without_amounts=True)


def people_in(said: Iterable[Announcement]) -> set[str]:
    known: set[str] = set()
    for each in said:
        known |= {each.by, each.owner, each.ahead.by if each.ahead else each.by}
    return known
