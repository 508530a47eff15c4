"""A question that goes to the database with the statement before it, where that saves a trip."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from bot.store.driver import Driver
from bot.store.statements import Answer, Values


@dataclass(slots=True)
class Ahead:
    """answer: once it has gone."""

    statement: sa.Executable
    values: Values
    answer: Answer | None = None

    def go_with(self, driver: Driver, statement: sa.Executable, values: Values) -> Answer:
        """Run the statement, and the question after it. PostgreSQL only; raises as `Driver.run` does."""
        answer, self.answer = driver.run_both(statement, values, self.statement, dict(self.values))
        return answer

    def answer_to(self, statement: sa.Executable, values: Values) -> Answer | None:
        """Its answer where it is just what is asked now."""
        is_asked = self.statement is statement and self.values == values
        return self.answer if is_asked else None
