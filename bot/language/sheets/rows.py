"""One row: from its cells to a deal as the file tells it, refused with a sentence where a cell is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation

from bot.domain.contacts import Contact
from bot.domain.deals import NOTE_LIMIT, WORDS_LIMIT, Status, checked_text, deal_name
from bot.domain.imports import OwnerRead, Row, StageRead
from bot.domain.money import Money
from bot.domain.refusals import Refusal
from bot.domain.stages import Pipeline
from bot.language.names.keys import name_key
from bot.language.sheets.cells import Days, Sums, quoted, words_of
from bot.language.sheets.columns import Field
from bot.language.sheets.people import Called, Colleagues
from bot.language.sheets.stages import Placed, Stages, outcome_of, status_of

_GONE = (Status.MERGED, Status.WITHDRAWN)
_CONTACT_LIMIT = 200


class Gone(Exception):
    """The row is of a deal that was merged away or taken back."""


@dataclass(slots=True)
class Remarks:
    """What was read otherwise than it stands, counted by its words."""

    stages: dict[str, tuple[Placed, int]] = field(default_factory=dict)
    owners: Counter[tuple[str, str | None]] = field(default_factory=Counter)

    def stage(self, said: str, placed: Placed) -> None:
        self.stages[said] = (placed, self.stages.get(said, (placed, 0))[1] + 1)

    def stages_read(self, pipeline: Pipeline) -> tuple[StageRead, ...]:
        """Most rows first."""
        found = [
            StageRead(
                said,
                (placed.stage or pipeline.first).id,
                count,
                placed.stage is not None,
                placed.guess.id if placed.guess else None,
            )
            for said, (placed, count) in self.stages.items()
        ]
        return tuple(sorted(found, key=lambda each: -each.count))

    def owners_read(self) -> tuple[OwnerRead, ...]:
        return tuple(OwnerRead(said, user, count) for (said, user), count in self.owners.most_common())


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the rows of one sheet. places: the columns of each field, the surest first."""

    places: Mapping[Field, tuple[int, ...]]
    stages: Stages
    people: Colleagues
    sums: Sums
    days: Days
    remarks: Remarks

    def row(self, line: int, cells: Sequence[str]) -> Row:
        """The deal of a row. Raises Refusal with what is wrong, Gone where there is nothing to import."""
        told = {name: text for name in self.places if (text := self._cell(cells, name))}
        name = self._name(told)
        stage, status = self._standing(told)
        day = self.days.day(told[Field.CLOSE_DATE]) if Field.CLOSE_DATE in told else None
        closed = self._moment(told, Field.CLOSED)
        if closed is None and day is not None and status is not Status.OPEN:
            closed = self.days.moment(told[Field.CLOSE_DATE])
        found = self._called(told)
        row = Row(
            line,
            name,
            name_key(name),
            status,
            stage,
            found.user if found else None,
            self._amount(told),
            day,
            _percent(told.get(Field.ODDS)),
            _short(told, Field.SOURCE),
            _short(told, Field.NEXT_STEP),
            _short(told, Field.REASON),
            checked_text(told[Field.NOTE], NOTE_LIMIT, "note") if Field.NOTE in told else None,
            _contact(told),
            self._created(told),
            closed,
            self._moment(told, Field.STAGE_SINCE),
        )
        self._remark(told, found)
        return row

    def _cell(self, cells: Sequence[str], name: Field) -> str:
        """The first of its columns that says something in this row."""
        texts = (words_of(cells[place]) for place in self.places[name] if place < len(cells))
        return next((text for text in texts if text), "")

    def _name(self, told: Mapping[Field, str]) -> str:
        if Field.NAME not in told:
            raise Refusal("It has no name.")
        return deal_name(told[Field.NAME])

    def _standing(self, told: Mapping[Field, str]) -> tuple[int | None, Status]:
        """(its stage, its outcome): a status of won or lost outranks the stage."""
        status = status_of(told.get(Field.STATUS, ""))
        if status in _GONE:
            raise Gone
        said = told.get(Field.STAGE)
        if said is None and status is None:
            said = told.get(Field.STATUS)
        if said is None:
            return None, status or Status.OPEN
        placed = self.stages.place(said)
        outcome = outcome_of(placed.stage)
        if status is None or outcome is status:
            return placed.stage.id if placed.stage else None, outcome
        return None, status

    def _amount(self, told: Mapping[Field, str]) -> Money | None:
        return self.sums.read(told[Field.AMOUNT], told.get(Field.CURRENCY)) if Field.AMOUNT in told else None

    def _called(self, told: Mapping[Field, str]) -> Called | None:
        return self.people.find(told[Field.OWNER]) if Field.OWNER in told else None

    def _remark(self, told: Mapping[Field, str], owner: Called | None) -> None:
        """What is to be said of a row that is imported."""
        status = status_of(told.get(Field.STATUS, ""))
        said = told.get(Field.STAGE) or (told.get(Field.STATUS) if status is None else None)
        if said and status in (None, Status.OPEN) and not (placed := self.stages.place(said)).sure:
            self.remarks.stage(said, placed)
        if Field.OWNER in told and (owner is None or not owner.sure):
            self.remarks.owners[told[Field.OWNER], owner.user if owner else None] += 1

    def _created(self, told: Mapping[Field, str]) -> datetime | None:
        created = self._moment(told, Field.CREATED)
        if created is not None and created.date() > self.days.reading.today:
            raise Refusal(f"It was created on {quoted(told[Field.CREATED])}, which is still to come.")
        return created

    def _moment(self, told: Mapping[Field, str], name: Field) -> datetime | None:
        return self.days.moment(told[name]) if name in told else None


def _short(told: Mapping[Field, str], name: Field) -> str | None:
    return checked_text(" ".join(told[name].split()), WORDS_LIMIT, name.value) if name in told else None


def _percent(said: str | None) -> int | None:
    if said is None:
        return None
    try:
        number = Decimal(said.rstrip("% ").replace(",", "."))
    except InvalidOperation:
        raise Refusal(f"{quoted(said)} are no odds.") from None
    if not number.is_finite() or not 0 <= number <= 100:
        raise Refusal(f"Odds are between 0 % and 100 %, not {quoted(said)}.")
    return int(number)


def _contact(told: Mapping[Field, str]) -> Contact | None:
    """Someone with a name; an address alone gives the part before its @."""
    email, phone = told.get(Field.EMAIL), told.get(Field.PHONE)
    name = told.get(Field.CONTACT) or (email or "").partition("@")[0] or phone
    if not name:
        return None
    for text in (name, email, phone):
        checked_text(text or "", _CONTACT_LIMIT, "contact")
    return Contact(" ".join(name.split()), email, phone)
