"""The settings: shown on the setup's pages, and set."""

from __future__ import annotations

from bot.actions.colleagues import checked_owner
from bot.actions.desk import Desk
from bot.actions.rights import check_admin
from bot.actions.setup.altering import alter, refuse_if_changed
from bot.domain.refusals import FieldRefused, Refusal
from bot.domain.setups import Alteration
from bot.domain.workspaces import Workspace
from bot.language import settings
from bot.language.commands import SettingWanted, SetUp
from bot.language.settings import Kind, Setting, Value
from bot.outcomes.setups import Setup, SetupChanged
from bot.store import setups
from bot.store.work import Work

HISTORY = 20
"""Changes that the setup's history shows."""


def set_up(desk: Desk, command: SetUp) -> Setup | SetupChanged:
    """A page of the setup, or what became of the settings that were wanted, all in one change.

    Raises NotAllowed for whoever is no admin, and FieldRefused for a value that cannot be.
    """
    check_admin(desk)
    return _set(desk, command) if command.wanted else shown(desk.work, desk.workspace, command)


def shown(work: Work, place: Workspace, command: SetUp) -> Setup:
    """All that the page shows which the command asks for."""
    return Setup(
        place,
        command.page,
        command.asks,
        command.pipeline,
        holding=setups.holding(work) if command.page in ("overview", "stages") else {},
        history=setups.latest(work, HISTORY) if command.page == "history" else (),
        is_new=is_new(work),
    )


def is_new(work: Work) -> bool:
    """Whether nobody has set up anything yet, and no deal is there."""
    return not setups.latest(work, 1) and not setups.has_deals(work)


def _set(desk: Desk, command: SetUp) -> SetupChanged:
    now = place = setups.hold(desk.work, desk.clock())
    altered = []
    for wanted in command.wanted:
        setting = settings.named(wanted.name)
        if setting is None:
            raise Refusal("That setting is not there any more. Nothing changed.")
        was, value = settings.held(place, setting), wanted.value
        now = settings.put(now, setting, value)
        value = settings.held(now, setting)
        if value == was:
            continue
        _check(desk, place, setting, wanted, was, value)
        altered.append(Alteration(setting.name, setting.label, list(was), list(value)))
    kept = alter(desk, now, *altered) if altered else ()
    return SetupChanged(kept, desk.change, command.page)


def _check(
    desk: Desk, place: Workspace, setting: Setting, wanted: SettingWanted, was: Value, value: Value
) -> None:
    """Raises FieldRefused beside the setting's field."""
    try:
        refuse_if_changed(desk, place, setting.name, wanted.seen, f"“{setting.label}”")
        if setting.kind in (Kind.MEMBERS, Kind.MEMBER):
            for user in value:
                if user not in was:
                    checked_owner(desk, user)
    except Refusal as refusal:
        raise FieldRefused(setting.name, refusal.sentence) from None
