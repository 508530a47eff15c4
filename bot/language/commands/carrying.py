"""Commands as buttons and forms carry them: compact JSON out, a checked claim back."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, time
from decimal import Decimal
from typing import Any, get_args

from msgspec import Raw, json

from bot.compact import compact
from bot.domain.refusals import AnyCommand, NotUnderstood
from bot.language.commands.channels import Dismiss
from bot.language.commands.every import Command, OneCommand, Propose, SayNotHeard, Several
from bot.language.text import clean
from bot.wire import fit

_KINDS: dict[object, type[OneCommand]] = {
    field.default: kind for kind in get_args(OneCommand) for field in fields(kind) if field.name == "verb"
}


_PLAIN = (str, int, Decimal, date, time)


@dataclass(frozen=True, slots=True)
class _Claim:
    """As much of a command as tells which it is, with those that it holds."""

    verb: str
    commands: tuple[Raw, ...] = ()


@dataclass(frozen=True, slots=True)
class _Beside:
    """What a proposal says beside its commands."""

    wording: str
    said: str = ""


def encode(command: AnyCommand) -> str:
    """Compact JSON for a button's value or a form's metadata."""
    return compact(_told(command))


def _told(value: Any) -> Any:
    """A command without what it leaves open: a button has little room."""
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, tuple):
        return [_told(each) for each in value]
    names = value.__slots__
    return {name: _told(held) for name in names if (held := getattr(value, name)) is not None}


def decode(text: str) -> Command:
    """The command of a button or form. Raises NotUnderstood for anything that `encode` did not make."""
    try:
        return _claimed(text)
    except (ValueError, KeyError, RecursionError) as error:
        raise NotUnderstood(
            "That button is from an older Rainmaker. Nothing changed; please type it."
        ) from error


def _claimed(text: str) -> Command:
    claim = json.decode(text, type=_Claim)
    match claim.verb:
        case "several":
            return Several(tuple(map(_one, claim.commands)))
        case "propose":
            beside = json.decode(text, type=_Beside)
            return Propose(tuple(map(_one, claim.commands)), fit(beside.wording), clean(beside.said))
        case "not-heard":
            not_heard: SayNotHeard = _cleaned(json.decode(text, type=SayNotHeard))
            return not_heard
    return _one(text)


def _one(text: str | Raw) -> OneCommand:
    verb = json.decode(text, type=_Claim).verb
    command: OneCommand = _cleaned(json.decode(text, type=_KINDS[verb]))
    return command


def _cleaned(value: Any) -> Any:
    """A command whose every text is as those are that were typed.

    What is remembered of a message by its wording keeps the marks around those who were picked in it.
    """
    if type(value) is str:
        return clean(value)
    if isinstance(value, tuple):
        return tuple(map(_cleaned, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if isinstance(value, Dismiss):
        return Dismiss(fit(value.wording))
    return replace(value, **{each.name: _cleaned(getattr(value, each.name)) for each in fields(value)})
