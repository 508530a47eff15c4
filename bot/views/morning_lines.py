"""What the lines of a morning say: for each reason why, in figures."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.digests import DigestLine
from bot.domain.follow_ups import FollowUpKind, PlannedFollowUp
from bot.domain.reminders import Reason
from bot.outcomes.audience import Audience
from bot.views import words
from bot.views.blocks import shorten
from bot.views.lines import Line, bold, joined, line
from bot.views.phrases import day_of, put_off, who

_TASK = 200


def line_of(each: DigestLine, number: int, audience: Audience) -> Line:
    """ "1. Acme: call Dana, 2 days late"."""
    return line(f"{number}. ", bold(each.name), ": ", _SAYS[each.reason](each, audience))


def _follow_up(each: DigestLine, audience: Audience) -> Line:
    planned = each.follow_up
    assert planned is not None, "a follow-up's line has it"
    return _OF_KIND[planned.kind](each, planned, audience)


def _task(each: DigestLine, planned: PlannedFollowUp, audience: Audience) -> Line:
    """ "call Dana at 15:00, asked by @Lee"; the time of a day that has passed is no news."""
    what = shorten(planned.text or "follow-up", _TASK)
    if planned.remind_at is not None and each.days <= 0:
        what += f" at {words.clock(planned.remind_at.astimezone(audience.member.tz).time())}"
    late = f"{words.days(each.days)} late" if each.days > 0 else None
    asked = f"asked by {who(planned.by, audience)}" if is_given(planned, audience) else None
    return _listed(what, late, put_off(planned), asked)


def is_given(planned: PlannedFollowUp, audience: Audience) -> bool:
    """Whether it is a colleague's wish, which can be given back."""
    return planned.kind is FollowUpKind.TASK and planned.by != audience.member.user


def _check_in(each: DigestLine, planned: PlannedFollowUp, audience: Audience) -> Line:
    late = f"check-in {words.days(each.days)} late" if each.days > 0 else None
    return _asked(_listed(_since("won", each), late, put_off(planned)), "How is it going?")


def _look_again(each: DigestLine, planned: PlannedFollowUp, audience: Audience) -> Line:
    return _asked(_listed(_since("lost", each)), "Look again?")


def _renewal(each: DigestLine, planned: PlannedFollowUp, audience: Audience) -> Line:
    ends = None
    if each.ends is not None:
        verb = "ends" if each.ends >= audience.today else "ended"
        ends = f"the contract {verb} on {day_of(each.ends, audience)}"
    return _asked(_listed(ends, put_off(planned)), "Time to talk about the renewal")


def _since(what: str, each: DigestLine) -> str | None:
    """ "won 30 days ago"."""
    if each.since is None:
        return None
    return f"{what} {words.days(each.since)} ago" if each.since > 0 else f"{what} today"


def _listed(*told: str | Line | None) -> Line:
    return joined(", ", [line(each) for each in told if each])


def _asked(told: Line, question: str) -> Line:
    return line(told, ". " if told else "", question)


_OF_KIND: dict[FollowUpKind, Callable[[DigestLine, PlannedFollowUp, Audience], Line]] = {
    FollowUpKind.TASK: _task,
    FollowUpKind.CHECK_IN: _check_in,
    FollowUpKind.RENEWAL: _renewal,
    FollowUpKind.LOOK_AGAIN: _look_again,
}


def _quiet(each: DigestLine, audience: Audience) -> Line:
    days = words.counted(each.days, "working day")
    return line(f"quiet for {days} in {each.stage} (limit {each.limit})")


def _past(each: DigestLine, audience: Audience) -> Line:
    on = f" on {day_of(each.close_date, audience)}" if each.close_date else ""
    return line(f"should have closed{on}, {words.days(each.days)} ago")


def _no_next_step(each: DigestLine, audience: Audience) -> Line:
    return line(f"no next step in {each.stage}")


_SAYS: dict[Reason, Callable[[DigestLine, Audience], Line]] = {
    Reason.FOLLOW_UP: _follow_up,
    Reason.QUIET_NEGOTIATION: _quiet,
    Reason.QUIET: _quiet,
    Reason.PAST_CLOSE_DATE: _past,
    Reason.NO_NEXT_STEP: _no_next_step,
}
