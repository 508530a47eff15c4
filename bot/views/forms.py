"""Forms: Slack's dialogs (modals) for what is easier to fill in than to type.

A form carries in its `private_metadata` the command that it completes, as a button does in its value: a
claim, checked again when it comes back. Each field's `block_id` is the name of what it asks for, so that an
error lands beside it; its `action_id` is "value".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.domain.deals import NAME_LIMIT, WORDS_LIMIT
from bot.domain.refusals import NotUnderstood
from bot.domain.stages import Pipeline, Stage
from bot.language.commands import Command, SetReason, encode
from bot.outcomes.audience import Audience
from bot.outcomes.deals import FormAsked
from bot.views.blocks import OPTION, Block, Element, Message, option, plain
from bot.views.buttons import ask, row
from bot.views.inputs import input_field, text
from bot.views.lines import answer_of, line, paragraph

METADATA = 3000
TITLE = 24
OPTIONS = 100
"""Characters of private_metadata and of a title; options of a menu."""

_DAYS = {"follow-up": "Follow up on", "snooze": "Put off to", "close": "Closes on"}
"""What the day is for, by the command's verb."""

_SOURCE = "Where it came from, such as webinar."

AMOUNT_TYPED = 60
"""Characters of an amount: enough for "USD 10,000,000,000,000.00" and words around it."""


def add_deal(asked: FormAsked, audience: Audience) -> dict[str, Any]:
    """The form of a new deal."""
    typed = asked.command
    amount = None
    # A made-up button may hold 1E+999999999, which is a gigabyte when written out.
    if typed.amount is not None and abs(typed.amount.value.adjusted()) < AMOUNT_TYPED:
        amount = f"{typed.amount.value:f} {typed.amount.currency or ''}".strip()
    return form(
        "add",
        "New deal",
        "Add",
        typed,
        input_field("name", "Name", text(typed.name, limit=NAME_LIMIT), needed=True),
        input_field(
            "amount", "Amount", text(amount, limit=AMOUNT_TYPED), hint=f"Such as 50k, in {asked.currency}."
        ),
        _stages(asked, typed.stage),
        _date("close_date", "Close date", typed.close_date.isoformat() if typed.close_date else None),
        _member("owner", "Owner", typed.owner or audience.member.user),
        input_field("source", "Source", text(typed.source, limit=WORDS_LIMIT), hint=_SOURCE),
    )


def pick_day(command: Command, audience: Audience) -> dict[str, Any]:
    """A day for the command: a follow-up, a postponed one, a close date."""
    return form(
        "date",
        "Pick a day",
        "Save",
        command,
        _date("date", _DAYS.get(command.verb, "Day"), audience.today.isoformat(), needed=True),
    )


def other_reason(command: SetReason) -> dict[str, Any]:
    """A reason in one's own words."""
    reason = input_field("reason", "Reason", text(None, limit=WORDS_LIMIT), needed=True)
    return form("reason", "Why?", "Save", command, reason)


def edit_proposal(command: Command, typed: str) -> dict[str, Any]:
    """What was proposed, as a line to correct. typed: the words that were read."""
    said = input_field("line", "What happened", text(typed, limit=3000, tall=True), needed=True)
    return form("edit", "Edit", "Do it", command, said)


def filled(view: Mapping[str, Any]) -> dict[str, str | None]:
    """What a submitted form holds: field -> text, ISO date, user id or option; None for an empty field.

    Several options come as one text with commas; so do the ids of members and files.

    view: of a `view_submission`, a claim: whatever has another shape counts as empty.
    """
    state = view.get("state")
    values = state.get("values") if isinstance(state, Mapping) else None
    if not isinstance(values, Mapping):
        return {}
    return {str(name): _value(field) for name, field in values.items()}


def errors(found: Mapping[str, str]) -> dict[str, Any]:
    """The response to a submission that cannot be taken: field -> what is wrong with it."""
    return {"response_action": "errors", "errors": dict(found)}


def offered(asked: FormAsked, audience: Audience) -> Message:
    """The way to the form in a message, for where none can be opened at once."""
    told = line("Tell me about the new deal in a form, or type it: /deal add Acme $50k")
    return answer_of(told, paragraph(told), *row(ask("Open the form", asked.command, "add")))


def form(name: str, title: str, submit: str, command: Command, *inputs: Block) -> dict[str, Any]:
    """A dialog of these fields that completes the command.

    Raises NotUnderstood when the command is longer than Slack carries along.
    """
    metadata = encode(command)
    if len(metadata) > METADATA:
        raise NotUnderstood("That is too long for a form. Nothing changed; please type it.")
    return {
        "type": "modal",
        "callback_id": f"form:{name}",
        "title": plain(title, TITLE),
        "submit": plain(submit, TITLE),
        "close": plain("Cancel", TITLE),
        "private_metadata": metadata,
        "blocks": list(inputs),
    }


def _date(name: str, label: str, initial: str | None, *, needed: bool = False) -> Block:
    element: Element = {"type": "datepicker"}
    return input_field(name, label, element | ({"initial_date": initial} if initial else {}), needed=needed)


def _member(name: str, label: str, initial: str) -> Block:
    return input_field(name, label, {"type": "users_select", "initial_user": initial})


def _stages(asked: FormAsked, typed: str | None) -> Block:
    """The open stages by name, under their pipelines' where there are several.

    The one that was typed is chosen, or else the first. A closed menu shows no group, so each names its own.
    """
    own, several = asked.pipeline, len(asked.pipelines) > 1
    wanted = (typed or "").casefold()
    named = (each for each in own.open_stages if wanted in (each.name.casefold(), *each.aliases))
    element: Element = {
        "type": "static_select",
        "initial_option": _stage_option(own, next(named, own.open_stages[0]), several),
    }
    if several:
        element["option_groups"] = [
            {"label": plain(each.name, OPTION), "options": _stage_options(each, several)}
            for each in asked.pipelines
        ]
    else:
        element["options"] = _stage_options(own, several)
    return input_field("stage", "Stage", element)


def _stage_options(pipeline: Pipeline, several: bool) -> list[Element]:
    return [_stage_option(pipeline, stage, several) for stage in pipeline.open_stages[:OPTIONS]]


def _stage_option(pipeline: Pipeline, stage: Stage, several: bool) -> Element:
    """Its value names the pipeline too: stages are numbered within theirs."""
    label = f"{stage.name} · {pipeline.name}" if several else stage.name
    return option(label, f"{pipeline.id}.{stage.id}")


_SINGLE = ("value", "selected_date", "selected_user", "selected_conversation")


def _value(field: Any) -> str | None:
    inner = field.get("value") if isinstance(field, Mapping) else None
    if not isinstance(inner, Mapping):
        return None
    several = inner.get("selected_options")
    if isinstance(several, list):
        return ",".join(str(each.get("value")) for each in several if isinstance(each, Mapping)) or None
    members = inner.get("selected_users")
    if isinstance(members, list):
        return ",".join(str(each) for each in members) or None
    files = inner.get("files")
    if isinstance(files, list):
        return ",".join(str(each.get("id")) for each in files if isinstance(each, Mapping)) or None
    chosen = inner.get("selected_option")
    found = (
        chosen.get("value")
        if isinstance(chosen, Mapping)
        else next((inner[key] for key in _SINGLE if inner.get(key)), None)
    )
    return found if isinstance(found, str) and found.strip() else None
