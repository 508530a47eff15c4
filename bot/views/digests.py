"""The morning's message: what needs attention, each line with the buttons that do it.

A click's answer takes its place below the line, which is struck once it is done with. The buttons of a line
sit in blocks whose id names the morning and the line, so that a click is known to have come from there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from bot.domain.calendars import Calendar
from bot.domain.digests import Digest, DigestLine
from bot.domain.follow_ups import FollowUpKind
from bot.domain.next_days import offered_days
from bot.domain.reminders import Reason
from bot.language.commands import (
    AddDeal,
    CheckIn,
    DeclineFollowUp,
    FinishFollowUp,
    LogTouch,
    LookAgain,
    LoseDeal,
    Picked,
    PlanFollowUp,
    ReopenDeal,
    SetCloseDate,
    SnoozeFollowUp,
    WinDeal,
)
from bot.outcomes.audience import Audience
from bot.views import words
from bot.views.blocks import BLOCKS, Block, Element, Message, actions
from bot.views.buttons import ask, run
from bot.views.lines import aloud, answer_of, bold, line, paragraph, sentence, struck
from bot.views.morning_lines import is_given, line_of
from bot.views.questions import day_label

PLACE = re.compile(r"morning:(\d{4}-\d\d-\d\d):(\d{1,2})(?::\d+)?")
"""The id of a block of buttons: its morning and its line, from 0."""
REPEAT = "repeat business"
"""The source of a deal that grew from a customer."""
ANSWER_BLOCKS = 3
"""Blocks of an answer that stay below a line: ten lines with theirs keep within a message's fifty."""
_WORDS = ("rich_text", "section", "context")


def digest(told: Digest, audience: Audience) -> Message:
    """The message of one morning as it stands now."""
    title = line(bold(f"Good morning. {_count(told)} today"))
    lines = [line_of(each, number, audience) for number, each in enumerate(told.lines, 1)]
    blocks = [paragraph(title)]
    for place, each in enumerate(told.lines):
        shown = struck(lines[place]) if each.struck else lines[place]
        blocks += [paragraph(shown), *_below(told, place, audience)]
    more = f"+{words.counted(told.more, 'more deal')} in the Home tab" if told.more else ""
    if more:
        blocks.append(paragraph(line(more)))
    spoken = [aloud(each) for each in (title, *lines, *([line(more)] if more else []))]
    return answer_of(line(" ".join([*map(sentence, spoken[:-1]), spoken[-1]])), *blocks[:BLOCKS])


def _count(told: Digest) -> str:
    return words.counted(len(told.lines) + told.more, "thing")


def _below(told: Digest, place: int, audience: Audience) -> list[Block]:
    """The line's own buttons, or what was said about it since."""
    each, key = told.lines[place], f"morning:{told.day.isoformat()}:{place}"
    if not each.answer:
        return [actions(*ways(each, told.offered, audience, str(place)), block_id=key)]
    return [_placed(block, f"{key}:{number}", place) for number, block in enumerate(each.answer)]


def _placed(block: Block, key: str, place: int) -> Block:
    """A block of an answer under ids of its own: another line may have the same answer."""
    if block.get("type") != "actions":
        return block
    elements = [
        {**element, "action_id": f"{element['action_id'].partition('#')[0]}#{place}"}
        for element in block["elements"]
    ]
    return {**block, "block_id": key, "elements": elements}


def kept(message: Message) -> tuple[dict[str, Any], ...]:
    """What stays of an answer below its line: the words first, and the buttons."""
    blocks = message.get("blocks")
    if blocks is None:
        blocks = [paragraph(line(str(message.get("text", ""))))]
    buttons = [block for block in blocks if block.get("type") == "actions"][-2:]
    said = _joined([_without_button(block) for block in blocks if block.get("type") in _WORDS])
    return tuple(said[: ANSWER_BLOCKS - len(buttons)] + buttons)


