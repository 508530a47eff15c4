"""The outcome of a change: what the answer needs to say what was understood."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.actions.desk import Desk
from bot.domain.events import Event
from bot.language.commands import SetCloseDate, SnoozeFollowUp
from bot.outcomes.deals import Changed


def changed(
    desk: Desk,
    event: Event,
    *,
    other: tuple[date, SetCloseDate | SnoozeFollowUp] | None = None,
    **more: Any,
) -> Changed:
    """The outcome of a recorded event, with the stages by their present names."""
    was = event.before
    more.setdefault("has_next", event.has_next)
    return Changed(
        event,
        desk.stage_of(event.after),
        desk.stage_of(was) if was else None,
        other=other,
        offered=() if more["has_next"] else desk.offered_days,
        reasons=desk.workspace.loss_reasons,
        look_again_days=desk.workspace.look_again_days,
        **more,
    )
