"""The single words that dates are made of, each with the kinds of word that it can be.

A word may be of several kinds: "second" counts, measures and ranks. Slips of the pen in weekdays
and months are met by distance, the short ones that distance cannot tell apart are listed.
"""

from __future__ import annotations

from datetime import time
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.language.dates.values import Amount, Part

Kinds = dict[str, object]

_WEEKDAYS = (
    "monday mon, tuesday tue tues, wednesday wed weds wednes, thursday thu thur thurs,"
    "friday fri, saturday sat, sunday sun"
)
_MONTHS = (
    "january jan, february feb febr, march mar, april apr aprl apirl aprli, may, june jun, july jul juli,"
    "august aug, september sep sept, october oct, november nov, december dec"
)
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty"
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_UNITS = {
    "minute minutes min mins": Amount(minutes=1),
    "hour hours hr hrs h": Amount(minutes=60),
    "day days d": Amount(days=1),
    "bd bds wd wds": Amount(working_days=1),
    "week weeks wk wks w": Amount(days=7),
    "fortnight fortnights fortnite": Amount(days=14),
    "month months mo mos mth mths mnth": Amount(months=1),
    "quarter quarters qtr qtrs": Amount(months=3),
    "year years yr yrs y": Amount(months=12),
}
_SPANS = {
    "week wk": "week",
    "weekend wkend wknd wkd": "weekend",
    "month mth mo mnth": "month",
    "quarter qtr quater q": "quarter",
    "half": "half",
    "year yr": "year",
}
_PARTS = {
    "morning mornin morn": Part(time(9)),
    "midmorning": Part(time(10)),
    "breakfast": Part(time(8)),
    "lunch lunchtime": Part(time(12), afternoon=True),
    "afternoon arvo avo arv aft": Part(time(14), afternoon=True),
    "midafternoon": Part(time(15), afternoon=True),
    "teatime": Part(time(16), afternoon=True),
    "evening eve": Part(time(18), afternoon=True),
    "dinner dinnertime": Part(time(19), afternoon=True),
    "night nite": Part(time(20), afternoon=True, night=True),
    "tonight tonite 2nite tonigth": Part(time(20), afternoon=True, night=True, today=True),
    "eod cob eob cop": Part(time(17), afternoon=True),
}
_SAID = {
    "tomorrow tomorrows tomorow tommorow tommorrow tomorrrow tommorw tomrrow tomorro tmrw tmr tmrrw tmw tmmrw"
    " tomoz tomo 2moro 2morrow 2mrw morrow": "TOMORROW",
    "today todays tdy 2day": "TODAY",
    "yesterday yesterdays yday": "YESTERDAY",
    "next nxt following": "NEXT",
    "this current": "THIS",
    "coming upcoming": "COMING",
    "last past previous prev prior": "LAST",
    "noon midday noonish": "NOON",
    "oclock uhr": "OCLOCK",
    "spring": "SEASON:3",
    "summer": "SEASON:6",
    "autumn fall": "SEASON:9",
    "winter": "SEASON:12",
}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}


def _kinds_of_words() -> dict[str, Kinds]:
    words: dict[str, Kinds] = {}

    def put(text: str, kind: str, value: object) -> None:
        for word in text.split():
            words.setdefault(word, {})[kind] = value

    for number, names in enumerate(_WEEKDAYS.split(",")):
        put(names, "WEEKDAY", number)
        put(f"{names.split()[0]}s", "WEEKDAYS", number)
    for number, names in enumerate(_MONTHS.split(","), start=1):
        put(names, "MONTH", number)
    for number, name in enumerate(_NUMBERS.split(), start=1):
        put(name, "WORDNUMBER", number)
    for number, name in enumerate(_ORDINALS.split(), start=1):
        put(name, "ORDINAL", number)
    put("am", "HALF-DAY", Part(time(9)))
    put("pm", "HALF-DAY", Part(time(14), afternoon=True))
    put("thirtieth", "ORDINAL", 30)
    for name, number in _TENS.items():
        put(name, "WORDNUMBER", number)
    for table, kind in ((_UNITS, "UNIT"), (_SPANS, "SPAN"), (_PARTS, "PART")):
        for names, value in table.items():
            put(names, kind, value)
    for names, kind in _SAID.items():
        name, _, value = kind.partition(":")
        put(names, name, int(value) if value else None)
    return words


WORDS = _kinds_of_words()
_LONG_NAMES = [
    word
    for word, kinds in WORDS.items()
    if len(word) >= 6 and kinds.keys() & {"WEEKDAY", "MONTH", "TOMORROW"} and word[-1] in "yrhtw"
] + ["morning", "evening", "afternoon"]
_NOT_SLIPS = frozenset(
    """
    sundry fridge friary augusta sundays octopus augured decembrist mourning moaning mooring evenings mornings
    afternoons
    """.split()
)


@lru_cache(maxsize=4096)
def kinds(word: str) -> Kinds:
    """What a lower-case word can be; a misspelt weekday or month counts as it, anything else as itself."""
    known = WORDS.get(word)
    if known is None:
        known = WORDS.get(_corrected(word), {})
    return {word: None, **known}


def _corrected(word: str) -> str:
    if not 5 <= len(word) <= 11 or word in _NOT_SLIPS:
        return ""
    for name in _LONG_NAMES:
        slips = 1 if len(name) < 8 else 2
        if name[0] == word[0] and OSA.distance(word, name, score_cutoff=slips) <= slips:
            return name
    return ""
