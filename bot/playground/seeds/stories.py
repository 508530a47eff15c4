"""What a company's sales team did in the last weeks, one row a deal, written as its reps would type it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.playground.seeds.driver import Line


@dataclass(frozen=True, slots=True)
class Story:
    """A deal: who added it so many days ago, with what, and what followed ("12 move proposal": 12 days
    ago).
    """

    name: str
    who: str
    added: int
    details: str
    then: tuple[str, ...] = ()

    def lines(self) -> Iterator[Line]:
        yield Line(self.who, "#sales", self.added, f"/deal add {self.name} {self.details}")
        for step in self.then:
            days, verb, *rest = step.split(" ", 2)
            text = " ".join([f"/deal {verb} {self.name}", *rest])
            yield Line(self.who, "#sales", int(days), text)


BEGINNING = (
    Line("ruth", "#sales", 30, "/pipeline subscribe wins"),
    Line("ruth", "#wins", 30, "/pipeline subscribe wins"),
    Line("ruth", "#negotiations", 30, "/pipeline subscribe wins over 50k"),
    Line("ruth", "#sales", 21, "/pipeline subscribe moves"),
    Line("ada", "#sales", 0, "/pipeline target 600k this quarter"),
    Line("ada", "#sales", 0, "/pipeline target 200k this quarter @sam"),
    Line("ada", "#sales", 0, "/pipeline target 200k this quarter @kim"),
    Line("ada", "#sales", 0, "/pipeline target 200k this quarter @ana"),
)
"""What every company sets up. Its channels hear of a month's wins and three weeks' moves, more than anybody
scrolls through; the targets are set today, so that they are this quarter's.
"""


def lines_of(stories: tuple[Story, ...]) -> list[Line]:
    """Everything that was typed, the beginning included."""
    return [*BEGINNING, *(line for story in stories for line in story.lines())]
