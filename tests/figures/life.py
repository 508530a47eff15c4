"""A sales team that does what people do, at random: the same commands as typed ones, day after day."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bot.actions.desk import Desk
from bot.actions.running import run
from bot.domain.events import Source
from bot.domain.people import Member, Role
from bot.domain.refusals import Refusal
from bot.domain.workspaces import Workspace
from bot.language import commands
from bot.language.commands import Picked, Sum
from bot.store.work import Store, Work

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
REPS = ("UKIM", "USAM")
_teams = itertools.count(1)

Does = Callable[["Life", list[int]], Any]


@dataclass
class Life:
    """One team's life in a database, on a clock that only its own deeds move."""

    store: Store
    place: Workspace
    now: datetime = START
    deals: list[int] = field(default_factory=list)

    @classmethod
    def of_new_team(cls, store: Store, **settings: Any) -> Life:
        return cls(store, Workspace(f"T{next(_teams)}", **settings))

    def does(self, command: Any, by: str = "UKIM") -> Any:
        """The outcome of a command; None when it was refused."""
        try:
            outcome = self.tries(command, by)
        except Refusal:
            return None
        if isinstance(command, commands.AddDeal) and command.name:
            self.deals.append(outcome.event.after.id)
        return outcome

    def tries(
        self, command: Any, by: str = "UKIM", role: Role = Role.ADMIN, channel: str | None = None
    ) -> Any:
        """The outcome of a command. Raises Refusal."""
        member = Member(self.place.team, by, role, "UTC", by.title())

        def job(work: Work) -> Any:
            desk = Desk(work, self.place, member, self.now, lambda: self.now, Source.COMMAND, channel)
            return run(desk, command)

        return self.store.run(self.place.team, job)

    def asks(self, question: Callable[[Work], Any]) -> Any:
        return self.store.run(self.place.team, question)

    def later(self, **span: float) -> Life:
        self.now += timedelta(**span)
        return self


@dataclass(frozen=True)
class Deed:
    """Something that someone does some hours after the deed before. deal: which one, counted around."""

    what: Any
    deal: int
    other: int
    by: str
    hours: int

    def happen(self, life: Life) -> None:
        life.later(hours=self.hours, seconds=1)
        command = self.what
        if hasattr(command, "deal"):
            if not life.deals:
                return
            command = replace(command, deal=Picked(life.deals[self.deal % len(life.deals)]))
        if isinstance(command, commands.MergeDeals):
            command = replace(command, into=Picked(life.deals[self.other % len(life.deals)]))
        life.does(command, self.by)


ANY = Picked(0)
_DAYS = [date(2026, 1, 1) + timedelta(days=number) for number in range(180)]


def _amount(chance: Random) -> Sum:
    currency = chance.choice((None, None, None, "EUR", "JPY", "KWD"))
    value = Decimal(chance.choice((0, chance.randrange(90_000), chance.randrange(90_000))))
    return Sum(value if currency == "JPY" else value + Decimal(chance.randrange(4)) / 4, currency)


def _deal(chance: Random) -> commands.AddDeal:
    return commands.AddDeal(
        f"Deal {chance.randrange(10**6)}",
        chance.choice((None, _amount(chance), _amount(chance), _amount(chance))),
        chance.choice((None, chance.choice(_DAYS), chance.choice(_DAYS))),
        owner=chance.choice((None, *REPS)),
        source=chance.choice((None, "webinar", "Webinar", "trade fair")),
        stage=chance.choice((None, None, "proposal", "negotiation")),
        anyway=True,
    )


_DEEDS: tuple[tuple[int, Callable[[Random], Any]], ...] = (
    (5, _deal),
    (4, lambda chance: commands.MoveDeal(ANY, chance.randint(1, 5))),
    (1, lambda chance: commands.MoveDeal(ANY, chance.randint(1, 8))),
    (2, lambda chance: commands.WinDeal(ANY, chance.choice((None, _amount(chance))), "fast")),
    (2, lambda chance: commands.LoseDeal(ANY, chance.choice(("", "price", "Price", "timing")))),
    (2, lambda chance: commands.ReopenDeal(ANY, chance.choice((None, chance.randint(1, 5))))),
    (2, lambda chance: commands.SetAmount(ANY, _amount(chance))),
    (3, lambda chance: commands.SetCloseDate(ANY, chance.choice(_DAYS))),
    (1, lambda chance: commands.SetOdds(ANY, chance.randint(0, 100))),
    (1, lambda chance: commands.SetOwner(ANY, chance.choice(REPS))),
    (2, lambda chance: commands.AddNote(ANY, "they want SSO")),
    (1, lambda chance: commands.RenameDeal(ANY, f"Renamed {chance.randrange(10**6)}")),
    (1, lambda chance: commands.MergeDeals(ANY)),
    (4, lambda chance: commands.Undo()),
)


def history_of(seed: int, length: int) -> list[Deed]:
    chance = Random(seed)
    weights = [weight for weight, _ in _DEEDS]
    return [
        Deed(
            chance.choices(_DEEDS, weights)[0][1](chance),
            chance.randrange(30),
            chance.randrange(30),
            chance.choice(REPS),
            chance.choice((1, 5, 24, 24 * 7)),
        )
        for _ in range(length)
    ]


# Drawn from a seed, since lists drawn piece by piece stay short and hardly ever undo anything.
histories = st.builds(history_of, st.integers(0, 2**32), st.integers(1, 70))
moments = st.integers(-24, 24 * 120).map(lambda hours: START + timedelta(hours=hours, minutes=30))
reps = st.sampled_from((None, *REPS))
periods = st.sampled_from((None, (date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 2, 1), date(2026, 2, 1))))
histories_on_one_database = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""Each history is a new team's, so that all of them share a database and none sees another's."""


def lived(store: Store, history: list[Deed], **settings: Any) -> Life:
    """The life of a new team after all that."""
    life = Life.of_new_team(store, **settings)
    for deed in history:
        deed.happen(life)
    return life.later(hours=1)
