"""Follow-ups: whom, when and what, from anywhere in the clauses that ask for one."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.language import dates
from bot.language.dates import When
from bot.language.phrases.clauses import Sentence
from bot.language.phrases.drafts import IT, Draft
from bot.language.phrases.fits import Head
from bot.language.phrases.intents import Intent
from bot.language.phrases.own_words import IsHead, region_end, tidy
from bot.language.phrases.pieces import Kind, Piece, Pieces, SpokenDeal
from bot.language.phrases.slots import Scene
from bot.language.phrases.traits import Trait
from bot.language.pieces import reading


def planned(
    draft: Draft, head: Head, sentence: Sentence, scene: Scene, about: tuple[SpokenDeal, ...], is_head: IsHead
) -> tuple[Draft | None, int]:
    """Deal, day and person stand anywhere in it; what is left is what is to be done."""
    pieces = sentence.pieces
    stop = region_end(sentence, sentence.stop(head.match.end), is_head)
    region = pieces[head.start : stop]
    days = [*_day_before(pieces, head.start), *(p for p in region if p.kind is Kind.DATE)]
    own = _first_part(region, days)
    spoken = tuple(deal for piece in own for deal in piece.deals)
    if not draft.deals and not spoken and not days and not _is_reminder(region):
        return None, stop
    later = tuple(deal for piece in own[head.match.end - head.start :] for deal in piece.deals)
    someone = bool(later and draft.deals) and not any(deal.deals for deal in draft.deals)
    if later and not any(deal.deals for deal in draft.deals):
        draft.deals = later  # "follow up with Jane at Acme": Jane is no deal
    draft.deals = draft.deals or spoken or about
    if draft.deals == (IT,) and not head.row.has(Trait.REMINDER, Trait.FOLLOW_UP):
        return None, stop
    draft.when = None if len(draft.deals) > 1 and _is_day_alone(region) else _when(days)
    if draft.person is None:
        draft.person = _assignee(pieces, head.match.end, stop)
    if draft.person == scene.context.member.user:
        draft.person = None
    apart = len(days) > 1 and draft.when != days[0].when
    draft.text = _task(region, head, scene, days[: 2 if apart else 1], someone=someone)
    if draft.when is None and draft.text and not days:
        words = _FOLLOWING.sub("", draft.text)
        draft.when = dates.read(words, reading(scene.context))  # "follow up Acme 2 weeks"
        draft.text = None if draft.when else draft.text
    return draft, stop


def _day_before(pieces: Pieces, start: int) -> list[Piece]:
    """ "Monday 9am chase Acme": the day opens the clause."""
    if start > 1 and pieces[start - 1].says("to"):
        start -= 1  # "…, on monday to chase Acme"
    led = pieces[start - 1 : start] if start else ()
    return [piece for piece in led if piece.kind is Kind.DATE]


def _first_part(region: Pieces, days: list[Piece]) -> Pieces:
    """Where a deal and a day are told at once: "call Acme friday and say that Stark is on"."""
    end = next((place for place, piece in enumerate(region) if piece.kind is Kind.BREAK), len(region))
    part = region[:end]
    told = any(piece.deals for piece in part) and any(day.start < part[-1].end for day in days)
    return part if told else region


def _is_day_alone(region: Pieces) -> bool:
    """ "Call Acme and Stark friday and monday": nobody can tell whose day is which."""
    parts: list[list[Piece]] = [[]]
    for piece in region:
        if piece.kind is Kind.BREAK:
            parts.append([])
        elif not piece.says(*_LEADING):
            parts[-1].append(piece)
    first, *others = parts
    dated = any(piece.kind is Kind.DATE and _is_a_day(piece) for piece in first)
    return dated and any([p.kind for p in part] == [Kind.DATE] and _is_a_day(part[0]) for part in others)


def _is_a_day(piece: Piece) -> bool:
    return piece.when is not None and piece.when.grain != "time"


def _when(days: list[Piece]) -> When | None:
    """The first day, with the hour that was said apart from it: "3pm call thursday"."""
    said = [piece.when for piece in days if piece.when]
    if len(said) < 2:
        return said[0] if said else None
    first, second = said[:2]
    clock, day = (first, second) if first.grain == "time" else (second, first)
    if clock.grain != "time" or day.grain == "time" or day.time is not None:
        return first
    return replace(day, time=clock.time)


def meeting_at(draft: Draft, head: Head, pieces: Pieces) -> Draft | None:
    """ "Acme → demo tomorrow 2pm": the stage is a meeting as well, and its hour is told."""
    end = head.match.end
    if draft.intent is not Intent.MOVE or end >= len(pieces) or not pieces[end - 1].says(*_MEETINGS):
        return None
    said = pieces[end - 1].text
    end += end + 1 < len(pieces) and pieces[end].says("for", "on", "at")
    when = pieces[end].when
    if when is None or when.time is None or when.grain == "time":
        return None
    return Draft(Intent.FOLLOW_UP, draft.deals, when=when, text=said, starts=pieces[end].start)


_LEADING = tuple("on at with for about to from by in until till til → - :".split())

_MEETINGS = (
    "demo",
    "meeting",
    "visit",
    "viewing",
    "interview",
    "inspection",
    "survey",
    "pitch",
    "call",
    "booked",
)
_FOLLOWING = re.compile(r"^follow[ -]?up ", re.IGNORECASE)


def _is_reminder(region: Pieces) -> bool:
    return any(piece.says("remind", "reminder", "followup", "follow") for piece in region[:3])


def _assignee(pieces: Pieces, start: int, stop: int) -> str | None:
    """The colleague it is for: named at its very end, or after "for"."""
    for place in range(start, stop):
        if pieces[place].kind is Kind.PERSON:
            led = place > 0 and pieces[place - 1].says("for", "assign", "to", "owner", ":")
            if (led and not pieces[place - 1].says("to")) or (
                place == stop - 1
                and not (place and pieces[place - 1].says("with", "to", "call", "ask", "and", "tell"))
            ):
                return pieces[place].person
    return None


def _task(region: Pieces, head: Head, scene: Scene, days: list[Piece], *, someone: bool) -> str | None:
    """What is to be done, in the writer's words, without the day and who is to do it.

    someone: the name where a deal stands is nobody's that we know, and stays: "remind Jane to call Acme".
    """
    start = region[0].start
    own = [piece for piece in region if piece.kind is not Kind.BREAK]
    if someone:
        named = region if region[0].says("remind") else region[_name_at(head) - head.start :]
        own, start = list(named), named[0].start
    elif head.row.has(Trait.FOLLOW_UP, Trait.DEAL_REMINDER) and _says_follow_up(region):
        own = list(region[head.match.end - head.start :])
        start = own[0].start if own else region[-1].end
    elif head.row.has(Trait.DAY_THEN_TASK):
        own = list(region[head.match.slots["date"][0].end - head.start :])
        start = own[0].start if own else region[-1].end
    elif head.match.slots.get("person") or _opens_a_reminder(head):
        own = _after_opening(region, head)
        start = own[0].start if own else region[-1].end
    if all(piece.kind is not Kind.WORD or piece.says("for", "on", "with", "to") for piece in own):
        return None
    end = region[-1].end
    text = scene.text[start:end]
    for piece in sorted(days, key=lambda piece: -piece.start):
        if piece.start >= start:
            text = text[: piece.start - start] + text[piece.end - start :]
    task = tidy(text)
    return None if task in _ONLY_BOOKED else task


_ONLY_BOOKED = (
    "scheduled",
    "booked",
    "confirmed",
    "arranged",
    "set",
    "planned",
    "it's scheduled",
    "it's booked",
)


def _name_at(head: Head) -> int:
    return head.match.slots["deals"][0].start


_DUTY = frozenset(
    """
    should must to will needs has can please need have shall ought got could is going you gonna gotta i'll
    i we'll
    we i've don't dont forget remember note self supposed i'm am let's plan want gets would 'll
    """.split()
)


def _after_opening(region: Pieces, head: Head) -> list[Piece]:
    """What is to be done: after "remind me to", or after "@kim should"."""
    if head.row.has(Trait.REMINDER, Trait.ERRAND):
        own = list(region[head.match.end - head.start :])
    else:
        named = head.match.first("person")
        own = list(region[named.end - head.start :] if named else region)
    opening = (Kind.PERSON, Kind.MARK, Kind.DEAL) if head.row.deal_first else (Kind.PERSON,)
    while own and (own[0].kind in opening or own[0].says(*_DUTY)):
        own.pop(0)
    if own and own[0].says("follow", "followup"):
        while own and (own[0].says("follow", "followup", "up", "with", "on") or own[0].kind is Kind.DEAL):
            own.pop(0)
    return own


def _says_follow_up(region: Pieces) -> bool:
    """ "Follow up" says nothing of what is to be done; "check in" does."""
    return any(piece.says("followup", "follow", "following", "remind", "reminder") for piece in region[:3])


def _opens_a_reminder(head: Head) -> bool:
    return head.row.has(Trait.REMINDER, Trait.ERRAND, Trait.DUTY)
