"""Deals: the present state of one opportunity, and what may happen to it.

Each method takes the decision and returns the `Event` that follows from it, with the deal as it will
be in `event.after`; nothing is saved here. Amounts are in minor units of their currency, instants UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.domain.events import Event, EventKind
from bot.domain.money import Money
from bot.domain.refusals import DateRefused, MoveRefused, Refusal, TextTooLong
from bot.domain.stages import Stage, StageKind

NAME_LIMIT = 120
NOTE_LIMIT = 3000
WORDS_LIMIT = 300
"""Characters of a deal's name, of a note, and of the short texts (source, reason, next step)."""


class Status(StrEnum):
    OPEN = "open"
    WON = "won"
    LOST = "lost"
    MERGED = "merged"
    """Its life goes on in another deal."""
    WITHDRAWN = "withdrawn"
    """Its adding was undone."""


_STATUS_OF = {
    StageKind.OPEN: Status.OPEN,
    StageKind.WON: Status.WON,
    StageKind.AFTER_SALE: Status.WON,
    StageKind.LOST: Status.LOST,
}


@dataclass(frozen=True, slots=True)
class Deal:
    """One opportunity.

    stage_since: when it entered its stage. touched_at: the last touch. closed_at: when it was won or
    lost. first_close_date: the first close date it ever had. push_count: how often the close date
    was moved into a later month. odds: percent of its own, None where the stage's serve.
    term_months: how long a won contract runs. customer: the won deal that this one grew from.
    path: the stages that it has been in, by number, in the order in which it first entered them.
    version counts its changes; changed_at and changed_by tell the last one.
    """

    id: int
    name: str
    pipeline: int
    stage: int
    status: Status
    owner: str
    created_at: datetime
    created_by: str
    stage_since: datetime
    touched_at: datetime
    changed_at: datetime
    changed_by: str
    amount: Money | None = None
    close_date: date | None = None
    first_close_date: date | None = None
    push_count: int = 0
    odds: int | None = None
    source: str | None = None
    next_step: str | None = None
    reason: str | None = None
    closed_at: datetime | None = None
    term_months: int | None = None
    customer: int | None = None
    merged_into: int | None = None
    path: tuple[int, ...] = ()
    version: int = 1

    @property
    def is_open(self) -> bool:
        return self.status is Status.OPEN

    def odds_in(self, stage: Stage) -> int:
        """Percent: the deal's own odds, else those of its stage."""
        return stage.odds if self.odds is None else self.odds

    def moved_to(self, stage: Stage, by: str, at: datetime, *, reason: str | None = None) -> Event:
        """Into another stage; winning, losing and reopening are moves into stages of those kinds.

        Raises MoveRefused when it is there already, or when the stage is retired or after-sale for a
        deal that was not won.
        """
        self._check_move(stage)
        status = _STATUS_OF[stage.kind]
        closing = status is not Status.OPEN
        kind = EventKind.MOVED
        if status is not self.status:
            kind = {Status.WON: EventKind.WON, Status.LOST: EventKind.LOST}.get(status, EventKind.REOPENED)
        return self._event(
            kind,
            by,
            at,
            text=reason,
            stage=stage.id,
            path=self.path if stage.id in self.path else (*self.path, stage.id),
            status=status,
            stage_since=at,
            touched_at=at,
            reason=(words(reason, "reason") if reason else self._reason_as(status)) if closing else None,
            closed_at=(self.closed_at if status is self.status else at) if closing else None,
        )

    def _reason_as(self, status: Status) -> str | None:
        """Why it is closed so already; another closing has a reason of its own."""
        return self.reason if status is self.status else None

    def _check_move(self, stage: Stage) -> None:
        if stage.retired:
            raise MoveRefused(f'"{stage.name}" is no longer in use. {self.name} was not moved.')
        if stage.id == self.stage:
            raise MoveRefused(f"{self.name} is already in {stage.name}. Nothing changed.")
        if stage.kind is StageKind.AFTER_SALE and self.status is not Status.WON:
            raise MoveRefused(
                f"{stage.name} is for customers, and {self.name} is not won yet. Nothing changed."
            )

    def renamed(self, name: str, by: str, at: datetime) -> Event:
        """Raises Refusal for the name that it has, or one with nothing to read in it, and TextTooLong."""
        new = deal_name(name)
        if new == self.name:
            raise Refusal(f"{self.name} has that name already. Nothing changed.")
        return self._event(EventKind.RENAMED, by, at, name=new)

    def with_amount(self, amount: Money | None, by: str, at: datetime) -> Event:
        """None where it is not known."""
        return self._event(EventKind.AMOUNT_SET, by, at, amount=amount)

    def with_close_date(self, day: date | None, by: str, at: datetime) -> Event:
        """A new close date; into a later month than before, it counts as a push.

        Source of the rule: sales tools count a push when a close date leaves its period, by default
        the calendar month.
        """
        old = self.close_date
        pushed = old is not None and day is not None and (day.year, day.month) > (old.year, old.month)
        return self._event(
            EventKind.CLOSE_DATE_SET,
            by,
            at,
            close_date=day,
            first_close_date=self.first_close_date or day,
            push_count=self.push_count + pushed,
        )

    def with_odds(self, percent: int | None, by: str, at: datetime) -> Event:
        """Raises Refusal outside 0 to 100."""
        if percent is not None and not 0 <= percent <= 100:
            raise Refusal(f"Odds are between 0 % and 100 %, not {percent} %. Nothing changed.")
        return self._event(EventKind.ODDS_SET, by, at, odds=percent)

    def owned_by(self, owner: str, by: str, at: datetime) -> Event:
        """owner: a user id; whether they may own deals is for the caller to know."""
        return self._event(EventKind.OWNER_SET, by, at, owner=owner)

    def with_source(self, source: str, by: str, at: datetime) -> Event:
        """Where it came from. Raises TextTooLong beyond 300 characters."""
        return self._event(EventKind.SOURCE_SET, by, at, source=words(source, "source"))

    def with_reason(self, reason: str, by: str, at: datetime) -> Event:
        """Why it was won or lost, told after the fact."""
        kept = words(reason, "reason")
        return self._event(EventKind.REASON_SET, by, at, text=kept, reason=kept)

    def with_term(self, months: int, by: str, at: datetime) -> Event:
        """How long the contract runs, in months. Raises Refusal outside 1 to 240."""
        if not 1 <= months <= 240:
            raise Refusal(f"A term is between 1 and 240 months, not {months:,}. Nothing changed.")
        return self._event(EventKind.TERM_SET, by, at, term_months=months)

    def with_next_step(self, step: str, by: str, at: datetime) -> Event:
        """Raises TextTooLong beyond 300 characters."""
        return self._event(EventKind.NEXT_STEP_SET, by, at, next_step=words(step, "next step"))

    def noted(self, note: str, by: str, at: datetime) -> Event:
        """Raises TextTooLong beyond 3,000 characters."""
        return self._event(
            EventKind.NOTED, by, at, text=checked_text(note, NOTE_LIMIT, "note"), touched_at=at
        )

    def touched(self, touch: str, note: str | None, by: str, at: datetime) -> Event:
        """A call, an email or a meeting that took place."""
        text = checked_text(note, NOTE_LIMIT, "note") if note else None
        return self._event(EventKind.TOUCHED, by, at, text=text, touch=touch, touched_at=at)

    def followed_up(self, text: str | None, by: str, at: datetime) -> Event:
        """A follow-up is done: that counts as a touch."""
        return self._event(EventKind.FOLLOW_UP_DONE, by, at, text=text, touched_at=at)

    def checked_in(self, found: str, by: str, at: datetime) -> Event:
        """A customer was asked how it goes: a touch too."""
        return self._event(EventKind.CHECKED_IN, by, at, text=found, touched_at=at)

    def merged(self, into: Deal, by: str, at: datetime) -> Event:
        """Ended as a deal of its own; its history goes on in the other. Raises Refusal for itself."""
        if into.id == self.id:
            raise Refusal(f"{self.name} cannot be merged into itself. Nothing changed.")
        return self._event(EventKind.MERGED, by, at, status=Status.MERGED, merged_into=into.id)

    def happened(self, kind: EventKind, by: str, at: datetime, text: str | None = None) -> Event:
        """Something that leaves the deal's own fields alone, such as a contact or a planned follow-up."""
        return self._event(kind, by, at, text=text)

    def _event(
        self,
        kind: EventKind,
        by: str,
        at: datetime,
        text: str | None = None,
        touch: str | None = None,
        **fields: Any,
    ) -> Event:
        after = replace(self, version=self.version + 1, changed_at=at, changed_by=by, **fields)
        return Event(kind, self, after, by, at, text, touch)


