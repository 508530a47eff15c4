"""Commands as buttons and forms carry them: compact JSON out, a checked claim back."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from bot.compact import compact
from bot.domain.refusals import AnyCommand, NotUnderstood
from bot.language.commands.every import Command

_CODEC: TypeAdapter[Command] = TypeAdapter(Annotated[Command, Field(discriminator="verb")])


def encode(command: AnyCommand) -> str:
    """Compact JSON for a button's value or a form's metadata."""
    return compact(command)


def decode(text: str) -> Command:
    """The command of a button or form. Raises NotUnderstood for anything that `encode` did not make."""
    try:
        return _CODEC.validate_json(text)
    except ValidationError as error:
        raise NotUnderstood(
            "That button is from an older Rainmaker. Nothing changed; please type it."
        ) from error
