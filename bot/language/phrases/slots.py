"""What can fill the slots of a pattern: deals, stages, sums, dates, shares, people, lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.language.context import Context
from bot.language.names.ordinary import ORDINARY
from bot.language.phrases.lengths import Length, length_at
from bot.language.phrases.passing import someone_from, things_from, words_from
from bot.language.phrases.pieces import Kind, Piece, Pieces, SpokenDeal
from bot.language.phrases.stage_words import SpokenStage, stage_at
from bot.language.phrases.vocabulary import COMPANY_WORDS, is_spoken
from bot.language.pieces import members_called

_PRONOUNS = frozenset("it it's that's that this them they those these both".split())
_NO_NAMES = tuple(
    """
    i we you he she they my your his her their our some any self po msa nda dpa sow rfp rfq io cfo ceo
    cto coo vp md it hr loi kyc
    foreseen reported expected invoice contract paperwork procurement two three four five six seven eight
    nine ten several some many few couple
    """.split()
)
_ALL = frozenset(("both", "all"))
_MYSELF = frozenset(("me", "myself"))
_LONGEST_UNKNOWN = 5


@dataclass(frozen=True, slots=True)
class Filling:
    """What fills a slot, pieces[start:end]. No deals in a slot of deals is "it"."""

    start: int
    end: int
    deals: tuple[SpokenDeal, ...] = ()
    stage: SpokenStage | None = None
    length: Length | None = None
    person: str | None = None
    piece: Piece | None = None


_NEARBY = 80


@dataclass(frozen=True, slots=True)
class Scene:
    """What slots need besides the pieces. text: the message itself, for its capitals.

    unknown: whether words that are no known deal may be taken for the name of one; in_capitals: only
    where they are written with a capital.
    """

    context: Context
    text: str
    unknown: bool = False
    in_capitals: bool = False

    def before(self, piece: Piece) -> str:
        """What stands closely before the piece: a window, so that a long message costs no more "
        "than a short."""
        return self.text[max(0, piece.start - _NEARBY) : piece.start]


def fillings(
    slot: str, pieces: Pieces, at: int, scene: Scene, *, last: bool
) -> Iterator[tuple[int, Filling]]:
    """The ways to fill the slot from `at` on, the best first."""
    if at >= len(pieces):
        return
    if slot == "deals":
        yield from _deals(pieces, at, scene, last=last)
    elif slot == "known":
        yield from _deals(pieces, at, replace(scene, unknown=False), last=last, pronouns=False)
    elif slot == "it":
        yield from _pronoun(pieces, at)
    elif slot == "stage":
        found = stage_at(pieces, at, scene.context.workspace.pipelines)
        if found and not _is_a_thing(pieces[at : found[0]], found[1], scene):
            yield found[0], Filling(at, found[0], stage=found[1])
    elif slot == "person":
        yield from _person(pieces, at, scene)
    elif slot == "length":
        if (said := length_at(pieces, at)) and not _is_uncounted(pieces, at, said[0], scene):
            yield said[0], Filling(at, said[0], length=said[1], piece=pieces[at])
    elif slot == "words":
        yield from ((end, Filling(at, end)) for end in words_from(pieces, at))
    elif slot == "things":
        yield from ((end, Filling(at, end)) for end in things_from(pieces, at))
    elif slot == "someone":
        yield from ((end, Filling(at, end)) for end in someone_from(pieces, at))
    elif slot in KINDS:
        yield from _figure(slot, pieces, at)


_COUNTED = re.compile(r"\b(?:an?|one|another|by)\s*$", re.IGNORECASE)


def _is_uncounted(pieces: Pieces, at: int, end: int, scene: Scene) -> bool:
    """ "Moving day": a length is a day, one day, another day."""
    alone = end == at + 1 and pieces[at].kind is Kind.WORD
    return alone and not _COUNTED.search(scene.before(pieces[at]))


_ARTICLES = frozenset("a an the our their my his her your this that".split())


