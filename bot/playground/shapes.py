"""Shapes that JSON values can have, and what Slack says about a value that has another.

A block's rules are written down as a value made of these, so that they read as Slack's reference does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Problem:
    """Something Slack would not accept; `at` is a JSON pointer."""

    message: str
    at: str

    def __str__(self) -> str:
        return f"{self.message} [json-pointer:{self.at}]"


class Shape(Protocol):
    def problems(self, value: Any, at: str) -> Iterator[Problem]:
        """What is wrong with the value at that pointer; nothing when it fits."""
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """A string of `least` to `most` characters, one of `choices` if there are any."""

    most: int
    least: int = 0
    choices: frozenset[str] = frozenset()

    def problems(self, value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem("must be a string", at)
        elif len(value) > self.most:
            yield Problem(f"must be less than {self.most + 1} characters", at)
        elif len(value) < self.least:
            yield Problem(f"must be more than {self.least - 1} characters", at)
        elif self.choices and value not in self.choices:
            yield Problem(f"must be one of {', '.join(sorted(self.choices))}", at)


@dataclass(frozen=True, slots=True)
class Whole:
    """An integer between bounds."""

    least: int | None = None
    most: int | None = None

    def problems(self, value: Any, at: str) -> Iterator[Problem]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield Problem("must be an integer", at)
        elif self.least is not None and value < self.least:
            yield Problem(f"must be greater than {self.least - 1}", at)
        elif self.most is not None and value > self.most:
            yield Problem(f"must be less than {self.most + 1}", at)


@dataclass(frozen=True, slots=True)
class Number:
    """Any finite number; above zero when `positive`."""

    positive: bool = False

    def problems(self, value: Any, at: str) -> Iterator[Problem]:
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
            yield Problem("must be a number", at)
        elif self.positive and value <= 0:
            yield Problem("must be greater than 0", at)


@dataclass(frozen=True, slots=True)
class Flag:
    def problems(self, value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, bool):
            yield Problem("must be a boolean", at)


@dataclass(frozen=True, slots=True)
class Anything:
    """Not looked into: parts that Slack documents and the workspace does not show."""

    def problems(self, value: Any, at: str) -> Iterator[Problem]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Items:
    """A list of `least` to `most` values of one shape."""

    of: Shape
    most: int
    least: int = 0

    def problems(self, value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem("must be an array", at)
            return
        if len(value) > self.most:
            yield Problem(f"no more than {self.most} items allowed", at)
        if len(value) < self.least:
            yield Problem(f"no fewer than {self.least} items required", at)
        for index, item in enumerate(value):
            yield from self.of.problems(item, f"{at}/{index}")


Rule = Callable[[Mapping[str, Any], str], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Fields:
    """An object: required and optional fields, no others, and rules that look at several at once."""

    required: Mapping[str, Shape] = field(default_factory=dict)
    optional: Mapping[str, Shape] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()

    def problems(self, value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, Mapping):
            yield Problem("must be an object", at)
            return
        for name in self.required:
            if value.get(name) is None:
                yield Problem(f"missing required field: {name}", at)
        for name, item in value.items():
            shape = self.required.get(name) or self.optional.get(name)
            if shape is None and name != "type":
                yield Problem(f"invalid additional property: {name}", at)
            elif shape is not None and item is not None:
                yield from shape.problems(item, f"{at}/{name}")
        for rule in self.rules:
            yield from rule(value, at)


@dataclass(frozen=True, slots=True)
class Typed:
    """An object whose `type` chooses its shape from a table, of which only `allowed` types fit here."""

    table: Mapping[str, Shape]
    allowed: frozenset[str] | None = None

    def problems(self, value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, Mapping):
            yield Problem("must be an object", at)
            return
        kind = value.get("type")
        if kind is None:
            yield Problem("missing required field: type", at)
        elif kind not in self.table or (self.allowed is not None and kind not in self.allowed):
            yield Problem(f"unsupported type: {kind}", f"{at}/type")
        else:
            yield from self.table[kind].problems(value, at)


def one_of(*names: str) -> Rule:
    """Exactly one of these fields is there."""

    def rule(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
        if sum(value.get(name) is not None for name in names) != 1:
            yield Problem(f"must define either {' or '.join(f'`{name}`' for name in names)}", at)

    return rule


def at_least_one_of(*names: str) -> Rule:
    def rule(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
        if not any(value.get(name) for name in names):
            yield Problem(f"must define either {' or '.join(f'`{name}`' for name in names)}", at)

    return rule