def added(deal: Deal) -> Event:
    """The first event of a deal's life; its path begins where it stands."""
    new = replace(deal, path=deal.path or (deal.stage,))
    return Event(EventKind.ADDED, None, new, deal.created_by, deal.created_at)


def checked_text(text: str, limit: int, what: str) -> str:
    """The text without white space around it. Raises TextTooLong with the limit and the length."""
    kept = text.strip()
    if len(kept) > limit:
        raise TextTooLong(
            f"That {what} is {len(kept):,} characters long; the limit is {limit:,}. Nothing changed."
        )
    return kept


def words(text: str, what: str) -> str:
    """One of the short texts of a deal. Raises TextTooLong."""
    return checked_text(text, WORDS_LIMIT, what)


def deal_name(name: str) -> str:
    """A name fit to be kept: one line, with something to read in it.

    Raises TextTooLong beyond 120 characters, and Refusal for a name without a letter or digit.
    """
    kept = checked_text(" ".join(name.split()), NAME_LIMIT, "name")
    if not any(character.isalnum() for character in kept):
        raise Refusal("A deal needs a name with at least one letter or digit. Nothing changed.")
    return kept


def checked_date(day: date, said: str) -> date:
    """Raises DateRefused, quoting what was said, before 2000 or after 2100."""
    if not 2000 <= day.year <= 2100:
        raise DateRefused(f'"{said}" is in {day.year}; dates go from 2000 to 2100. Nothing changed.')
    return day
