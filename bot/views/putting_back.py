"""What holds again after a setting was taken back, in a sentence each."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.journal import Kept, OwnRate, PutBack, Target
from bot.domain.mornings import Wishes
from bot.domain.notices import Subscription
from bot.domain.reminders import Reason
from bot.domain.schedules import Schedule
from bot.outcomes.audience import Audience
from bot.views import words
from bot.views.lines import Line, bold, line
from bot.views.phrases import day_of, who
from bot.views.subscriptions import heard_of, topic_name


def put_back(back: PutBack, audience: Audience) -> Line:
    """ "You are not away any more", "That channel hears wins again"."""
    return _SENTENCES[back.kind](back, audience)


def _mornings(back: PutBack, audience: Audience) -> Line:
    now: Wishes = back.now
    if now.away_until != back.before.away_until:
        if now.away_until is None:
            return line("You are not away any more")
        return line("You are away until ", bold(day_of(now.away_until, audience)), " again")
    if now.weekdays == () or now.unwanted.issuperset(Reason):
        return line("You have no mornings again")
    hour = "the team's hour" if now.minute is None else words.clock_time(now.minute)
    days = "" if now.weekdays is None else f" on {words.weekdays(now.weekdays)}"
    return line("Your mornings come at ", bold(hour), f"{days} again")


def _subscription(back: PutBack, audience: Audience) -> Line:
    now: Subscription | None = back.now
    if now is None:
        return line("That channel hears no more of ", bold(topic_name(back.before.topic)))
    return line("That channel hears ", heard_of(now), " again")


def _target(back: PutBack, audience: Audience) -> Line:
    target: Target = back.now or back.before
    whose = f" of {who(target.rep, audience)}" if target.rep else ""
    days = f"{day_of(target.first, audience)} to {day_of(target.last, audience)}"
    told = f"The target{whose} for {days} is "
    return line(told, bold(words.money(target.amount)), " again") if back.now else line(told, "gone again")


def _rate(back: PutBack, audience: Audience) -> Line:
    rate: OwnRate = back.now or back.before
    since = f" from {day_of(rate.day, audience)} on"
    if back.now is None:
        return line(f"There is no rate of your own for {rate.currency}{since}")
    return line(f"1 {rate.currency} is ", bold(f"{rate.worth} {rate.home}"), f"{since} again")


def _schedule(back: PutBack, audience: Audience) -> Line:
    now: Schedule | None = back.now
    if now is None:
        return line("No summary comes to that channel by itself any more")
    when = words.repeated(now.weekday)
    return line(f"The summary comes to that channel {when} at ", bold(f"{now.at:%H:%M}"), " again")


def _dismissal(back: PutBack, audience: Audience) -> Line:
    return line("I may propose that again")


_SENTENCES: dict[Kept, Callable[[PutBack, Audience], Line]] = {
    Kept.MORNINGS: _mornings,
    Kept.SUBSCRIPTION: _subscription,
    Kept.TARGET: _target,
    Kept.RATE: _rate,
    Kept.SCHEDULE: _schedule,
    Kept.DISMISSAL: _dismissal,
}
