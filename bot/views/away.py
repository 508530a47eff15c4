"""The answer to someone who goes away or comes back."""

from __future__ import annotations

from bot.domain.outcomes import Audience, WentAway
from bot.language.commands import GoAway
from bot.views.blocks import Message
from bot.views.buttons import row, run
from bot.views.lines import TICK, answer_of, bold, line, paragraph
from bot.views.phrases import day_of


def went_away(outcome: WentAway, audience: Audience) -> Message:
    """What happens to reminders, and the way back."""
    if outcome.until is None:
        told = line(TICK, "Welcome back. Reminders come again, with what has waited.")
        return answer_of(told, paragraph(told))
    told = line(
        TICK, "Away until ", bold(day_of(outcome.until, audience)), ": no reminders, and follow-ups wait."
    )
    return answer_of(told, paragraph(told), *row(run("I'm back", GoAway(), "back")))