def _joined(said: list[Block]) -> list[Block]:
    """Paragraphs that follow each other as one block, so that a second question is not left out."""
    found: list[Block] = []
    for block in said:
        if found and found[-1].get("type") == block.get("type") == "rich_text":
            found[-1] = {**found[-1], "elements": [*found[-1]["elements"], *block["elements"]]}
        else:
            found.append(block)
    return found


def _without_button(block: Block) -> Block:
    return {name: value for name, value in block.items() if name != "accessory"}


def ways(each: DigestLine, offered: tuple[date, ...], audience: Audience, key: str) -> tuple[Element, ...]:
    """The buttons of a line's reason. offered: the near days; key makes their ids unique in the message."""
    ahead = tuple(day for day in offered if day > audience.today)
    days = [(day, day_label(day, audience)) for day in ahead or offered_days(audience.today, Calendar())]
    return tuple(element for element in _WAYS[each.reason](each, days, f"#{key}", audience) if element)


Days = list[tuple[date, str]]
"""Days that are offered, with what their buttons say."""


def _follow_up_ways(each: DigestLine, days: Days, key: str, audience: Audience) -> list[Element | None]:
    planned = each.follow_up
    assert planned is not None, "a follow-up's line has it"
    deal = Picked(each.deal)
    if planned.kind is FollowUpKind.LOOK_AGAIN:
        return [
            run("Reopen", ReopenDeal(deal), f"reopen{key}"),
            run("Later", LookAgain(deal, again=True), f"again{key}"),
            run("Never", LookAgain(deal, again=False), f"never{key}"),
        ]
    put = [
        run(label, SnoozeFollowUp(deal, day, follow_up=planned.id), f"later-{index}{key}")
        for index, (day, label) in enumerate((days[0], days[-1]))
    ]
    more = ask("Wants more", AddDeal(source=REPEAT, customer=each.deal), f"add{key}")
    if planned.kind is FollowUpKind.CHECK_IN:
        happy = run("Happy", CheckIn(planned.id, "happy"), f"happy{key}")
        return [happy, run("At risk", CheckIn(planned.id, "at risk"), f"risk{key}"), more, put[0]]
    done = run("Done", FinishFollowUp(deal, planned.id), f"done{key}")
    if planned.kind is FollowUpKind.RENEWAL:
        return [done, more, *put]
    back = run("Not me", DeclineFollowUp(planned.id), f"decline{key}")
    return [done, *put, *([back] if is_given(planned, audience) else [])]


def _quiet_ways(each: DigestLine, days: Days, key: str, audience: Audience) -> list[Element | None]:
    deal = Picked(each.deal)
    return [
        run("Log a touch", LogTouch(deal), f"log{key}"),
        run("Snooze", PlanFollowUp(deal), f"snooze{key}"),
        run("Lost", LoseDeal(deal), f"lost{key}"),
    ]


def _past_ways(each: DigestLine, days: Days, key: str, audience: Audience) -> list[Element | None]:
    deal = Picked(each.deal)
    return [
        ask("New date", SetCloseDate(deal), f"date{key}"),
        run("Won", WinDeal(deal), f"won{key}"),
        run("Lost", LoseDeal(deal), f"lost{key}"),
    ]


def _next_ways(each: DigestLine, days: Days, key: str, audience: Audience) -> list[Element | None]:
    deal = Picked(each.deal)
    near = [
        run(label, PlanFollowUp(deal, due=day), f"next-{index}{key}")
        for index, (day, label) in enumerate(days[:2])
    ]
    return [*near, ask("Pick a day", PlanFollowUp(deal), f"date{key}")]


_WAYS: dict[Reason, Callable[[DigestLine, Days, str, Audience], list[Element | None]]] = {
    Reason.FOLLOW_UP: _follow_up_ways,
    Reason.QUIET_NEGOTIATION: _quiet_ways,
    Reason.QUIET: _quiet_ways,
    Reason.PAST_CLOSE_DATE: _past_ways,
    Reason.NO_NEXT_STEP: _next_ways,
}
