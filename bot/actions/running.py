"""From a command to its action: the one table of what each command does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.actions import (
    adding,
    away,
    channels,
    checking_in,
    conversing,
    fields,
    following,
    looking,
    merging,
    moving,
    talking,
    undoing,
)
from bot.actions.desk import Desk
from bot.actions.reporting.table import REPORTS
from bot.actions.setup.table import SETUP
from bot.domain.people import Role
from bot.domain.refusals import NotAllowed, Refusal
from bot.language import commands
from bot.language.commands import Command
from bot.outcomes.every import Outcome, Remarked, SeveralDone

_ACTIONS: dict[type, Callable[[Desk, Any], Outcome]] = {
    commands.AddDeal: adding.add,
    commands.MoveDeal: moving.move,
    commands.WinDeal: moving.win,
    commands.LoseDeal: moving.lose,
    commands.ReopenDeal: moving.reopen,
    commands.SetAmount: fields.set_amount,
    commands.SetCloseDate: fields.set_close_date,
    commands.SetOdds: fields.set_odds,
    commands.SetOwner: fields.set_owner,
    commands.SetSource: fields.set_source,
    commands.SetReason: fields.set_reason,
    commands.SetTerm: fields.set_term,
    commands.RenameDeal: fields.rename,
    commands.SetNextStep: fields.set_next_step,
    commands.PlanFollowUp: following.plan,
    commands.FinishFollowUp: following.finish,
    commands.SnoozeFollowUp: following.snooze,
    commands.DeclineFollowUp: following.decline,
    commands.GoAway: away.go_away,
    commands.SetMornings: away.set_mornings,
    commands.CheckIn: checking_in.check_in,
    commands.LookAgain: checking_in.look_again,
    commands.AddNote: talking.note,
    commands.LogTouch: talking.log,
    commands.AddContact: talking.add_contact,
    commands.ShowDeal: looking.show,
    commands.ShowHistory: looking.show_history,
    commands.FindDeals: looking.find_deals,
    commands.ListMine: looking.list_mine,
    commands.Help: looking.show_help,
    commands.MergeDeals: merging.merge,
    commands.Undo: undoing.undo,
    **REPORTS,
    **SETUP,
    commands.Subscribe: channels.subscribe,
    commands.Unsubscribe: channels.unsubscribe,
    commands.ListSubscriptions: channels.list_subscriptions,
    commands.Propose: conversing.propose,
    commands.Dismiss: conversing.dismiss,
    commands.SayNotHeard: conversing.say_not_heard,
}


def run(desk: Desk, command: Command) -> Outcome | SeveralDone | Remarked:
    """The outcome of a command. Raises Refusal; nothing has changed then.

    Guests and people of other organisations are let in only where an admin allowed it.
    """
    check_right(desk)
    try:
        outcome = (
            _several(desk, command) if isinstance(command, commands.Several) else _run_one(desk, command)
        )
    except Refusal as refusal:
        refusal.sentence = " ".join((*desk.remarks, refusal.sentence))
        raise
    return Remarked(outcome, tuple(desk.remarks)) if desk.remarks else outcome


def _several(desk: Desk, command: commands.Several) -> Outcome | SeveralDone:
    outcome = conversing.in_order(desk, command.commands, _run_one)
    conversing.remember(desk, outcome)
    return outcome


def _run_one(desk: Desk, command: Command) -> Outcome:
    return _ACTIONS[type(command)](desk, command)


def check_right(desk: Desk) -> None:
    """Raises NotAllowed, saying who can change that."""
    role = desk.member.role
    if desk.workspace.lets_in(role):
        return
    if role is Role.GUEST:
        raise NotAllowed("Guests cannot see this workspace's deals. An admin of the workspace can allow it.")
    raise NotAllowed(
        "Deals are visible to members of this organisation only. An admin of the workspace can allow it."
    )
