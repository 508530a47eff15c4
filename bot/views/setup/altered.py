"""One change of the setup, in words: "Hour: 08:30, was 09:00"."""

from __future__ import annotations

from bot.domain.setups import Alteration
from bot.language.settings import named
from bot.outcomes.audience import Audience
from bot.views.lines import Line, bold, line
from bot.views.setup.values import said


def altered(each: Alteration, audience: Audience) -> Line:
    """What it is now, and what it was."""
    setting = named(each.subject)
    if each.told is not None or setting is None:
        return line(bold(each.label), f": {each.told or 'changed'}")
    now, was = (said(setting, tuple(value), audience) for value in (each.now, each.was))
    told = (bold(span.text) if span.style is None else span for span in now)
    return line(f"{each.label}: ", *told, ", was ", was)


def taken_back(each: Alteration, audience: Audience) -> Line:
    """What it is again: "Hour: 09:00 again"; of a stage or a pipeline, what no longer holds."""
    setting = named(each.subject)
    if each.told is not None or setting is None:
        return line("Taken back: ", bold(each.label), f": {each.told or 'changed'}")
    again = said(setting, tuple(each.was), audience)
    return line(f"{each.label}: ", again, " again")
