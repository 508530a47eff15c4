"""The commands of those who steer: what is asked of the whole pipeline, and what is set for it.

In all of them: rep is a member's id, period words such as "this quarter" (None: the report's own), pipeline
a pipeline's name (None: the first), as_of a past day at whose end the figures are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Literal

from bot.language.commands.parts import ChannelId, Number, Page, StageNumber, UserId, Weekday, need_a_number


@dataclass(frozen=True, slots=True)
class Summarise:
    rep: UserId | None = None
    period: str | None = None
    pipeline: str | None = None
    as_of: date | None = None
    verb: Literal["summary"] = "summary"


@dataclass(frozen=True, slots=True)
class ForecastPeriod:
    rep: UserId | None = None
    period: str | None = None
    pipeline: str | None = None
    as_of: date | None = None
    verb: Literal["forecast"] = "forecast"


@dataclass(frozen=True, slots=True)
class ExplainChanges:
    """period: from when to when. frame: only deals whose close date lies in that period, in words."""

    period: str | None = None
    frame: str | None = None
    rep: UserId | None = None
    pipeline: str | None = None
    verb: Literal["changes"] = "changes"


@dataclass(frozen=True, slots=True)
class ListStalled:
    rep: UserId | None = None
    pipeline: str | None = None
    page: Page = 1
    verb: Literal["stalled"] = "stalled"


@dataclass(frozen=True, slots=True)
class ShowFunnel:
    rep: UserId | None = None
    period: str | None = None
    pipeline: str | None = None
    verb: Literal["funnel"] = "funnel"


@dataclass(frozen=True, slots=True)
class RankLeaders:
    period: str | None = None
    pipeline: str | None = None
    rep: UserId | None = None
    verb: Literal["leaders"] = "leaders"


@dataclass(frozen=True, slots=True)
class ExplainLosses:
    rep: UserId | None = None
    period: str | None = None
    pipeline: str | None = None
    verb: Literal["losses"] = "losses"


@dataclass(frozen=True, slots=True)
class CompareSources:
    rep: UserId | None = None
    period: str | None = None
    pipeline: str | None = None
    verb: Literal["sources"] = "sources"


Behind = Literal["open", "due", "late", "no-amount", "no-date", "pushed", "won", "lost", "changed"]


@dataclass(frozen=True, slots=True)
class ListBehind:
    """The deals behind a number. stage: only of that stage, by number.

    key: of those lost, only for that reason; of those won, only from that source ("" for none); of those
    changed, only by that step of the bridge. frame: of those changed, as in ExplainChanges.
    """

    what: Behind = "open"
    stage: StageNumber | None = None
    rep: UserId | None = None
    period: str | None = None
    pipeline: str | None = None
    page: Page = 1
    key: str | None = None
    as_of: date | None = None
    frame: str | None = None
    verb: Literal["behind"] = "behind"


@dataclass(frozen=True, slots=True)
class SetTarget:
    """value: major units, None: there is none any more. currency None means the workspace's.

    rep None: the whole team's target.
    """

    value: Decimal | None = None
    currency: str | None = None
    period: str | None = None
    rep: UserId | None = None
    verb: Literal["target"] = "target"

    def __post_init__(self) -> None:
        if self.value is not None:
            need_a_number(self.value)


@dataclass(frozen=True, slots=True)
class ListTargets:
    """rep None: everybody's and the team's."""

    rep: UserId | None = None
    verb: Literal["targets"] = "targets"


@dataclass(frozen=True, slots=True)
class SetRate:
    """worth: one unit of the currency in the workspace's, from today on."""

    currency: str
    worth: Decimal
    verb: Literal["rate"] = "rate"

    def __post_init__(self) -> None:
        need_a_number(self.worth)


@dataclass(frozen=True, slots=True)
class ListRates:
    verb: Literal["rates"] = "rates"


@dataclass(frozen=True, slots=True)
class ExportDeals:
    verb: Literal["export"] = "export"


@dataclass(frozen=True, slots=True)
class ImportDeals:
    """file: Slack's id of it; text: pasted rows. Without either, the form is asked for.

    pipeline: by number; owner: of rows without one, None for the importer; day_first None: as the file shows.
    update: deals that exist already; they are skipped otherwise.
    """

    file: str | None = None
    text: str | None = None
    pipeline: Number | None = None
    owner: str | None = None
    day_first: bool | None = None
    update: bool = False
    verb: Literal["import"] = "import"


@dataclass(frozen=True, slots=True)
class SettleImport:
    """What the importer says to a preview. number: the import's."""

    number: Number
    choice: Literal["all", "new", "cancel"]
    verb: Literal["settle-import"] = "settle-import"


@dataclass(frozen=True, slots=True)
class ScheduleSummary:
    """weekday: 0 is Monday, None every working day; at: local to who asks; channel None: where it is asked.

    off: no longer.
    """

    weekday: Weekday | None = None
    at: time = time(8)
    channel: ChannelId | None = None
    off: bool = False
    verb: Literal["schedule"] = "schedule"


ReportCommand = (
    Summarise
    | ForecastPeriod
    | ExplainChanges
    | ListStalled
    | ShowFunnel
    | RankLeaders
    | ExplainLosses
    | CompareSources
    | ListBehind
    | SetTarget
    | ListTargets
    | SetRate
    | ListRates
    | ExportDeals
    | ImportDeals
    | SettleImport
    | ScheduleSummary
)
"""Everything that `/pipeline` is asked, but what a channel hears."""

PeriodCommand = (
    Summarise | ForecastPeriod | ShowFunnel | RankLeaders | ExplainLosses | CompareSources | ListBehind
)
"""The reports of a period."""
