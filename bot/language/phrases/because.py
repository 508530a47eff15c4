"""Which words were read as what, for the answer to "why did you do that?"."""

from __future__ import annotations

from bot.language.phrases.pieces import Kind, Piece
from bot.language.phrases.values import Because

TOLD = (Kind.DEAL, Kind.DATE, Kind.SUM, Kind.PERCENT, Kind.PERSON, Kind.OPAQUE)
"""The kinds of pieces that are told; mere words are told with the pattern that they fit."""


def because_of(piece: Piece, text: str) -> Because:
    """What the piece of that text was read as."""
    read_as = f"{piece.kind}"
    if piece.kind is Kind.DEAL:
        read_as = " or ".join(name for deal in piece.deals for _, name in deal.deals) or "unknown deal"
        read_as = f"deal {read_as}"
    elif piece.kind is Kind.DATE and piece.when:
        read_as = f"date {piece.when.first.isoformat()}"
    elif piece.kind is Kind.OPAQUE:
        read_as = piece.text
    return Because(piece.start, piece.end, text[piece.start : piece.end], read_as)
