"""Every "no": what was wrong, what Rainmaker did about it, and what to tap or type instead."""

from __future__ import annotations

from functools import singledispatch

from bot.domain.deals import Deal
from bot.domain.outcomes import Audience
from bot.domain.refusals import ChangedSince, Choice, Refusal
from bot.language.commands import encode
from bot.views.blocks import VALUE, Element, Message
from bot.views.buttons import row, run
from bot.views.lines import Line, aloud, answer_of, code, line, paragraph, sentence
from bot.views.past import remembered
from bot.views.phrases import day_of, pick_label, whose
from bot.views.words import moment

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
    labels = _labels(choices, audience)
    offered = _offered(labels)
    spoken = [aloud(each) for each in told]
    if offered:
        spoken = [*(sentence(each) for each in spoken), offered]
    return answer_of(
        line(" ".join(spoken)),
        paragraph(*told),
        *row(
            *(
                _button(index, label, choice)
                for index, (label, choice) in enumerate(zip(labels, choices, strict=True))
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


def _labels(choices: tuple[Choice, ...], audience: Audience) -> list[str]:
    """What the buttons say. Deals alike in name, amount and stage are told apart by what else differs."""
    labels = [_label(choice) for choice in choices]
    for fact in (_close_date, _owner, _added):
        told: dict[str, set[str]] = {}
        for label, choice in zip(labels, choices, strict=True):
            if choice.deal:
                told.setdefault(label, set()).add(fact(choice.deal, audience))
        labels = [
            _label(choice, fact(choice.deal, audience)) if len(told.get(label, ())) > 1 else label
            for label, choice in zip(labels, choices, strict=True)
        ]
    return labels


def _label(choice: Choice, *more: str) -> str:
    return choice.label if choice.deal is None else pick_label(choice.deal, choice.stage, *more)


def _close_date(deal: Deal, audience: Audience) -> str:
    return f"closes {day_of(deal.close_date, audience)}" if deal.close_date else "no close date"


def _owner(deal: Deal, audience: Audience) -> str:
    return whose(deal.owner, audience)


def _added(deal: Deal, audience: Audience) -> str:
    return f"added {moment(deal.created_at, audience.member.tz, audience.now)}"


def _button(index: int, label: str, choice: Choice) -> Element | None:
    return run(label, choice.command, str(index), "danger" if choice.danger else None)


def _too_long(choice: Choice) -> bool:
    return len(encode(choice.command)) > VALUE


def _offered(labels: list[str]) -> str:
    """The labels of the buttons, for those who only hear the message."""
    told = "; ".join(label.replace(" · ", ", ") for label in labels)
    return f"You can choose: {told}." if labels else ""
