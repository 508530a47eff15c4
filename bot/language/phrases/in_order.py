"""Sums that are told after several deals at once: "both won, 50k and 120k" gives each its own, in order."""

from __future__ import annotations

from dataclasses import replace

from bot.language.amounts import Amount
from bot.language.phrases.clauses import Sentence
from bot.language.phrases.drafts import Draft
from bot.language.phrases.intents import Intent
from bot.language.phrases.pieces import Kind, Pieces

_BESIDE_A_SUM = ("at", "for", "worth")
_ONE_BY_ONE = (Intent.WIN, Intent.AMOUNT)


def sums_in_order(last: Draft, sentence: Sentence, at: int) -> tuple[tuple[Draft, ...], int] | None:
    """What becomes of the last draft where clauses from `at` on are nothing but sums, and where they end.

    As many sums as deals belong to them in order. With another count nobody can tell whose each is: the
    amounts are then left open, so that they are asked for.
    """
    if last.intent not in _ONE_BY_ONE or len(last.deals) < 2:
        return None
    told, end = _sums(sentence, at)
    if not told:
        return None
    sums = (last.amount, *told) if last.amount else told
    if len(sums) == len(last.deals):
        pairs = zip(last.deals, sums, strict=True)
        return tuple(replace(last, deals=(deal,), amount=amount) for deal, amount in pairs), end
    asked = Draft(Intent.AMOUNT, last.deals, starts=sentence.pieces[at].start)
    kept = () if last.intent is Intent.AMOUNT else (replace(last, amount=None),)
    return (*kept, asked), end


def is_one_sum_of_several(draft: Draft, sentence: Sentence, start: int, stop: int) -> bool:
    """ "Won Acme and Stark 50k": of each, or of the two together? "50k each" and "both at 50k" tell it."""
    told = any(piece.says("each", "apiece", "both") for piece in sentence.pieces[start:stop])
    one = draft.intent is Intent.WIN and draft.amount is not None and len(draft.deals) > 1
    return one and not told and past_sums(sentence, stop) == stop


def past_sums(sentence: Sentence, stop: int) -> int:
    """Where the clauses of mere sums end that follow the one that ends at `stop`."""
    told, end = _sums(sentence, stop + 1)
    return end if told else stop


def _sums(sentence: Sentence, at: int) -> tuple[tuple[Amount, ...], int]:
    """The sums of the clauses that hold one each and nothing more, and where the last of these ends."""
    found: list[Amount] = []
    end = at
    while at < len(sentence.pieces):
        stop = sentence.stop(at)
        amount = _sum_alone(sentence.pieces[at:stop])
        if amount is None:
            break
        found.append(amount)
        at, end = stop + 1, stop
    return tuple(found), end


def _sum_alone(clause: Pieces) -> Amount | None:
    said = [piece for piece in clause if piece.kind is not Kind.MARK and not piece.says(*_BESIDE_A_SUM)]
    if len(said) != 1 or said[0].kind is not Kind.SUM or said[0].bare or said[0].signed:
        return None
    return said[0].amount


def speaks_of_both(pieces: Pieces, draft: Draft) -> bool:
    """ "Both signed": of two deals, so it means none where only one, or none, was spoken of."""
    return len(draft.deals) < 2 and any(piece.says("both") for piece in pieces)
