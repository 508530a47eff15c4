"""The answers about one's own mornings: away, back, another hour."""

from __future__ import annotations

from bot.domain.wording import listed
from bot.language.commands import GoAway
from bot.outcomes.audience import Audience
from bot.outcomes.deals import MorningsSet, WentAway
from bot.views.blocks import Message
from bot.views.buttons import row, run, undo
from bot.views.lines import TICK, answer_of, bold, line, paragraph
from bot.views.morning_form import REASONS
from bot.views.phrases import day_of
from bot.views.words import clock_time, weekdays


def went_away(outcome: WentAway, audience: Audience) -> Message:
    """What happens to reminders, and the way back."""
    if outcome.until is None:
        told = line(TICK, "Welcome back. Reminders come again, with what has waited.")
        return answer_of(told, paragraph(told), *row(undo(outcome.change)))
    told = line(
        TICK, "Away until ", bold(day_of(outcome.until, audience)), ": no reminders, and follow-ups wait."
    )
    return answer_of(told, paragraph(told), *row(run("I'm back", GoAway(), "back"), undo(outcome.change)))


def mornings_set(outcome: MorningsSet, audience: Audience) -> Message:
    """When the mornings come from now on."""
    told = line(TICK, "Your mornings: ", bold(when(outcome)), but(outcome))
    return answer_of(told, paragraph(told), *row(undo(outcome.change)))


def when(outcome: MorningsSet) -> str:
    """ "09:00 on Mon–Fri"; without days, or without anything to tell, there are no mornings."""
    days = outcome.weekdays if outcome.wishes.weekdays is None else outcome.wishes.weekdays
    if not days or outcome.wishes.unwanted.issuperset(REASONS):
        return "none"
    return f"{clock_time(outcome.minute)} on {weekdays(days)}"


def but(outcome: MorningsSet) -> str:
    """ ", all but past close dates", ", only quiet negotiations": where not everything is wanted."""
    unwanted = outcome.wishes.unwanted
    if not unwanted or when(outcome) == "none":
        return ""
    few = len(unwanted) * 2 < len(REASONS)
    named = [label for reason, label in REASONS.items() if (reason in unwanted) is few]
    return f", {'all but' if few else 'only'} {listed(named).lower()}"
