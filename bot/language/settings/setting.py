"""What a setting is: one row of the table that drives forms, words to type, help and examples.

A value is carried as texts, the same in a button, in a form and on the record: "510" for half past eight,
a currency's three letters, the ids of members. Nothing set is an empty tuple.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Value = tuple[str, ...]


class Part(StrEnum):
    """The parts of the setup, each with a form of its own."""

    STAGES = "stages"
    MORNINGS = "mornings"
    MONEY = "money"
    LANGUAGE = "language"
    PEOPLE = "people"
    AFTER_SALE = "after-sale"


TITLES = {
    Part.STAGES: "Pipelines and stages",
    Part.MORNINGS: "Mornings",
    Part.MONEY: "Money",
    Part.LANGUAGE: "Language",
    Part.PEOPLE: "People and roles",
    Part.AFTER_SALE: "After the sale",
}


class Kind(StrEnum):
    """What a setting's value is, and so how it is asked for, read, checked and told."""

    HOUR = "hour"
    """Minutes after midnight."""
    WEEKDAYS = "weekdays"
    """0 is Monday."""
    WEEKDAY = "weekday"
    MONTH = "month"
    COUNTRY = "country"
    """ISO 3166: a country and, where it was said, its region."""
    DATES = "dates"
    """ISO dates."""
    ZONE = "zone"
    """An IANA name."""
    CURRENCY = "currency"
    LANGUAGES = "languages"
    """Beyond English, which is always read."""
    MEMBERS = "members"
    MEMBER = "member"
    CHANNEL = "channel"
    FLAG = "flag"
    """ "yes", or nothing."""
    DAYS = "days"
    """Numbers of calendar days."""
    COUNT = "count"
    """One number of calendar days."""
    PHRASES = "phrases"


TYPED = frozenset({Kind.COUNTRY, Kind.DATES, Kind.ZONE, Kind.CURRENCY, Kind.DAYS, Kind.COUNT, Kind.PHRASES})
"""What is typed in a form too, and read there as after the command."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of a workspace.

    name: the word to type after `/pipeline setup`. holds: the field of `Workspace`. label: as its form and
    its answer call it. says: what it decides, a short sentence for the form. example: the words to type
    after the name. none: how an empty value is told. aliases: other words for it.
    """

    name: str
    holds: str
    part: Part
    kind: Kind
    label: str
    says: str
    example: str
    none: str = "none"
    aliases: tuple[str, ...] = ()

    @property
    def usage(self) -> str:
        """The line to type."""
        return f"/pipeline setup {self.name} {self.example}"
