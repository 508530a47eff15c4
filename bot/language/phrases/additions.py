"""What may be added to an action without a verb of its own: "…, 50k", "closing friday", "owner @kim"."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.stages import StageKind
from bot.language.phrases.drafts import Draft
from bot.language.phrases.intents import Intent
from bot.language.phrases.misleading import closes_then
from bot.language.phrases.notation import Match, line, match
from bot.language.phrases.pieces import Kind, Piece, Pieces, SpokenDeal
from bot.language.phrases.remarks import WHY, is_harmless, passed_over
from bot.language.phrases.slots import Filling, Scene
from bot.language.phrases.stage_words import stage_at

_ADDITIONS = (
    (Intent.TERM, "for|on|over|with|at? contract? term of|is? <length>"),
    (Intent.TERM, "for|on|over|with|at? <length> contract? term"),
    (Intent.AMOUNT, "from? <sum> to|→|into <sum>"),
    (Intent.CLOSE_DATE, "CLOSES|CLOSEN|due? from? <date> →|to <date>"),
    (
        Intent.CLOSE_DATE,
        "to|will|should|expected|wants|want|expects|EXPECTED? to? "
        "CLOSES|CLOSEN|closed|due|signing|decision|expected|exp in|on|TILL? <date>",
    ),
    (
        Intent.ODDS,
        "i'd_say|i_say|call_it|let's_say|at|with|odds|probability|chance|odds_at|about|around|a? "
        "ODDS? at|of|now|TO? "
        "<percent> ODDS? to? CLOSES?",
    ),
    (Intent.ODDS, "prob|odds|probability to|at|is|now? <number>"),
    (
        Intent.AMOUNT,
        "expecting|expect|expected|targeting|let's_say|say|call_it|potential|potentially|could_be|"
        "might_be|maybe|bumped|raised|upped|"
        "increased|up|"
        "down? for|on|at|with|worth|we_got|offer|bid|AMOUNT|total|of|around|about|"
        "approx|approximately|roughly|circa|ca|@|its? AMOUNT|about|around|is|of|now|at|TO? <sum> "
        "AMOUNT|total|deal|annually|per_year|a_year|per_month|a_month|py|pa|per_annum|or_so|ish|"
        "year|month|yr|mo|annum|value|yearly|monthly|annual|upsell|expansion|renewal|"
        "extra|retainer|pipeline_value|deal_size|cash|each|apiece?",
    ),
    (Intent.OWNER, "owner|owned_by|assigned_to|assign_to|for|rep|OWNER to|is|BE? <person>"),
    (
        Intent.MOVE,
        "stage|in_stage|now_in|currently_in|in|at|status|start_in|starts_in|straight_to|"
        "directly_to|into|already_in? <stage>",
    ),
)
_PAID = line("<number> paid|invoiced|billed|received|banked|cash|fee|all_in|in_total|total")
_INVOICED = line("invoice|invoiced|paid|billed|they_paid|fee|fee_of|commission <number>")
"""What a won deal brought: "done, 1850 paid"."""
_PERHAPS = ("maybe", "perhaps", "probably", "worth", "potentially", "possibly")
_LINES = tuple((intent, line(says)) for intent, says in _ADDITIONS)
_FIGURES = frozenset((Intent.AMOUNT, Intent.ODDS, Intent.CLOSE_DATE, Intent.OWNER, Intent.TOUCH))
_SPOKEN_IN_FIGURES = _FIGURES | {Intent.MOVE, Intent.ADD}
"""After these a figure without a word of its own is still one of the deal's."""
_TAKES: dict[Intent, frozenset[Intent]] = {
    Intent.ADD: frozenset((Intent.CLOSE_DATE, Intent.AMOUNT, Intent.OWNER, Intent.MOVE)),
    Intent.WIN: frozenset((Intent.AMOUNT,)),
    Intent.REOPEN: frozenset((Intent.MOVE,)),
}


@dataclass(frozen=True, slots=True)
class Added:
    """An addition and where its pieces ended."""

    intent: Intent
    match: Match


