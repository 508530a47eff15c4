"""A new workspace's first steps: a template, a currency, and a channel that hears of the deals."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.desk import Desk
from bot.actions.rights import check_admin
from bot.actions.setup.altering import alter, altered_pipeline, with_pipeline
from bot.domain.notices import Subscription, Topic
from bot.domain.refusals import FieldRefused
from bot.domain.setups import Alteration
from bot.domain.stages import TEMPLATES
from bot.domain.workspaces import Workspace
from bot.language import settings
from bot.language.commands import StartUp
from bot.outcomes.setups import SetupChanged
from bot.store import lanes, setups, subscriptions

_HEARD = (Topic.WINS, Topic.LOSSES, Topic.MOVES, Topic.NEW)


def start_up(desk: Desk, command: StartUp) -> SetupChanged:
    """All of it as one change. Raises FieldRefused beside what cannot be."""
    check_admin(desk)
    now = place = setups.hold(desk.work, desk.clock())
    altered: list[Alteration] = []
    if command.template is not None:
        now = _with_template(desk, now, command.template, altered)
    if command.currency is not None:
        now = _with_currency(now, command.currency, altered)
    kept = alter(desk, now, *altered) if now != place else ()
    if command.channel is not None:
        _hear(desk, command.channel)
    return SetupChanged(kept, desk.change, "overview", heard_in=command.channel)


def _with_template(desk: Desk, place: Workspace, name: str, altered: list[Alteration]) -> Workspace:
    template, was = TEMPLATES.get(name), place.pipeline
    if template is None:
        raise FieldRefused("template", "There is no such template.")
    now = replace(template(), id=was.id)
    if now == was:
        return place
    if setups.has_deals(desk.work):
        raise FieldRefused("template", "There are deals already. Add another pipeline under Stages instead.")
    altered.append(altered_pipeline(was, now, now.name, f"{len(now.in_use)} stages, was {was.name}"))
    return replace(place, pipelines=with_pipeline(place, now))


def _with_currency(place: Workspace, code: str, altered: list[Alteration]) -> Workspace:
    setting = settings.named("currency")
    assert setting is not None, "the table has it"
    now = settings.put(place, setting, (code,))
    if now != place:
        altered.append(Alteration(setting.name, setting.label, [place.currency], [code]))
    return now


def _hear(desk: Desk, channel: str) -> None:
    now = desk.clock()
    for topic in _HEARD:
        subscriptions.keep(desk.work, Subscription(channel, topic), desk.member.user, now)
    # The channel may have been parked because the app was not in it.
    lanes.unpark(desk.work, channel, now)
