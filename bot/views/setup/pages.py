"""The pages of the setup: the overview, the stages and the history. They are shown in a dialog.

A page carries in its `private_metadata` what it shows, so that it can be drawn anew after a change, and the
pages that lie beneath it: a claim like everything that comes back from a client.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

from bot.compact import compact
from bot.domain.stages import Pipeline
from bot.language.commands import SetUp, Undo
from bot.language.commands.setting_up import Page
from bot.language.settings import TITLES, Part, held, of_part
from bot.outcomes.audience import Audience
from bot.outcomes.setups import Setup
from bot.views import words
from bot.views.blocks import Block, Message, divider, header, plain
from bot.views.buttons import row, run
from bot.views.lines import BREAK, DOT, Line, beside, bold, code, joined, line, paragraph, small_print
from bot.views.phrases import who
from bot.views.setup.altered import altered
from bot.views.setup.forms import form_of
from bot.views.setup.stages import stages_page
from bot.views.setup.values import said as value_said

CALLBACK = "setup:"
"""What the callback_id of the setup's dialogs begins with: page, form or neither of ours."""
_TITLE = 24
_MOST_PAGES = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A page as it lies in a dialog: which view it is, and what it shows."""

    view: str
    page: Page
    pipeline: int | None = None


def page(
    setup: Setup, audience: Audience, under: tuple[Place, ...] = (), said: Message | None = None
) -> dict[str, Any]:
    """The view. under: the pages beneath it, the lowest first. said: what just came of a click there."""
    blocks = [*(said.get("blocks") or [] if said else []), *([divider()] if said else [])]
    kept = {"page": setup.page, "pipeline": setup.pipeline, "under": places_kept(under)}
    return {
        "type": "modal",
        "callback_id": f"{CALLBACK}page",
        "title": plain(_title(setup), _TITLE),
        "close": plain("Back" if under else "Done", _TITLE),
        "private_metadata": compact(kept),
        "blocks": [*blocks, *page_blocks(setup, audience)],
    }


def view_of(
    setup: Setup, audience: Audience, under: tuple[Place, ...] = (), channel: str | None = None
) -> dict[str, Any]:
    """The page or the form that is meant, to be laid upon the pages beneath.

    channel: where a form is answered that lies upon no page.
    """
    made = form_of(setup)
    if made is None:
        return page(setup, audience, under)
    kept = {"command": json.loads(made["private_metadata"]), "under": places_kept(under), "channel": channel}
    close = plain("Back" if under else "Cancel", _TITLE)
    return {**made, "close": close, "private_metadata": compact(kept)}


def places_kept(under: tuple[Place, ...]) -> list[list[Any]]:
    """The pages as JSON values."""
    return [[each.view, each.page, each.pipeline] for each in under]


def places_read(kept: Iterable[Any]) -> tuple[Place, ...]:
    """The pages that a dialog says it consists of; those that cannot be are left out.

    Raises ValueError or TypeError for what was made up. Slack: three views, of which one may be a form.
    """
    known: dict[str, Page] = {name: name for name in get_args(Page)}
    found = [
        Place(str(view), known[page], pipeline if isinstance(pipeline, int) else None)
        for view, page, pipeline in kept
        if page in known
    ]
    return tuple(found[:_MOST_PAGES])


def page_blocks(setup: Setup, audience: Audience) -> list[Block]:
    if setup.page == "stages":
        return stages_page(setup)
    return history(setup, audience) if setup.page == "history" else overview(setup, audience)


def _title(setup: Setup) -> str:
    return {"stages": "Pipelines and stages", "history": "Setup: history"}.get(setup.page, "Setup")


def overview(setup: Setup, audience: Audience) -> list[Block]:
    """Today's values in words, part by part, each with the button to its form."""
    blocks: list[Block] = [*_start(setup)]
    for part in Part:
        told = _stages(setup) if part is Part.STAGES else values(setup, part, audience)
        shows: Page = part.value
        blocks.append(beside(line(bold(TITLES[part]), BREAK, told), run("Change", SetUp(shows), part.value)))
    return [
        *blocks,
        *row(run("What was changed", SetUp("history"), "history")),
        small_print(line("Or type it: ", code("/pipeline setup hour 8:30"))),
    ]


def at_home(setup: Setup) -> tuple[Block, ...]:
    """An admin's way to the setup from the Home tab; in a new workspace it begins with three questions."""
    if setup.is_new:
        told = line("Nothing is set up yet. Three questions, and your pipeline fits your company.")
        start = run("Start", SetUp("start"), "setup-start", "primary")
        return (header("Setup"), paragraph(told), *row(start, run("All settings", SetUp(), "setup")))
    told = line("Stages, working days, currency, roles: what holds for everybody here.")
    return (header("Setup"), paragraph(told), *row(run("Open the setup", SetUp(), "setup")))


def _start(setup: Setup) -> tuple[Block, ...]:
    if not setup.is_new:
        return ()
    told = line(bold("Welcome."), " Three questions, and your pipeline fits your company.")
    return (paragraph(told), *row(run("Start", SetUp("start"), "start", "primary")), divider())


def values(setup: Setup, part: Part, audience: Audience) -> Line:
    """ "Hour: 08:30", a line for each setting of the part."""
    place = setup.place
    each = (
        line(f"{setting.label}: ", value_said(setting, held(place, setting), audience))
        for setting in of_part(part)
    )
    return joined(BREAK, each)


def _stages(setup: Setup) -> Line:
    return joined(BREAK, (_pipeline(setup, each) for each in setup.place.pipelines))


def _pipeline(setup: Setup, pipeline: Pipeline) -> Line:
    stages = " → ".join(stage.name for stage in pipeline.open_stages)
    opened = sum(setup.count(pipeline.id, stage.id) for stage in pipeline.stages if stage.is_open)
    return line(f"{pipeline.name}: {stages}", DOT, words.counted(opened, "open deal"))


def history(setup: Setup, audience: Audience) -> list[Block]:
    """Who changed what, latest first; one's own with the way back."""
    if not setup.history:
        return [paragraph(line("Nothing has been changed yet."))]
    blocks: list[Block] = []
    for place, each in enumerate(setup.history):
        when = words.moment(each.at, audience.member.tz, audience.now) if each.at else ""
        gone = " · taken back" if each.undone_by is not None else ""
        told = line(altered(each, audience), BREAK, f"{who(each.by, audience)}, {when}{gone}")
        mine = each.by == audience.member.user and each.undone_by is None
        blocks.append(beside(told, run("Undo", Undo(each.change), f"undo-{place}") if mine else None))
    return blocks