def addition_at(pieces: Pieces, at: int, scene: Scene, to: Draft | None) -> Added | None:
    """What is added at that place, if anything."""
    while to is not None and to.intent is Intent.ADD and at < len(pieces) and pieces[at].says(*_PERHAPS):
        at += 1
    if to is not None and is_won(to):
        paid = match(_PAID, pieces, at, scene) or match(_INVOICED, pieces, at, scene)
        if paid:
            return Added(Intent.AMOUNT, paid)
    for intent, elements in _LINES:
        if intent is Intent.MOVE and (to is None or to.intent is not Intent.ADD):
            continue
        found = match(elements, pieces, at, scene)
        if (
            found
            and not (intent is Intent.OWNER and _is_thanked(pieces, at))
            and not _is_a_talk(found, pieces)
        ):
            return Added(intent, found)
    return _without_a_word(pieces, at, scene, to) if to else None


_BY_THEN = line("PAPERS? EXPECTED? by|before|until|on? <date>")
"""In what tells figures, when it closes: "50k by end of april"."""


def _without_a_word(pieces: Pieces, at: int, scene: Scene, to: Draft) -> Added | None:
    """What only its place tells: "…, 55k, eom", "… 60k and nego", "won acme, 1850 paid"."""
    if at >= len(pieces):
        return None
    when = pieces[at].when
    if when is None and to.intent in _SPOKEN_IN_FIGURES and (then := match(_BY_THEN, pieces, at, scene)):
        return Added(Intent.CLOSE_DATE, then)
    dated = when is not None and when.time is None and (to.intent is Intent.ADD or closes_then(when))
    if dated and to.intent in _SPOKEN_IN_FIGURES:
        return Added(Intent.CLOSE_DATE, Match(at + 1, {"date": (Filling(at, at + 1, piece=pieces[at]),)}))
    alone = at + 1 == _clause_end(pieces, at) and pieces[at - 1].kind is Kind.BREAK
    if to.intent is Intent.ADD and alone and pieces[at].kind is Kind.SUM and not _is_a_year(pieces[at]):
        return Added(Intent.AMOUNT, Match(at + 1, {"number": (Filling(at, at + 1, piece=pieces[at]),)}))
    figure = at > 0 and pieces[at - 1].kind in (Kind.SUM, Kind.PERCENT) and not pieces[at - 1].bare
    parted = at > 0 and (figure or pieces[at - 1].kind is Kind.BREAK or pieces[at].says("→", "-"))
    parted = parted or (at > 0 and pieces[at - 1].says(":", "-"))
    held = at + pieces[at].says("in", "at", "into", "→", "-", ":")  # "…, still in negotiation"
    stage = stage_at(pieces, held, scene.context.workspace.pipelines) if parted else None
    if (
        stage
        and to.intent in (*_FIGURES, Intent.REOPEN)
        and not (figure and stage[1].kind is not StageKind.OPEN)
        and is_harmless(pieces, _clause_end(pieces, at), stage[0])
    ):
        return Added(Intent.MOVE, Match(stage[0], {"stage": (Filling(at, stage[0], stage=stage[1]),)}))
    return None


def _is_a_year(piece: Piece) -> bool:
    return piece.bare and piece.amount is not None and 1990 <= piece.amount.value <= 2100


def _clause_end(pieces: Pieces, at: int) -> int:
    while at < len(pieces) and pieces[at].kind is not Kind.BREAK:
        at += 1
    return at


def is_won(draft: Draft) -> bool:
    return draft.intent is Intent.WIN or (
        draft.intent is Intent.MOVE and draft.stage is not None and draft.stage.kind == "won"
    )


def _is_a_talk(found: Match, pieces: Pieces) -> bool:
    """ "New deal: Acme, 6k, demo friday 2pm": what has its hour is a talk, no stage."""
    at = found.end + (found.end < len(pieces) and pieces[found.end].says("on", "for"))
    when = pieces[at].when if "stage" in found.slots and at < len(pieces) else None
    return when is not None and when.time is not None


def _is_thanked(pieces: Pieces, at: int) -> bool:
    return at > 0 and pieces[at - 1].says("thanks", "to", "kudos", "congrats")


