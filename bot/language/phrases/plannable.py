"""Whether a clause that fits a row of follow-ups asks for one, or only tells of what was or is."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.language.dates import When
from bot.language.phrases.intents import Row
from bot.language.phrases.pieces import Kind, Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.stage_words import stage_at
from bot.language.phrases.traits import Trait

_SHIFTING = ("bring", "brought", "pull", "pulled", "push", "pushed", "move", "moved", "shift")
_SHIFTED = ("forward", "back", "out", "in", "up")
_PRICED = ("quote", "quoted", "proposal", "offer", "order", "estimate")
_MEETINGS = frozenset(
    """
    call email demo visit message chat meeting lunch review sync text quote order draft schedule book
    request check update
    """.split()
)
_HAPPENED = ("moved", "went", "was", "were", "cancelled", "canceled", "got", "had")
_AFTER_NOUNS = tuple(
    """
    notes note recap summary log with done went was is from at booked scheduled moved in on for to of and
    has sent received signed accepted approved rejected ready agreed
    """.split()
)


def _is_a_noun(clause: Pieces) -> bool:
    """ "Demo with Acme went well" tells of a demo; it asks for none."""
    return clause[0].text in _MEETINGS and (len(clause) == 1 or clause[1].says(*_AFTER_NOUNS))


def _titles_a_list(clause: Pieces, scene: Scene) -> bool:
    """ "Demo: Acme, Globex" lists what is in that stage."""
    found = stage_at(clause, 0, scene.context.workspace.pipelines)
    return found is not None and found[0] < len(clause) and clause[found[0]].kind is Kind.MARK


_AFTER_TALKS = tuple(
    """
    for with on at about to in by and re next regarding from before after between over via together is
    around tomorrow first then again asap today this
    """.split()
)


def _is_only_begun(after: Pieces) -> bool:
    """ "Book a demo room", "plan the call centre": what follows makes another thing of it."""
    return bool(after) and after[0].kind is Kind.WORD and not after[0].says(*_AFTER_TALKS)


def _is_an_hour_ahead(clause: Pieces, scene: Scene) -> bool:
    """ "Acme tomorrow 3pm": a day alone may be anything, an hour of a day to come is an appointment."""
    days = [piece.when for piece in clause if piece.when]
    return bool(days) and days[-1].time is not None and days[-1].first >= scene.context.now.date()


def _is_announced(clause: Pieces) -> bool:
    """ "Acme demo at 3" tells what is on; "Acme demo friday at 3" and "Acme: call at 3" are to be noted."""
    if len(clause) < 3 or clause[0].kind is not Kind.DEAL or clause[1].kind is not Kind.WORD:
        return False
    when = next((piece.when for piece in clause[2:] if not piece.says("at", "is", "on")), None)
    return when is not None and when.grain == "time"


def can_be_planned(row: Row, pieces: Pieces, start: int, end: int, stop: int, scene: Scene) -> bool:
    """A follow-up says a deal or a day, or calls itself one; "Acme: demo" is none without a day."""
    clause = pieces[start:stop]
    if row.has(Trait.TALK) and _is_only_begun(pieces[end:stop]):
        return False
    if _is_their_need(row, clause) and _has_a_reminder_of_its_own(pieces[stop:]):
        return False
    if _tells_of_another_thing(clause) or _tells_only(row, clause, scene):
        return False
    dated = any(piece.kind is Kind.DATE for piece in clause)
    if dated or (row.has(Trait.PLANNED_TALK) and clause[0].says("need", "got", "have", "has", "next")):
        return dated  # "need a coffee before the Acme call"
    if clause[0].says("remember") and len(clause) > 1 and not clause[1].says("to"):
        return False  # "remember the Acme fiasco"
    if row.has(Trait.ERRAND) and clause[0].says("let") and len(clause) > 1 and clause[1].says("me"):
        return False  # "let me check with Acme first"
    if row.has(Trait.CHORE) or _is_about_them(clause) or _is_of_a_talk(clause) or _is_among_us(clause):
        return False
    reminding = any(piece.says("followup", "follow", "remind") for piece in clause)
    if row.deal_first:
        return reminding
    return reminding or any(piece.kind is Kind.DEAL or piece.says("reminder") for piece in clause)


def _tells_only(row: Row, clause: Pieces, scene: Scene) -> bool:
    """Whether what the row's words can also mean is what the clause means, and nothing is to be done."""
    happened = any(piece.says(*_HAPPENED) for piece in clause) and not row.has(Trait.RESCHEDULED)
    named = row.has(Trait.TASK) and _NAMED_THING.search(scene.before(clause[0]))
    return (
        bool(named)
        or ((row.deal_first or row.has(Trait.TALK)) and _is_over(clause, scene, row))
        or (row.has(Trait.HOUR_AHEAD) and not _is_an_hour_ahead(clause, scene))
        or (row.has(Trait.TALK, Trait.TALK_OR_TASK) and _is_announced(clause))
        or (row.deal_first and happened)
        or (row.deal_first and row.has(Trait.DUTY) and _is_their_duty(clause))
        or (row.has(Trait.CHORE) and _is_a_start(clause))
        or (row.has(Trait.TASK, Trait.CHORE) and (_is_a_noun(clause) or _is_for_the_writer(clause)))
        or (row.has(Trait.UNDER_WAY) and not _is_being_done(clause))
        or (row.has(Trait.ERRAND) and len(clause) > 2 and clause[2].says("know", "thanks", "congrats", "hi"))
        or (row.has(Trait.TALK_OR_TASK) and _asks_a_colleague(clause, scene))
        or (row.has(Trait.TASK) and _titles_a_list(clause, scene))
        or (
            row.has(Trait.TASK, Trait.TALK, Trait.FOLLOW_UP)
            and clause[0].says(*_TALKED)
            and _was_held(clause, scene)
        )
    )


