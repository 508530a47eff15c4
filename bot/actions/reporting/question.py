"""What a report is asked about: which deals, from when to when, and by what was known when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.actions.desk import Desk
from bot.domain.days import short_day
from bot.domain.rates import Rates
from bot.domain.refusals import Choice, NotUnderstood
from bot.domain.stages import Pipeline
from bot.language.commands import ExplainChanges, PeriodCommand
from bot.language.dates import Reading, period
from bot.outcomes.reports import About
from bot.store import rates
from bot.store.figures.closings import Time
from bot.store.figures.standing import Selection

_DAY = timedelta(days=1)
_LONGEST_TITLE = 60
_USUAL = ("this month", "this quarter", "this year", "next month", "next quarter", "next year")
_SINCE_WEEKDAY = re.compile(
    r"\s*since\s+(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Question:
    """about: as it is told. time: the period's instants, UTC, by what had happened until then."""

    about: About
    time: Time

    def until(self, desk: Desk) -> datetime:
        """The end of the day that is asked about: of today, or of the past one."""
        return self.time.until or instant(desk, desk.today + _DAY)

    @property
    def everything(self) -> Selection:
        """The pipeline's deals, of the person asked about, whenever they close."""
        return Selection(self.about.pipeline.id, self.about.rep)

    @property
    def late(self) -> Selection:
        """Those of the period whose close date has passed."""
        return replace(self.due, last=min(self.about.last, self.about.today - _DAY))

    @property
    def due(self) -> Selection:
        """The same, telling those whose close date lies in the period."""
        return replace(self.everything, first=self.about.first, last=self.about.last)


def question(desk: Desk, command: PeriodCommand | ExplainChanges, default: str) -> Question:
    """What a report's command asks about. default: the period where none was said.

    Raises NotUnderstood for a pipeline or a period that there is not.
    """
    pipeline, said = _pipeline_called(desk, command), command.period
    as_of = getattr(command, "as_of", None)
    if as_of is not None and as_of > desk.today:
        raise NotUnderstood(
            f"{as_of.day} {as_of:%B %Y} has not come yet, so nobody knows.",
            usage="/pipeline forecast next month",
        )
    first, last = days(desk, said or default, as_of)
    about = About(
        pipeline,
        title(said or default, first, last, desk.today),
        first,
        last,
        desk.today,
        command.rep,
        said,
        as_of if as_of != desk.today else None,
        said or default,
        desk.workspace.currency,
    )
    return asked(desk, about)


def asked(desk: Desk, about: About) -> Question:
    until = instant(desk, about.as_of + _DAY) if about.as_of else None
    return Question(about, Time(instant(desk, about.first), instant(desk, about.last + _DAY), until))


def _pipeline_called(desk: Desk, command: PeriodCommand | ExplainChanges) -> Pipeline:
    if command.pipeline is None:
        return desk.workspace.pipeline
    wanted = command.pipeline.casefold()
    for pipeline in desk.workspace.pipelines:
        if pipeline.name.casefold() == wanted:
            return pipeline
    raise NotUnderstood(
        f'There is no pipeline called "{command.pipeline}".',
        choices=tuple(
            Choice(each.name, replace(command, pipeline=each.name)) for each in desk.workspace.pipelines
        ),
    )


def days(desk: Desk, said: str, on: date | None = None) -> tuple[date, date]:
    """First and last day of a period in words, said on that day (today) where the member is.

    Raises NotUnderstood.
    """
    place = desk.workspace
    now = desk.asked_at.astimezone(desk.member.tz)
    if on is not None:
        now = now.replace(year=on.year, month=on.month, day=on.day)
    found = period(said, Reading(now, place.week_start, place.fiscal_year_start, place.languages))
    if found is None:
        raise NotUnderstood(
            f'I do not know the period "{said[:80]}".', usage="/pipeline forecast this quarter"
        )
    if found[0] == now.date() and _SINCE_WEEKDAY.fullmatch(said):
        # Whoever asks on a Monday what happened since Monday means the last one.
        return found[0] - timedelta(days=7), found[1]
    return found


def instant(desk: Desk, day: date) -> datetime:
    """The beginning of a day where the member is."""
    return datetime.combine(day, time(), desk.member.tz)


def title(said: str, first: date, last: date, today: date) -> str:
    """What a period is called: a month by its name, others as they were said, with their days.

    A quarter may be a fiscal one, and "since monday" one of two Mondays.
    """
    if first.day == 1 and last == _end_of_month(first):
        return f"{first:%B}" if said == "this month" else f"{first:%B %Y}"
    words = " ".join(said.split())[:_LONGEST_TITLE]
    if words.casefold().startswith("since "):
        return f"Since {short_day(first, year=first.year != today.year)}"
    called = words[:1].upper() + words[1:]
    return called if first == last == today else f"{called} ({_days(first, last, today)})"


def called(desk: Desk, first: date, last: date) -> str:
    """What those days are called where nobody said it: "This quarter (1 Jan – 31 Mar)", "April 2026"."""
    said = next((each for each in _USUAL if days(desk, each) == (first, last)), None)
    if said is None and (first.day, last) != (1, _end_of_month(first)):
        return _days(first, last, desk.today)
    return title(said or "", first, last, desk.today)


def _days(first: date, last: date, today: date) -> str:
    """ "1 Jan – 31 Mar", "16 – 22 Nov", "Sun 22 Nov"; with the year where it is not this one."""
    year = last.year != today.year
    if first == last:
        return short_day(first, year=year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {_day(last, year)}"
    return f"{_day(first, first.year != last.year)} – {_day(last, year or first.year != last.year)}"


def _day(day: date, year: bool) -> str:
    return f"{day.day} {day:%b}{f' {day.year}' if year else ''}"


def _end_of_month(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - _DAY


def rates_of(desk: Desk, about: About) -> Rates:
    """What other currencies are worth in the workspace's, on the day that the figures are asked for."""
    return rates.known(desk.work, desk.workspace.currency, about.as_of or about.today)
