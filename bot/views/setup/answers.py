"""The answers to the setup: what was set, with the way back, and all of it in words where no dialog opens."""

from __future__ import annotations

from bot.language.commands import SetUp, Undo
from bot.language.commands.setting_up import Page
from bot.language.settings import Part, held, named
from bot.outcomes.audience import Audience
from bot.outcomes.setups import Setup, SetupChanged
from bot.views import words
from bot.views.blocks import Message
from bot.views.buttons import row, run
from bot.views.lines import BACK, BREAK, TICK, Line, answer_of, bold, channel, code, joined, line, paragraph
from bot.views.setup.altered import altered, taken_back
from bot.views.setup.pages import history, overview, values
from bot.views.setup.stages import stages_told
from bot.views.setup.values import said


def setup_changed(outcome: SetupChanged, audience: Audience) -> Message:
    """ "✓ Hour: 08:30, was 09:00", and Undo."""
    if outcome.back:
        told = joined(BREAK, [line(BACK, taken_back(each, audience)) for each in outcome.alterations])
        if outcome.moved:
            told = line(told, BREAK, f"{words.counted(outcome.moved, 'deal')} moved back")
        return answer_of(told, paragraph(told))
    lines = [line(TICK, altered(each, audience)) for each in outcome.alterations]
    lines += [line(TICK, each) for each in _besides(outcome)]
    if not lines:
        told = line("That is how it is already. Nothing changed.")
        return answer_of(told, paragraph(told))
    told = joined(BREAK, lines)
    is_kept = bool(outcome.alterations) or outcome.moved > 0
    back = run("Undo", Undo(outcome.change), "undo") if is_kept else None
    return answer_of(told, paragraph(told), *row(back))


def _besides(outcome: SetupChanged) -> list[Line]:
    """What came along: deals that moved, a channel that hears."""
    found = []
    if outcome.moved and outcome.into is not None:
        told = line(f"{words.counted(outcome.moved, 'deal')} moved to ", bold(outcome.into.name))
        left = f"; {words.number(outcome.left)} are left: do it once more" if outcome.left else ""
        found.append(line(told, left))
    if outcome.heard_in is not None:
        found.append(line(channel(outcome.heard_in), " hears wins, losses, moves and new deals"))
    return found


def setup_told(setup: Setup, audience: Audience) -> Message:
    """A page of the setup as a message: one setting, one part, or all of it."""
    setting = named(setup.asks) if setup.asks else None
    shown: Page = setting.part.value if setting else "overview"
    change = row(run("Change", SetUp(shown), "setup"))
    if setting is not None:
        value = said(setting, held(setup.place, setting), audience)
        told = line(f"{setting.label}: ", value, BREAK, "Type: ", code(setting.usage))
        return answer_of(told, paragraph(told), *change)
    if setup.page == "stages":
        told = stages_told(setup)
        return answer_of(told, paragraph(told))
    if setup.page in ("overview", "start"):
        return answer_of(line("The setup of this workspace"), *overview(setup, audience))
    if setup.page == "history":
        return answer_of(line("What was changed in the setup"), *history(setup, audience))
    told = values(setup, Part(setup.page), audience)
    return answer_of(told, paragraph(told))
