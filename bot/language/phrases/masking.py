"""Cuts a message into pieces, masking the surest things first so that nothing in them is read twice.

First what its writer did not say themselves, then people and the names of deals, then shares, sums and
dates. "March Networks" is then no month, "Won Hospitality" no win and "7-Eleven" no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.language import amounts, dates
from bot.language.context import Context, OpenDeals
from bot.language.names.mentions import Mention
from bot.language.phrases.markup import Opened
from bot.language.phrases.pieces import Kind, Piece, SpokenDeal
from bot.language.phrases.vocabulary import mended
from bot.language.pieces import reading
from bot.language.text import MEMBER

LONGEST_READ = 1_000
"""Characters of a message that are looked at; what follows can only be a note's text."""

_PERCENT = re.compile(
    r"(?<![\w.,-])(\d{1,3})(?:[.,]\d{1,2})?\s?(?:%|percent\b|pct\b|per cent\b)", re.IGNORECASE
)
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_UNITS = "one two three four five six seven eight nine".split()
_SPOKEN_PERCENT = re.compile(
    rf"\b(?:(?P<ten>{'|'.join(_TENS)})(?:[ -](?P<unit>{'|'.join(_UNITS)}))?|(?P<all>(?:a )?hundred)|fifteen)"
    r" (?:percent\b|per cent\b|%)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:mr|mrs|ms|dr|prof|st|approx|no|vs|inc|co|ca|incl|excl)$", re.IGNORECASE)
_EVEN_CHANCE = re.compile(r"(?<![\w/])(?:50/50|fifty[ -]fifty)(?![\w/])", re.IGNORECASE)
_PER_YEAR = re.compile(r"\b(?:acv|arr|mrr|tcv)\b", re.IGNORECASE)
_PIECES = re.compile(
    r"(?P<arrow>[-–—=]+>+|>{1,3}|→|➡|⇒|⟶|:(?:arrow_right|arrow_forward):)"
    r"|(?P<emoji>:[a-z0-9_+-]{2,40}:|[\u2600-\u27bf\U0001f300-\U0001faff]+)"
    r"|(?P<word>\b(?:f/u|b/c|w/o|s/b)\b|\bw/|[^\W_]+(?:'[^\W_]+)*)"
    r"|(?P<pause>(?<=\s)[-–—]+(?=\s)|[:=()/|~@#…])"
    r"|(?P<stop>[.!?;\n]+)"
    r"|(?P<comma>[,+&•·])",
    re.IGNORECASE,
)


def pieces_of(message: Opened, context: Context) -> list[Piece]:
    """The pieces of the message, in order. Emoji and stray marks are left out."""
    text = message.own[:LONGEST_READ]
    people, text = _people(text)
    whole = _deals(text, context.names.open_deals(text))
    text = _without(text, whole)
    shares = [*_shares(text)]
    text = _without(text, shares)
    numbers = _sums_and_dates(text, context)
    masked = [*people, *whole, *shares, *numbers]
    blanked = [Piece(Kind.OPAQUE, what, start, end) for start, end, what in message.blanked]
    words = _words(_without(text, numbers))
    return sorted([*masked, *blanked, *words], key=lambda piece: piece.start)


def _people(text: str) -> tuple[list[Piece], str]:
    found = [
        Piece(Kind.PERSON, member[0], member.start(), member.end(), person=member[1])
        for member in MEMBER.finditer(text)
    ]
    return found, _without(text, found)


def _deals(text: str, known: OpenDeals) -> list[Piece]:
    return [_deal(text, mention, known) for mention in known.index.mentions(text)]


def _deal(text: str, mention: Mention, known: OpenDeals) -> Piece:
    start, end = mention.start, mention.end
    words = text[start:end]
    owned = words.endswith(("'s", "s'")) or text[end : end + 2].lower() == "'s"
    end += 2 if text[end : end + 2].lower() == "'s" else 0
    deals = tuple((deal, name) for name in mention.names for deal in known.numbers.get(name, ()))
    return Piece(Kind.DEAL, words, start, end, deals=(SpokenDeal(words, deals),), owned=owned)