def _asks_a_colleague(clause: Pieces, scene: Scene) -> bool:
    """ "Acme: ask Kim to join the call": an errand of Kim's."""
    return any(
        one.says("ask", "tell", "remind")
        and (two.kind is Kind.PERSON or bool(scene.context.people(scene.text[two.start : two.end])))
        for one, two in pairwise(clause)
    )


def _is_their_need(row: Row, clause: Pieces) -> bool:
    """ "Acme needs a quote by friday, so remind me thursday": the need is why, the reminder what is asked."""
    needing = row.deal_first and len(clause) > 1 and clause[1].says("needs", "need", "wants", "want")
    return needing or row.has(Trait.THEIR_NEED)


def _has_a_reminder_of_its_own(after: Pieces) -> bool:
    dated = any(piece.kind is Kind.DATE for piece in after)
    return dated and any(piece.says("remind", "follow", "followup") for piece in after)


_NAMED_THING = re.compile(r"(?:\b(?:the|our|their|my|his|her|that|this|every|last)|'s)\s+$", re.IGNORECASE)
"""Before a task's verb, which is then a thing: "after today's demo"."""


def _is_for_the_writer(clause: Pieces) -> bool:
    """ "Send me the Acme quote": nobody at Acme is to get it."""
    return len(clause) > 1 and clause[1].says("me", "us")


_PRAISED = re.compile(
    r"\b(?:great|good|nice|awesome|excellent|productive|super|fantastic|lovely|amazing|brilliant|positive|solid|"
    r"wonderful|interesting|promising|bad|tough|difficult|had|had an?|have had an?)\s+"
    r"(?:\w+ )?$",
    re.IGNORECASE,
)


def _was_held(clause: Pieces, scene: Scene) -> bool:
    """ "Great call with Acme" is over, unless a day to come is named."""
    told = _PRAISED.search(scene.before(clause[0]))
    return bool(told) and not any(piece.when and _is_to_come(piece.when, scene) for piece in clause)


def _is_to_come(when: When, scene: Scene) -> bool:
    now = scene.context.now
    if when.first == now.date() and when.time is not None:
        return when.time > now.time()
    return when.first > now.date()


def _is_their_duty(clause: Pieces) -> bool:
    """ "Acme will confirm by friday": what they will do; "Acme: to call back friday" is the writer's."""
    return len(clause) > 1 and clause[1].says("will", "must", "should", "to", "has")


def _is_a_start(clause: Pieces) -> bool:
    """ "…, start 16 march" tells when the work begins."""
    return len(clause) > 1 and clause[0].says("start") and clause[1].kind is Kind.DATE


def _tells_of_another_thing(clause: Pieces) -> bool:
    """ "Bring Acme forward to 1 may": its close date; "Acme quote 1850": a price; "discuss Acme": with us."""
    if len(clause) > 1 and clause[0].says("write") and clause[1].says("off"):
        return True
    if len(clause) > 2 and clause[1].says("it") and clause[2].kind in (Kind.PERCENT, Kind.SUM):
        return True  # "call it 70% for Acme"
    shifts = len(clause) > 2 and clause[0].says(*_SHIFTING) and clause[2].says(*_SHIFTED)
    return shifts or any(
        (one.says(*_PRICED) and two.kind is Kind.SUM) or (one.says("discuss") and two.kind is Kind.DEAL)
        for one, two in pairwise(clause)
    )


def _is_being_done(clause: Pieces) -> bool:
    """ "Calling Acme on friday"; not "meeting with Acme", nor "calling Acme was a mistake"."""
    noun = clause[0].says("meeting") and len(clause) > 1 and clause[1].says("with", "at", "for")
    told = any(piece.says("was", "were", "is", "are", "went", "not") for piece in clause)
    return not (noun or told) and any(piece.kind is Kind.DATE for piece in clause)


def _is_about_them(clause: Pieces) -> bool:
    """ "Need to talk about Acme": with a colleague, not with Acme."""
    return any(
        one.says("talk", "speak", "chat", "discuss") and two.says("about") for one, two in pairwise(clause)
    )


def _is_among_us(clause: Pieces) -> bool:
    """ "Let's review Acme and Stark in our 1:1": with a colleague."""
    return any(one.says("review", "revisit", "cover") and len(two.deals) > 1 for one, two in pairwise(clause))


def _is_of_a_talk(clause: Pieces) -> bool:
    """ "Need a demo room for Acme": a thing for a talk, no talk."""
    return any(
        one.says("demo", "meeting", "lunch") and two.kind is Kind.WORD and not two.says(*_AFTER_TALKS)
        for one, two in pairwise(clause)
    )


_MET = ("meeting", "demo", "visit", "lunch", "chat", "workshop", "viewing")
_TALKED = (*_MET, "call", "conversation", "coffee", "session", "pitch", "presentation", "tasting", "talk")


def _is_over(clause: Pieces, scene: Scene, row: Row) -> bool:
    """ "Acme meeting today" without an hour tells how the day went."""
    today = scene.context.now.date()
    days = [piece.when for piece in clause if piece.when]
    met = any(piece.says(*(_TALKED if row.has(Trait.NAMED_TALK) else _MET)) for piece in clause)
    return bool(days) and met and all(day.first <= today and day.time is None for day in days)
