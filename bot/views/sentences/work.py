"""How an answer says what was done for a deal: notes, touches, people and follow-ups."""

from __future__ import annotations

from bot.domain.follow_ups import PlannedFollowUp
from bot.domain.people import zone_of
from bot.outcomes.audience import Audience
from bot.outcomes.deals import Changed
from bot.views import words
from bot.views.blocks import shorten
from bot.views.lines import GAP, TICK, Line, Span, bold, facts, line
from bot.views.phrases import LONG, contact, due, put_off, task, who

SHORT = 200
"""Characters of a note that its answer repeats in the same line; a longer one is quoted below."""


def noted(outcome: Changed, audience: Audience) -> Line:
    event = outcome.event
    text = event.text or ""
    told = f": {shorten(text, SHORT)}"
    kept = Span(told) if fits_in_a_line(text) else Span(" kept", aloud=told)
    return line(TICK, "Note on ", bold(event.after.name), kept)


def fits_in_a_line(note: str) -> bool:
    return len(note) <= SHORT and "\n" not in note


_TOUCHES = {"call": "Call with ", "email": "Email to ", "meeting": "Meeting with "}


def touched(outcome: Changed, audience: Audience) -> Line:
    event = outcome.event
    said = f": {shorten(event.text, LONG)}" if event.text else ""
    touch = _TOUCHES.get(event.touch or "", "Touch of ")
    return line(TICK, touch, bold(event.after.name), " logged", said)


def contact_added(outcome: Changed, audience: Audience) -> Line:
    person = contact(outcome.contact) if outcome.contact else line(outcome.event.text or "kept")
    return line(TICK, outcome.event.after.name, GAP, "contact ", person)


def follow_up_planned(outcome: Changed, audience: Audience) -> Line:
    return _follow_up("follow-up ", outcome, audience)


def follow_up_snoozed(outcome: Changed, audience: Audience) -> Line:
    return _follow_up("follow-up put off to ", outcome, audience)


def _follow_up(verb: str, outcome: Changed, audience: Audience) -> Line:
    planned = outcome.follow_up
    if planned is None:
        return line(TICK, outcome.event.after.name, GAP, verb, "kept")
    other = planned.assignee != audience.member.user
    when, here = _on_both_clocks(planned, outcome.assignee_zone, audience)
    return line(
        TICK,
        outcome.event.after.name,
        GAP,
        verb,
        bold(when),
        task(planned),
        facts(line(f"for {who(planned.assignee, audience)}") if other else None, here, put_off(planned)),
    )


def _on_both_clocks(
    planned: PlannedFollowUp, zone: str | None, audience: Audience
) -> tuple[str, Line | None]:
    """When it is due by the assignee's clock; and by the reader's, where that shows another time."""
    if planned.remind_at is None or zone is None:
        return due(planned, audience), None
    theirs, mine = zone_of(zone), audience.member.tz
    there, here = planned.remind_at.astimezone(theirs), planned.remind_at.astimezone(mine)
    told = words.moment(planned.remind_at, theirs, audience.now)
    if there.replace(tzinfo=None) == here.replace(tzinfo=None):
        return told, None
    is_same_day = there.date() == here.date()
    own = words.clock(here.time()) if is_same_day else words.moment(planned.remind_at, mine, audience.now)
    return told, line(f"{own} for you")


def follow_up_done(outcome: Changed, audience: Audience) -> Line:
    return line(TICK, outcome.event.after.name, GAP, "follow-up ", bold("done"), task(outcome.follow_up))


def follow_up_declined(outcome: Changed, audience: Audience) -> Line:
    planned = outcome.follow_up
    to = f" to {who(planned.by, audience)}" if planned else ""
    return line(TICK, outcome.event.after.name, GAP, "follow-up ", bold("given back"), to, task(planned))


def checked_in(outcome: Changed, audience: Audience) -> Line:
    return line(TICK, outcome.event.after.name, GAP, "check-in ", bold(outcome.event.text or "done"))


def left_alone(outcome: Changed, audience: Audience) -> Line:
    """Nobody is asked about that loss again."""
    return line(TICK, bold(outcome.event.after.name), " stays lost, without a second look")
