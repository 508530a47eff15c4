"""Finds the date expressions inside a sentence, and only what cannot well be anything else.

"They may", "we sat down", "the second demo", "24/7", "3 of 5" are no dates. A word that is also an
everyday word needs a word before it that leads to a date ("by may", "on sat"); a bare rank or hour
needs to end its phrase. The longest expression counts, from left to right.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.language.dates.grammar import Parse
from bot.language.dates.numeric import Figures
from bot.language.dates.phrases import GRAMMAR
from bot.language.dates.tokens import Token, cut
from bot.language.dates.translating import translated
from bot.language.dates.values import Stretch
from bot.language.dates.when import Reading, Span
from bot.language.dates.whole import when

_PREPOSITIONS = frozenset("by on at in until till til the around about @ ~ during over before after".split())
_LEADS = _PREPOSITIONS - {"the"} | frozenset(
    "since from to for of due end mid early late this next last coming following beginning start close closes"
    " closing closed pushed pushing slipped between starting starts".split()
)
_AFTER_A_NUMBER = frozenset(
    "and at with for to then pls please if or but so via because from by on in as instead latest thanks thx"
    " not about around re when now i we they he she today tomorrow - – — . ; : ! ? … \n".split(" ")
)
_EVERYDAY = frozenset(
    "may march mar sat sun second fall spring summer autumn winter weekend epiphany noon".split()
)
_FIRST_NAMES = frozenset("april may june august jan summer".split())
_TO_PEOPLE = frozenset(
    "call email ask meet met hello got with ping remind tell thank thanks hi hey dear cc and or".split()
)
_SPEAKING = frozenset("talk talked talking speak spoke spoken speaking out back handed gave".split())
_CLEAR_TIMES = frozenset({"CLOCK", "MERIDIEM", "NOON", "OCLOCK"})
_CLEAR_PARTS = frozenset(
    "this tonight tonite eod cob eob cop business first end midnight past quarter m".split()
)
_BEFORE_DAYS = frozenset("on by until till due close closes closing before after from since".split())
"""Words before a day with dots ("by 3.4.") that lead to no number."""
_AROUND_A_THING = ("after", "before", "since", "following")
_OTHER_CALENDARS = ("chinese", "lunar", "jewish", "orthodox", "tamil", "persian")
"""Their new year and their holidays are on other days."""
_DOING = frozenset("call ring email meet meeting demo chase send visit zoom follow ping text book".split())
_MOVED = frozenset(
    """
    move moved moves moving push pushed pushing slip slipped slips shift shifted postpone postponed delay
    delayed reschedule rescheduled change changed changes pull pulled bring brought extend extended
    """.split()
)
_MOST_BETWEEN = 6
"""Words from what is moved to where it is moved from."""
_MASKED = "\ufffc"
"""Stands where a name was: what follows a deal may be its day."""
_YEARS = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class _Place:
    """The tokens of an expression without the prepositions in front, and what stands around them."""

    words: list[Token]
    before: str
    spoken_to: bool
    after: Token | None

    @property
    def ends_its_phrase(self) -> bool:
        after = self.after
        return (
            after is None
            or after.text in _AFTER_A_NUMBER
            or any(mark in after.glue for mark in ",;&+()\"'")
            or after.glue.startswith(". ")
        )

    @property
    def is_led_to(self) -> bool:
        return self.before in _LEADS


def find(text: str, reading: Reading) -> list[Span]:
    """The date expressions of a text, in order, without overlap; with the prepositions in front."""
    tokens = translated(cut(text), reading.languages)
    parse = Parse(GRAMMAR, tokens, reading)
    by_dots = any(not language.startswith("en") for language in reading.languages)
    spans: list[Span] = []
    place = 0
    while place < len(tokens) and not parse.is_exhausted:
        found = _longest(parse, tokens, place, by_dots=by_dots)
        if found is None:
            place += 1
            continue
        end, meaning = found
        meaning = _moved_to(parse, tokens, place, end) or meaning
        first, last = tokens[place].start, tokens[end - 1].end
        spans.append(Span(first, last, when(meaning, text[first:last], reading)))
        place = end
    return spans


def _moved_to(parse: Parse, tokens: list[Token], start: int, end: int) -> Stretch | None:
    """Of "moved the call from monday to friday" the day that counts: friday."""
    before = {token.text for token in tokens[max(start - _MOST_BETWEEN, 0) : start]}
    if tokens[start].text != "from" or _MOVED.isdisjoint(before):
        return None
    to = next((at for at in range(start + 1, end - 1) if tokens[at].text == "to"), None)
    meaning: Stretch | None = parse.readings("<when>", to + 1).get(end) if to else None
    return meaning


def _longest(parse: Parse, tokens: list[Token], start: int, *, by_dots: bool) -> tuple[int, Stretch] | None:
    readings: dict[int, Stretch] = parse.readings("<when>", start)
    for end in sorted(readings, reverse=True):
        place = _place(tokens, start, end)
        if _parts_one_phrase(tokens, start) or _parts_one_phrase(tokens, end):
            continue
        if _stands(place, readings[end], by_dots=by_dots) and not _lacks_its_day(tokens, place, end):
            return end, readings[end]
    return None


def _parts_one_phrase(tokens: list[Token], at: int) -> bool:
    """Whether what begins there stands for the same word of another language as what ends: "dopodomani"."""
    return 0 < at < len(tokens) and tokens[at].start == tokens[at - 1].start


def _lacks_its_day(tokens: list[Token], place: _Place, end: int) -> bool:
    """Whether it is but a part of a day that does not exist: of "31 february" or "29 feb 2027"."""
    first, *others = place.words
    after = tokens[end].keys if end < len(tokens) else {}
    if others and any("MONTH" in word.keys for word in place.words) and after.get("YEAR") in _YEARS:
        return True
    if "MONTH" not in first.keys or any("YEAR" not in word.keys for word in others):
        return False
    start = tokens.index(first)
    before = [each.keys for each in tokens[max(start - 2, 0) : start] if each.text != "of"][-1:]
    return any(keys.keys() & {"DOM", "ORDINAL"} for keys in (*before, *([] if others else [after])))


def _place(tokens: list[Token], start: int, end: int) -> _Place:
    before = tokens[start - 1].text if start else ""
    while start < end - 1 and tokens[start].text in _PREPOSITIONS:
        before = tokens[start].text if tokens[start].text != "the" or not before else before
        start += 1
    spoken_to = before == "to" and start > 1 and tokens[start - 2].text in _SPEAKING
    return _Place(tokens[start:end], before, spoken_to, tokens[end] if end < len(tokens) else None)


def _stands(place: _Place, meaning: Stretch, *, by_dots: bool) -> bool:
    """Whether the words mean a date even inside a sentence.

    by_dots: whether the writers' languages write days with dots, so that 30.4 is likelier one than a number.
    """
    last = place.words[-1]
    if place.before in ("every", "each"):
        return False
    if place.after is not None and place.after.text == "of" and "UNIT" in last.keys:
        return False
    if last.text.endswith("'s") and place.before in _AROUND_A_THING and place.after is not None:
        return False  # "after today's demo"
    if meaning.grain == "time" and not _is_clear_time(place):
        return False
    if place.before in _OTHER_CALENDARS:
        return False
    if "GLUED" in last.keys and len(place.words) > 1 and not _is_numbered(place.words[-2]):
        return place.ends_its_phrase or (place.after is not None and place.after.text in _DOING)
    if len(place.words) == 1:
        return _stands_alone(place, by_dots=by_dots)
    if last.keys.keys() & {"DOM", "HOUR", "ORDINAL", "WORDNUMBER"} and not _is_numbered(place.words[-2]):
        return place.ends_its_phrase
    if last.text == "may" and place.words[0].keys.keys() & {"DOM", "ORDINAL"}:
        return place.is_led_to or place.ends_its_phrase
    return True


def _is_numbered(word: Token) -> bool:
    return "MONTH" in word.keys or word.text in ("q", "h", "fy", "cw", "kw", "eoq")


def _is_clear_time(place: _Place) -> bool:
    keys = {key for word in place.words for key in word.keys}
    texts = {word.text for word in place.words}
    if keys & _CLEAR_TIMES or texts & _CLEAR_PARTS or "UNIT" in keys:
        return texts != {"now"}
    hours = keys & {"HOUR", "WORDNUMBER", "NUMBERS", "MILITARY"}
    if "PART" in keys:
        return bool(hours) or place.before == "in"
    return bool(hours) and place.before in ("at", "@") and place.ends_its_phrase


def _stands_alone(place: _Place, *, by_dots: bool) -> bool:
    word = place.words[0]
    kinds = word.keys.keys()
    if word.text == "now":
        return False
    if kinds & {"DATE"}:
        return _is_clear_date(place, by_dots=by_dots)
    if "YEAR" in kinds:
        return place.is_led_to and word.keys["YEAR"] in _YEARS and place.ends_its_phrase
    if "ORDINAL" in kinds:
        return place.ends_its_phrase and (
            word.text[0].isdigit() or place.before in ("on", "by", "until", "before", "for")
        )
    if word.text in _FIRST_NAMES and place.spoken_to:
        return False
    if kinds & {"MONTH", "SEASON"} and word.text in _FIRST_NAMES and place.before in _TO_PEOPLE | {""}:
        return place.before == "" and place.after is None
    if word.text in _EVERYDAY:
        return place.is_led_to or ("WEEKDAY" in kinds and word.is_capital and place.ends_its_phrase)
    return True


def _is_clear_date(place: _Place, *, by_dots: bool) -> bool:
    """A pair of figures may be a share, a score or a version; three figures with a year are a date."""
    found: Figures = place.words[0].keys["DATE"]  # type: ignore[assignment]
    separator, figures = found
    if len(figures) == 3 or any(len(figure) == 4 for figure in figures):
        return True
    if place.words[0].text.endswith("."):
        return by_dots or place.before in _BEFORE_DAYS or _is_only_a_day(figures)
    if (separator != "/" and not by_dots) or figures == ("24", "7"):
        return False
    led = place.is_led_to and place.before not in ("of", "in", "at", "about", "around")
    led = led or (place.before == _MASKED and place.ends_its_phrase)  # "call <deal> 3/12"
    return led or (any(int(figure) > 12 for figure in figures) and place.ends_its_phrase)


def _is_only_a_day(figures: tuple[str, ...]) -> bool:
    """ "30.4." and "03.04." at the end of a thought; "4.5." may be a number there."""
    day, month = figures
    return int(day) > 12 or month.startswith("0") or day.startswith("0")
