"""The form in which members say when their morning comes and what it tells."""

from __future__ import annotations

from typing import Any

from bot.domain.reminders import Reason
from bot.language.commands import SetMornings
from bot.views.forms import form
from bot.views.inputs import hour, input_field, several, weekdays

REASONS = {
    Reason.FOLLOW_UP: "Follow-ups that are due",
    Reason.QUIET_NEGOTIATION: "Quiet negotiations",
    Reason.QUIET: "Other quiet deals",
    Reason.PAST_CLOSE_DATE: "Past close dates",
    Reason.NO_NEXT_STEP: "Deals without a next step",
}


def mornings(now: SetMornings) -> dict[str, Any]:
    """now: as it is at present; the workspace's hour and days written out."""
    reasons = [(label, reason.value) for reason, label in REASONS.items()]
    return form(
        "mornings",
        "Your mornings",
        "Save",
        SetMornings(),
        input_field("minute", "Hour", hour(now.minute or 0), needed=True),
        input_field("weekdays", "Days", weekdays(now.weekdays or ())),
        input_field("reasons", "What it tells", several(reasons, REASONS.keys() - now.unwanted)),
    )
