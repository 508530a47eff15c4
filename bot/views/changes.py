"""The answer to a change: what was understood, what comes next, and the way back.

The first line says everything, so that it can be read on a locked phone.
"""

from __future__ import annotations

from bot.domain.events import Event, EventKind
from bot.outcomes.audience import Audience
from bot.outcomes.deals import Changed
from bot.views.after_sales import ahead, ask_again, look_again
from bot.views.blocks import Block, Element, Message
from bot.views.buttons import row, run, undo
from bot.views.lines import BELOW, answer_of, line, paragraph, quote
from bot.views.phrases import day_of
from bot.views.questions import NEXT, question, ways
from bot.views.sentences import SENTENCES
from bot.views.sentences.work import fits_in_a_line

NOTE_SHOWN = 1000
"""Characters of a long note that its answer quotes; the whole is in the history."""


def changed(outcome: Changed, audience: Audience) -> Message:
    """The answer to one change, with what it asks and Undo."""
    done = told = SENTENCES[outcome.event.kind](outcome, audience)
    asked = question(outcome)
    if asked:
        told = line(told, BELOW if asked == NEXT else ". ", asked)
    if outcome.ahead is not None:
        told = line(told, BELOW, ahead(outcome.ahead, audience))
    spoken = line(told, " " if asked else ". ", ask_again()) if outcome.may_look_again else told
    note = _note(outcome.event)
    said = (paragraph(done), *note, *_asked(asked)) if note else (paragraph(told),)
    return answer_of(
        spoken,
        *said,
        *row(
            *ways(outcome, audience),
            second_reading(outcome, audience),
            undo(outcome.event.change),
        ),
        *look_again(outcome),
    )


def _asked(question: str | None) -> tuple[Block, ...]:
    return (paragraph(line(question)),) if question else ()


def second_reading(outcome: Changed, audience: Audience, of: str = "", key: str = "other") -> Element | None:
    """The other day that the words may have meant. of: the deal's name, where there are several such days."""
    if outcome.other is None:
        return None
    day, command = outcome.other
    about = f" for {of}" if of else ""
    return run(f"I meant {day_of(day, audience)}{about}", command, key)


def _note(event: Event) -> tuple[Block, ...]:
    """A note too long for the line is quoted as it was written."""
    if event.kind is EventKind.NOTED and event.text and not fits_in_a_line(event.text):
        return (quote(event.text, NOTE_SHOWN),)
    return ()
