"""The form of an import: a file or pasted rows, and how to take them."""

from __future__ import annotations

from typing import Any

from bot.domain.stages import Pipeline
from bot.language.commands import ImportDeals
from bot.outcomes.audience import Audience
from bot.outcomes.imports import ImportFormAsked
from bot.views.blocks import Block, Element, Message
from bot.views.buttons import ask, row
from bot.views.forms import OPTIONS, form
from bot.views.inputs import input_field, radio, select, text
from bot.views.lines import answer_of, line, paragraph

PASTED = 3000
"""Characters of pasted rows: what Slack takes in a field."""
_EXAMPLE = "Name, Amount, Stage"
_ORDERS = (
    ("See from the dates", "seen"),
    ("Day first: 31/12/2026", "day"),
    ("Month first: 12/31/2026", "month"),
)
_EXISTING = (("Skip them", "skip"), ("Update them from the file", "update"))


def import_deals(asked: ImportFormAsked, audience: Audience, *, with_file: bool = True) -> dict[str, Any]:
    """with_file: False where Slack does not let the app read files."""
    file = (_file(),) if with_file else ()
    pipelines = (_pipelines(asked.pipelines),) if len(asked.pipelines) > 1 else ()
    return form(
        "import",
        "Import deals",
        "Preview",
        ImportDeals(),
        *file,
        _rows(alone=not with_file),
        *pipelines,
        input_field("existing", "Deals that are here already", radio(_EXISTING, "skip"), needed=True),
        input_field("dates", "Dates such as 03/04/2026", select(_ORDERS, "seen"), needed=True),
        input_field(
            "owner",
            "Owner of rows without one",
            {"type": "users_select", "initial_user": audience.member.user},
        ),
    )


def offered(asked: ImportFormAsked, audience: Audience) -> Message:
    """The way to the form in a message, for where none can be opened at once."""
    told = line("Import deals from a CSV file, or from rows that you paste into a form.")
    return answer_of(told, paragraph(told), *row(ask("Open the form", ImportDeals(), "import")))


def _file() -> Block:
    element: Element = {"type": "file_input", "filetypes": ["csv", "tsv", "txt"], "max_files": 1}
    hint = (
        "Up to 5 MB. Its first row names the columns: Name, and if you like Amount, Stage, Owner, Close date."
    )
    return input_field("file", "CSV file", element, hint=hint)


def _rows(*, alone: bool) -> Block:
    hint = f'With a first row such as "{_EXAMPLE}". Nothing changes before you have seen a preview.'
    label = "Rows" if alone else "Or paste the rows"
    return input_field("text", label, text(None, limit=PASTED, tall=True), needed=alone, hint=hint)


def _pipelines(pipelines: tuple[Pipeline, ...]) -> Block:
    choices = [(each.name, str(each.id)) for each in pipelines[:OPTIONS]]
    return input_field("pipeline", "Pipeline", select(choices, choices[0][1]), needed=True)
