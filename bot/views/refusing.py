"""Every "no": what was wrong, what Rainmaker did about it, and what to tap or type instead."""

from __future__ import annotations

from functools import singledispatch

from bot.domain.encounters import ChangedSince
from bot.domain.refusals import Choice, Refusal
from bot.language.commands import encode
from bot.outcomes.audience import Audience
from bot.views.blocks import VALUE, Element, Message
from bot.views.buttons import ask, row, run
from bot.views.lines import Line, aloud, answer_of, code, line, paragraph, sentence
from bot.views.past import remembered
from bot.views.picks import labels

CHOICES = 10
"""How many ways on are offered: more are slower to read than to type."""


def refused(refusal: Refusal, audience: Audience) -> Message:
    """The sentence, what explains it, the line to type instead, and the ways on as buttons."""
    choices = refusal.choices[:CHOICES]
    told = [line(refusal.sentence), *_reasons(refusal, audience)]
    if refusal.usage:
        told.append(line("Type: ", code(refusal.usage)))
    if any(_too_long(choice) for choice in choices):
        told.append(line("Your line is too long for buttons: type it with the full name."))
        choices = ()
    elif len(refusal.choices) > CHOICES:
        told.append(line("There are more: type more of the name."))
    said = labels(choices, audience)
    offered = _offered(said)
    spoken = [aloud(each) for each in told]
    if offered:
        spoken = [*(sentence(each) for each in spoken), offered]
    return answer_of(
        line(" ".join(spoken)),
        paragraph(*told),
        *row(
            *(
                _button(index, label, choice)
                for index, (label, choice) in enumerate(zip(said, choices, strict=True))
            )
        ),
    )


def surprised(reference: str) -> Message:
    """The answer to an unexpected error. reference: what the log calls it."""
    sorry = line(
        "Sorry, something broke in Rainmaker. A change is kept whole or not at all: look, then try again."
    )
    number = line("If it happens again, tell your admin this number: ", code(reference))
    return answer_of(line(sorry, " ", number), paragraph(sorry, number))


@singledispatch
def _reasons(refusal: Refusal, audience: Audience) -> tuple[Line, ...]:
    """What a refusal tells besides its sentence."""
    return ()


@_reasons.register
def _(refusal: ChangedSince, audience: Audience) -> tuple[Line, ...]:
    return tuple(remembered(event, audience) for event in refusal.since)


def _button(index: int, label: str, choice: Choice) -> Element | None:
    if choice.form is not None:
        return ask(label, choice.command, choice.form)
    return run(label, choice.command, str(index), "danger" if choice.danger else None)


def _too_long(choice: Choice) -> bool:
    return len(encode(choice.command)) > VALUE


def _offered(labels: list[str]) -> str:
    """The labels of the buttons, for those who only hear the message."""
    told = "; ".join(label.replace(" · ", ", ") for label in labels)
    return f"You can choose: {told}." if labels else ""