def _is_a_thing(pieces: Pieces, stage: SpokenStage, scene: Scene) -> bool:
    """ "Acme went to the meeting" moves nothing, though a stage may be called so for short."""
    said = scene.text[pieces[0].start : pieces[-1].end].casefold()
    if said == stage.name.casefold() or pieces[-1].says("stage", "phase"):
        return False
    before = scene.text[max(0, pieces[0].start - 8) : pieces[0].start].casefold().split()
    return bool(before) and before[-1] in _ARTICLES


KINDS = {
    "date": Kind.DATE,
    "sum": Kind.SUM,
    "number": Kind.SUM,
    "more": Kind.SUM,
    "signed": Kind.SUM,
    "unclear": Kind.SUM,
    "percent": Kind.PERCENT,
}
_BY_HOW_MUCH = ("more", "unclear")
_ROUGHLY = frozenset("about around roughly approx approximately circa ca ~ some like somewhere".split())
_LEAST_BARE = 1_000
_YEARS = range(1990, 2101)


def _figure(slot: str, pieces: Pieces, at: int) -> Iterator[tuple[int, Filling]]:
    """A date, share or sum; a mere number is a sum where a number is asked for, or where it is large.

    more: how much is added or taken away. signed: "+10k". unclear: may be the new sum or the difference.
    """
    start = at
    while at < len(pieces) and pieces[at].kind in (Kind.WORD, Kind.MARK) and pieces[at].text in _ROUGHLY:
        at += 1
    if at == len(pieces) or pieces[at].kind is not KINDS[slot]:
        return
    amount = pieces[at].amount
    if slot not in _BY_HOW_MUCH and pieces[at].signed != (slot == "signed"):
        return
    if (
        slot == "sum"
        and pieces[at].bare
        and amount
        and (amount.value < _LEAST_BARE or amount.value in _YEARS)
    ):
        return
    yield at + 1, Filling(start, at + 1, piece=pieces[at])


def _deals(
    pieces: Pieces, at: int, scene: Scene, *, last: bool, pronouns: bool = True
) -> Iterator[tuple[int, Filling]]:
    start = at
    while at < len(pieces) and pieces[at].says(
        "the", "our", "deal", "account", "opp", "opportunity", "customer"
    ):
        at += 1
    if at < len(pieces) and pieces[at].kind is Kind.DEAL:
        longer = scene.unknown and _is_title(pieces, at + 1, scene)
        if longer and last:
            yield from _unknown(pieces, at, scene, last=last)
        yield from _known(pieces, start, at, last=last)
        if longer and not last:
            yield from _unknown(pieces, at, scene, last=last)
        return
    if pronouns:
        yield from _pronoun(pieces, start)
    if scene.unknown:
        yield from _unknown(pieces, at, scene, last=last)


def _known(pieces: Pieces, start: int, at: int, *, last: bool) -> Iterator[tuple[int, Filling]]:
    """The deal at that piece, with words that merely call it a deal."""
    filling = Filling(start, at + 1, deals=pieces[at].deals, piece=pieces[at])
    end = at + 1
    if end + 1 < len(pieces) and pieces[end].kind is Kind.MARK and pieces[end + 1].text in _ALL:
        end += 1  # "Acme, Globex: both lost"
    while end < len(pieces) and pieces[end].kind is Kind.WORD and pieces[end].text in COMPANY_WORDS | _ALL:
        end += 1
        yield end, replace(filling, end=end)
    if not (pieces[at].owned and end == at + 1 and last and _goes_on(pieces, end)):
        yield at + 1, filling


def _is_title(pieces: Pieces, at: int, scene: Scene) -> bool:
    """Whether a capitalised word of no other use follows: "Acme Nova" is not Acme."""
    if at >= len(pieces) or pieces[at].kind is not Kind.WORD or scene.text[pieces[at].start - 1] != " ":
        return False
    shown = scene.text[pieces[at].start : pieces[at].end]
    return shown.istitle() and shown.lower() not in ORDINARY


def _goes_on(pieces: Pieces, at: int) -> bool:
    """Whether a word follows, so that "Acme's" speaks of something of theirs."""
    return at < len(pieces) and pieces[at].kind is Kind.WORD


