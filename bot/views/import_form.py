"""The form of an import: a file or pasted rows, and how to take them."""

from __future__ import annotations

from typing import Any

from bot.domain.outcomes import Audience, FormAsked
from bot.domain.stages import Pipeline
from bot.views.blocks import Block, Element, option
from bot.views.forms import OPTIONS, form, input_field

PASTED = 3000
"""Characters of pasted rows: what Slack takes in a field."""
_EXAMPLE = "Name, Amount, Stage"
_ORDERS = (
    ("seen", "See from the dates"),
    ("day", "Day first: 31/12/2026"),
    ("month", "Month first: 12/31/2026"),
)
_EXISTING = (("skip", "Skip them"), ("update", "Update them from the file"))


def import_deals(asked: FormAsked, audience: Audience, *, with_file: bool = True) -> dict[str, Any]:
    """with_file: False where Slack does not let the app read files."""
    file = (_file(),) if with_file else ()
    pipelines = (_pipelines(asked.pipelines),) if len(asked.pipelines) > 1 else ()
    return form(
        "import",
        "Import deals",
        "Preview",
        asked.command,
        *file,
        _rows(alone=not with_file),
        *pipelines,
        input_field("existing", "Deals that are here already", _radio(_EXISTING), needed=True),
        input_field("dates", "Dates such as 03/04/2026", _menu(_ORDERS), needed=True),
        input_field(
            "owner",
            "Owner of rows without one",
            {"type": "users_select", "initial_user": audience.member.user},
        ),
    )


def _file() -> Block:
    element: Element = {"type": "file_input", "filetypes": ["csv", "tsv", "txt"], "max_files": 1}
    hint = (
        "Up to 5 MB. Its first row names the columns: Name, and if you like Amount, Stage, Owner, Close date."
    )
    return input_field("file", "CSV file", element, hint=hint)


def _rows(*, alone: bool) -> Block:
    element: Element = {"type": "plain_text_input", "multiline": True, "max_length": PASTED}
    hint = f'With a first row such as "{_EXAMPLE}". Nothing changes before you have seen a preview.'
    return input_field("text", "Rows" if alone else "Or paste the rows", element, needed=alone, hint=hint)


def _pipelines(pipelines: tuple[Pipeline, ...]) -> Block:
    choices = tuple((str(each.id), each.name) for each in pipelines[:OPTIONS])
    return input_field("pipeline", "Pipeline", _menu(choices), needed=True)


def _menu(choices: tuple[tuple[str, str], ...]) -> Element:
    options = [option(label, value) for value, label in choices]
    return {"type": "static_select", "options": options, "initial_option": options[0]}


def _radio(choices: tuple[tuple[str, str], ...]) -> Element:
    return {**_menu(choices), "type": "radio_buttons"}
