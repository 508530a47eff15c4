"""From a row that fits to a draft: whom it is about, what fills it, and the writer's own words after it."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.language.phrases.additions import addition_at
from bot.language.phrases.clauses import Sentence
from bot.language.phrases.drafts import IT, Draft
from bot.language.phrases.heads import Head
from bot.language.phrases.intents import Intent
from bot.language.phrases.newcomers import name_at
from bot.language.phrases.pieces import Kind, Piece, Pieces, SpokenDeal
from bot.language.phrases.slots import Scene
from bot.language.text import readable

_TRAILING = re.compile(r"[\s,](?:for|on|at|by|in|to|with|and|before|until)$", re.IGNORECASE)

IsHead = Callable[[Sentence, int], bool]

_NO_DEAL = frozenset((Intent.UNDO, Intent.ADD, Intent.AWAY))
_BACKWARD = frozenset(("in", "forward", "up", "earlier", "ahead"))
_TO_REST = frozenset((Intent.NOTE, Intent.LOG, Intent.NEXT_STEP, Intent.SOURCE, Intent.RENAME))
_CONNECTING = re.compile(
    r"^(?:[\s:,()\-–—=>→.]+|(?:that|saying|to|is|as|are|both|all|because of|because|bc|cuz|cos|coz|due to"
    r"|over|on|since|for|reason|why|thanks to|the reason|just|was|of|account of)(?=[\s:,]))",
    re.IGNORECASE,
)


def draft_of(
    head: Head, sentence: Sentence, scene: Scene, about: tuple[SpokenDeal, ...], is_head: IsHead
) -> tuple[Draft | None, int]:
    """The draft and the piece up to which it reads. None where the row fits by its words alone."""
    intent, end = head.row.intent, head.match.end
    draft = Draft(intent, starts=sentence.pieces[head.start].start)
    _fill(draft, head, sentence.pieces)
    if intent is Intent.ADD:
        return _new_deal(draft, head, sentence, scene)
    if intent is Intent.FOLLOW_UP:
        return _follow_up(draft, head, sentence, scene, about, is_head)
    if intent is Intent.OWNER and draft.person is None:
        draft.person = scene.context.member.user
    if intent not in _NO_DEAL and not draft.deals:
        draft.deals = about
    return draft, end


def _fill(draft: Draft, head: Head, pieces: Pieces) -> None:
    slots = head.match.slots
    spoken = [filling for filling in slots.get("deals", ()) if filling.deals]
    if spoken:
        draft.deals = spoken[0].deals
    if len(spoken) > 1:
        draft.into = spoken[1].deals[0]
    for slot in ("date", "sum", "number", "percent", "stage", "length", "person"):
        filling = head.match.last(slot)
        if filling is None:
            continue
        piece = filling.piece
        draft.when = piece.when if piece and slot == "date" else draft.when
        draft.amount = piece.amount if piece and slot in ("sum", "number") else draft.amount
        draft.percent = piece.percent if piece and slot == "percent" else draft.percent
        draft.stage, draft.length = filling.stage or draft.stage, filling.length or draft.length
        draft.person = filling.person or draft.person
    own = [piece.text for piece in pieces[head.start : head.match.end] if piece.kind is Kind.WORD]
    draft.earlier = bool(_BACKWARD & set(own))
    draft.touch = next((word for word in own if word in ("call", "email", "meeting", "visit")), None)
    if draft.intent is Intent.ODDS and draft.percent is None and draft.amount:
        draft.percent = int(draft.amount.value) if draft.amount.value <= 100 else None


def _new_deal(draft: Draft, head: Head, sentence: Sentence, scene: Scene) -> tuple[Draft | None, int]:
    if draft.deals:
        return _named_before(draft, head.match.end)
    says_thing = any(
        piece.says(
            "deal",
            "opp",
            "opportunity",
            "lead",
            "prospect",
            "one",
            "customer",
            "client",
            "enquiry",
            "inquiry",
        )
        for piece in sentence.pieces[head.start : head.match.end]
    )
    name, end = name_at(sentence.pieces, head.match.end, scene, draft)
    if _is_at_home(sentence.pieces, head):
        return None, end
    if (
        name is None
        or (head.listening and not name[:1].isupper())
        or (not says_thing and not _is_clearly_a_deal(name, sentence, head, end, scene))
    ):
        return None, end
    draft.text = name
    return draft, end


def _is_at_home(pieces: Pieces, head: Head) -> bool:
    """ "We have a deal with Acme" speaks of the deal that is there."""
    after = pieces[head.match.end] if head.match.end < len(pieces) else None
    return pieces[head.start].says("have", "got", "landed") and after is not None and after.kind is Kind.DEAL


def _named_before(draft: Draft, end: int) -> tuple[Draft | None, int]:
    """ "Oscorp: new deal": the name came first; a deal that is there already is no new one."""
    deal = draft.deals[0]
    draft.text, draft.deals = deal.words, ()
    return (None if deal.deals else draft), end


def _is_clearly_a_deal(name: str, sentence: Sentence, head: Head, end: int, scene: Scene) -> bool:
    """ "Add Oscorp 20k", "add Oscorp to the pipeline"; not "add more details"."""
    verb = sentence.pieces[head.start]
    if verb.says("new"):
        return name[:1].isupper() or sentence.pieces[head.match.end].says(":")
    if not verb.says("add", "create", "register", "track", "open") or not name[:1].isupper():
        return False
    rest = sentence.pieces[end : sentence.stop(end)]
    return (
        not rest
        or addition_at(sentence.pieces, end, scene, Draft(Intent.ADD)) is not None
        or any(piece.says("pipeline", "deal", "lead", "opp") for piece in rest)
    )


def _follow_up(
    draft: Draft, head: Head, sentence: Sentence, scene: Scene, about: tuple[SpokenDeal, ...], is_head: IsHead
) -> tuple[Draft | None, int]:
    """Deal, day and person stand anywhere in it; what is left is what is to be done."""
    pieces = sentence.pieces
    stop = _region(sentence, sentence.stop(head.match.end), is_head)
    region = pieces[head.start : stop]
    spoken = tuple(deal for piece in region for deal in piece.deals)
    days = [piece for piece in region if piece.kind is Kind.DATE]
    if not draft.deals and not spoken and not days and not _is_reminder(region):
        return None, stop
    draft.deals = draft.deals or spoken or about
    if draft.deals == (IT,) and not head.row.says.startswith(("REMIND", "FOLLOW")):
        return None, stop
    draft.when = days[0].when if days else None
    if draft.person is None:
        draft.person = _assignee(pieces, head.match.end, stop)
    if draft.person == scene.context.member.user:
        draft.person = None
    draft.text = _task(region, head, scene, days[:1])
    return draft, stop


def _is_reminder(region: Pieces) -> bool:
    return any(piece.says("remind", "reminder", "followup", "follow") for piece in region[:3])


def _region(sentence: Sentence, stop: int, is_head: IsHead) -> int:
    """Where the writer's own words end: before the next clause that asks for something."""
    while stop < len(sentence.pieces) and not is_head(sentence, stop + 1):
        stop = sentence.stop(stop + 1)
    return stop


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


