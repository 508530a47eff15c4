"""A page of documentation that is a test: what its table says is typed, and its answers are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.actions.desk import Desk
from bot.actions.naming import StoredNames
from bot.actions.running import run
from bot.domain.events import Source
from bot.domain.people import Member, Role
from bot.domain.workspaces import Workspace
from bot.language import slash
from bot.language.context import Context
from bot.outcomes.audience import Audience
from bot.store.work import Store, Work
from bot.views.answers import answer

_TYPED = re.compile(r"^\| (\w{3} \d{1,2} \w{3} \d{4}) \| `/(deal|pipeline) ?(.*?)` \|$", re.MULTILINE)
_ASKED = re.compile(r"^`/(deal|pipeline) ?(.*?)`\n\n```text\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Page:
    """typed: (when, family, words). asked: (family, words, the answer as it is read aloud)."""

    typed: list[tuple[datetime, str, str]]
    asked: list[tuple[str, str, str]]

    @classmethod
    def read(cls, file: Path) -> Page:
        text = file.read_text("utf-8")
        typed = [
            (datetime.strptime(day, "%a %d %b %Y").replace(hour=10, tzinfo=UTC), family, words)
            for day, family, words in _TYPED.findall(text)
        ]
        return cls(
            typed, [(family, words, " ".join(said.split())) for family, words, said in _ASKED.findall(text)]
        )


def says(store: Store, team: str, family: str, words: str, now: datetime) -> str:
    """What the bot answers to that line, as it is read aloud."""
    member, place = Member(team, "UKIM", Role.MANAGER, "UTC", "Kim"), Workspace(team)

    def job(work: Work) -> str:
        context = Context(now, member, place, StoredNames(work), lambda _: ())
        command = slash.read(family, words, context)  # type: ignore[arg-type]
        outcome = run(Desk(work, place, member, now, lambda: now, Source.COMMAND), command)
        return str(answer(outcome, Audience(member, now, {"UKIM": "Kim"}))["text"])

    return store.run(team, job)
