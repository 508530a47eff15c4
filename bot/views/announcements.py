"""What channels hear: a deal's card, the lines in its thread, wins, and many changes in one message.

Nobody is pinged: people appear as their plain names. A change that was undone keeps its place, struck
through, so that nobody wonders what they read a minute ago.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from bot.domain.deals import Deal, Status
from bot.domain.events import EventKind
from bot.domain.notices import Announcement
from bot.domain.people import zone_of
from bot.domain.workspaces import Workspace
from bot.views import blocks
from bot.views.blocks import Message, escape
from bot.views.words import counted, day, days, moment, money, person

Names = Mapping[str, str]
"""User id -> display name."""

_FEW = 5
_LINES = 20
"""Changes that a collapsed message lists one by one; some 150 characters each."""


def card(deal: Deal, place: Workspace, names: Names, now: datetime, *, without_amounts: bool) -> Message:
    """The deal as it is now. Its dates are in the workspace's zone: a channel has readers in many."""
    zone = zone_of(place.zone)
    name = escape(deal.name)
    title = f"~{name}~" if deal.status in (Status.WITHDRAWN, Status.MERGED) else f"*{name}*"
    facts = [_standing(deal, place)]
    if deal.amount and not without_amounts:
        facts.append(money(deal.amount))
    if deal.close_date and deal.is_open:
        facts.append(f"closes {day(deal.close_date, now.astimezone(zone).date())}")
    facts.append(person(deal.owner, names))
    small = f"Last change {moment(deal.changed_at, zone, now)} by {person(deal.changed_by, names)}"
    return blocks.message(
        f"{name}: {' · '.join(facts)}",
        blocks.section(f"{title}\n{' · '.join(facts)}"),
        blocks.context(small),
    )


def _standing(deal: Deal, place: Workspace) -> str:
    """Where the deal stands: its stage while it is open, else how it ended."""
    why = f": {escape(deal.reason)}" if deal.reason else ""
    match deal.status:
        case Status.OPEN:
            return f"*{escape(place.stage_of(deal.pipeline, deal.stage).name)}*"
        case Status.WON:
            return f"🎉 *Won*{why}"
        case Status.LOST:
            return f"*Lost*{why}"
        case Status.MERGED:
            return "merged into another deal"
        case Status.WITHDRAWN:
            return "taken back"


def line(said: Announcement, names: Names, today: date) -> str:
    """One change in one line of mrkdwn."""
    return _LINE_OF[said.kind](said, names, today)


def _moved(said: Announcement, names: Names, today: date) -> str:
    stage = f"{escape(said.from_stage or '')} → *{escape(said.to_stage)}*"
    after = f" (after {days(said.days)})" if said.days else ""
    parts = [f"*{escape(said.name)}*  {stage}{after}", *_amount(said), *_closing(said, today)]
    return " · ".join([*parts, person(said.by, names)])


def _added(said: Announcement, names: Names, today: date) -> str:
    parts = [
        f"*{escape(said.name)}* is new in {escape(said.to_stage)}",
        *_amount(said),
        *_closing(said, today),
    ]
    return " · ".join([*parts, person(said.by, names)])


def _reopened(said: Announcement, names: Names, today: date) -> str:
    parts = [f"*{escape(said.name)}* is open again in *{escape(said.to_stage)}*", *_amount(said)]
    return " · ".join([*parts, person(said.by, names)])


def _won(said: Announcement, names: Names, today: date) -> str:
    why = [f"why: {escape(said.reason)}"] if said.reason else []
    facts = [*_amount(said), days(said.age), person(said.owner, names), *why]
    return f"🎉 *{escape(said.name)} won*  {' · '.join(facts)}{_ahead(said, names, today)}"


def _ahead(said: Announcement, names: Names, today: date) -> str:
    """What the win leads to: who checks in when, and the renewal talk."""
    if said.ahead is None:
        return ""
    parts = []
    if said.ahead.check_ins:
        on = ", ".join(day(each, today) for each in said.ahead.check_ins)
        parts.append(f"{person(said.ahead.by, names)} checks in on {on}")
    if said.ahead.renewal is not None:
        parts.append(f"renewal talk {day(said.ahead.renewal, today)}")
    return f"\nNext: {' · '.join(parts)}" if parts else ""


def _lost(said: Announcement, names: Names, today: date) -> str:
    stage = f" from {escape(said.from_stage)}" if said.from_stage else ""
    why = [f"why: {escape(said.reason)}"] if said.reason else []
    return " · ".join([f"*{escape(said.name)}* lost{stage}", *_amount(said), person(said.owner, names), *why])


_LINE_OF: dict[EventKind, Callable[[Announcement, Names, date], str]] = {
    EventKind.ADDED: _added,
    EventKind.MOVED: _moved,
    EventKind.REOPENED: _reopened,
    EventKind.WON: _won,
    EventKind.LOST: _lost,
}


def _amount(said: Announcement) -> list[str]:
    return [money(said.amount)] if said.amount and not said.without_amounts else []


def _closing(said: Announcement, today: date) -> list[str]:
    return [f"closes {day(said.close_date, today)}"] if said.close_date else []


def told(said: Announcement, names: Names, today: date) -> Message:
    """A change as a message of its own."""
    text = line(said, names, today)
    return blocks.message(text, blocks.section(text))


def taken_back(said: Announcement, by: str, names: Names, today: date) -> Message:
    """The same message after the change was undone. by: the user who undid it."""
    text = _struck(said, by, names, today)
    return blocks.message(text, blocks.section(text))


def _struck(said: Announcement, by: str, names: Names, today: date) -> str:
    # A strike ends at the first bold mark in some clients, so the struck line has none.
    plain = line(said, names, today).replace("*", "").replace("~", "").replace("\n", " · ")
    return f"~{plain}~ taken back by {person(by, names)}"


def many(changes: Sequence[tuple[Announcement, str | None]], names: Names, today: date) -> Message:
    """Many changes by one member in one message; each with the user who took it back, if anyone did.

    Few of them are those that came after others were told one by one.
    """
    more = "" if len(changes) > _FEW else "more "
    title = f"*{person(changes[0][0].by, names)}* made {counted(len(changes), more + 'change')}"
    lines = [
        f"• {_struck(said, by, names, today) if by else line(said, names, today)}"
        for said, by in changes[-_LINES:]
    ]
    if len(changes) > _LINES:
        lines.insert(0, f"… {counted(len(changes) - _LINES, 'earlier change')}")
    # Two sections: twenty long names would pass the 3,000 characters of one.
    half = len(lines) // 2 + 1
    listed = [blocks.section("\n".join(part)) for part in (lines[:half], lines[half:]) if part]
    return blocks.message(title, blocks.section(title), *listed)


def parked(route: str, reason: str) -> Message:
    """What an admin is told when a channel or person can no longer be told anything."""
    where = f"<#{route}>" if route.startswith(("C", "G")) else "someone"
    wish = _WISHES.get(reason.partition(" ")[0], "Once that is mended, type `/pipeline subscriptions` there.")
    text = (
        f"I can no longer post to {where}: Slack says `{escape(reason)}`. {wish}"
        " What waits for it is kept for 7 days."
    )
    return blocks.message(text, blocks.section(text))


_WISHES = {
    "is_archived": "If it should hear of deals again, unarchive it and subscribe it anew.",
    "not_in_channel": "Invite me with `/invite`, then subscribe it anew.",
    "channel_not_found": "It was deleted, or I was removed from it. Invite me and subscribe it anew.",
    "missing_scope": "The app lacks a right: reinstall it from its manifest.",
}
