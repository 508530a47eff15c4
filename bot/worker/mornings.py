"""Mornings: what each member whose hour has come is to be told.

All members of a workspace whose timers are due together are looked at with the same few queries.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.deals import Deal
from bot.domain.digests import digest_of
from bot.domain.follow_ups import PlannedFollowUp
from bot.domain.mornings import LATE, Morning, next_morning, next_working_morning
from bot.domain.next_days import offered_days
from bot.domain.notices import NewNotice, NoticeKind
from bot.domain.people import zone_of
from bot.domain.reminders import Attention, OpenDeal, attention, follow_up_due
from bot.domain.workspaces import Workspace
from bot.language.working_days import calendar_of
from bot.store import deals, digests, follow_ups, mornings, people, timers
from bot.store.mornings import Riser
from bot.store.timers import Timer, TimerKind
from bot.store.work import Work


@dataclass(frozen=True, slots=True)
class Told:
    """What the clock tells, or would tell: the notice, and in a few words what it is about."""

    team: str
    notice: NewNotice
    about: tuple[str, ...]


def tell(work: Work, users: Sequence[str], now: datetime) -> list[Told]:
    """Write the digests of those whose morning it is, and set everybody's next timer."""
    place = people.workspace(work)
    risers = mornings.risers(work, place, users)
    awake = [(riser, morning.day) for riser in risers if (morning := _morning(place, riser, now))]
    days = {riser.user: day for riser, day in awake}
    written = _written(work, place, needs(work, place, awake), days)
    _set_timers(work, place, users, risers, now)
    return [
        Told(work.team, NewNotice(user, NoticeKind.DIGEST, {"day": day.isoformat()}), about)
        for user, day, about in written
    ]


def _morning(place: Workspace, riser: Riser, now: datetime) -> Morning | None:
    """The morning that came less than four hours ago, on a day on which the member is told."""
    zone = zone_of(riser.zone)
    morning = next_morning(now - LATE, zone, riser.wishes.minute_in(place))
    if morning.at > now or not riser.hears or riser.wishes.is_away(morning.day):
        return None
    return morning if riser.wishes.works(morning.day, calendar_of(place, morning.day)) else None


def _written(
    work: Work, place: Workspace, found: Mapping[str, list[Attention]], days: Mapping[str, date]
) -> list[tuple[str, date, tuple[str, ...]]]:
    """The digests that are new: member, day, and what each is about."""
    written = []
    for user, lines in found.items():
        day = days[user]
        digest = digest_of(day, lines, offered_days(day, calendar_of(place, day)))
        if digest is not None and digests.write(work, user, digest):
            about = tuple(f"{line.name} ({line.reason})" for line in digest.lines)
            written.append((user, digest.day, about))
            told = (line.follow_up for line in digest.lines)
            follow_ups.close(work, [each.id for each in told if each and each.is_asked_once])
    return written


def _set_timers(
    work: Work, place: Workspace, users: Sequence[str], risers: Sequence[Riser], now: datetime
) -> None:
    """Everybody's next working morning; who is to hear nothing any more has none until they are met again."""
    hearing = {riser.user: riser for riser in risers if riser.hears}
    due = []
    for user, riser in hearing.items():
        zone, calendar = zone_of(riser.zone), calendar_of(place, now.date())
        minute = riser.wishes.minute_in(place)
        at = next_working_morning(now, zone, minute, riser.wishes, calendar).at
        due.append(Timer(work.team, TimerKind.MORNING, user, at))
    timers.set_all(work.connection, due)
    for user in set(users) - set(hearing):
        timers.stop(work, TimerKind.MORNING, user)


def needs(work: Work, place: Workspace, members: Sequence[tuple[Riser, date]]) -> dict[str, list[Attention]]:
    """Member -> what needs their attention on their day, in order; those whom nothing awaits included."""
    if not members:
        return {}
    users = [riser.user for riser, _ in members]
    owned, last_due = mornings.open_deals(work, users), mornings.last_due(work, users)
    due = follow_ups.of_members(work, users, max(day for _, day in members))
    known = deals.load_many(work, [each.deal for each in due])
    known |= {deal.id: deal for each in owned.values() for deal in each}
    by_member: dict[str, list[PlannedFollowUp]] = {}
    for each in due:
        by_member.setdefault(each.assignee, []).append(each)
    return {
        riser.user: _needs_of(
            place, riser, day, owned.get(riser.user, []), by_member.get(riser.user, []), known, last_due
        )
        for riser, day in members
    }


def _needs_of(
    place: Workspace,
    riser: Riser,
    today: date,
    owned: Sequence[Deal],
    due: Sequence[PlannedFollowUp],
    known: Mapping[int, Deal],
    last_due: Mapping[int, date],
) -> list[Attention]:
    zone = zone_of(riser.zone)
    late = [
        follow_up_due(each, deal, place.stage_of(deal.pipeline, deal.stage), today, zone)
        for each in due
        if each.due <= today and (deal := known.get(each.deal))
    ]
    opened = [_open(place, deal, last_due.get(deal.id)) for deal in owned]
    return attention(late, opened, today, zone, calendar_of(place, today), riser.wishes.unwanted)


def _open(place: Workspace, deal: Deal, last_due: date | None) -> OpenDeal:
    pipeline = place.pipeline_of(deal.pipeline)
    stage = pipeline.stage(deal.stage)
    return OpenDeal(deal, stage, stage.id in pipeline.negotiations, last_due)
