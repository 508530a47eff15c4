"""The answer to a message that asked for several things: what was done, one Undo, and what is left to say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.domain.outcomes import Audience, Changed, SeveralDone
from bot.language.commands import Undo
from bot.views.blocks import Block, Message, message
from bot.views.buttons import row, run
from bot.views.questions import NEXT, WHY, question, ways
from bot.views.refusing import refused

Answer = Callable[[Any, Audience], Message]


def several(outcome: SeveralDone, audience: Audience, answer: Answer) -> Message:
    """Each outcome as it would be told alone, without its buttons; then one row of them for all."""
    told = [answer(each, audience) for each in outcome.outcomes]
    asked = [] if outcome.question is None else [refused(outcome.question, audience)]
    asking = [each for each in outcome.outcomes if isinstance(each, Changed) and question(each) == WHY]
    asking += [each for each in outcome.outcomes if isinstance(each, Changed) and question(each) == NEXT]
    text = " ".join(_sentence(str(each["text"])) for each in (*told, *asked))
    return message(
        text,
        *(block for each in told for block in _without_buttons(each)),
        *(block for each in asked for block in each["blocks"]),
        *row(
            *(ways(asking[0], audience) if asking and not asked else ()),
            None if outcome.change is None else run("Undo", Undo(outcome.change), "undo"),
        ),
    )


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else text + "."


def _without_buttons(told: Message) -> list[Block]:
    return [block for block in told["blocks"] if block["type"] != "actions"]
