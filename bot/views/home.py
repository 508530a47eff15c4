"""The Home tab: what needs attention at this moment, and when the member's morning comes."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.domain.digests import Digest
from bot.language.commands import GoAway, ListMine, SetMornings
from bot.outcomes.audience import Audience
from bot.outcomes.deals import MorningsSet
from bot.outcomes.reports import SummaryShown
from bot.views.away import but, when
from bot.views.blocks import Block, Message, actions, divider, header
from bot.views.buttons import ask, row, run
from bot.views.digests import ways
from bot.views.lines import bold, line, paragraph
from bot.views.morning_lines import line_of
from bot.views.phrases import day_of
from bot.views.summary import summarised
from bot.views.words import counted

LINES = 30
"""Lines of two blocks each that leave room for the rest in a view's hundred."""

BESIDE = 6
"""Blocks of an answer that the dashboard stays beside; a longer one, or another report, takes its place."""


def home(
    now: Digest | None,
    mornings: MorningsSet,
    said: Message | None,
    audience: Audience,
    standing: SummaryShown | None = None,
    setup: tuple[Block, ...] = (),
) -> dict[str, Any]:
    """The view. now: what needs attention, all of it; said: the answer to what was just clicked here.

    standing: where the pipeline stands, for those who steer it. setup: an admin's way to the settings.
    """
    answer = [*(said.get("blocks") or []), divider()] if said else []
    steering = [*summarised(standing, audience)["blocks"], divider()] if standing else []
    if len(answer) > BESIDE or _ids(answer) & _ids(steering):
        steering = []
    blocks: list[Block] = [*answer, *steering, header("Today"), *_today(now, audience), divider()]
    return {"type": "home", "blocks": [*blocks, *_settings(mornings, audience), *setup]}


def _ids(blocks: list[Block]) -> set[str]:
    """The action ids in them, which Slack wants but once in a view."""
    return {
        each["action_id"] for block in blocks for each in block.get("elements", []) if "action_id" in each
    }


def closed(sentence: str) -> dict[str, Any]:
    """For those who may not see the workspace's deals."""
    return {"type": "home", "blocks": [paragraph(line(sentence))]}


def _today(now: Digest | None, audience: Audience) -> list[Block]:
    mine = row(run("My deals", ListMine(), "mine"))
    if now is None:
        return [paragraph(line("Nothing needs your attention.")), *mine]
    blocks: list[Block] = []
    for place, each in enumerate(now.lines[:LINES]):
        blocks.append(paragraph(line_of(each, place + 1, audience)))
        blocks.append(actions(*ways(each, now.offered, audience, str(place)), block_id=f"home:{place}"))
    more = len(now.lines) - LINES
    return [*blocks, *([paragraph(line(f"+{counted(more, 'more deal')}"))] if more > 0 else []), *mine]


def _settings(mornings: MorningsSet, audience: Audience) -> tuple[Block, ...]:
    wishes = mornings.wishes
    away = wishes.away_until if wishes.away_until and wishes.away_until > audience.today else None
    told = line("Your mornings: ", bold(when(mornings)), but(mornings), _away(away, audience))
    days = mornings.weekdays if wishes.weekdays is None else wishes.weekdays
    present = SetMornings(mornings.minute, days, tuple(sorted(wishes.unwanted)))
    back = run("I'm back", GoAway(), "back") if away else ask("Away until…", GoAway(), "date")
    return (header("Mornings"), paragraph(told), *row(ask("Change", present, "mornings"), back))


def _away(until: date | None, audience: Audience) -> str:
    return f" · away until {day_of(until, audience)}" if until else ""
