"""From a row that fits to a draft: whom it is about, and what fills it."""

from __future__ import annotations

from dataclasses import replace

from bot.language.amounts import Amount
from bot.language.names.ordinary import ORDINARY
from bot.language.phrases.additions import addition_at, additions
from bot.language.phrases.classes import CLASSES
from bot.language.phrases.clauses import Sentence
from bot.language.phrases.drafts import IT, MONTHS, Draft
from bot.language.phrases.fits import Head
from bot.language.phrases.follow_ups import planned
from bot.language.phrases.intents import Intent
from bot.language.phrases.newcomers import name_at
from bot.language.phrases.own_words import IsHead
from bot.language.phrases.pieces import Kind, Pieces, SpokenDeal
from bot.language.phrases.remarks import is_harmless
from bot.language.phrases.slots import Scene
from bot.language.phrases.traits import Trait

_NO_DEAL = frozenset((Intent.UNDO, Intent.ADD, Intent.AWAY))
_MORE = frozenset(word for wording in CLASSES["RISE"] for word in wording.split()) | {"add", "added"}
_LESS = frozenset(word for wording in CLASSES["FALL"] for word in wording.split())
_TOUCHES = {
    **dict.fromkeys(("call", "called", "phoned", "rang"), "call"),
    **dict.fromkeys(("email", "emailed", "mailed", "messaged", "texted", "sent", "forwarded"), "email"),
    **dict.fromkeys(("meeting", "visit"), "meeting"),
}
_BACKWARD = frozenset(("in", "forward", "up", "earlier", "ahead", "sooner"))


def draft_of(
    head: Head, sentence: Sentence, scene: Scene, about: tuple[SpokenDeal, ...], is_head: IsHead
) -> tuple[Draft | None, int]:
    """The draft and the piece up to which it reads. None where the row fits by its words alone."""
    intent, end = head.row.intent, head.match.end
    draft = Draft(intent, starts=sentence.pieces[head.start].start)
    _fill(draft, head, sentence.pieces)
    if intent is Intent.LOSE and (rival := head.match.first("words")):
        named = sentence.pieces[rival.start : rival.end]
        draft.text = scene.text[named[0].start : named[-1].end]
    if intent is Intent.ADD:
        draft.when = None  # "got a new lead today: …" says when it came
        return _new_deal(draft, head, sentence, scene)
    if intent is Intent.FOLLOW_UP:
        return planned(
            draft, head, sentence, scene, _named_first(sentence.pieces, head.start) or about, is_head
        )
    if intent is Intent.OWNER and draft.person is None:
        draft.person = scene.context.member.user
    if intent not in _NO_DEAL and not draft.deals:
        within = _named_within(sentence.pieces, end) if intent is Intent.NOTE else ()
        draft.deals = (
            within or _named_after(sentence.pieces, end) or _named_first(sentence.pieces, head.start) or about
        )
    unsaid = head.row.has(Trait.SPOKEN_OF) and draft.deals == (IT,)
    wordless = intent is Intent.NEXT_STEP and end == len(sentence.pieces)
    unread = wordless or _is_no_term(draft) or (intent is Intent.ODDS and draft.percent is None)
    return (None if unsaid or unread else draft), end


def _is_no_term(draft: Draft) -> bool:
    """ "Set its term to 3 weeks": a contract lasts for months."""
    return draft.intent is Intent.TERM and draft.length is not None and draft.length.unit not in MONTHS


def _named_after(pieces: Pieces, end: int) -> tuple[SpokenDeal, ...]:
    """ "Make it 60k for Acme": what "it" is comes last."""
    led = end + 1 < len(pieces) and pieces[end].says("for", "on", "at", "with")
    return pieces[end + 1].deals if led else ()


def _named_within(pieces: Pieces, end: int) -> tuple[SpokenDeal, ...]:
    """ "Note that Acme has 40 trucks": the one deal that the note itself names."""
    named = [piece.deals for piece in pieces[end:] if piece.deals]
    return named[0] if len(named) == 1 and len(named[0]) == 1 else ()


_OF_WHICH = ("for", "with", "on", "at", "re", "about", "regarding")


def _named_first(pieces: Pieces, start: int) -> tuple[SpokenDeal, ...]:
    """ "For Acme I need a call on friday": what it is about opens the clause."""
    begins = start
    while begins and pieces[begins - 1].kind is not Kind.BREAK:
        begins -= 1
    led = start - begins >= 2 and pieces[begins].says(*_OF_WHICH)
    return pieces[begins + 1].deals if led else ()


