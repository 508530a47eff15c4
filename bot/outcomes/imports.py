"""What came of asking for an import, of saying yes or no to it, and of taking it back."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.stages import Pipeline


@dataclass(frozen=True, slots=True)
class ImportFormAsked:
    """The form of an import. pipelines: all there are, to choose from."""

    pipelines: tuple[Pipeline, ...]


@dataclass(frozen=True, slots=True)
class ImportStarted:
    """The file is being read. pasted: its text came with the form."""

    pasted: bool


@dataclass(frozen=True, slots=True)
class ImportRunning:
    """The importer has said yes. new, updates: how many deals are to be written."""

    new: int
    updates: int


@dataclass(frozen=True, slots=True)
class ImportCancelled:
    """Nothing is imported."""


@dataclass(frozen=True, slots=True)
class ImportGoingBack:
    """The import is being taken back, deal by deal."""

    deals: int
