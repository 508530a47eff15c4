"""Thoughts that follow one another without a comma, as dictated or hurried messages have them.

"Acme moved to negotiation follow up next tuesday" asks for two things. A break is put where one thought
is complete (a stage, a sum, a day, a colleague) and the next words can only begin another.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.stages import Pipeline
from bot.language.phrases.pieces import Kind, Piece
from bot.language.phrases.stage_words import stage_at

_FIGURES = (Kind.SUM, Kind.PERCENT, Kind.PERSON)
_VALUES = (Kind.SUM, Kind.PERCENT, Kind.DATE)
_BEFORE_A_STAGE = frozenset("to in into at → is now".split())
_LONGEST_STAGE = 3
_ASKING = frozenset(
    """
    follow followup remind move push mark set put assign give schedule email ping chase send note log
    reassign book call update change
    """.split()
)
"""What begins a request after a stage, a sum or a colleague."""
_ASKING_AFTER_A_DAY = frozenset("follow followup remind move mark set assign give log note".split())
_IT = frozenset("it them him her".split())
_DONE_TO_IT = frozenset(
    "move mark set put push call email send ping give close bump make change update kill drop chase".split()
)
_SUBJECTS = frozenset("they they're they'll they've we're we'll i'll".split())
_NO_END = frozenset(
    """
    because bc cuz cos coz since that as if when until till what how which why where who whose said say says
    think thinks hope hopes know knows told tell like than before after of with to for once unless whether and
    but or by from on in at about a an the while though → : - sure glad once cause confirmed confirm
    promised agreed expect expects guess feel feels mentioned see wrote texted heard hear believe suspect
    reckon hoping thinking saying me us you
    """.split()
)
"""After these a "they" belongs to the thought before it."""
_LEADING = frozenset(
    """
    to please pls will should must can could you need i'll and → : - don't dont not let's lets never want i we
    they he she would may might just that didn't did not doesn't does won't can't couldn't wouldn't isn't
    """.split()
)


def parted(pieces: Sequence[Piece], pipelines: tuple[Pipeline, ...]) -> list[Piece]:
    """The pieces with a break before each thought that begins without one."""
    told: list[Piece] = []
    begins = 0
    for place, piece in enumerate(pieces):
        if _parts_what_is_told(pieces, begins, place):
            told.append(Piece(Kind.BREAK, ",", piece.start, piece.end))
            begins = place + 1
            continue
        if _parts_two_deals(pieces, begins, place):
            told[-1] = Piece(Kind.BREAK, ",", pieces[place - 1].start, pieces[place - 1].end)
            begins = place
        elif told and told[-1].kind is not Kind.BREAK and _begins_anew(pieces, begins, place, pipelines):
            told.append(Piece(Kind.BREAK, ",", piece.start, piece.start))
            begins = place
        elif place == begins + 1 and _is_ordered(pieces, place):
            told.append(Piece(Kind.MARK, ":", piece.start, piece.start))
        elif piece.kind is Kind.BREAK:
            begins = place + 1
        told.append(piece)
    return told


def _begins_anew(pieces: Sequence[Piece], begins: int, at: int, pipelines: tuple[Pipeline, ...]) -> bool:
    """Whether another thought than the one since `begins` begins at that piece."""
    piece, before = pieces[at], pieces[at - 1]
    directly = before.kind is Kind.DEAL and piece.text in _DONE_TO_IT and at + 1 < len(pieces)
    if directly and pieces[at + 1].text in _IT and at == begins + 1:
        return True  # "Acme push it to june"
    if at - begins < 2:
        return False
    if piece.kind is Kind.DEAL:
        return not piece.owned and _tells_of_a_deal(pieces, begins, at) and _is_told(pieces, at, pipelines)
    if piece.kind is not Kind.WORD or before.kind is Kind.MARK:
        return False
    if piece.text in _SUBJECTS:
        return before.text not in _NO_END
    after = pieces[at + 1].text if at + 1 < len(pieces) else ""
    if piece.text in _DONE_TO_IT and after in _IT:
        return before.text not in _LEADING and before.kind is not Kind.PERSON
    if before.kind is Kind.DATE:
        return piece.text in _ASKING_AFTER_A_DAY and _tells_of_a_deal(pieces, begins, at)
    return piece.text in _ASKING and _tells_of_a_deal(pieces, begins, at) and _is_told(pieces, at, pipelines)


def _parts_two_deals(pieces: Sequence[Piece], begins: int, at: int) -> bool:
    """ "Acme 48k / Globex lost": what was told of one deal is parted from the next by a mark."""
    if pieces[at].kind is not Kind.DEAL or at - begins < 3 or not pieces[at - 1].says("/", "|", "-", "•"):
        return False
    return pieces[at - 2].kind is not Kind.DEAL and any(p.kind is Kind.DEAL for p in pieces[begins : at - 2])


_TALKED_TO = tuple("spoke talked called met emailed visited call meeting chat texted rang".split())


def _parts_what_is_told(pieces: Sequence[Piece], begins: int, at: int) -> bool:
    """ "Acme - 13k - demo friday", "spoke to Acme - budget 60k": a dash after what is told begins anew."""
    if not pieces[at].says("-") or at == begins or at + 1 >= len(pieces):
        return False
    before = pieces[at - 1]
    figure = before.kind in (Kind.SUM, Kind.PERCENT) and not before.bare
    if figure and (at == begins + 1 or any(piece.kind is Kind.DEAL for piece in pieces[begins:at])):
        return True
    listed = pieces[begins].kind is Kind.DEAL and pieces[begins + 1].says("-") and at > begins + 1
    valued = listed and pieces[at + 1].kind in (Kind.SUM, Kind.PERCENT) and not pieces[at + 1].bare
    return valued or (before.kind is Kind.DEAL and pieces[begins].says(*_TALKED_TO))


_ORDERS = frozenset(
    """
    move push bump set put mark assign reassign give hand delay postpone change raise lower reduce update pull
    shift switch transfer flip cut extend slip slide log add drop reopen advance
    """.split()
)
_ORDERED = frozenset(
    """
    to as at by out back up forward into over in → won lost close closing amount value price odds probability
    prob owner stage status next budget note call meeting email visit deadline
    """.split()
)


def _is_ordered(pieces: Sequence[Piece], at: int) -> bool:
    """ "Acme push to june", "acme mark won": the deal comes first, and then what is to be done to it."""
    if pieces[at - 1].kind is not Kind.DEAL or pieces[at - 1].owned or at + 1 >= len(pieces):
        return False
    if pieces[at].kind is not Kind.WORD or pieces[at].text not in _ORDERS:
        return False
    after, aim = pieces[at + 1], pieces[at + 2] if at + 2 < len(pieces) else None
    foretold = after.says("to") and aim is not None and aim.says("close", "sign", "be", "land", "go")
    return not foretold and (after.text in _ORDERED or after.kind in (*_FIGURES, Kind.DATE))


def _tells_of_a_deal(pieces: Sequence[Piece], begins: int, at: int) -> bool:
    """Whether the thought has its deal and does not merely open with a figure: "60% acme"."""
    first = pieces[begins]
    opens_with_a_figure = first.kind in (*_FIGURES, Kind.DATE)
    return not opens_with_a_figure and any(piece.kind is Kind.DEAL for piece in pieces[begins:at])


def _is_told(pieces: Sequence[Piece], at: int, pipelines: tuple[Pipeline, ...]) -> bool:
    """Whether a sum, a share, a colleague or the stage that a deal went to ends right before that piece."""
    if pieces[at - 1].kind in (Kind.SUM, Kind.PERCENT):
        return True
    if pieces[at - 1].says("won", "lost"):
        return pieces[at - 2].kind is Kind.DEAL and pieces[at].kind is Kind.DEAL
    if pieces[at - 1].kind is Kind.DATE:
        return pieces[at].kind is Kind.DEAL
    if pieces[at - 1].kind is Kind.PERSON:
        return pieces[at - 2].says("to", "→")
    for start in range(max(1, at - _LONGEST_STAGE), at):
        if pieces[start - 1].text in _BEFORE_A_STAGE:
            found = stage_at(pieces[:at], start, pipelines)
            if found and found[0] == at:
                return True
    return False


def leads_on(pieces: Sequence[Piece], at: int, open_: list[Piece]) -> bool:
    """Whether the word there leads to another thought: "so they're out", "actually friday"."""
    piece = pieces[at]
    if piece.says("so"):
        return bool(open_) and _says_who(pieces, at + 1)
    return piece.says(*_CORRECTING) and _is_said_again(pieces, at, open_)


_NEW_THINGS = ("deal", "opp", "opportunity", "lead", "customer", "client", "prospect", "order", "job")


def announces(open_: list[Piece]) -> bool:
    """ "New deal! Bluth Homes 30k", "signed! Acme 30k": what is new is told after the exclamation."""
    if not open_:
        return False
    if len(open_) <= 2 and open_[-1].says("signed", "won", "closed", "landed", "sold", "booked"):
        return not any(piece.kind is Kind.DEAL for piece in open_) and not open_[0].says(*_WHO)
    return 1 < len(open_) <= 4 and open_[-1].says(*_NEW_THINGS) and open_[-2].says("new")


_CORRECTING = ("actually", "sorry", "oops", "no", "wait", "nope", "rather")


def _is_said_again(pieces: Sequence[Piece], at: int, open_: list[Piece]) -> bool:
    """ "Follow up thursday - actually friday", "500k no sorry 450k": another figure of the same kind."""
    after = next((p for p in pieces[at + 1 : at + 5] if not p.says(*_CORRECTING, "make", "it", "it's")), None)
    figure = after is not None and after.kind in _VALUES and any(p.kind is after.kind for p in open_)
    return figure and bool(open_) and open_[-1].kind is not Kind.BREAK


_WHO = frozenset(
    "they they're they've we we're we've i i'm i'll i've it it's he she let's please pls can could".split()
)


def _says_who(pieces: Sequence[Piece], at: int) -> bool:
    """ "Their budget got cut so they're out", "3 more seats so 93k": what follows is a thought of its own."""
    if at < len(pieces) and pieces[at].kind in _VALUES:
        return True
    return at < len(pieces) and pieces[at].says(*_WHO)