def _fill(draft: Draft, head: Head, pieces: Pieces) -> None:
    slots = head.match.slots
    spoken = [filling for filling in slots.get("deals", ()) if filling.deals]
    if spoken:
        draft.deals = spoken[0].deals
    if len(spoken) > 1:
        draft.into = spoken[1].deals[0]
    figures = [found for slot in ("sum", "number") if (found := head.match.last(slot)) and found.piece]
    if figures:
        last = max(figures, key=lambda filling: filling.start).piece  # of "from 50 to 60k" the second
        draft.amount = last.amount if last else None
    for slot in ("date", "percent", "stage", "length", "person"):
        filling = head.match.last(slot)
        if filling is None:
            continue
        piece = filling.piece
        draft.when = piece.when if piece and slot == "date" else draft.when
        draft.percent = piece.percent if piece and slot == "percent" else draft.percent
        draft.stage, draft.length = filling.stage or draft.stage, filling.length or draft.length
        if not (
            slot == "person" and pieces[filling.start - 1].says("from", "off")
        ):  # "take Acme over from Kim"
            draft.person = filling.person or draft.person
    own = [piece.text for piece in pieces[head.start : head.match.end] if piece.kind is Kind.WORD]
    length = head.match.last("length")
    said = length.piece.text.lower().split()[-1:] if length and length.piece else []
    draft.earlier = bool(_BACKWARD & {*own, *said})
    draft.change = _change(head, own)
    draft.touch = next((_TOUCHES[word] for word in own if word in _TOUCHES), None)
    if draft.intent is Intent.ODDS and draft.percent is None and draft.amount:
        draft.percent = int(draft.amount.value) if draft.amount.value <= 100 else None


def _change(head: Head, own: list[str]) -> Amount | None:
    """How much more or less it is to be; None where the words do not say which of the two."""
    signed, more = head.match.last("signed"), head.match.last("more")
    filling = signed or (more if (_MORE | _LESS) & set(own) else None)
    amount = filling.piece.amount if filling and filling.piece else None
    return replace(amount, value=-amount.value) if amount and _LESS & set(own) else amount


_THINGS = tuple(
    """
    deal opp opportunity lead prospect one customer client enquiry inquiry inbound rfp rfq job project order
    """.split()
)
_SEVERAL_THINGS = tuple(
    """
    deals ones opps opportunities leads prospects customers clients enquiries inquiries jobs projects orders
    """.split()
)


def another_new_deal(last: Draft, sentence: Sentence, at: int, scene: Scene) -> tuple[Draft, int] | None:
    """ "… and Chen Bros 20k" after a new deal: the next one of a list, and where its name ends.

    It has a sum, or stands in what was announced as a list.
    """
    pieces, stop = sentence.pieces, sentence.stop(at)
    draft = Draft(Intent.ADD, several=last.several, starts=pieces[at].start)
    name, end = name_at(pieces, at, scene, draft)
    if name is None or end > stop or pieces[at].kind is Kind.DEAL or not name[:1].isupper():
        return None
    added, after = additions(pieces, end, stop, scene, draft)
    priced = any(each.intent is Intent.AMOUNT for each in added)
    if not (priced or last.several) or not is_harmless(pieces, stop, after):
        return None
    draft.text = name
    return draft, end


def _new_deal(draft: Draft, head: Head, sentence: Sentence, scene: Scene) -> tuple[Draft | None, int]:
    if draft.deals:
        return _named_before(draft, head.match.end)
    announced = sentence.pieces[head.start : head.match.end]
    says_thing = any(piece.says(*_THINGS, *_SEVERAL_THINGS) for piece in announced)
    draft.several = any(piece.says(*_SEVERAL_THINGS) for piece in announced)
    name, end = name_at(sentence.pieces, head.match.end, scene, draft)
    if _is_at_home(sentence.pieces, head, scene):
        return None, end
    if (
        name is None
        or (head.listening and not name[:1].isupper())
        or (draft.several and not name[:1].isupper())
        or (not name[:1].isupper() and _runs_on(name, sentence.pieces, end, sentence.stop(end), scene))
        or (not says_thing and not _is_clearly_a_deal(name, sentence, head, end, scene))
    ):
        return None, end
    draft.text = name
    return draft, end


def _runs_on(name: str, pieces: Pieces, end: int, stop: int, scene: Scene) -> bool:
    """ "New lead gen campaign starts monday": words in small letters that go on are a sentence, no name."""
    if all(word in ORDINARY for word in name.split()):
        return True
    return end < stop and pieces[end].kind is Kind.DATE and addition_at(pieces, end, scene, None) is None


def _is_at_home(pieces: Pieces, head: Head, scene: Scene) -> bool:
    """ "We have a deal with Acme" speaks of the deal that is there."""
    after, longer = (*pieces[head.match.end : head.match.end + 2], None, None)[:2]
    titled = longer is not None and scene.text[longer.start].isupper()  # "Acme Robotics" is not Acme
    if head.row.has(Trait.LABEL):
        return after is not None and after.kind is Kind.DEAL and not titled  # "Lead: Acme" tells a stage
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
    if not verb.says("add", "create", "register", "track", "open"):
        return False
    rest = sentence.pieces[end : sentence.stop(end)]
    if not name[:1].isupper():
        named = any(piece.kind is Kind.SUM for piece in rest) and name.split()[0] not in ORDINARY
        return named and len(rest) > 1 and rest[0].says("to") and any(p.says("pipeline") for p in rest[1:3])
    return (
        not rest
        or addition_at(sentence.pieces, end, scene, Draft(Intent.ADD)) is not None
        or any(piece.says("pipeline", "deal", "lead", "opp") for piece in rest)
    )