def _shares(text: str) -> Iterable[Piece]:
    for share in _PERCENT.finditer(text):
        if int(share[1]) <= 100 and not _is_signed(text, share.start()):
            yield Piece(Kind.PERCENT, share[0], share.start(), share.end(), percent=int(share[1]))
    for said in _SPOKEN_PERCENT.finditer(text):
        yield Piece(Kind.PERCENT, said[0], said.start(), said.end(), percent=_spoken_percent(said))
    for even in _EVEN_CHANCE.finditer(text):
        yield Piece(Kind.PERCENT, even[0], even.start(), even.end(), percent=50)


def _spoken_percent(said: re.Match[str]) -> int:
    if said["ten"] is None:
        return 100 if said["all"] else 15
    unit = _UNITS.index(said["unit"].lower()) + 1 if said["unit"] else 0
    return 10 * (_TENS.index(said["ten"].lower()) + 1) + unit


def _sums_and_dates(text: str, context: Context) -> list[Piece]:
    """Sums that say so, then dates, then mere numbers."""
    home = context.workspace.currency
    without_period = _PER_YEAR.sub(lambda word: " " * len(word[0]), text)
    sums = [_sum(text, found) for found in amounts.find(without_period, home) if found.amount.value >= 0]
    sure = [piece for piece in sums if not piece.bare]
    days = [
        Piece(Kind.DATE, text[s.start : s.end], s.start, s.end, when=s.when)
        for s in dates.find(_without(text, sure), reading(context))
    ]
    taken = {place for piece in days for place in range(piece.start, piece.end)}
    return [*sure, *days, *(piece for piece in sums if piece.bare and piece.start not in taken)]


def _sum(text: str, found: amounts.Span) -> Piece:
    signed = _is_signed(text, found.start)
    start = found.start - 1 if signed else found.start
    words = text[start : found.end]
    return Piece(Kind.SUM, words, start, found.end, amount=found.amount, bare=found.bare, signed=signed)


def _is_signed(text: str, start: int) -> bool:
    """ "+10k", with nothing before the sign that it could join to what follows."""
    return text[start - 1 : start] == "+" and not text[: start - 1][-1:].strip()


def _words(text: str) -> Iterable[Piece]:
    for found in _PIECES.finditer(text):
        kind, shown = found.lastgroup, found[0]
        if kind == "word":
            yield Piece(Kind.WORD, mended(shown), found.start(), found.end())
        elif kind == "arrow":
            yield Piece(Kind.MARK, "→", found.start(), found.end())
        elif kind == "emoji" and _is_between_words(text, found):
            yield Piece(Kind.MARK, "•", found.start(), found.end())
        elif kind == "pause":
            yield Piece(Kind.MARK, "-" if shown[0] in "-–—" else shown, found.start(), found.end())
        elif kind == "comma":
            yield Piece(Kind.BREAK, shown, found.start(), found.end())
        elif kind == "stop" and not _is_within_a_word(text, found):
            mark = "?" if "?" in shown else "\n" if "\n" in shown else "."
            yield Piece(Kind.BREAK, mark, found.start(), found.end())


def _is_between_words(text: str, mark: re.Match[str]) -> bool:
    """Whether an emoji parts words like a dash: "hooli lost :cry: price"."""
    before, after = text[: mark.start()].rstrip(" "), text[mark.end() :].lstrip(" ")
    return before[-1:].isalnum() and after[:1].isalnum()


def _is_within_a_word(text: str, stop: re.Match[str]) -> bool:
    """The dot of "v2.1", "e.g." or "Mr. Krause" ends no sentence."""
    if stop[0] != ".":
        return False
    return text[stop.end() : stop.end() + 1].isalnum() or bool(_TITLE.search(text[: stop.start()][-6:]))


def _without(text: str, pieces: Iterable[Piece]) -> str:
    """The text with these pieces blanked, all places staying the same.

    A blank that no word has keeps the neighbours apart: "call <deal> at 3" must not become "call at 3".
    """
    characters = list(text)
    for piece in pieces:
        characters[piece.start : piece.end] = "\ufffc" * (piece.end - piece.start)
    return "".join(characters)
