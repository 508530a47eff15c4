"""How far a playground has come that is not ready yet: its page shows it instead of a silent window."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Starting:
    """`typed` of `of` lines of the company's past are typed; `of` 0 while the bot itself is starting."""

    typed: int = 0
    of: int = 0

    def as_json(self) -> dict[str, int]:
        return {"typed": self.typed, "of": self.of}
