"""What happened to a stage, in words: for the echo and for the record."""

from __future__ import annotations

from bot.domain.stages import Stage

_NEVER = "no limit"


def stage_told(was: Stage | None, now: Stage) -> str:
    """ "odds 30 %, was 25 % · quiet after 5 working days, was 7"; of a new stage, what it begins with."""
    if was is None:
        return " · ".join(["new", *_begins(now)])
    told = [f"name, was {was.name}"] if was.name != now.name else []
    for label, old, new in (
        ("kind", str(was.kind), str(now.kind)),
        ("odds", f"{was.odds} %", f"{now.odds} %"),
        ("quiet after", _days(was.quiet_after, "working day"), _days(now.quiet_after, "working day")),
        ("expected", _days(was.expected_days, "day"), _days(now.expected_days, "day")),
        ("also understood as", ", ".join(was.aliases) or "nothing", ", ".join(now.aliases) or "nothing"),
    ):
        if old != new:
            told.append(f"{label} {new}, was {old}")
    return " · ".join(told)


def _begins(stage: Stage) -> list[str]:
    if not stage.is_open:
        return [str(stage.kind)]
    return [f"odds {stage.odds} %", f"quiet after {_days(stage.quiet_after, 'working day')}"]


def _days(count: int | None, unit: str) -> str:
    return _NEVER if count is None else f"{count} {unit}{'' if count == 1 else 's'}"
