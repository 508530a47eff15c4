"""Messages that ask for several things, and proposals: what is done in order, and what waits for a yes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.actions.desk import Desk
from bot.actions.keeping import put
from bot.domain.deals import Deal
from bot.domain.events import EventKind
from bot.domain.journal import Kept
from bot.domain.refusals import Choice, Refusal
from bot.language.commands import (
    Command,
    DealCommand,
    DealRef,
    Dismiss,
    OneCommand,
    Picked,
    Propose,
    SayNotHeard,
    Several,
    ShowDeal,
    of_deal,
)
from bot.outcomes.deals import Changed, Dismissed, NotHeard, Proposed
from bot.outcomes.every import Outcome, SeveralDone
from bot.store import conversations, deals, people
from bot.store.work import Work

_PLANS = frozenset({EventKind.FOLLOW_UP_PLANNED, EventKind.FOLLOW_UP_SNOOZED, EventKind.NEXT_STEP_SET})

Run = Callable[[Desk, OneCommand], Outcome]


def in_order(desk: Desk, commands: Sequence[OneCommand], run: Run) -> Outcome | SeveralDone:
    """Run the commands one after the other, as one change; a single one is as if it stood alone.

    At the first that cannot be done, what came before stands, and its ways on carry the rest along.
    Raises Refusal when that is the very first.
    """
    outcomes: list[Outcome] = []
    question: Refusal | None = None
    for place, command in enumerate(commands):
        try:
            with desk.work.apart():
                outcomes.append(run(desk, command))
        except Refusal as refusal:
            question = _carrying(refusal, command, commands[place + 1 :])
            if not outcomes:
                raise question from refusal
            break
    deals.sign(desk.work)
    if len(outcomes) == 1 and question is None:
        return outcomes[0]
    changed = any(isinstance(each, Changed) or getattr(each, "change", None) for each in outcomes)
    return SeveralDone(_looked_back_on(outcomes), question, desk.change if changed else None)


def _looked_back_on(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes as they read after the last of them: whatever a deal got next, it lacks no more."""
    changes = [outcome for outcome in outcomes if isinstance(outcome, Changed)]
    settled = {each.event.after.id for each in changes if each.event.kind in _PLANS}
    settled |= {each.event.after.id for each in changes if not each.event.after.is_open}
    return tuple(
        replace(each, has_next=each.has_next or each.event.after.id in settled)
        if isinstance(each, Changed)
        else each
        for each in outcomes
    )


def _carrying(refusal: Refusal, refused: OneCommand, rest: Sequence[OneCommand]) -> Refusal:
    """The same refusal, whose choices go on with what was still to be done."""
    if rest:
        refusal.choices = tuple(_and_then(choice, refused, rest) for choice in refusal.choices)
    return refusal


def _and_then(choice: Choice, refused: OneCommand, rest: Sequence[OneCommand]) -> Choice:
    """One pick holds for whatever else was said of the same name."""
    asked = choice.command
    if isinstance(asked, Several):
        return replace(choice, command=Several((*asked.commands, *rest)))
    if isinstance(asked, ShowDeal) or not isinstance(asked, OneCommand):
        return choice
    name, picked = _ref(refused), _ref(asked)
    if isinstance(name, str) and isinstance(picked, Picked):
        rest = [_about(one, name, Picked(picked.deal)) for one in rest]
    return replace(choice, command=Several((asked, *rest)))


def _ref(command: Command) -> DealRef | None:
    """The deal that a command speaks of; None where it is about none in particular."""
    return command.deal if isinstance(command, DealCommand) else None


def _about(command: OneCommand, name: str, picked: Picked) -> OneCommand:
    if isinstance(command, DealCommand) and command.deal == name:
        return of_deal(command, picked)
    return command


def remember(desk: Desk, outcome: Outcome | SeveralDone) -> None:
    """What "it" means in the next message of this conversation."""
    outcomes = outcome.outcomes if isinstance(outcome, SeveralDone) else (outcome,)
    spoken = [each.event.after.id for each in outcomes if isinstance(each, Changed)]
    if spoken and desk.place is not None:
        conversations.remember(desk.work, desk.place, desk.member.user, spoken[-1], desk.clock())


def propose(desk: Desk, command: Propose) -> Proposed:
    """What the message was read as, of the deals as they are now; nothing is done."""
    numbers = [ref.deal for one in command.commands if isinstance(ref := _ref(one), Picked)]
    found = deals.load_many(desk.work, numbers)
    seen = tuple(_as_seen(one, found) for one in command.commands)
    stages = {stage.id: stage.name for pipeline in desk.workspace.pipelines for stage in pipeline.stages}
    names = {number: deal.name for number, deal in found.items()}
    return Proposed(seen, command.wording, names, stages, command.said)


def _as_seen(command: OneCommand, found: Mapping[int, Deal]) -> OneCommand:
    """The command about its deal in its present version, so that a late yes overwrites nothing."""
    if not isinstance(command, DealCommand) or not isinstance(command.deal, Picked):
        return command
    deal = found.get(command.deal.deal)
    return command if deal is None else of_deal(command, Picked(deal.id, deal.version))


def dismiss(desk: Desk, command: Dismiss) -> Dismissed:
    _, change = put(desk, Kept.DISMISSAL, command.wording, command.wording)
    return Dismissed(change)


def say_not_heard(desk: Desk, command: SayNotHeard) -> NotHeard:
    return NotHeard(command.examples)


@dataclass(frozen=True, slots=True)
class StoredTalk:
    """What was said before in one place (the `Talk` of the readers)."""

    work: Work
    user: str
    channel: str
    thread: str | None

    def spoken_of(self) -> tuple[int, str] | None:
        return conversations.deal_spoken_of(self.work, self.channel, self.thread, self.user)

    def is_listened_to(self) -> bool:
        return conversations.listens(self.work, self.channel)

    def is_dismissed(self, wording: str) -> bool:
        return conversations.is_dismissed(self.work, self.user, wording)

    def called(self, user: str) -> str | None:
        return people.names_of(self.work, user).get(user)
