"""The answer to a message that asked for several things: what was done, one Undo, and what is left to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.outcomes.audience import Audience
from bot.outcomes.deals import Changed
from bot.outcomes.every import Outcome, SeveralDone
from bot.views.after_sales import look_again
from bot.views.blocks import Block, Element, Message, escape, message
from bot.views.buttons import row, undo
from bot.views.changes import second_reading
from bot.views.lines import aloud, line, paragraph, sentence
from bot.views.questions import NEXT, WHY, WHY_LOST, question, ways
from bot.views.refusing import refused

Answer = Callable[[Outcome, Audience], Message]


def several(outcome: SeveralDone, audience: Audience, answer: Answer) -> Message:
    """Each outcome as it would be told alone, without its buttons; then one question and one row of them."""
    told = [answer(_unasked(each), audience) for each in outcome.outcomes]
    asked = [] if outcome.question is None else [refused(outcome.question, audience)]
    asking = None if asked else _asking(outcome.outcomes)
    again = next((each for each in _changes(outcome.outcomes) if each.may_look_again), None)
    # The buttons stand below all that was done, so what they are for is asked there and by name.
    last = line(f"Next step for {asking.event.after.name}?") if asking and question(asking) == NEXT else ()
    texts = (*(str(each["text"]) for each in (*told, *asked)), escape(aloud(last)))
    return message(
        " ".join(sentence(text) for text in texts if text),
        *(block for each in told for block in _without_buttons(each)),
        *(block for each in asked for block in each["blocks"]),
        *([paragraph(last)] if last else ()),
        *row(
            *(ways(asking, audience) if asking else ()),
            *_second_readings(outcome.outcomes, audience),
            undo(outcome.change),
        ),
        *(look_again(again, again.event.after.name) if again else ()),
    )


def _changes(outcomes: Sequence[Outcome]) -> list[Changed]:
    return [each for each in outcomes if isinstance(each, Changed)]


def _second_readings(outcomes: Sequence[Outcome], audience: Audience) -> list[Element | None]:
    """The other days that the words may have meant, by name where there are several."""
    either = [each for each in _changes(outcomes) if each.other is not None]
    return [
        second_reading(each, audience, each.event.after.name if len(either) > 1 else "", f"other-{place}")
        for place, each in enumerate(either)
    ]


def _asking(outcomes: Sequence[Outcome]) -> Changed | None:
    """The one outcome whose question the buttons answer: why a deal was lost comes before what is next."""
    changes = _changes(outcomes)
    lost = (each for each in changes if question(each) in (WHY, WHY_LOST))
    ahead = (each for each in reversed(changes) if question(each) == NEXT)
    return next(lost, None) or next(ahead, None)


def _unasked(outcome: Outcome) -> Outcome:
    """The same outcome, which asks for no next step and no second look of its own."""
    if not isinstance(outcome, Changed):
        return outcome
    return replace(outcome, has_next=True, may_look_again=False)


def _without_buttons(told: Message) -> list[Block]:
    return [block for block in told["blocks"] if block["type"] != "actions"]