def _pronoun(pieces: Pieces, at: int) -> Iterator[tuple[int, Filling]]:
    if pieces[at].kind is Kind.WORD and pieces[at].text in _PRONOUNS:
        end = at + 1
        if end < len(pieces) and pieces[end].says("one", "deal", "ones", "two"):
            end += 1
        yield end, Filling(at, end)
    elif pieces[at].says("deal") and at > 0 and not pieces[at - 1].says("new"):
        yield at + 1, Filling(at, at + 1)


def _unknown(pieces: Pieces, at: int, scene: Scene, *, last: bool) -> Iterator[tuple[int, Filling]]:
    """A name that nobody has told yet: a few words, of which the first is no ordinary one."""
    end = at
    while (
        end < len(pieces) and end - at < _LONGEST_UNKNOWN and _may_belong(pieces[end], scene, first=end == at)
    ):
        end += 1
    if end == at or not any(_is_name(piece, scene) for piece in pieces[at:end]):
        return
    if scene.in_capitals and not scene.text[pieces[at].start].isupper():
        return
    if any(piece.says(*_NO_NAMES) for piece in pieces[at:end]) or _is_manner(pieces[at:end], scene):
        return
    ends = range(end, at, -1) if last else range(at + 1, end + 1)
    for stop in ends:
        words = scene.text[pieces[at].start : pieces[stop - 1].end]
        yield stop, Filling(at, stop, deals=(SpokenDeal(" ".join(words.split())),))


def _is_manner(words: Pieces, scene: Scene) -> bool:
    """ "We close normally on 30 april": how it is done, no name."""
    shown = scene.text[words[0].start : words[0].end]
    return len(words) == 1 and shown.islower() and len(shown) > 5 and shown.endswith("ly")


_OF_COMPANIES = frozenset(
    """
    of de industries systems group bank labs media foods health energy solutions partners logistics hotels
    hotel consulting capital school clinic services software studio studios design works brothers sons motors
    holdings pharma travel dental
    """.split()
)
"""Ordinary words that go on with a name that another word begins."""


def _may_belong(piece: Piece, scene: Scene, *, first: bool) -> bool:
    if piece.kind is Kind.DEAL:
        return True
    goes_on = not first and piece.text in _OF_COMPANIES
    return piece.kind is Kind.WORD and (_is_name(piece, scene) or goes_on)


def _is_name(piece: Piece, scene: Scene) -> bool:
    shown = scene.text[piece.start : piece.end]
    if shown.isdecimal() or (piece.kind is Kind.WORD and shown.islower() and is_spoken(shown)):
        return False
    return piece.kind is Kind.DEAL or (
        piece.kind is Kind.WORD and (shown.lower() not in ORDINARY or shown[:1].isupper())
    )


def _person(pieces: Pieces, at: int, scene: Scene) -> Iterator[tuple[int, Filling]]:
    piece = pieces[at]
    if piece.kind is Kind.PERSON:
        yield at + 1, Filling(at, at + 1, person=piece.person, piece=piece)
    elif piece.kind is Kind.WORD and piece.text in _MYSELF:
        yield at + 1, Filling(at, at + 1, person=scene.context.member.user, piece=piece)
    elif piece.kind is Kind.WORD and at + 1 < len(pieces) and pieces[at + 1].kind is Kind.PERSON:
        if piece.text not in ORDINARY:  # "Maria @maria"
            yield at + 2, Filling(at, at + 2, person=pieces[at + 1].person, piece=pieces[at + 1])
    elif piece.says("@") or (piece.kind is Kind.WORD and piece.text not in ORDINARY):
        name_at = at + 1 if piece.says("@") else at
        for end in (name_at + 2, name_at + 1):
            if end <= len(pieces) and all(p.kind is Kind.WORD for p in pieces[name_at:end]):
                said = scene.text[pieces[name_at].start : pieces[end - 1].end]
                found = members_called(said.removesuffix("'s"), scene.context)
                if len(found) == 1:
                    yield end, Filling(at, end, person=found[0], piece=piece)
                    return
