"""Refusals: every "no" that a person can get, in sentences they can act on.

A refusal is raised by a rule, a reader or an action; nothing has changed when it is. One place, the
reception, turns it into an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.events import PastEvent

if TYPE_CHECKING:
    from bot.domain.deals import Deal
    from bot.domain.stages import Stage
    from bot.language.commands import Command


@dataclass(frozen=True, slots=True)
class Choice:
    """One way out of a refusal, shown as a button.

    label: what the button says. command: what it runs; rules hand it on and never look into it. deal, stage:
    the deal that is picked with it, which the button then tells from its namesakes by amount and stage.
    form: the form that the button opens, where the command still lacks a part.
    """

    label: str
    command: Command
    danger: bool = False
    deal: Deal | None = None
    stage: Stage | None = None
    form: str | None = None


class Refusal(Exception):
    """A "no".

    sentence: what was wrong and what Rainmaker did about it, plain text with no markup.
    usage: the line to type instead, shown as code, such as "/deal move Acme negotiation".
    choices: the nearest valid ways on, as buttons.
    """

    def __init__(self, sentence: str, *, usage: str | None = None, choices: tuple[Choice, ...] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.usage = usage
        self.choices = choices


class NotUnderstood(Refusal):
    """The words do not make a whole command: something is not known, or missing."""


class UnknownDeal(Refusal):
    """No deal of that name, among those the command may touch."""


class AmbiguousDeal(Refusal):
    """Several deals match; the person picks."""


class AmountRefused(Refusal, ValueError):
    """An amount that is negative, not finite, too large or finer than its currency's smallest unit."""


class DateRefused(Refusal, ValueError):
    """A date before 2000 or after 2100, or not understood."""


class TextTooLong(Refusal, ValueError):
    """A text over its limit, with the limit and the length."""


class FieldRefused(Refusal):
    """A field of a form that cannot be taken. field: its name, so that the sentence lands beside it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class MoveRefused(Refusal):
    """The deal cannot go to that stage from where it is."""


class ChangedSince(Refusal):
    """Someone else was first, and nothing is overwritten. since: their events, in order."""

    def __init__(
        self,
        sentence: str,
        *,
        since: tuple[PastEvent, ...] = (),
        usage: str | None = None,
        choices: tuple[Choice, ...] = (),
    ) -> None:
        super().__init__(sentence, usage=usage, choices=choices)
        self.since = since


class NotAllowed(Refusal):
    """The member lacks the right; says who has it."""


NOT_KNOWN_YET = "I am just asking Slack who you are. Nothing changed; try again in a few seconds."
"""What a member is told who needs a right, before Slack has said whether they have it."""
