"""A workspace's own settings: its pipelines, currency, time zone, working days and people with a role."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.domain.after_sales import LOOK_AGAIN_DAYS
from bot.domain.people import Role
from bot.domain.refusals import Refusal
from bot.domain.stages import Pipeline, Stage, seven_phases


@dataclass(frozen=True, slots=True)
class Workspace:
    """The settings of one Slack workspace; the defaults are those of a new one.

    zone: IANA name, for members whose own is unknown. currency: ISO 4217, for amounts without one.
    fiscal_year_start: month, 1 to 12. week_start: 0 is Monday. country, region: for public holidays
    (ISO 3166), extra_holidays: ISO dates. digest_hour: minutes after local midnight.
    check_in_days: calendar days after a win; look_again_days: after a loss. admins: members who may change
    all of this besides Slack's own admins. past_pipelines: retired ones, that the past still speaks of.
    """

    team: str
    pipelines: tuple[Pipeline, ...] = field(default_factory=lambda: (seven_phases(),))
    zone: str = "UTC"
    currency: str = "USD"
    fiscal_year_start: int = 1
    week_start: int = 0
    languages: tuple[str, ...] = ("en",)
    working_weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    country: str | None = None
    region: str | None = None
    extra_holidays: tuple[str, ...] = ()
    digest_minute: int = 9 * 60
    managers: tuple[str, ...] = ()
    admins: tuple[str, ...] = ()
    manager_channel: str | None = None
    check_in_days: tuple[int, ...] = (7, 30, 90)
    check_in_by: str | None = None
    look_again_days: int = LOOK_AGAIN_DAYS
    guests_allowed: bool = False
    strangers_allowed: bool = False
    loss_reasons: tuple[str, ...] = ("Price", "Competitor", "No decision", "Timing")
    past_pipelines: tuple[Pipeline, ...] = ()

    @property
    def pipeline(self) -> Pipeline:
        """The one that new deals enter unless another is named."""
        return self.pipelines[0]

    def lets_in(self, role: Role) -> bool:
        """Whether they may see deals; guests and people of other organisations, where an admin said so."""
        if role is Role.GUEST:
            return self.guests_allowed
        return self.strangers_allowed if role is Role.STRANGER else True

    def pipeline_of(self, pipeline_id: int) -> Pipeline:
        """The pipeline of that number, retired or not. Raises Refusal where it is gone."""
        for pipeline in (*self.pipelines, *self.past_pipelines):
            if pipeline.id == pipeline_id:
                return pipeline
        raise Refusal("That pipeline is gone. Nothing changed.")

    def stage_of(self, pipeline_id: int, stage_id: int) -> Stage:
        """Raises Refusal where the pipeline is gone, and KeyError for a stage that it never had."""
        return self.pipeline_of(pipeline_id).stage(stage_id)
