"""What channels hear: a deal's card, the lines in its thread, wins, and many changes in one message.

Nobody is pinged: people appear as their plain names. A change that was undone keeps its place, struck
through, so that nobody wonders what they read a minute ago.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.deals import Deal, Status
from bot.domain.events import EventKind
from bot.domain.notices import Announcement
from bot.domain.people import zone_of
from bot.domain.workspaces import Workspace
from bot.views import blocks
from bot.views.blocks import Message, escape
from bot.views.lines import (
    ARROW,
    BELOW,
    CHEER,
    DOT,
    GAP,
    Line,
    Span,
    answer_of,
    bold,
    facts,
    joined,
    line,
    paragraph,
    small_print,
)
from bot.views.phrases import lasted
from bot.views.words import closing, counted, day, moment, money, person

Names = Mapping[str, str]
"""User id -> display name."""

_FEW = 5
_LINES = 20
"""Changes that a collapsed message lists one by one; some 150 characters each."""


def card(
    deal: Deal,
    place: Workspace,
    names: Names,
    now: datetime,
    *,
    without_amounts: bool,
    merged_into: str | None = None,
) -> Message:
    """The deal as it is now. Its dates are in the workspace's zone: a channel has readers in many.

    merged_into: the name of the deal in which its life goes on.
    """
    zone = zone_of(place.zone)
    is_gone = deal.status in (Status.WITHDRAWN, Status.MERGED)
    known = [
        _standing(deal, place, merged_into),
        line(money(deal.amount)) if deal.amount and not without_amounts else (),
        _due(deal, now.astimezone(zone).date()),
        line(person(deal.owner, names)),
    ]
    told = joined(DOT, [each for each in known if each])
    small = f"Last change {moment(deal.changed_at, zone, now)} by {person(deal.changed_by, names)}"
    return answer_of(
        line(f"{deal.name}: ", told),
        paragraph(line(Span(deal.name, "strike" if is_gone else "bold")), told),
        small_print(line(small)),
    )


def _standing(deal: Deal, place: Workspace, merged_into: str | None) -> Line:
    """Where the deal stands: its stage while it is open, else how it ended."""
    why = facts(line(f"why: {deal.reason}")) if deal.reason else ()
    match deal.status:
        case Status.OPEN:
            return line(bold(place.stage_of(deal.pipeline, deal.stage).name))
        case Status.WON:
            return line(CHEER, bold("Won"), why)
        case Status.LOST:
            return line(bold("Lost"), why)
        case Status.MERGED:
            return line("merged into ", bold(merged_into) if merged_into else "another deal")
        case Status.WITHDRAWN:
            return line("taken back")


def _due(deal: Deal, today: date) -> Line:
    if deal.close_date is None or not deal.is_open:
        return ()
    return line(closing(deal.close_date, today))


def change(said: Announcement, names: Names, today: date) -> Line:
    """One change in one line."""
    return _LINE_OF[said.kind](said, names, today)


def _moved(said: Announcement, names: Names, today: date) -> Line:
    was = line(said.from_stage, ARROW) if said.from_stage else ()
    after = f" (after {lasted(timedelta(said.days))})" if said.days else ""
    return line(bold(said.name), GAP, was, bold(said.to_stage), after, _facts(said, names, today))


def _added(said: Announcement, names: Names, today: date) -> Line:
    return line(bold(said.name), f" is new in {said.to_stage}", _facts(said, names, today))


def _reopened(said: Announcement, names: Names, today: date) -> Line:
    who = line(person(said.by, names))
    return line(bold(said.name), " is open again in ", bold(said.to_stage), facts(_amount(said), who))


def _won(said: Announcement, names: Names, today: date) -> Line:
    known = [_amount(said), line(lasted(timedelta(said.age))), line(person(said.owner, names)), _why(said)]
    told = joined(DOT, [each for each in known if each])
    return line(CHEER, bold(f"{said.name} won"), GAP, told, _ahead(said, names, today))


def _ahead(said: Announcement, names: Names, today: date) -> Line:
    """What the win leads to: who checks in when, and the renewal talk."""
    if said.ahead is None:
        return ()
    parts = []
    if said.ahead.check_ins:
        on = ", ".join(day(each, today) for each in said.ahead.check_ins)
        parts.append(line(f"{person(said.ahead.by, names)} checks in on {on}"))
    if said.ahead.renewal is not None:
        parts.append(line(f"renewal talk {day(said.ahead.renewal, today)}"))
    return line(BELOW, "Next: ", joined(DOT, parts)) if parts else ()


def _lost(said: Announcement, names: Names, today: date) -> Line:
    stage = f" from {said.from_stage}" if said.from_stage else ""
    known = facts(_amount(said), line(person(said.owner, names)), _why(said))
    return line(bold(said.name), f" lost{stage}", known)


_LINE_OF: dict[EventKind, Callable[[Announcement, Names, date], Line]] = {
    EventKind.ADDED: _added,
    EventKind.MOVED: _moved,
    EventKind.REOPENED: _reopened,
    EventKind.WON: _won,
    EventKind.LOST: _lost,
}


def _facts(said: Announcement, names: Names, today: date) -> Line:
    closes = line(f"closes {day(said.close_date, today)}") if said.close_date else None
    return facts(_amount(said), closes, line(person(said.by, names)))


def _amount(said: Announcement) -> Line | None:
    return line(money(said.amount)) if said.amount and not said.without_amounts else None


def _why(said: Announcement) -> Line | None:
    return line(f"why: {said.reason}") if said.reason else None


def told(said: Announcement, names: Names, today: date) -> Message:
    """A change as a message of its own."""
    text = change(said, names, today)
    return answer_of(text, paragraph(text))


def taken_back(said: Announcement, by: str, names: Names, today: date) -> Message:
    """The same message after the change was undone. by: the user who undid it."""
    text = _struck(said, by, names, today)
    return answer_of(text, paragraph(text))


def _struck(said: Announcement, by: str, names: Names, today: date) -> Line:
    """Heard, the taking back comes first; seen, it stands behind what is struck."""
    crossed = (replace(span, style="strike") for span in change(said, names, today))
    who = person(by, names)
    return (Span("", aloud=f"Taken back by {who}: "), *crossed, Span(f" taken back by {who}", aloud=""))


def many(changes: Sequence[tuple[Announcement, str | None]], names: Names, today: date) -> Message:
    """Many changes by one member in one message; each with the user who took it back, if anyone did.

    Few of them are those that came after others were told one by one.
    """
    more = "" if len(changes) > _FEW else "more "
    title = line(bold(person(changes[0][0].by, names)), f" made {counted(len(changes), more + 'change')}")
    lines = [
        _struck(said, by, names, today) if by else change(said, names, today)
        for said, by in changes[-_LINES:]
    ]
    bullets = [line("• ", each) for each in lines]
    if len(changes) > _LINES:
        bullets.insert(0, line(f"… {counted(len(changes) - _LINES, 'earlier change')}"))
    return answer_of(line(title, ": ", joined("; ", lines)), paragraph(title), paragraph(*bullets))


def parked(route: str, reason: str) -> Message:
    """What an admin is told when a channel or person can no longer be told anything."""
    is_channel = route.startswith(("C", "G"))
    where = f"<#{route}>" if is_channel else "someone"
    again = "To try again: `bot doctor --retry`."
    if is_channel:
        again = f"To be heard there again: {mended(reason)}, then type `/pipeline subscriptions` there."
    text = (
        f"I can no longer post to {where}: Slack says `{escape(reason)}`. {again}"
        " What waits for it is kept for 7 days."
    )
    return blocks.message(text.replace("`", ""), blocks.section(text))


def mended(reason: str) -> str:
    """What to do about Slack's word for why a channel can be told nothing: "invite me with /invite"."""
    return _MENDED.get(reason.partition(" ")[0], "allow me to post")


_MENDED = {
    "is_archived": "unarchive it",
    "not_in_channel": "invite me with /invite",
    "channel_not_found": "invite me with /invite, unless it was deleted",
    "missing_scope": "reinstall the app from its manifest, for it lacks a right",
}
