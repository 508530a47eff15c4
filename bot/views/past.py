"""The past in sentences: what someone did to a deal, for its history and for what was taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from bot.domain.events import EventKind, PastEvent
from bot.domain.money import Money
from bot.outcomes.audience import Audience
from bot.views import words
from bot.views.blocks import shorten
from bot.views.lines import DOT, Line, bold, line, struck
from bot.views.phrases import day_of, lasted, local_day, who

NOTE_SHOWN = 300
"""Characters of a note that a line of the history shows."""


def remembered(event: PastEvent, audience: Audience, of: int | None = None) -> Line:
    """ "Fri 27 Feb · @kim moved it from Quote to Negotiation (after 9 days)"; struck when it was undone.

    of: the deal whose past is told; what happened to one that became part of it is told by that one's name.
    """
    it = "it" if of in (None, event.deal) else event.deal_name
    done = line(local_day(event.at, audience), DOT, who(event.by, audience), " ", deed(event, audience, it))
    return struck(done) if event.undone_by is not None else done


def deed(event: PastEvent, audience: Audience, it: str) -> Line:
    """What was done: "moved it from Quote to Negotiation". it: what the deal is called here."""
    return _DEEDS[event.kind](event, audience, it)


def _added(event: PastEvent, audience: Audience, it: str) -> Line:
    return line("added ", it, " to ", bold(event.stage))


def _moved(event: PastEvent, audience: Audience, it: str) -> Line:
    return line("moved ", it, _from(event), " to ", bold(event.stage), _stayed(event))


def _won(event: PastEvent, audience: Audience, it: str) -> Line:
    return line(bold("won"), " ", it, _from(event), _stayed(event), _because(event))


def _lost(event: PastEvent, audience: Audience, it: str) -> Line:
    return line(bold("lost"), " ", it, _from(event), _stayed(event), _because(event))


def _reopened(event: PastEvent, audience: Audience, it: str) -> Line:
    return line("reopened ", it, " in ", bold(event.stage))


def _merged(event: PastEvent, audience: Audience, it: str) -> Line:
    """The deal that lives on knows the name of the one that ended in it."""
    if event.text:
        return line("merged ", bold(event.text), " into ", it)
    return line("merged ", it, " into another deal")


def _noted(event: PastEvent, audience: Audience, it: str) -> Line:
    return line("noted", "" if it == "it" else f" on {it}", f": {shorten(event.text or '', NOTE_SHOWN)}")


def _touched(event: PastEvent, audience: Audience, it: str) -> Line:
    article = "an" if event.touch == "email" else "a"
    about = "" if it == "it" else f" about {it}"
    return line("logged ", article, " ", bold(event.touch or "touch"), about, _said(event))


def _reason_set(event: PastEvent, audience: Audience, it: str) -> Line:
    return line("gave the reason", "" if it == "it" else f" for {it}", _said(event))


def _contact_added(event: PastEvent, audience: Audience, it: str) -> Line:
    return line("added a contact", "" if it == "it" else f" to {it}", _said(event))


def _follow_up(verb: str) -> Callable[[PastEvent, Audience, str], Line]:
    def told(event: PastEvent, audience: Audience, it: str) -> Line:
        return line(verb, "" if it == "it" else f" for {it}", _said(event))

    return told


def _left_alone(event: PastEvent, audience: Audience, it: str) -> Line:
    return line("did not want to look at ", it, " again")


def _undone(event: PastEvent, audience: Audience, it: str) -> Line:
    return line("took back a change", "" if it == "it" else f" of {it}")


def _field(name: str, called: str) -> Callable[[PastEvent, Audience, str], Line]:
    """A change of one field: "set the amount to $48,000 (was $40,000)"."""

    def told(event: PastEvent, audience: Audience, it: str) -> Line:
        old, new = event.changes.get(name, (None, None))
        of = "" if it == "it" else f" of {it}"
        was = f" (was {_value(name, old, audience)})" if old is not None else ""
        if new is None:
            return line(f"cleared the {called}", of, was)
        return line(f"set the {called}", of, " to ", bold(_value(name, new, audience)), was)

    return told


def _renamed(event: PastEvent, audience: Audience, it: str) -> Line:
    old, new = event.changes.get("name", (it, event.deal_name))
    return line("renamed ", it if it == "it" else str(old), " to ", bold(str(new)), f" (was {old})")


def _value(field: str, value: Any, audience: Audience) -> str:
    if isinstance(value, Money):
        return words.money(value)
    if isinstance(value, date):
        return day_of(value, audience)
    if field == "owner":
        return who(str(value), audience)
    if field == "odds":
        return f"{value} %"
    return words.counted(int(value), "month") if field == "term_months" else shorten(str(value), NOTE_SHOWN)


def _from(event: PastEvent) -> Line:
    return line(" from ", bold(event.was_stage)) if event.was_stage else ()


def _stayed(event: PastEvent) -> str:
    return f" (after {lasted(timedelta(seconds=event.dwell))})" if event.dwell is not None else ""


def _because(event: PastEvent) -> str:
    return f", why: {shorten(event.text, NOTE_SHOWN)}" if event.text else ""


def _said(event: PastEvent) -> str:
    return f": {shorten(event.text, NOTE_SHOWN)}" if event.text else ""


_DEEDS: dict[EventKind, Callable[[PastEvent, Audience, str], Line]] = {
    EventKind.ADDED: _added,
    EventKind.MOVED: _moved,
    EventKind.WON: _won,
    EventKind.LOST: _lost,
    EventKind.REOPENED: _reopened,
    EventKind.AMOUNT_SET: _field("amount", "amount"),
    EventKind.CLOSE_DATE_SET: _field("close_date", "close date"),
    EventKind.ODDS_SET: _field("odds", "odds"),
    EventKind.OWNER_SET: _field("owner", "owner"),
    EventKind.SOURCE_SET: _field("source", "source"),
    EventKind.REASON_SET: _reason_set,
    EventKind.TERM_SET: _field("term_months", "term"),
    EventKind.RENAMED: _renamed,
    EventKind.NEXT_STEP_SET: _field("next_step", "next step"),
    EventKind.NOTED: _noted,
    EventKind.TOUCHED: _touched,
    EventKind.CONTACT_ADDED: _contact_added,
    EventKind.MERGED: _merged,
    EventKind.FOLLOW_UP_PLANNED: _follow_up("planned a follow-up"),
    EventKind.FOLLOW_UP_DONE: _follow_up("finished the follow-up"),
    EventKind.FOLLOW_UP_SNOOZED: _follow_up("put off the follow-up"),
    EventKind.FOLLOW_UP_DECLINED: _follow_up("gave back the follow-up"),
    EventKind.CHECKED_IN: _follow_up("checked in"),
    EventKind.LEFT_ALONE: _left_alone,
    EventKind.UNDONE: _undone,
}
