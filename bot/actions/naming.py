"""Which deal someone means: the store's index of names, read by the rules of the language room.

A deal that was merged into another is still meant by its name, as long as no other deal bears it; whoever
loads it is led to the one in which it lives on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.deals import Status
from bot.domain.money import Money
from bot.language.context import Leading, OpenDeals, Scope
from bot.language.names import NameIndex, resolve, words
from bot.language.names.leading import leading
from bot.language.names.words import core
from bot.language.quotes import leading_quote
from bot.store import deals, names
from bot.store.mentions import sharing_words
from bot.store.searching import beginning_so
from bot.store.work import Work

IN_SCOPE = {
    Scope.OPEN: frozenset({Status.OPEN}),
    Scope.CLOSED: frozenset({Status.WON, Status.LOST}),
    Scope.ANY: frozenset({Status.OPEN, Status.WON, Status.LOST}),
}
"""What deals of a scope are."""


@dataclass(frozen=True, slots=True)
class StoredNames:
    """Looks deals up by name in one workspace (the `NameLookup` of the readers)."""

    work: Work

    def whole(self, text: str, scope: Scope) -> tuple[tuple[int, str], ...]:
        """The deals that the whole text may mean, best first; open ones before closed ones of that name."""
        found = self._in_scope(names.candidates(self.work, text), scope)
        return _deals(resolve(text, [deal.name for deal in found]), found)

    def searched(self, text: str) -> list[int]:
        """The deals to show whoever searches: those that are meant, then those with words that begin so.

        Open ones first in either half; one more than `names.MOST` where not all were looked at.
        """
        meant = [number for number, _ in self.whole(text, Scope.ANY)]
        found = self._in_scope(beginning_so(self.work, text), Scope.ANY)
        found.sort(key=lambda deal: (deal.status != Status.OPEN, deal.name.casefold(), deal.number))
        return list(dict.fromkeys((*meant, *(deal.kept for deal in found))))[: names.MOST + 1]

    def leading(self, text: str, scope: Scope) -> Leading | None:
        """The longest known name at the start of the text."""
        in_quotes = leading_quote(text)
        if in_quotes:
            name, rest = in_quotes
            return Leading(name, meant, rest) if (meant := self.whole(name, scope)) else None
        found = self._in_scope(names.beginning(self.work, text), scope)
        read = leading(text, [deal.name for deal in found])
        if read is None:
            return None
        end, names_meant = read
        return Leading(text[:end].strip(), _deals(names_meant, found), text[end:].strip())

    def open_deals(self, text: str) -> OpenDeals:
        """The open deals that share a word with the text, indexed for sentences.

        A merged one is among them by its name, unless that is but a shorter form of an open deal's.
        """
        numbers: dict[str, tuple[int, ...]] = {}
        found = self._in_scope(sharing_words(self.work, text), Scope.OPEN)
        own = [set(words(deal.name)) for deal in found if deal.number == deal.kept]
        for deal in found:
            if deal.number == deal.kept or not any(told.issuperset(core(words(deal.name))) for told in own):
                numbers[deal.name] = (*numbers.get(deal.name, ()), deal.number)
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

    def _in_scope(self, found: Sequence[names.Candidate], scope: Scope) -> list[_Meant]:
        """Those that may be spoken of; a merged one where that may be in which it lives on."""
        merged = [deal.number for deal in found if deal.status is Status.MERGED]
        living = deals.lives_on(self.work, merged) if merged else {}
        may = IN_SCOPE[scope]
        own = [
            _Meant(deal.number, deal.number, deal.name, deal.status) for deal in found if deal.status in may
        ]
        taken = {deal.name for deal in own}
        return own + [
            _Meant(deal.number, kept.id, deal.name, kept.status)
            for deal in found
            if (kept := living.get(deal.number)) and kept.status in may and deal.name not in taken
        ]


@dataclass(frozen=True, slots=True)
class _Meant:
    """A deal that a name may mean. kept: the number of the one in which it lives on, else its own."""

    number: int
    kept: int
    name: str
    status: Status


def _deals(meant: list[str], found: Iterable[_Meant]) -> tuple[tuple[int, str], ...]:
    """Each deal once; only where one alone is meant, by the number of the merged one that bears the name."""
    rank = {name: place for place, name in enumerate(meant)}
    fitting = [deal for deal in found if deal.name in rank]
    fitting.sort(key=lambda deal: (deal.number != deal.kept, rank[deal.name]))
    once = {deal.kept: deal for deal in reversed(fitting)}
    several = sorted(
        once.values(), key=lambda deal: (rank[deal.name], deal.status != Status.OPEN, deal.number)
    )
    return tuple((deal.number if len(several) == 1 else deal.kept, deal.name) for deal in several)
