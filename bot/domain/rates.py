"""Sums of several currencies as one: at rates fixed for a day, with what has none told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bot.domain.money import Money, minor_digits
from bot.domain.rounding import half_up


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit of a currency in units of another, as fixed for a day.

    by_hand: by the workspace itself, not by the European Central Bank.
    """

    worth: Fraction
    day: date
    by_hand: bool = False

    @property
    def written(self) -> str:
        """ "1.08", "0.000061234": six figures of it."""
        return format(Decimal(f"{float(self.worth):.6g}"), "f")


@dataclass(frozen=True, slots=True)
class Rates:
    """What other currencies are worth in `home`, each at its latest rate up to the day asked for."""

    home: str
    known: Mapping[str, Rate] = field(default_factory=dict)

    def worth(self, currency: str) -> Fraction | None:
        """One minor unit of the currency in minor units of home; None where no rate is known."""
        if currency == self.home:
            return Fraction(1)
        rate = self.known.get(currency)
        if rate is None:
            return None
        return rate.worth * Fraction(10) ** (minor_digits(self.home) - minor_digits(currency))

    def converted(self, sums: Mapping[str, Fraction]) -> Converted:
        """Sums by currency, in minor units, as one sum of home."""
        worths = {currency: self.worth(currency) for currency, each in sums.items() if each}
        total = sum((sums[each] * worth for each, worth in worths.items() if worth is not None), Fraction())
        apart = {each: sums[each] for each, worth in worths.items() if worth is None}
        used = {each: self.known[each] for each in worths if each in self.known and each != self.home}
        return Converted(self.home, total, apart, used)


@dataclass(frozen=True, slots=True)
class Converted:
    """One sum of `currency` in minor units, not rounded yet.

    apart: sums by currency that had no rate and are not in it. used: the rates of what is in it.
    """

    currency: str
    exact: Fraction
    apart: Mapping[str, Fraction] = field(default_factory=dict)
    used: Mapping[str, Rate] = field(default_factory=dict)

    @property
    def money(self) -> Money:
        return Money(half_up(self.exact), self.currency)

    @property
    def money_apart(self) -> tuple[Money, ...]:
        return tuple(Money(half_up(each), currency) for currency, each in sorted(self.apart.items()))

    def __add__(self, other: Converted) -> Converted:
        """Both, where they are in the same currency."""
        apart = {
            each: self.apart.get(each, Fraction()) + other.apart.get(each, Fraction())
            for each in {*self.apart, *other.apart}
        }
        return Converted(self.currency, self.exact + other.exact, apart, {**self.used, **other.used})
