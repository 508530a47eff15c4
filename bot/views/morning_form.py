"""The form in which members say when their morning comes and what it tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.domain.reminders import Reason
from bot.language.commands import SetMornings
from bot.views.blocks import Element, option
from bot.views.forms import form, input_field

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
REASONS = {
    Reason.FOLLOW_UP: "Follow-ups that are due",
    Reason.QUIET_NEGOTIATION: "Quiet negotiations",
    Reason.QUIET: "Other quiet deals",
    Reason.PAST_CLOSE_DATE: "Past close dates",
    Reason.NO_NEXT_STEP: "Deals without a next step",
}
_STEP = 30
"""Minutes between the hours that are offered."""


def mornings(now: SetMornings) -> dict[str, Any]:
    """now: as it is at present; the workspace's hour and days written out."""
    return form(
        "mornings",
        "Your mornings",
        "Save",
        SetMornings(),
        input_field("minute", "Hour", _hours(now.minute or 0), needed=True),
        input_field("weekdays", "Days", _days(now.weekdays or ())),
        input_field("reasons", "What it tells", _reasons(now.unwanted)),
    )


def clock_time(minute: int) -> str:
    """ "09:00", of minutes after midnight."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def weekdays(days: Iterable[int]) -> str:
    """ "Mon–Fri", "Mon, Wed"; a run of three or more by its ends."""
    numbers = sorted(days)
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{DAYS[numbers[0]]}–{DAYS[numbers[-1]]}"
    return ", ".join(DAYS[number] for number in numbers)


def _hours(minute: int) -> Element:
    minutes = sorted({*range(0, 24 * 60, _STEP), minute})
    return {
        "type": "static_select",
        "options": [option(clock_time(each), str(each)) for each in minutes],
        "initial_option": option(clock_time(minute), str(minute)),
    }


def _days(chosen: tuple[int, ...]) -> Element:
    options = [option(name, str(number)) for number, name in enumerate(DAYS)]
    return _boxes(options, [options[number] for number in chosen])


def _reasons(unwanted: tuple[str, ...]) -> Element:
    options = [option(label, reason.value) for reason, label in REASONS.items()]
    return _boxes(options, [each for each in options if each["value"] not in unwanted])


def _boxes(options: list[Element], chosen: list[Element]) -> Element:
    boxes: Element = {"type": "checkboxes", "options": options}
    return boxes | ({"initial_options": chosen} if chosen else {})
