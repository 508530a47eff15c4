"""The name of a deal that does not exist yet: the words after "new deal", up to the first thing known."""

from __future__ import annotations

from bot.language.phrases.additions import addition_at
from bot.language.phrases.drafts import Draft
from bot.language.phrases.pieces import Kind, Pieces
from bot.language.phrases.slots import Scene
from bot.language.quotes import unquoted

_ENDS = frozenset(
    """
    for from via who they that which wants want want looking worth around about approx roughly closing
    closes close
    owner owned assigned stage at source with because since is are has have to in expected due into as by
    through
    on it its we i follow remind reminder followup referred came call amount value budget please number
    """.split()
)
_FIELDS = tuple(
    """
        amount value close date stage owner price budget note number step deadline contact office
        website deal lead opp opportunity one customer client prospect
    """.split()
)
_LONGEST = 8
_LARGEST_HOUSE_NUMBER = 1_000
_YEARS = range(1990, 2101)


def name_at(pieces: Pieces, at: int, scene: Scene, draft: Draft) -> tuple[str | None, int]:
    """The name that begins at that piece, and where it ends. Breaks before it are passed over."""
    while at < len(pieces) and (pieces[at].kind in (Kind.BREAK, Kind.MARK)):
        at += 1
    end = at
    while end < len(pieces) and end - at < _LONGEST and _belongs(pieces, at, end, scene, draft):
        end += 1
    if end == at or pieces[at].says(*_FIELDS) or _is_small(pieces, at, scene):
        return None, at
    begins = pieces[at].start
    begins -= len("The ") if scene.text[max(0, begins - 5) : begins] in (" The ", '"The ', "“The ") else 0
    named = end - (end - at > 1 and pieces[end - 1].says("deal", "opp", "opportunity", "account", "lead"))
    shown = scene.text[begins : pieces[named - 1].end]
    return unquoted(" ".join(shown.split()).strip(' *_"“”,.:')) or None, end


def _is_small(pieces: Pieces, at: int, scene: Scene) -> bool:
    return pieces[at].says(*_ENDS) and not _is_capital(pieces, at, scene)


def _belongs(pieces: Pieces, start: int, at: int, scene: Scene, draft: Draft) -> bool:
    piece = pieces[at]
    if piece.kind is Kind.BREAK:
        joining = ("&", "+") if draft.several else ("&", "and", "+")
        return piece.text in joining and _is_capital(pieces, at + 1, scene)
    if piece.kind is Kind.SUM and at > start:
        return _is_house_number(pieces, at, scene) or _is_its_year(pieces, at)
    if piece.kind in (Kind.PERSON, Kind.OPAQUE, Kind.PERCENT):
        return False
    if piece.kind is Kind.MARK:
        return False
    if at == start:
        return piece.kind in (Kind.WORD, Kind.DEAL) or (
            piece.kind in (Kind.DATE, Kind.SUM) and _is_capital(pieces, at + 1, scene)
        )
    if piece.kind is Kind.WORD and piece.text in _ENDS and not _is_capital(pieces, at, scene):
        return False
    return piece.kind in (Kind.WORD, Kind.DEAL) and addition_at(pieces, at, scene, None) is None


def _is_house_number(pieces: Pieces, at: int, scene: Scene) -> bool:
    """ "Baker Lane 3, …": a small number that ends the name, not what the deal is worth."""
    amount = pieces[at].amount
    small = pieces[at].bare and amount is not None and amount.value < _LARGEST_HOUSE_NUMBER
    return small and at + 1 < len(pieces) and pieces[at + 1].says(",") and _is_capital(pieces, at - 1, scene)


def _is_its_year(pieces: Pieces, at: int) -> bool:
    """ "Acme renewal 2027, 55k": the year that ends a name."""
    amount = pieces[at].amount
    year = pieces[at].bare and amount is not None and amount.value in _YEARS
    return year and pieces[at - 1].kind is Kind.WORD and at + 1 < len(pieces) and pieces[at + 1].says(",")


def _is_capital(pieces: Pieces, at: int, scene: Scene) -> bool:
    return (
        at < len(pieces)
        and pieces[at].kind in (Kind.WORD, Kind.DEAL)
        and scene.text[pieces[at].start].isupper()
    )
