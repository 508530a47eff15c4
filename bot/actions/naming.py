"""Which deal someone means: the store's index of names, read by the rules of the language room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.deals import Status
from bot.domain.money import Money
from bot.language.context import Leading, OpenDeals, Scope
from bot.language.names import NameIndex, resolve
from bot.language.names.leading import leading, quoted
from bot.store import deals, names
from bot.store.mentions import sharing_words
from bot.store.work import Work

_IN_SCOPE = {
    Scope.OPEN: frozenset({Status.OPEN}),
    Scope.CLOSED: frozenset({Status.WON, Status.LOST}),
    Scope.ANY: frozenset({Status.OPEN, Status.WON, Status.LOST}),
}


@dataclass(frozen=True, slots=True)
class StoredNames:
    """Looks deals up by name in one workspace (the `NameLookup` of the readers)."""

    work: Work

    def whole(self, text: str, scope: Scope) -> tuple[tuple[int, str], ...]:
        """The deals that the whole text may mean, best first; open ones before closed ones of that name."""
        found = [deal for deal in names.candidates(self.work, text) if _may(deal, scope)]
        return _deals(resolve(text, [deal.name for deal in found]), found)

    def leading(self, text: str, scope: Scope) -> Leading | None:
        """The longest known name at the start of the text."""
        in_quotes = quoted(text)
        if in_quotes:
            name, rest = in_quotes
            return Leading(name, meant, rest) if (meant := self.whole(name, scope)) else None
        found = [deal for deal in names.beginning(self.work, text) if _may(deal, scope)]
        read = leading(text, [deal.name for deal in found])
        if read is None:
            return None
        end, names_meant = read
        return Leading(text[:end].strip(), _deals(names_meant, found), text[end:].strip())

    def open_deals(self, text: str) -> OpenDeals:
        """The open deals that share a word with the text, indexed for sentences."""
        numbers: dict[str, tuple[int, ...]] = {}
        for number, name in sharing_words(self.work, text):
            numbers[name] = (*numbers.get(name, ()), number)
        return OpenDeals(NameIndex(numbers), numbers)

    def name_of(self, deal: int) -> str | None:
        found = deals.load(self.work, deal)
        return found.name if found else None

    def close_date(self, deal: int) -> date | None:
        found = deals.load(self.work, deal)
        return found.close_date if found else None

    def amount(self, deal: int) -> Money | None:
        found = deals.load(self.work, deal)
        return found.amount if found else None


def _deals(meant: list[str], found: Iterable[names.Candidate]) -> tuple[tuple[int, str], ...]:
    rank = {name: place for place, name in enumerate(meant)}
    fitting = [deal for deal in found if deal.name in rank]
    fitting.sort(key=lambda deal: (rank[deal.name], deal.status != Status.OPEN, deal.number))
    return tuple((deal.number, deal.name) for deal in fitting)


def _may(deal: names.Candidate, scope: Scope) -> bool:
    return deal.status in _IN_SCOPE[scope]
