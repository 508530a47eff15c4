"""A small workspace in memory for the tests of reading: its deals' names and its people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.people import Member, Role
from bot.domain.workspaces import Workspace
from bot.language.context import Context, Leading, Scope
from bot.language.names import resolve
from bot.language.names.leading import leading

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 4, 10, 15, tzinfo=BERLIN)
"""A Wednesday."""

DEALS = ("Acme", "Acme Corp", "Globex Renewal", "Studio 54", "7-Eleven Nordics", "March Networks")
CLOSED = ("Initech",)
PEOPLE = {"ada": ("UADA",), "ana": ("UANA",), "kim": ("UKIM",), "kim roe": ("UKIM",), "jo": ("UJO1", "UJO2")}


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Deals by name; each one's number is its place, closed ones from 101 on."""

    open: tuple[str, ...] = DEALS
    closed: tuple[str, ...] = CLOSED

    def leading(self, text: str, scope: Scope) -> Leading | None:
        numbers = self._within(scope)
        found = leading(text, numbers)
        if found is None:
            return None
        end, names = found
        return Leading(text[:end], tuple((numbers[name], name) for name in names), text[end:].strip())

    def whole(self, text: str, scope: Scope) -> tuple[tuple[int, str], ...]:
        numbers = self._within(scope)
        return tuple((numbers[name], name) for name in resolve(text, numbers))

    def _within(self, scope: Scope) -> dict[str, int]:
        opened = {name: number for number, name in enumerate(self.open, 1)}
        closed = {name: number for number, name in enumerate(self.closed, 101)}
        return {Scope.OPEN: opened, Scope.CLOSED: closed, Scope.ANY: opened | closed}[scope]


def people(said: str) -> tuple[str, ...]:
    return PEOPLE.get(said.removeprefix("@").lower(), ())


def context(workspace: Workspace | None = None) -> Context:
    member = Member("T1", "UME", Role.REP, "Europe/Berlin", "Sam")
    return Context(NOW, member, workspace or Workspace("T1"), KnownNames(), people)
