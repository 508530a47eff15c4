"""From a filled-in form of the setup to its command: every word of it a claim, read as typed ones are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import get_args

from bot.domain.refusals import FieldRefused, NotUnderstood
from bot.language.commands import AddPipeline, Command, RenamePipeline, RetireStage, SaveStage, SetUp, StartUp
from bot.language.commands.setting_up import StageKindSaid
from bot.language.context import Context
from bot.language.settings.reading import read_value
from bot.language.settings.setting import TYPED, Kind, Setting, Value
from bot.language.settings.table import named

Fields = Mapping[str, str | None]


def _part(command: Command, fields: Fields, context: Context) -> Command:
    """The settings that the form carried along, with what its fields hold."""
    if not isinstance(command, SetUp):
        raise _mismatch()
    known = [(each, setting) for each in command.wanted if (setting := named(each.name)) is not None]
    return replace(
        command,
        wanted=tuple(
            replace(each, value=_value(setting, fields[each.name], context))
            for each, setting in known
            if each.name in fields
        ),
    )


def _value(setting: Setting, held: str | None, context: Context) -> Value:
    if setting.kind is Kind.FLAG:
        return ("yes",) if held == "yes" else ()
    if held is None:
        return ()
    if setting.kind not in TYPED:
        return tuple(each for each in held.split(",") if each)
    try:
        return read_value(setting, held, context)
    except NotUnderstood as refusal:
        raise FieldRefused(setting.name, refusal.sentence) from None


def _stage(command: Command, fields: Fields, context: Context) -> Command:
    if not isinstance(command, SaveStage):
        raise _mismatch()
    kinds = {kind: kind for kind in get_args(StageKindSaid)}
    return replace(
        command,
        name=fields.get("name") or "",
        kind=kinds.get(fields.get("kind") or "", command.kind),
        odds=_odds(command, fields),
        quiet_after=_number("quiet_after", fields.get("quiet_after")),
        expected_days=_number("expected_days", fields.get("expected_days")),
        aliases=_words(fields.get("aliases")),
    )


def _odds(command: SaveStage, fields: Fields) -> int:
    """As before where the form asks for none, as of a won stage; left empty, they are asked for."""
    if "odds" not in fields:
        return command.odds
    odds = _number("odds", fields["odds"])
    if odds is None:
        raise FieldRefused("odds", "How likely is a deal here won? Type 0 to 100.")
    return odds


def _number(field: str, typed: str | None) -> int | None:
    """A whole number of up to five digits. Raises FieldRefused."""
    said = (typed or "").strip().removesuffix("%").strip()
    if not said:
        return None
    if not re.fullmatch(r"[0-9]{1,5}", said):
        raise FieldRefused(field, f'"{said[:40]}" is not a whole number.')
    return int(said)


def _words(typed: str | None) -> tuple[str, ...]:
    said = (" ".join(each.split()) for each in re.split(r"[,;\n]", typed or ""))
    return tuple(dict.fromkeys(each for each in said if each))


def _retire(command: Command, fields: Fields, context: Context) -> Command:
    if not isinstance(command, RetireStage):
        raise _mismatch()
    return replace(command, into=_number("into", fields.get("into")))


def _pipeline(command: Command, fields: Fields, context: Context) -> Command:
    if not isinstance(command, AddPipeline):
        raise _mismatch()
    return replace(
        command, name=fields.get("name") or "", template=fields.get("template") or command.template
    )


def _rename(command: Command, fields: Fields, context: Context) -> Command:
    if not isinstance(command, RenamePipeline):
        raise _mismatch()
    return replace(command, name=fields.get("name") or "")


def _start(command: Command, fields: Fields, context: Context) -> Command:
    if not isinstance(command, StartUp):
        raise _mismatch()
    setting, typed = named("currency"), fields.get("currency")
    assert setting is not None, "the table has it"
    value = _value(setting, typed, context)
    return replace(
        command,
        template=fields.get("template"),
        currency=value[0] if value else None,
        channel=fields.get("channel"),
    )


def _mismatch() -> NotUnderstood:
    return NotUnderstood("That form does not fit its button any more. Nothing changed; please type it.")


FILLERS: dict[str, Callable[[Command, Fields, Context], Command]] = {
    "part": _part,
    "stage": _stage,
    "retire": _retire,
    "pipeline": _pipeline,
    "rename-pipeline": _rename,
    "start": _start,
}
"""By the name of the form."""
