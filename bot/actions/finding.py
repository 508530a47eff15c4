"""From what someone called a deal to the deal: found, unknown, or several to pick from.

In doubt it asks; it never guesses between two deals and never takes another one.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.actions.desk import Desk
from bot.actions.holding import day_said, done_by, held, reached
from bot.actions.likelier import ABOUT_ENDED, likelier, tell_which
from bot.actions.namesakes import tell_apart
from bot.actions.naming import IN_SCOPE, StoredNames
from bot.actions.ways_on import adding, reopening
from bot.domain.deals import Deal
from bot.domain.encounters import ChangedSince, Pick
from bot.domain.events import EventKind
from bot.domain.journal import Signed
from bot.domain.refusals import AmbiguousDeal, Choice, NotUnderstood, UnknownDeal
from bot.language.commands import (
    AddContact,
    AddNote,
    Command,
    DealCommand,
    DealRef,
    FinishFollowUp,
    ListMine,
    LogTouch,
    LookAgain,
    Picked,
    PlanFollowUp,
    ShowDeal,
    ShowHistory,
    SnoozeFollowUp,
    of_deal,
)
from bot.language.context import Scope
from bot.language.quotes import shortened
from bot.store import deals, events, names
from bot.store.searching import beginning_so

_MOST_CHOICES = 5
_UNCHANGED = " Nothing changed."
_LOOKS = (ShowDeal, ShowHistory)
_OVERWRITES_NOTHING = (
    *_LOOKS,
    AddNote,
    LogTouch,
    LookAgain,
    AddContact,
    PlanFollowUp,
    FinishFollowUp,
    SnoozeFollowUp,
)

_GO_ON = (AddNote, LogTouch, PlanFollowUp)
"""Commands that go on with a deal after its end, of which the member may not know."""


def find(desk: Desk, command: DealCommand, scope: Scope = Scope.OPEN) -> Deal:
    """The deal that a command is about, held for change until the transaction ends.

    Raises UnknownDeal, AmbiguousDeal with the candidates as choices that carry on with the command as
    typed, and ChangedSince when the click was on a deal that someone else has changed meanwhile.
    """
    if isinstance(command.deal, Picked):
        return _picked(desk, command, command.deal, scope)
    return _named(desk, command, command.deal, scope)


def find_other(desk: Desk, ref: DealRef, carry_on: Callable[[DealRef], Command], first: Deal) -> Deal:
    """The second open deal that a command names, such as the one to merge into.

    carry_on: makes the command that a choice runs. first: never among the choices. Raises UnknownDeal, or
    AmbiguousDeal, with the nearest deals or the candidates to pick from.
    """
    if isinstance(ref, Picked):
        picked = held(desk, ref.deal)
        if not picked.is_open:
            raise _closed(desk, picked)
        return picked
    matches = StoredNames(desk.work).whole(ref, Scope.OPEN)
    if len(matches) == 1:
        return held(desk, matches[0][0])
    if not matches:
        nearest = [near.number for near in names.nearest(desk.work, ref, limit=3)]
        choices = (*_others(desk, nearest, carry_on, first), *adding(desk, ref))
        raise UnknownDeal(f'No open deal matches "{shortened(ref)}". Nothing changed.', choices=choices)
    numbers = [number for number, _ in matches]
    choices = _others(desk, numbers[: _MOST_CHOICES + 1], carry_on, first)[:_MOST_CHOICES]
    raise AmbiguousDeal(_several(ref, numbers, Scope.OPEN), choices=choices)


def _others(
    desk: Desk, numbers: list[int], carry_on: Callable[[DealRef], Command], first: Deal
) -> tuple[Choice, ...]:
    found = deals.load_many(desk.work, numbers)
    other = [found[number] for number in numbers if number in found and number != first.id]
    return tuple(
        Pick(deal.name, carry_on(Picked(deal.id, deal.version)), deal=deal, stage=desk.stage_of(deal))
        for deal in other
        if deal.is_open
    )


def _picked(desk: Desk, command: DealCommand, ref: Picked, scope: Scope) -> Deal:
    overwrites = not isinstance(command, _OVERWRITES_NOTHING)
    deal = reached(desk, command, ref, overwrites=overwrites)
    # One's own later changes do not make a button stale: whoever made them has seen them.
    is_stale = ref.version not in (None, deal.version) and deal.changed_by != desk.member.user
    if is_stale and overwrites and deal.id == ref.deal:
        raise changed_since(desk, command, deal, ref.version or deal.version)
    if not deal.is_open:
        if scope is Scope.OPEN:
            raise _closed(desk, deal, command)
        if is_stale and isinstance(command, _GO_ON):
            _say_who_closed(desk, deal)
    if ref.version is not None and not isinstance(command, _LOOKS):
        tell_apart(desk, deal)
    return deal


def _say_who_closed(desk: Desk, deal: Deal) -> None:
    end = events.latest(desk.work, deal.id, (EventKind.WON, EventKind.LOST))
    if end is not None:
        by = done_by(desk, Signed(end.change, end.by, end.at))
        desk.remarks.append(f"{by} {end.kind} {deal.name}.")


def _named(desk: Desk, command: DealCommand, name: str, scope: Scope) -> Deal:
    if not name:
        raise NotUnderstood(f"Which deal?{_so(command)}", choices=(Choice("My open deals", ListMine()),))
    matches = StoredNames(desk.work).whole(name, scope)
    if len(matches) == 1:
        return reached(desk, command, Picked(matches[0][0]), overwrites=False)
    if likely := likelier(desk, command, matches):
        deal = reached(desk, command, Picked(likely.id), overwrites=False)
        tell_which(desk, command, deal, matches)
        return deal
    if matches:
        raise _ambiguous(desk, command, name, [number for number, _ in matches], scope)
    if scope is Scope.OPEN:
        closed = StoredNames(desk.work).whole(name, Scope.CLOSED)
        if len(closed) == 1:
            raise _closed(desk, held(desk, closed[0][0]), command)
    raise _unknown(desk, command, name, scope)


def _ambiguous(
    desk: Desk, command: DealCommand, name: str, numbers: list[int], scope: Scope
) -> AmbiguousDeal:
    found = deals.load_many(desk.work, numbers[:_MOST_CHOICES])
    choices = tuple(
        _pick(desk, command, found[number]) for number in numbers[:_MOST_CHOICES] if number in found
    )
    return AmbiguousDeal(_several(name, numbers, scope, _so(command)), choices=choices)


def _so(command: Command) -> str:
    """What came of it: of a look it goes without saying."""
    return "" if isinstance(command, _LOOKS) else _UNCHANGED


def _several(name: str, numbers: list[int], scope: Scope, so: str = _UNCHANGED) -> str:
    what = "open deals match" if scope is Scope.OPEN else "deals match"
    more = "" if len(numbers) <= _MOST_CHOICES else f" Here are {_MOST_CHOICES}; or type more of the name."
    return f'{_count(len(numbers))} {what} "{shortened(name)}".{so}{more}'


def _pick(desk: Desk, command: DealCommand, deal: Deal) -> Pick:
    picked = of_deal(command, Picked(deal.id, deal.version))
    return Pick(deal.name, picked, deal=deal, stage=desk.stage_of(deal))


def _count(number: int) -> str:
    return {2: "Two", 3: "Three", 4: "Four", 5: "Five"}.get(number, str(number))


def _unknown(desk: Desk, command: DealCommand, name: str, scope: Scope) -> UnknownDeal:
    among = IN_SCOPE[Scope.CLOSED if isinstance(command, ABOUT_ENDED) else scope]
    nearest = names.nearest(desk.work, name, limit=3, among=among) or [
        deal for deal in beginning_so(desk.work, name) if deal.status in among
    ]
    nearest = nearest[:3]
    found = deals.load_many(desk.work, [near.number for near in nearest])
    picks = [_pick(desk, command, found[near.number]) for near in nearest if near.number in found]
    called = [pick.label for pick in picks]
    # The name alone says it, unless several bear it.
    choices = [each if called.count(each.label) > 1 else Choice(each.label, each.command) for each in picks]
    choices += adding(desk, name, command)
    kind = "open deal" if scope is Scope.OPEN else "deal"
    return UnknownDeal(f'No {kind} matches "{shortened(name)}".{_so(command)}', choices=tuple(choices))


def _closed(desk: Desk, deal: Deal, command: DealCommand | None = None) -> UnknownDeal:
    when = f" on {day_said(desk, deal.closed_at)}" if deal.closed_at else ""
    return UnknownDeal(
        f"{deal.name} was {deal.status}{when}, so it is not among the open deals. Nothing changed.",
        choices=(reopening(desk, deal, command), Choice("Show it", ShowDeal(Picked(deal.id)))),
    )


def changed_since(desk: Desk, command: DealCommand, deal: Deal, seen: int) -> ChangedSince:
    """What happened to the deal since that version, and the same command again as a choice."""
    latest = events.history(desk.work, [deal.id], limit=min(deal.version - seen, 5))
    return ChangedSince(
        f"{deal.name} has changed since then. Nothing was overwritten.",
        since=tuple(reversed(latest)),
        choices=(
            Choice("Do it all the same", of_deal(command, Picked(deal.id, deal.version))),
            Choice("Show it", ShowDeal(Picked(deal.id))),
        ),
    )


def refuse_if_overtaken(desk: Desk, command: DealCommand, deal: Deal) -> None:
    """Two people at once: when someone else changed the deal after this one asked, ask again.

    Raises ChangedSince. The deal was loaded after its row was held, so a change that was not yet there
    to be seen when the member pressed Enter is never overwritten unseen.
    """
    if deal.changed_by != desk.member.user and desk.work.sight.missed(deal, desk.asked_at):
        raise changed_since(desk, command, deal, deal.version - 1)
