"""Finds what a clause asks for: the row of the table that fits it, from a place where a request can begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.language.names.ordinary import ORDINARY
from bot.language.phrases.additions import Added, addition_at, is_harmless
from bot.language.phrases.clauses import Sentence
from bot.language.phrases.drafts import Draft
from bot.language.phrases.intents import FREE, Intent, Row
from bot.language.phrases.notation import Match, line, match, outline
from bot.language.phrases.nothing import doubts, refuses
from bot.language.phrases.pieces import Kind, Piece, Pieces
from bot.language.phrases.slots import Scene
from bot.language.phrases.table import ROWS
from bot.language.phrases.values import Heard
from bot.language.phrases.vocabulary import OPENERS


@dataclass(frozen=True, slots=True)
class Head:
    """A row that fits: pieces[start:match.end], and what was added right after it."""

    row: Row
    match: Match
    start: int
    added: tuple[Added, ...]
    end: int
    listening: bool = False


@cache
def _by_beginning() -> dict[str, tuple[int, ...]]:
    """The rows' places in the table by the words and slots that they can begin with."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(ROWS):
        for begins in outline(row.says).begins:
            found.setdefault(begins, []).append(number)
    return {begins: tuple(numbers) for begins, numbers in found.items()}


def heads_at(sentence: Sentence, at: int, scene: Scene, heard: Heard) -> Iterator[Head]:
    """The rows that fit the clause that begins at `at`, in the order of the table."""
    pieces, stop = sentence.pieces, sentence.stop(at)
    clause = pieces[at:stop]
    words = frozenset(piece.text for piece in clause if piece.kind in (Kind.WORD, Kind.MARK))
    kinds = frozenset(piece.kind for piece in clause)
    opened = set(_openings(pieces, at, stop, scene))
    for start in range(at, stop):
        for row in _rows(pieces, start):
            if start not in opened and not (row.anywhere and not sentence.asks):
                continue
            if heard is Heard.CHANNEL and not row.channel:
                continue
            if not _is_possible(row, words, kinds):
                continue
            head = _fits(row, sentence, at, start, stop, scene, heard)
            if head:
                yield head


def _is_possible(row: Row, words: frozenset[str], kinds: frozenset[Kind]) -> bool:
    needs = outline(row.says)
    return needs.kinds <= kinds and not any(words.isdisjoint(each) for each in needs.words)


def _rows(pieces: Pieces, start: int) -> Iterator[Row]:
    """The rows that can begin at that piece, or after the marks there, in the order of the table."""
    book = _by_beginning()
    place = start
    while place < len(pieces) and pieces[place].kind is Kind.MARK and pieces[place].text != "→":
        place += 1
    if place == len(pieces) or pieces[place].kind is Kind.BREAK:
        return
    piece = pieces[place]
    begins = _SLOTS_BY_KIND.get(piece.kind, ())
    if piece.kind in (Kind.WORD, Kind.MARK):
        begins = (piece.text, *_SLOTS_OF_WORDS)
    for number in sorted({number for each in begins for number in book.get(each, ())}):
        yield ROWS[number]


_LONGEST_TITLE = 4
"""Words before a colon."""

_SLOTS_BY_KIND = {
    Kind.DEAL: ("<deals>", "<known>"),
    Kind.PERSON: ("<person>",),
    Kind.DATE: ("<date>", "<length>"),
    Kind.SUM: ("<sum>", "<number>", "<length>"),
    Kind.PERCENT: ("<percent>",),
}
_SLOTS_OF_WORDS = tuple(
    f"<{slot}>" for slot in ("deals", "known", "it", "stage", "person", "sum", "number", "percent", "length")
)


def _openings(pieces: Pieces, start: int, stop: int, scene: Scene) -> Iterator[int]:
    """Where a request can begin: at once, or after words that merely open one."""
    led = _after_a_colon(pieces, start, stop)
    reached = {start, led} if led else {start}
    for place in range(start, stop):
        if place in reached:
            yield place
            reached |= {place + length for length in _opening_lengths(pieces, place, scene)}


def _opening_lengths(pieces: Pieces, at: int, scene: Scene) -> Iterator[int]:
    """How many pieces an opening there can take."""
    piece = pieces[at]
    if (piece.kind in _QUIET and piece.text != "→") or _is_a_colleague(piece, scene):
        yield 1
    for opener in _openers().get(piece.text, ()):
        if _begins(pieces, at, opener):
            yield len(opener)


_QUIET = (Kind.MARK, Kind.OPAQUE, Kind.DATE, Kind.PERSON)


def _is_a_colleague(piece: Piece, scene: Scene) -> bool:
    """ "Kim just signed Acme": it is a win when Kim is one of us, not when she works for a rival."""
    if piece.kind is not Kind.WORD or piece.text in ORDINARY or not scene.text[piece.start].isupper():
        return False
    return len(scene.context.people(scene.text[piece.start : piece.end])) == 1


def _after_a_colon(pieces: Pieces, start: int, stop: int) -> int | None:
    """ "Quick one: …", "deal update: …": a few words and a colon open anything."""
    for place in range(start, min(start + _LONGEST_TITLE + 1, stop)):
        if pieces[place].says(":"):
            return place + 1
        if pieces[place].kind is not Kind.WORD:
            return None
    return None


