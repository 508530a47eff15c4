"""The answer to a change: what was understood, what comes next, and the way back.

The first line says everything, so that it can be read on a locked phone.
"""

from __future__ import annotations

from bot.domain.deals import Status
from bot.domain.events import Event, EventKind
from bot.domain.outcomes import Audience, Changed
from bot.language.commands import Command, Undo
from bot.views.after_sales import ahead, look_again
from bot.views.blocks import Block, Element, Message
from bot.views.buttons import row, run
from bot.views.lines import Span, answer_of, line, paragraph, quote
from bot.views.phrases import day_of
from bot.views.questions import NEXT, question, ways
from bot.views.sentences import SENTENCES
from bot.views.sentences.work import fits_in_a_line

NOTE_SHOWN = 1000
"""Characters of a long note that its answer quotes; the whole is in the history."""

_BELOW = Span("\n", aloud=". ")


def changed(outcome: Changed, audience: Audience) -> Message:
    """The answer to one change, with what it asks and Undo."""
    told = SENTENCES[outcome.event.kind](outcome, audience)
    asked = question(outcome)
    if asked:
        told = line(told, _BELOW if asked == NEXT else ". ", asked)
    if outcome.ahead is not None:
        told = line(told, _BELOW, ahead(outcome.ahead, audience))
    return answer_of(
        told,
        paragraph(told),
        *_note(outcome.event),
        *row(
            *ways(outcome, audience),
            _second_reading(outcome, audience),
            run("Undo", Undo(outcome.event.change), "undo"),
        ),
        *(row(*look_again(outcome.event.after, outcome.look_again_days)) if _may_look_again(outcome) else ()),
    )


def _may_look_again(outcome: Changed) -> bool:
    """A deal that was just lost, and what was said why."""
    event = outcome.event
    was_lost = event.kind in (EventKind.LOST, EventKind.REASON_SET) and event.after.status is Status.LOST
    return was_lost and not outcome.event.has_next


def _second_reading(outcome: Changed, audience: Audience) -> Element | None:
    if outcome.other is None:
        return None
    day, command = outcome.other
    meant: Command = command
    return run(f"I meant {day_of(day, audience)}", meant, "other")


def _note(event: Event) -> tuple[Block, ...]:
    """A note too long for the line is quoted as it was written."""
    if event.kind is EventKind.NOTED and event.text and not fits_in_a_line(event.text):
        return (quote(event.text, NOTE_SHOWN),)
    return ()
