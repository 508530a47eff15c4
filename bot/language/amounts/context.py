"""What stands around a number and makes it no money: things counted, days, times, shares, labels.

"3 seats", "50k users", "Q3", "60 %", "on the 15th", "phase 2", "24/7" are not amounts.
"""

from __future__ import annotations

from bot.language.amounts.tokens import Tokens

_COUNTED = frozenset(
    """
    % ‰ ° x × percent percents percentage pct prozent procent pts bps am pm a.m p.m h hr hrs min mins sec
    secs ms
    st nd rd th km cm kg lb lbs gb tb mb kb kwh mw sqm people staff fte headcount person seat license licence
    user unit piece pieces pcs employee day week month year quarter hour minute deal lead customer client call
    email meeting time follower store site location device machine truck bike
    tv tvs monitor display video resolution screen camera footage run race uhr
    other others others' more of rpm dpi fps hz khz mhz ghz volt watt mph sqft sqm
    """.split()
)
_MONTHS = frozenset(
    """
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august
    september october november december januar februar märz mai juni juli oktober dezember
    """.split()
)
"""Behind a mere number they make it a day; behind thousands they say when: "50k march"."""
# Plain verbs and small words that end in s, so that not every such word is a thing that is counted.
_NOT_THINGS = frozenset(
    """
    this his its hers ours yours theirs is was as has does us yes plus less unless across always perhaps minus
    versus gross closes expires starts ends includes covers needs takes comes goes looks seems works sounds
    odds towards upfront depends says wants signs
    """.split()
)
_LABELS = frozenset(
    """
    q phase version ver v room ticket invoice no nr number step stage tier page week day chapter option batch
    series plan level floor suite line h fy in by since until till at on before after from next last for
    within
    every the jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july
    august september october november december monday tuesday wednesday thursday friday saturday sunday mon
    tue wed thu fri sat sun of top ext extension
    """.split()
)

_PLACES = frozenset(
    "room gate seat hall block unit apartment apt flat building section platform desk bay table suite".split()
)
_NUMBERED = frozenset("call fax id invoice iso order phone po ref tel ticket zip".split())
"""Words whose number, however long, is a name."""


def counts_things(tokens: Tokens, end: int, *, bare: bool) -> bool:
    """Whether what follows a number without a currency says that it counts something else.

    `bare` numbers (no thousands or millions either) are money with less certainty, so more is ruled out.
    """
    if tokens[end].text in ("%", "‰", "°", "×"):
        return True
    at = tokens.after_space(end)
    token = tokens[at]
    low = token.lower
    if token.text in ("%", "‰", "×"):
        return True
    if token.kind != "word":
        follows = tokens[at + 1].kind
        glued = (token.text in "/:" and follows == "digits") or (token.text == "-" and follows == "word")
        return bare and (glued or token.kind == "digits")
    if low in _MONTHS:
        return bare
    if low in _COUNTED and (bare or low not in ("of", "deal", "lead", "customer", "client")):
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith("ss") and low not in _NOT_THINGS


def is_place(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a number with a single letter behind it names where something is: "room 2B", "gate 12B"."""
    lettered = len(tokens[end - 1].text) == 1 and tokens[end - 2].kind == "digits"
    return lettered and tokens[tokens.before_space(start)].lower in _PLACES


def is_label(tokens: Tokens, start: int, number: str) -> bool:
    """Whether a bare number belongs to the word or sign before it: "#12", "phase 2", "+49", "by 2027"."""
    before = tokens[start - 1]
    if before.kind == "sign" and before.text in "#@/:+=&_*~^<>\\-":
        return True
    word = tokens[tokens.before_space(start)]
    if word.kind == "digits" or word.lower in _NUMBERED:
        return True
    small = len(number) < 4
    year = len(number) == 4 and number[:2] in ("19", "20")
    return (small or year) and word.kind == "word" and word.lower in _LABELS
