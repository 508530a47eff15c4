"""Whose deal it is: a colleague by name, by @handle or by address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_ID = re.compile(r"<?@?([UW][A-Z0-9]{6,})(?:\|[^>]*)?>?")
_APART = re.compile(r"[\s._,@\-+]+")


@dataclass(frozen=True, slots=True)
class Called:
    """Who is meant. sure: it is their whole name, or their id."""

    user: str
    sure: bool


class Colleagues:
    """The members who may own deals, by what a file may call them.

    names: user id -> what they are called in Slack (display name, full name, address).
    """

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self._users = frozenset(names)
        self._whole: dict[str, set[str]] = {}
        self._first: dict[str, set[str]] = {}
        for user, called in names.items():
            for name in called:
                parts = _parts(name)
                self._whole.setdefault(" ".join(sorted(parts)), set()).add(user)
                self._first.setdefault("".join(parts[:1]), set()).add(user)

    def find(self, said: str) -> Called | None:
        """The one member who is called so; None where nobody is, or several are.

        "Park, Kim" and kim.park@example.com are Kim Park. Of a first name alone, on either side, it is not
        sure.
        """
        typed = _ID.fullmatch(said.strip())
        if typed is not None and typed[1] in self._users:
            return Called(typed[1], True)
        text = said.strip().removeprefix("@")
        parts = _parts(text)
        local = _parts(text.partition("@")[0])
        if not local:
            return None
        whole = self._users_of(parts) or self._users_of(local)
        known = whole or (self._first.get(local[0], set()) if len(local) == 1 else self._users_of(local[:1]))
        return Called(next(iter(known)), bool(whole)) if len(known) == 1 else None

    def _users_of(self, parts: list[str]) -> set[str]:
        return self._whole.get(" ".join(sorted(parts)), set())


def _parts(name: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    return [part for part in _APART.split(plain) if part]
