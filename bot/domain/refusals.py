"""Refusals: every "no" that a person can get, in sentences they can act on.

A refusal is raised by a rule, a reader or an action; nothing has changed when it is. One place, the
reception, turns it into an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class AnyCommand(Protocol):
    """A command as a refusal hands it on: known by its verb, and never looked into."""

    @property
    def verb(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Choice:
    """One way out of a refusal, shown as a button.

    label: what the button says. command: what it runs. form: the form that the button opens, where the
    command still lacks a part.
    """

    label: str
    command: AnyCommand
    danger: bool = False
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


class NotAllowed(Refusal):
    """The member lacks the right; says who has it."""


NOT_KNOWN_YET = "I am just asking Slack who you are. Nothing changed; try again in a few seconds."
"""What a member is told who needs a right, before Slack has said whether they have it."""
