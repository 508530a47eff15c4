"""Slack's composition objects: texts, options, confirmations.

Facts: https://docs.slack.dev/reference/block-kit/composition-objects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.playground import limits
from bot.playground.shapes import Fields, Flag, Items, Problem, Shape, Typed, Words


def plain_text(most: int, least: int = 1) -> Shape:
    return Typed({"plain_text": Fields({"text": Words(most, least)}, {"emoji": Flag()})})


def any_text(most: int, least: int = 1) -> Shape:
    return Typed(
        {
            "plain_text": Fields({"text": Words(most, least)}, {"emoji": Flag()}),
            "mrkdwn": Fields({"text": Words(most, least)}, {"verbatim": Flag()}),
        }
    )


identifier = Words(limits.IDENTIFIER)


def option(text: Shape, with_url: bool = False) -> Shape:
    optional: dict[str, Shape] = {"description": any_text(limits.OPTION_DESCRIPTION)}
    if with_url:
        optional["url"] = Words(limits.URL)
    return Fields({"text": text, "value": Words(limits.OPTION_VALUE)}, optional)


select_option = option(plain_text(limits.OPTION_TEXT))
overflow_option = option(plain_text(limits.OPTION_TEXT), with_url=True)
choice_option = option(any_text(limits.OPTION_TEXT))

option_group = Fields(
    {"label": plain_text(limits.GROUP_LABEL), "options": Items(select_option, limits.OPTIONS, 1)}
)

confirmation = Fields(
    {
        "title": plain_text(limits.CONFIRM_TITLE),
        "text": any_text(limits.CONFIRM_TEXT),
    },
    {
        "confirm": plain_text(limits.CONFIRM_BUTTON),
        "deny": plain_text(limits.CONFIRM_BUTTON),
        "style": Words(10, choices=frozenset({"primary", "danger"})),
    },
)


def initial_is_an_option(value: Mapping[str, Any], at: str) -> Iterator[Problem]:
    """What is selected at first has to be among the options, or Slack refuses the whole message."""
    options = list(value.get("options") or ())
    for group in value.get("option_groups") or ():
        options += group.get("options") or () if isinstance(group, Mapping) else ()
    chosen = value.get("initial_options") or [value.get("initial_option")]
    for each in chosen:
        if each is not None and each not in options:
            yield Problem("must be among the options", at)
