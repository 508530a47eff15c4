"""Proposals: what a message in a channel was read as, for its writer alone to say yes or no to."""

from __future__ import annotations

from bot.domain.money import Money, minor_digits
from bot.language import commands
from bot.language.commands import Dismiss, OneCommand, Picked, Propose, Several, Sum
from bot.outcomes.audience import Audience
from bot.outcomes.deals import Dismissed, NotHeard, Proposed
from bot.views.blocks import Message
from bot.views.buttons import ask, row, run, undo
from bot.views.lines import Line, Span, answer_of, bold, code, joined, line, paragraph
from bot.views.phrases import who
from bot.views.words import clock, counted, day, money, number

_DID: dict[type, str] = {
    commands.MoveDeal: "move",
    commands.ReopenDeal: "reopen",
    commands.WinDeal: "close as won:",
    commands.LoseDeal: "close as lost:",
    commands.AddDeal: "new deal:",
    commands.SetAmount: "amount of",
    commands.SetCloseDate: "close date of",
    commands.SetOdds: "odds of",
    commands.SetOwner: "owner of",
    commands.SetSource: "source of",
    commands.SetTerm: "term of",
    commands.SetNextStep: "next step of",
    commands.RenameDeal: "rename",
    commands.PlanFollowUp: "follow-up for",
    commands.FinishFollowUp: "follow-up done for",
    commands.SnoozeFollowUp: "postpone the follow-up for",
    commands.AddNote: "note on",
    commands.LogTouch: "touch with",
    commands.AddContact: "contact at",
    commands.MergeDeals: "merge",
    commands.GoAway: "away",
    commands.Undo: "undo your last change",
}


def proposed(outcome: Proposed, audience: Audience) -> Message:
    """Read as: move *Sun Corp* to *Conversion*, $50,000; with a yes, a correction and a no."""
    parts = [_told(command, outcome, audience) for command in outcome.commands]
    told = line("Read as: ", joined("; ", parts), ".")
    proposal = Propose(outcome.commands, outcome.wording, outcome.said)
    return answer_of(
        told,
        paragraph(told),
        *row(
            run("Do it", Several(outcome.commands), "yes", "primary"),
            ask("Edit", proposal, "edit"),
            run("Not this", Dismiss(outcome.wording), "no"),
        ),
    )


def dismissed(outcome: Dismissed, audience: Audience) -> Message:
    told = line("Understood. I will not propose that again.")
    return answer_of(told, paragraph(told), *row(undo(outcome.change)))


def not_heard(outcome: NotHeard, audience: Audience) -> Message:
    """One line that says so, with the nearest things to say."""
    examples = joined(" or ", [line(code(example)) for example in outcome.examples])
    told = line("I did not understand that, so nothing changed. Try ", examples, ".")
    return answer_of(told, paragraph(told))


def _told(command: OneCommand, outcome: Proposed, audience: Audience) -> Line:
    facts = [fact for fact in _facts(command, outcome, audience) if fact]
    name = _name(command, outcome)
    head = line(_DID.get(type(command), command.verb))
    if name:
        head = line(head, " ", bold(name))
    stage = _stage(command, outcome)
    if stage:
        head = line(head, " to ", bold(stage))
    return joined(", ", [head, *facts])


def _name(command: OneCommand, outcome: Proposed) -> str | None:
    if isinstance(command, commands.AddDeal):
        return command.name
    if not isinstance(command, commands.DealCommand):
        return None
    deal = command.deal
    return outcome.deals.get(deal.deal, "that deal") if isinstance(deal, Picked) else deal


def _stage(command: OneCommand, outcome: Proposed) -> str | None:
    stage = getattr(command, "stage", None)
    return outcome.stages.get(stage) if isinstance(stage, int) else stage


def _facts(command: OneCommand, outcome: Proposed, audience: Audience) -> list[Line | None]:
    """What else was read: amounts, days, people and words."""
    due, at = (
        getattr(command, "due", None) or getattr(command, "close_date", None),
        getattr(command, "at", None),
    )
    person = getattr(command, "owner", None) or getattr(command, "assignee", None)
    percent, months = getattr(command, "percent", None), getattr(command, "months", None)
    texts = [getattr(command, field, None) for field in ("reason", "step", "note", "text", "source")]
    return [
        _amount(getattr(command, "amount", None)),
        line(day(due, audience.today), f", {clock(at)}" if at else "") if due else None,
        line(f"{number(percent)} %") if percent is not None else None,
        line(counted(months, "month")) if months else None,
        line(who(person, audience)) if person else None,
        *(line(Span(text)) if text else None for text in texts),
    ]


def _amount(amount: Sum | None) -> Line | None:
    if amount is None:
        return None
    if amount.currency is None:
        return line(f"{amount.value:,f}")
    return line(money(Money(int(amount.value.scaleb(minor_digits(amount.currency))), amount.currency)))
