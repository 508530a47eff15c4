"""What happened to a stage, in words: for the echo and for the record."""

from __future__ import annotations

from bot.domain.stages import Stage

_NEVER = "none"


def stage_told(was: Stage | None, now: Stage) -> str:
    """ "odds 30 %, was 25 % · quiet limit 5 working days, was none"; of a new stage, what it begins with."""
    if was is None:
        return " · ".join(["new", *_begins(now)])
    told = [f"name, was {was.name}"] if was.name != now.name else []
    for label, old, new in (
        ("kind", str(was.kind), str(now.kind)),
        ("odds", f"{was.odds} %", f"{now.odds} %"),
        ("quiet limit", _days(was.quiet_after, "working day"), _days(now.quiet_after, "working day")),
        ("expected stay", _days(was.expected_days, "day"), _days(now.expected_days, "day")),
        ("also understood as", ", ".join(was.aliases) or "nothing", ", ".join(now.aliases) or "nothing"),
    ):
        if old != new:
            told.append(f"{label} {new}, was {old}")
    return " · ".join(told)


def _begins(stage: Stage) -> list[str]:
    if not stage.is_open:
        return [str(stage.kind)]
    quiet = [] if stage.quiet_after is None else [f"quiet after {_days(stage.quiet_after, 'working day')}"]
    return [f"odds {stage.odds} %", *quiet]


def _days(count: int | None, unit: str) -> str:
    return _NEVER if count is None else f"{count} {unit}{'' if count == 1 else 's'}"