@cache
def _openers() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for opener in OPENERS:
        found.setdefault(opener[0], []).append(opener)
    return found


def _begins(pieces: Pieces, at: int, words: tuple[str, ...]) -> bool:
    return len(pieces) >= at + len(words) and all(
        pieces[at + i].kind is Kind.WORD and pieces[at + i].text == word for i, word in enumerate(words)
    )


def _fits(
    row: Row, sentence: Sentence, at: int, start: int, stop: int, scene: Scene, heard: Heard
) -> Head | None:
    pieces = sentence.pieces
    unknown = row.unknown and heard is not Heard.CHANNEL
    own = Scene(scene.context, scene.text, unknown, in_capitals=row.intent in _REPORTED)
    found = match(line(row.says), pieces, start, own)
    if found is None or found.end == start or found.end > stop:
        return None
    if refuses(pieces[at:start]):
        return None
    if "RIVAL" in row.says and not _names_a_rival(pieces, found.end, scene):
        return None
    if row.says == "<stage> <deals>" and not pieces[start].text.endswith("ed"):
        return None
    if row.intent is Intent.FOLLOW_UP and not _can_be_planned(row, pieces, start, stop):
        return None
    if row.intent not in FREE and doubts(pieces[found.end : stop]):
        return None
    added, end = additions(pieces, found.end, stop, scene) if row.intent in _GROWING else ((), found.end)
    if not row.firm and not is_harmless(pieces, stop, end) and not _ends_in_reason(row, pieces, end):
        return None
    if row.intent in _REPORTED and _is_ahead(pieces[found.end : end], scene):
        return None
    if row.says == "LOST <deals>" and found.end < stop and _has_article(pieces, found.end, scene):
        return None
    return Head(row, found, start, added, end, listening=heard is Heard.CHANNEL)


_MEETINGS = frozenset(
    """
    call email demo visit message chat meeting lunch review sync text quote order draft schedule book
    request check
    """.split()
)
_HAPPENED = ("moved", "went", "was", "were", "cancelled", "canceled", "got", "had")
_AFTER_NOUNS = tuple("with done went was is from at booked scheduled moved in on for to of and has".split())


def _is_a_noun(clause: Pieces) -> bool:
    """ "Demo with Acme went well" tells of a demo; it asks for none."""
    return clause[0].text in _MEETINGS and (len(clause) == 1 or clause[1].says(*_AFTER_NOUNS))


def _can_be_planned(row: Row, pieces: Pieces, start: int, stop: int) -> bool:
    """A follow-up says a deal or a day, or calls itself one; "Acme: demo" is none without a day."""
    clause = pieces[start:stop]
    if row.says.startswith("<deals>") and any(piece.says(*_HAPPENED) for piece in clause):
        return False
    if row.says in ("TOUCH", "DO") and _is_a_noun(clause):
        return False
    if any(piece.kind is Kind.DATE for piece in clause):
        return True
    if row.says == "DO":
        return False
    if row.says.startswith("<deals>"):
        return any(piece.says("followup", "follow", "remind") for piece in clause)
    return any(
        piece.kind is Kind.DEAL or piece.says("remind", "reminder", "followup", "follow") for piece in clause
    )


_REPORTED = frozenset((Intent.WIN, Intent.LOSE))
_GROWING = _REPORTED | {
    Intent.MOVE,
    Intent.AMOUNT,
    Intent.ODDS,
    Intent.CLOSE_DATE,
    Intent.OWNER,
    Intent.REOPEN,
}
"""What more can be added to in the same clause; the others end in words of the writer's own."""


_OTHERS = frozenset(
    """
    competitor competitors competition another other others someone somebody rival cheaper different vendor in house
    elsewhere inhouse incumbent existing current
    """.split()
)


def _names_a_rival(pieces: Pieces, at: int, scene: Scene) -> bool:
    """ "Acme went with Siemens", "chose a competitor"; not "Acme picked the blue one"."""
    if at >= len(pieces):
        return pieces[at - 1].text in _OTHERS | {"way", "direction"}
    piece = pieces[at]
    capital = piece.kind is Kind.WORD and scene.text[piece.start].isupper()
    return capital or piece.kind is Kind.DEAL or any(each.text in _OTHERS for each in pieces[at : at + 2])


def _is_ahead(pieces: Pieces, scene: Scene) -> bool:
    """Whether a day to come is named: "Acme is off until monday" is no report of a loss."""
    today = scene.context.now.date()
    return any(piece.when and piece.when.first > today for piece in pieces)


def _has_article(pieces: Pieces, at: int, scene: Scene) -> bool:
    """ "Dropped Acme an email": what was dropped is not Acme."""
    return scene.text[pieces[at - 1].end : pieces[at].start].lower().strip() in ("a", "an", "the")


_REASONS = frozenset("because bc cuz cos coz due since thanks reason over on".split())


def _ends_in_reason(row: Row, pieces: Pieces, at: int) -> bool:
    if row.intent not in _REPORTED or at >= len(pieces):
        return False
    if pieces[at - 1].kind is Kind.MARK:
        return row.intent is Intent.LOSE or pieces[at].text in _REASONS
    return pieces[at].kind is Kind.WORD and pieces[at].text in _REASONS - {"on", "over"}


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
        else:
            break
    return tuple(added), at