def absorbed(draft: Draft, added: Added) -> Draft | None:
    """A draft of its own for what the draft cannot take in, else None with the draft filled in."""
    takes = _TAKES.get(Intent.WIN if is_won(draft) else draft.intent, frozenset())
    if added.intent in takes and not _has(draft, added.intent):
        fill(draft, added)
        return None
    if added.intent is draft.intent or (draft.intent is Intent.ADD and _has(draft, added.intent)):
        return None
    named = (SpokenDeal(draft.text),) if draft.intent is Intent.ADD and draft.text else draft.deals
    own = Draft(added.intent, named, starts=draft.starts)
    fill(own, added)
    return own


def _has(draft: Draft, intent: Intent) -> bool:
    return {
        Intent.CLOSE_DATE: draft.when,
        Intent.AMOUNT: draft.amount,
        Intent.OWNER: draft.person,
        Intent.MOVE: draft.stage,
    }.get(intent) is not None


def share_of(piece: Piece) -> int | None:
    """The percentage that a mere number is: "odds 60"."""
    return int(piece.amount.value) if piece.amount and piece.amount.value <= 100 else None


def fill(draft: Draft, added: Added) -> None:
    """Puts what was added into the draft."""
    for slot, fillings in added.match.slots.items():
        piece = fillings[-1].piece
        if slot == "date" and piece:
            draft.when = piece.when
        elif slot == "number" and piece and draft.intent is Intent.ODDS:
            draft.percent = share_of(piece)
        elif slot in ("sum", "number") and piece:
            draft.amount = piece.amount
        elif slot == "percent" and piece:
            draft.percent = piece.percent
        elif slot == "person":
            draft.person = fillings[-1].person
        elif slot == "length":
            draft.length = fillings[-1].length
        elif slot == "stage":
            draft.stage = fillings[-1].stage


_LONGEST_SOURCE = 4
_SINCE = ("for", "since", "from", "starting")
_FROM = ("via", "through", "source", "from")


def _take_source(draft: Draft, pieces: Pieces, at: int, stop: int, scene: Scene) -> int:
    """Where a new deal came from: "via referral", "from the trade fair"; where those words end."""
    end = at
    while end < min(stop, at + _LONGEST_SOURCE) and pieces[end].kind is Kind.WORD:
        if addition_at(pieces, end, scene, draft):
            break
        end += 1
    if end > at:
        draft.source = " ".join(scene.text[pieces[at].start : pieces[end - 1].end].split())
    return end


_REASONED = frozenset((Intent.AMOUNT, Intent.ODDS, Intent.CLOSE_DATE, Intent.OWNER, Intent.MOVE))


def _is_settled(draft: Draft) -> bool:
    """Whether what comes after it can only be a remark: of a loss and a win it is the reason."""
    return draft.intent in _REASONED and (draft.stage is None or draft.stage.kind is StageKind.OPEN)


def _is_ours(pieces: Pieces, at: int) -> bool:
    return pieces[at].says("to", "into", "in") and pieces[at + 1].says("pipeline", "funnel", "list", "crm")


def additions(
    pieces: Pieces, at: int, stop: int, scene: Scene, to: Draft | None = None
) -> tuple[tuple[Added, ...], int]:
    """What is added to the head within its clause; days without a word before them change nothing."""
    added: list[Added] = []
    while at < stop:
        found = addition_at(pieces, at, scene, to)
        if found and found.match.end <= stop:
            added.append(found)
            at = found.match.end
        elif pieces[at].kind is Kind.DATE or (pieces[at].kind is Kind.MARK):
            at += 1
        elif to is not None and to.intent is Intent.ADD and pieces[at + 1 : at + 2] and _is_ours(pieces, at):
            at += 2  # "add Acme to the pipeline at 30k"
        elif to is not None and to.intent is Intent.ADD and pieces[at].says(*_FROM):
            at = _take_source(to, pieces, at + 1, stop, scene)
        elif to is not None and _is_settled(to) and pieces[at].says(*WHY):
            at = stop
        elif (end := passed_over(pieces, at, stop, scene, won=to is not None and is_won(to))) is not None:
            at = end
        else:
            break
    return tuple(added), at
