"""What came of commands about deals and one's own work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.domain.after_sales import LOOK_AGAIN_DAYS, AfterSale
from bot.domain.contacts import Contact
from bot.domain.deals import Deal
from bot.domain.events import Event, PastEvent
from bot.domain.follow_ups import PlannedFollowUp
from bot.domain.journal import PutBack
from bot.domain.mornings import Wishes
from bot.domain.stages import Pipeline, Stage
from bot.language.commands import AddDeal, OneCommand, SetCloseDate, SnoozeFollowUp


@dataclass(frozen=True, slots=True)
class Changed:
    """A deal changed. stage and was_stage: where it is and was (None for a new deal).

    other: the day that the words may have meant as well, and what puts it there, offered in one tap.
    contact, follow_up: what was added, where the event is one of those. reasons: what to offer when a
    deal was lost without one; the workspace's own.
    """

    event: Event
    stage: Stage
    was_stage: Stage | None = None
    other: tuple[date, SetCloseDate | SnoozeFollowUp] | None = None
    contact: Contact | None = None
    follow_up: PlannedFollowUp | None = None
    has_next: bool = True
    """False asks for the next step: the deal has no follow-up ahead."""
    offered: tuple[date, ...] = ()
    """The days to offer for it, in the asker's zone."""
    reasons: tuple[str, ...] = ()
    assignee_zone: str | None = None
    """Whose clock the follow-up's time is told by, where that is the assignee's: an IANA name."""
    ahead: AfterSale | None = None
    """What a win, or a customer's term, leads to."""
    may_look_again: bool = False
    """True asks whether a lost deal is to be looked at again, in so many days."""
    look_again_days: int = LOOK_AGAIN_DAYS
    pipeline: Pipeline | None = None
    """Where a deal went on into another pipeline: that one."""


@dataclass(frozen=True, slots=True)
class WentAway:
    """No reminders until that day, the first one back at work; None: back already. change: for Undo."""

    until: date | None
    change: int | None = None


@dataclass(frozen=True, slots=True)
class MorningsSet:
    """When the member's mornings come from now on. minute: after midnight; weekdays: the workspace's own.

    change: for Undo; None where nothing changed.
    """

    wishes: Wishes
    minute: int
    weekdays: tuple[int, ...]
    change: int | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """A change was taken back: the events that it had caused, latest first, and the deals as they are now.

    settings: what it had set besides deals, as that is again.
    """

    change: int
    events: tuple[PastEvent, ...]
    deals: tuple[tuple[Deal, Stage], ...]
    settings: tuple[PutBack, ...] = ()


@dataclass(frozen=True, slots=True)
class DealShown:
    """Everything worth knowing of one deal, its latest events first. customer: the won deal it grew from.

    namesakes: deals that were called by the same words and not taken.
    """

    deal: Deal
    stage: Stage
    pipeline: Pipeline
    contacts: tuple[Contact, ...] = ()
    follow_ups: tuple[PlannedFollowUp, ...] = ()
    latest: tuple[PastEvent, ...] = ()
    customer: Deal | None = None
    namesakes: tuple[Deal, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryShown:
    """What happened to a deal, latest first. older: the event before which the next page starts.

    namesakes: deals that were called by the same words and not taken.
    """

    deal: Deal
    events: tuple[PastEvent, ...]
    older: int | None = None
    namesakes: tuple[Deal, ...] = ()


DEALS_A_PAGE = 10
"""How many deals a page of a list holds: a screen of a phone or two, far from Slack's limits."""


@dataclass(frozen=True, slots=True)
class DealsListed:
    """A page of deals with their stages. words: what was searched for; None lists one's own.

    follow_ups: deal number -> its next follow-up. has_others: more match than the `total` that can be paged.
    """

    deals: tuple[tuple[Deal, Stage], ...]
    total: int
    page: int = 1
    words: str | None = None
    follow_ups: Mapping[int, PlannedFollowUp] = field(default_factory=dict)
    has_others: bool = False


@dataclass(frozen=True, slots=True)
class FormAsked:
    """The form of a new deal. command: what was typed already. pipelines: all there are, to choose from."""

    pipeline: Pipeline
    currency: str
    command: AddDeal
    pipelines: tuple[Pipeline, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpShown:
    """Usage of a family of commands, or of one verb (topic), with all its plain wordings or a few of them."""

    family: str
    topic: str | None = None
    wordings: bool = False


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a message in a channel was read as, for its writer to say yes or no to.

    deals, stages: the names of those that the commands speak of, by number. said: the message.
    """

    commands: tuple[OneCommand, ...]
    wording: str
    deals: Mapping[int, str]
    stages: Mapping[int, str]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A wording is not proposed to the member again. change: for Undo."""

    change: int | None = None


@dataclass(frozen=True, slots=True)
class NotHeard:
    """A message that was meant for Rainmaker and not understood. examples: the nearest things to say."""

    examples: tuple[str, ...]