def _task(region: Pieces, head: Head, scene: Scene, days: list[Piece]) -> str | None:
    """What is to be done, in the writer's words, without the day and who is to do it."""
    start = region[0].start
    own = [piece for piece in region if piece.kind is not Kind.BREAK]
    if head.row.says.startswith(("FOLLOW", "<deals> REMIND")) and _says_follow_up(region):
        own = list(region[head.match.end - head.start :])
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
    return tidy(text)


_DUTY = frozenset(
    """
    should must to will needs has can please need have shall ought got could is going you gonna gotta i'll
    i we'll
    we i've don't dont forget remember note self supposed i'm am let's plan want gets would 'll
    """.split()
)


def _after_opening(region: Pieces, head: Head) -> list[Piece]:
    """What is to be done: after "remind me to", or after "@kim should"."""
    if head.row.says.startswith(("REMIND", "TELL")):
        own = list(region[head.match.end - head.start :])
    else:
        own = list(region)
    while own and (own[0].kind is Kind.PERSON or own[0].says(*_DUTY)):
        own.pop(0)
    if own and own[0].says("follow", "followup"):
        while own and (own[0].says("follow", "followup", "up", "with", "on") or own[0].kind is Kind.DEAL):
            own.pop(0)
    return own


def _says_follow_up(region: Pieces) -> bool:
    """ "Follow up" says nothing of what is to be done; "check in" does."""
    return any(piece.says("followup", "follow", "following", "remind", "reminder") for piece in region[:3])


