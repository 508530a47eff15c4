"""Settings: whatever members set besides their deals is kept in one way, so that Undo can put it back.

Each kind says how it is read and written; `put` writes down what was there before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.json import Decoder

from bot.actions.desk import Desk
from bot.compact import compact
from bot.domain.follow_ups import PlannedFollowUp
from bot.domain.journal import Kept, OwnRate, Target
from bot.domain.mornings import Wishes
from bot.domain.notices import Subscription, Topic
from bot.domain.schedules import Schedule
from bot.language.working_days import calendar_of
from bot.store import conversations, follow_ups, journal, mornings, rates, subscriptions, targets, timers
from bot.store.timers import TimerKind


@dataclass(frozen=True, slots=True)
class Keeper:
    """How one kind is read (None: it is not there), written (None: it goes), and written down.

    is_steering: only managers and admins set it.
    """

    load: Callable[[Desk, str], Any]
    keep: Callable[[Desk, str, Any], None]
    json: Decoder[Any]
    is_steering: bool = False

    def written(self, value: Any) -> str | None:
        return None if value is None else compact(value)

    def read(self, written: str | None) -> Any:
        return None if written is None else self.json.decode(written)


def put(desk: Desk, kind: Kept, subject: str, value: Any) -> tuple[Any, int | None]:
    """Set it; what it was before, and the number to take this back with: None where nothing changed."""
    keeper = KEEPERS[kind]
    journal.hold(desk.work, kind, subject)
    before = keeper.load(desk, subject)
    if before == value:
        return before, None
    keeper.keep(desk, subject, value)
    was, became = keeper.written(before), keeper.written(value)
    journal.write(desk.work, desk.signed, kind, subject, was, became)
    return before, desk.change


def of_topic(channel: str, topic: Topic) -> str:
    """The subject of a subscription."""
    return f"{channel}|{topic}"


def of_days(rep: str | None, first: date, last: date) -> str:
    """The subject of a target."""
    return f"{rep or ''}|{first}|{last}"


def of_rate(currency: str, day: date) -> str:
    return f"{currency}|{day}"


def _wishes(desk: Desk, user: str) -> Wishes:
    return mornings.wishes_of(desk.work, user)


def _keep_wishes(desk: Desk, user: str, wishes: Wishes) -> None:
    mornings.keep(desk.work, user, wishes)
    mornings.wake(desk.work, desk.workspace, user, desk.member.zone, desk.asked_at)


def _subscription(desk: Desk, subject: str) -> Subscription | None:
    channel, topic = subject.split("|")
    heard = subscriptions.of_channel(desk.work, channel)
    return next((each for each in heard if each.topic.value == topic), None)


def _keep_subscription(desk: Desk, subject: str, wanted: Subscription | None) -> None:
    channel, topic = subject.split("|")
    if wanted is None:
        subscriptions.remove(desk.work, channel, [Topic(topic)])
        return
    subscriptions.keep(desk.work, wanted, desk.member.user, desk.clock())


def _target(desk: Desk, subject: str) -> Target | None:
    rep, first, last = _days_of(subject)
    amount = targets.of(desk.work, first, last, rep)
    return None if amount is None else Target(rep, first, last, amount)


def _keep_target(desk: Desk, subject: str, wanted: Target | None) -> None:
    rep, first, last = _days_of(subject)
    if wanted is None:
        targets.remove(desk.work, first, last, rep)
    else:
        targets.keep(desk.work, first, last, rep, wanted.amount, desk.member.user, desk.clock())


def _days_of(subject: str) -> tuple[str | None, date, date]:
    rep, first, last = subject.split("|")
    return rep or None, date.fromisoformat(first), date.fromisoformat(last)


def _rate(desk: Desk, subject: str) -> OwnRate | None:
    currency, day = subject.split("|")
    on = date.fromisoformat(day)
    worth = rates.own(desk.work, currency, on)
    return None if worth is None else OwnRate(currency, desk.workspace.currency, worth, on)


def _keep_rate(desk: Desk, subject: str, wanted: OwnRate | None) -> None:
    currency, day = subject.split("|")
    if wanted is None:
        rates.remove(desk.work, currency, date.fromisoformat(day))
    else:
        rates.keep(desk.work, currency, wanted.day, Decimal(wanted.worth))


def _schedule(desk: Desk, channel: str) -> Schedule | None:
    found = timers.subjects(desk.work, TimerKind.SUMMARY, f"{channel}|")
    return Schedule.read(found[0]) if found else None


def _keep_schedule(desk: Desk, channel: str, wanted: Schedule | None) -> None:
    for subject in timers.subjects(desk.work, TimerKind.SUMMARY, f"{channel}|"):
        timers.stop(desk.work, TimerKind.SUMMARY, subject)
    if wanted is not None:
        due = wanted.next_after(desk.clock(), desk.member.tz, calendar_of(desk.workspace, desk.today))
        timers.set_to(desk.work, TimerKind.SUMMARY, wanted.written(), due)


def _dismissal(desk: Desk, wording: str) -> str | None:
    return wording if conversations.is_dismissed(desk.work, desk.member.user, wording) else None


def _keep_dismissal(desk: Desk, wording: str, wanted: str | None) -> None:
    if wanted is None:
        conversations.undismiss(desk.work, desk.member.user, wording)
    else:
        conversations.dismiss(desk.work, desk.member.user, wording, desk.clock())


def _follow_up(desk: Desk, number: str) -> PlannedFollowUp | None:
    return follow_ups.load(desk.work, int(number))


def _put_back_follow_up(desk: Desk, number: str, was: PlannedFollowUp | None) -> None:
    follow_ups.put_back(desk.work, int(number), was, desk.change)


KEEPERS: dict[Kept, Keeper] = {
    # Follow-ups are planned and saved by the store, which writes them down itself.
    Kept.FOLLOW_UP: Keeper(_follow_up, _put_back_follow_up, follow_ups.JSON),
    Kept.MORNINGS: Keeper(_wishes, _keep_wishes, Decoder(Wishes)),
    Kept.SUBSCRIPTION: Keeper(_subscription, _keep_subscription, Decoder(Subscription)),
    Kept.TARGET: Keeper(_target, _keep_target, Decoder(Target), is_steering=True),
    Kept.RATE: Keeper(_rate, _keep_rate, Decoder(OwnRate), is_steering=True),
    Kept.SCHEDULE: Keeper(_schedule, _keep_schedule, Decoder(Schedule), is_steering=True),
    Kept.DISMISSAL: Keeper(_dismissal, _keep_dismissal, Decoder(str)),
}
