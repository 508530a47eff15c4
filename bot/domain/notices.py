"""Notices: what someone is to be told, decided together with the change that causes it.

A notice is written in the transaction of its change and delivered later, so that no crash separates the
two. Its route is the channel or person that hears it; a route's notices keep their order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.domain.after_sales import AfterSale
from bot.domain.deals import Deal
from bot.domain.events import Event, EventKind
from bot.domain.money import Money
from bot.domain.rates import Rates


class NoticeKind(StrEnum):
    CALL = "call"
    """One ready-made Slack call: {"method", "arguments"}, or {"response_url", "message"}."""
    ANNOUNCEMENT = "announcement"
    """A channel hears of a change: the deal's card, and a line in its thread or a post of its own."""
    CARD = "card"
    """A deal's card, where a channel has one, is brought up to date: {"deal"}.

    With "older_than", a card's `ts`, the channel hides amounts from now on: all older ones follow.
    """
    TAKE_BACK = "take-back"
    """A change was undone: its announcements are edited to say so: {"change", "by"}."""
    PROFILE = "profile"
    """Slack is asked who a user is: {"user"}."""
    FOLLOW_UP = "follow-up"
    """A member hears of a follow-up: {"follow_up", "why"}, why being one of FollowUpNews."""
    DIGEST = "digest"
    """A member's morning: {"day"}; or what was said about one line: {"day", "line", "message", "struck"}."""
    CONCERN = "concern"
    """A manager hears of a deal: {"deal", "why", "quiet_since"}, why being one of ConcernKind."""
    TEAM_DIGEST = "team-digest"
    """The managers' week: {"day"}."""
    EXPORT = "export"
    """A member gets all of the workspace as a file: {"what"}, "deals" or "events"."""
    IMPORT = "import"
    """A step of an import, or word of it: {"import", "task"}, task being one of ImportTask."""
    SETUP = "setup"
    """The setup's pages are drawn anew: {"user", "places", "message"}, the lowest page first."""
    HOME = "home"
    """A member's Home tab is drawn anew, with what was just said there: {"user", "message" or null}."""
    UNKNOWN = "unknown"
    """Left behind by a later version; this one sets it aside, and the later one can tell it after all."""

    @classmethod
    def _missing_(cls, value: object) -> NoticeKind:
        return cls.UNKNOWN


class ConcernKind(StrEnum):
    """Why a manager hears of a deal."""

    QUIET = "quiet"
    """A negotiation has been quiet for twice its limit."""
    AT_RISK = "at-risk"
    """A customer is not happy."""
    CALMED = "calmed"
    """That was taken back."""


class ImportTask(StrEnum):
    """What is to be done for an import."""

    READ = "read"
    """Its file is fetched and read."""
    PREVIEW = "preview"
    """The importer is shown what it would do."""
    FAULTS = "faults"
    """The importer gets the rows that could not be read, as a file."""
    WRITE = "write"
    """Its deals are written, a batch at a time."""
    TAKE_BACK = "take-back"
    """Its deals are taken back, a batch at a time."""
    TELL = "tell"
    """A channel hears of it, or of its being taken back."""


class FollowUpNews(StrEnum):
    """Why someone hears of a follow-up."""

    GIVEN = "given"
    """A colleague planned it for them."""
    DECLINED = "declined"
    """It came back to the one who planned it."""
    TAKEN_BACK = "taken back"
    """Its planning was undone."""
    DUE = "due"
    """Its clock time has come."""


class Topic(StrEnum):
    """What a channel can subscribe to."""

    WINS = "wins"
    LOSSES = "losses"
    MOVES = "moves"
    NEW = "new"
    LISTENING = "listening"


TOPIC_OF = {
    EventKind.WON: Topic.WINS,
    EventKind.LOST: Topic.LOSSES,
    EventKind.MOVED: Topic.MOVES,
    EventKind.REOPENED: Topic.MOVES,
    EventKind.ADDED: Topic.NEW,
}


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A notice to be written: route is a channel's or a person's id. announces: a change, by its number."""

    route: str
    kind: NoticeKind
    payload: dict[str, Any] = field(default_factory=dict)
    actor: str | None = None
    announces: int | None = None


def slack_call(route: str, method: str, arguments: dict[str, Any], by: str | None = None) -> NewNotice:
    """Has one call made as it stands. method, arguments: of Slack's Web API. by: the user who caused it."""
    return NewNotice(route, NoticeKind.CALL, {"method": method, "arguments": arguments}, by)


def who_is(user: str) -> NewNotice:
    """Has Slack asked who that is, in a lane of its own: it delays no message, and none delays it."""
    return NewNotice(f"profile:{user}", NoticeKind.PROFILE, {"user": user})


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as it waits in the outbox. step: how many of its Slack calls are done."""

    id: int
    team: str
    route: str
    kind: NoticeKind
    payload: dict[str, Any]
    actor: str | None
    created_at: datetime
    attempts: int
    step: int


@dataclass(frozen=True, slots=True)
class Subscription:
    """What one channel hears of one topic.

    over: only deals worth at least that much at the rate of the day. stage: a stage's words as the member
    said them; only moves into it, new deals in it, and wins and losses from it. without_amounts hides figures
    from the channel.
    """

    channel: str
    topic: Topic
    over: Money | None = None
    stage: str | None = None
    without_amounts: bool = False

    def hears(self, event: Event, stage_names: frozenset[str], rates: Rates | None = None) -> bool:
        """Whether the channel is told.

        stage_names: name and aliases, casefolded, of the stage that is the event's: the new one, of a win or
        a loss the one it came from.
        rates: of the day, in the currency of `over`. An amount without a rate is not known to be over it.
        """
        if TOPIC_OF.get(event.kind) is not self.topic:
            return False
        if self.stage is not None and self.stage.casefold() not in stage_names:
            return False
        amount = event.after.amount
        if self.over is None or amount is None:
            return self.over is None
        worth = (rates or Rates(self.over.currency)).worth(amount.currency)
        return worth is not None and amount.minor * worth >= self.over.minor

    def compares(self, amount: Money | None) -> bool:
        """Whether it takes a rate to tell if that amount is over what the channel asked for."""
        return self.over is not None and amount is not None and amount.currency != self.over.currency


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a channel is told of one change; amounts are left out where the channel must not see them.

    from_stage and to_stage are names of the day; days is how long the deal was in from_stage, age how
    long since it was added, both in calendar days. ahead: what a win leads to.
    """

    change: int
    deal: int
    name: str
    kind: EventKind
    by: str
    owner: str
    at: datetime
    from_stage: str | None
    to_stage: str
    days: int | None
    age: int
    amount: Money | None = None
    close_date: date | None = None
    reason: str | None = None
    without_amounts: bool = False
    ahead: AfterSale | None = None


def announcement(
    event: Event,
    from_stage: str | None,
    to_stage: str,
    *,
    without_amounts: bool,
    ahead: AfterSale | None = None,
) -> Announcement:
    """The announcement of a recorded event."""
    deal, was = event.after, event.before
    return Announcement(
        change=event.change,
        deal=deal.id,
        name=deal.name,
        kind=event.kind,
        by=event.by,
        owner=deal.owner,
        at=event.at,
        from_stage=from_stage,
        to_stage=to_stage,
        days=(event.at - was.stage_since).days if was else None,
        age=_age(deal, event.at),
        amount=None if without_amounts else deal.amount,
        close_date=deal.close_date,
        reason=deal.reason,
        without_amounts=without_amounts,
        ahead=ahead,
    )


def _age(deal: Deal, at: datetime) -> int:
    return (at - deal.created_at).days
