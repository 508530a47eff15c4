"""Digests on their way: a member's morning, its lines as they are struck, and what managers hear."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.digests import Digest
from bot.domain.mornings import LATE
from bot.domain.notices import ConcernKind, Notice
from bot.domain.people import Member, Role
from bot.outcomes.audience import Audience
from bot.store import deals, digests, people
from bot.store.work import Work
from bot.views import digests as views
from bot.views import managers
from bot.views.blocks import Message
from bot.worker.steps import DROPPED, Answer, Step, post, update


def digest(work: Work, notice: Notice, now: datetime) -> Step:
    """The message of a morning, or its edit after a click; a click on what is gone is answered apart.

    A morning that could not be told for hours is not told any more: the next one covers it.
    """
    user, day = notice.route, date.fromisoformat(notice.payload["day"])
    found, said = digests.load(work, user, day), notice.payload.get("message")
    if said is None:
        is_late = now - notice.created_at > LATE
        return _morning(work, user, found[0], now) if found and not is_late else DROPPED
    line = int(notice.payload["line"])
    if found is None or found[1] is None or not 0 <= line < len(found[0].lines):
        return Step(post(user, said))
    below, was = views.kept(said), found[0].lines[line].struck
    # A refusal leaves a struck line struck; what gives a line its own buttons back leaves no words below it.
    answered = found[0].answered(line, below, struck=notice.payload["struck"] or (was and bool(below)))
    return _struck(work, notice, answered, found[1], now)


def _morning(work: Work, user: str, digest: Digest, now: datetime) -> Step:
    def keep(after: Work, answer: Answer) -> None:
        digests.posted(after, user, digest.day, answer["channel"], answer["ts"])

    return Step(post(user, _message(work, user, digest, now)), keep=keep)


def _struck(work: Work, notice: Notice, digest: Digest, where: tuple[str, str], now: datetime) -> Step:
    def keep(after: Work, answer: Answer) -> None:
        digests.keep(after, notice.route, digest)

    channel, ts = where
    return Step(update(channel, ts, _message(work, notice.route, digest, now)), keep=keep)


def _message(work: Work, user: str, digest: Digest, now: datetime) -> Message:
    member = people.who(work, user).member
    return views.digest(digest, Audience(member, now, people.names_of(work, user, *digest.planners)))


def concern(work: Work, notice: Notice, now: datetime) -> Step:
    """A manager hears of a deal; not any more when somebody has talked to the customer meanwhile."""
    payload = notice.payload
    deal = deals.load(work, payload["deal"])
    why = ConcernKind(payload["why"])
    if deal is None:
        return DROPPED
    if why is ConcernKind.QUIET and deal.touched_at.isoformat() != payload["quiet_since"]:
        return DROPPED
    audience = _audience(work, notice, now, deal.owner)
    if why is not ConcernKind.QUIET:
        said = managers.at_risk if why is ConcernKind.AT_RISK else managers.calmed
        return Step(post(notice.route, said(deal, payload.get("by"), audience)))
    stage = people.workspace(work).stage_of(deal.pipeline, deal.stage)
    return Step(post(notice.route, managers.quiet(deal, stage, payload["days"], payload["limit"], audience)))


def team_digest(work: Work, notice: Notice, now: datetime) -> Step:
    found = digests.load_team(work, date.fromisoformat(notice.payload["day"]))
    if found is None:
        return DROPPED
    owners = {one.owner for one in found.stuck} | {one.owner for one in (*found.late, *found.due)}
    return Step(post(notice.route, managers.week(found, _audience(work, notice, now, *owners))))


def _audience(work: Work, notice: Notice, now: datetime, *users: str) -> Audience:
    """A channel reads in the workspace's zone; no name of its own is "you"."""
    place = people.workspace(work)
    names = people.names_of(work, *users, *([notice.actor] if notice.actor else []))
    return Audience(Member(work.team, notice.route, Role.REP, place.zone), now, names)