def _opens_a_reminder(head: Head) -> bool:
    return head.row.says.startswith(("REMIND", "TELL", "SELF"))


def tidy(text: str) -> str | None:
    text = " ".join(readable(text).split())
    if text.endswith(")") and "(" not in text[1:]:
        text = text.rstrip(")")
    for _ in range(3):
        text = _CONNECTING.sub("", text).strip()
    return _TRAILING.sub("", text).rstrip(" ,-:;.(").strip() or None


def take_text(draft: Draft, head: Head, sentence: Sentence, end: int, scene: Scene, is_head: IsHead) -> int:
    """Gives the draft the writer's own words after it; where in the message they end."""
    pieces = sentence.pieces
    if draft.intent in _TO_REST:
        start = pieces[head.match.end - 1].end
        stop = len(scene.text)
        draft.text = tidy(scene.text[start:stop])
        if draft.intent is Intent.NOTE and draft.text is None:
            draft.text = None
        return stop
    if draft.intent not in (Intent.LOSE, Intent.WIN, Intent.MOVE):
        return pieces[min(end, len(pieces)) - 1].end if end else 0
    if draft.intent is Intent.MOVE and (draft.stage is None or draft.stage.kind not in ("won", "lost")):
        return 0
    return _reason(draft, head, sentence, end, scene, is_head)


def _reason(draft: Draft, head: Head, sentence: Sentence, end: int, scene: Scene, is_head: IsHead) -> int:
    pieces = sentence.pieces
    rival = "RIVAL" in head.row.says
    first = _rival_starts(head, pieces) if rival else end
    stop = _region(sentence, sentence.stop(end), is_head)
    if stop <= first:
        return 0
    text = scene.text[pieces[first].start : pieces[stop - 1].end]
    won = draft.intent is Intent.WIN or (draft.stage is not None and draft.stage.kind == "won")
    if won and not _says_why(pieces, first, stop):
        return 0
    if won:
        text = scene.text[pieces[_why_at(pieces, first, stop)].start : pieces[stop - 1].end]
    draft.text = " ".join(readable(text).split()) if rival else tidy(text)
    return pieces[stop - 1].end


_WHY = frozenset("because bc cuz cos coz since reason due".split())


def gives_reason(piece: Piece) -> bool:
    """Whether a reason begins there."""
    return piece.kind is Kind.WORD and piece.text in _WHY


def _says_why(pieces: Pieces, start: int, stop: int) -> bool:
    return _why_at(pieces, start, stop) < stop


def _why_at(pieces: Pieces, start: int, stop: int) -> int:
    for place in range(start, stop):
        if pieces[place].kind is Kind.WORD and pieces[place].text in _WHY:
            return place
        if pieces[place].says("to") and place > start and scene_free(pieces, place):
            return place
    return stop


def scene_free(pieces: Pieces, place: int) -> bool:
    """ "Thanks to the quick rollout": a reason, unless a colleague is thanked."""
    return pieces[place - 1].says("thanks") and not (
        place + 1 < len(pieces) and pieces[place + 1].kind is Kind.PERSON
    )


def _rival_starts(head: Head, pieces: Pieces) -> int:
    place = head.match.end - 1
    while place > head.start and pieces[place].kind is Kind.WORD:
        place -= 1
    return place + 1
