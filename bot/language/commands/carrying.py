"""Commands as buttons and forms carry them: compact JSON out, a checked claim back."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from bot.domain.refusals import AnyCommand, NotUnderstood
from bot.language.commands.every import Command

_CODEC: TypeAdapter[Command] = TypeAdapter(Annotated[Command, Field(discriminator="verb")])


def encode(command: AnyCommand) -> str:
    """Compact JSON for a button's value or a form's metadata."""
    kind: type = type(command)
    return _writer(kind).dump_json(command, exclude_none=True).decode()


@cache
def _writer(kind: type) -> TypeAdapter[Any]:
    """Of one kind of command: the codec of all would look for the kind first, which takes it longer."""
    return TypeAdapter(kind)


def decode(text: str) -> Command:
    """The command of a button or form. Raises NotUnderstood for anything that `encode` did not make."""
    try:
        return _CODEC.validate_json(text)
    except ValidationError as error:
        raise NotUnderstood(
            "That button is from an older Rainmaker. Nothing changed; please type it."
        ) from error
