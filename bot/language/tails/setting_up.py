"""Reads `/pipeline setup`: a page of it, or a setting with the value that it is to have."""

from __future__ import annotations

from typing import get_args

from bot.domain.refusals import Choice, NotUnderstood
from bot.language import settings
from bot.language.commands import Command, SettingWanted, SetUp
from bot.language.commands.setting_up import Page
from bot.language.names import words
from bot.language.quotes import shortened
from bot.language.settings import Kind, Part, Setting, Value
from bot.language.tails.tail import Tail, without

_PAGES = {
    **{page: page for page in get_args(Page)},
    **dict.fromkeys(("changes", "log"), "history"),
    **dict.fromkeys(("all", "settings", "show", "values"), "overview"),
}
_MORE, _LESS = ("add", "also", "plus"), ("remove", "without", "minus", "not")


def setup(tail: Tail) -> Command:
    """ "hour 8:30", "language de", "stages", "stages wholesale"; nothing opens the overview."""
    said = without(tail.text, "the", "my", "our")
    if not said:
        return SetUp()
    if (page := _page(said)) is not None:
        return SetUp(page)
    found = settings.leading(said)
    if found is not None:
        setting, rest = found
        rest = without(rest, "to", "is", "at")
        if not rest:
            return SetUp(_page_of(setting.part), asks=setting.name)
        try:
            value = settings.read_value(setting, without(rest, *_MORE, *_LESS), tail.context)
        except NotUnderstood as refusal:
            raise NotUnderstood(refusal.sentence, usage=setting.usage, choices=_form(setting.part)) from None
        value = _joined(tail, setting, said, rest, value)
        return SetUp(_page_of(setting.part), (SettingWanted(setting.name, value),))
    first, _, rest = said.partition(" ")
    if settings.part_called(first) is Part.STAGES:
        return _stages_of(tail, rest)
    raise tail.refusal(f'"{shortened(said)}" is nothing that can be set up.', Choice("Setup", SetUp()))


def _joined(tail: Tail, setting: Setting, said: str, rest: str, value: Value) -> Value:
    """ "manager @ada" names one more, "manager remove @ada" one less; "managers @ada" is the whole list."""
    if setting.kind is not Kind.MEMBERS or not value:
        return value
    today = settings.held(tail.context.workspace, setting)
    if without(rest, *_LESS) != rest:
        return tuple(user for user in today if user not in value)
    is_list = said.split()[0].casefold() != setting.name and without(rest, *_MORE) == rest
    return value if is_list else tuple(dict.fromkeys((*today, *value)))


def _page(said: str) -> Page | None:
    named = " ".join(said.casefold().split())
    if settings.called(named) is not None:
        return None
    part = settings.part_called(named)
    return _page_of(part) if part else _PAGES.get(named)


def _page_of(part: Part) -> Page:
    return part.value


def _form(part: Part) -> tuple[Choice, ...]:
    return (Choice("Open the form", SetUp(_page_of(part))),)


def _stages_of(tail: Tail, said: str) -> Command:
    """The stages of the pipeline that was named."""
    named = without(said, "of", "in", "pipeline")
    pipelines = tail.context.workspace.pipelines
    for pipeline in pipelines:
        if words(pipeline.name) == words(named):
            return SetUp("stages", pipeline=pipeline.id)
    choices = (Choice(each.name, SetUp("stages", pipeline=each.id)) for each in pipelines[:5])
    raise tail.refusal(f'There is no pipeline called "{shortened(named)}".', *choices)
