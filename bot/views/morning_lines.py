"""What the lines of a morning say: for each reason why, in figures."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.digests import DigestLine
from bot.domain.follow_ups import FollowUpKind, PlannedFollowUp
from bot.domain.outcomes import Audience
from bot.domain.reminders import Reason
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
    late = line(f"{words.days(each.days)} late") if each.days > 0 else None
    said = [late, put_off(planned)]
    if planned.kind is FollowUpKind.TASK:
        said.append(line(f"asked by {who(planned.by, audience)}") if is_given(planned, audience) else None)
        return joined(", ", [_task(planned, audience, is_late=late is not None), *filter(None, said)])
    told = joined(", ", [*filter(None, (_since(each, planned.kind, audience), *said))])
    return line(told, ". " if told else "", _ASKS[planned.kind])


def _task(planned: PlannedFollowUp, audience: Audience, *, is_late: bool) -> Line:
    """ "call Dana at 15:00"; the time of a day that has passed is no news."""
    what = shorten(planned.text or "follow-up", _TASK)
    if planned.remind_at is None or is_late:
        return line(what)
    return line(what, f" at {words.clock(planned.remind_at.astimezone(audience.member.tz).time())}")


def is_given(planned: PlannedFollowUp, audience: Audience) -> bool:
    """Whether it is a colleague's wish, which can be given back."""
    return planned.kind is FollowUpKind.TASK and planned.by != audience.member.user


def _since(each: DigestLine, kind: FollowUpKind, audience: Audience) -> Line | None:
    """ "won 30 days ago", "the contract ends on Thu 4 Mar 2027"."""
    if kind is FollowUpKind.RENEWAL:
        return line(f"the contract ends on {day_of(each.ends, audience)}") if each.ends else None
    if each.closed_on is None:
        return None
    days = (audience.today - each.closed_on).days
    verb = "lost" if kind is FollowUpKind.LOOK_AGAIN else "won"
    return line(f"{verb} {words.days(days)} ago" if days > 0 else f"{verb} today")


_ASKS = {
    FollowUpKind.CHECK_IN: "How is it going?",
    FollowUpKind.RENEWAL: "Time to talk about the renewal",
    FollowUpKind.LOOK_AGAIN: "Look again?",
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
