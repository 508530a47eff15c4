"""Names in the database: the keys of each deal, and the deals that a typed name may mean.

What is stored and looked up is decided in `bot.language.names.keys`; here are only the statements. A
name that is rightly spelled costs one query on the primary key of `deal_words`; otherwise each word
asks the dictionary `name_words` for those like it. Words stay in the dictionary when their last deal
goes: one that no deal has finds nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

import sqlalchemy as sa
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.domain.deals import Status
from bot.language.names.keys import (
    Neighbourhood,
    alike,
    exact_forms,
    keys,
    neighbourhoods,
    wanted_words,
    whole_key,
)
from bot.language.names.words import split
from bot.store.tables import deal_words, deals, name_words
from bot.store.work import Work

MOST = 60
"""Deals that one look-up returns; more than anyone would choose from."""

_MOST_FORMS = 40
_MOST_WORDS = 3
_BEGINNING_WORDS = 4
_COMMON = 300
_NEAR = 50  # of 100, by rapidfuzz's WRatio: half of the letters are there


@dataclass(frozen=True, slots=True)
class Candidate:
    """A deal that a typed name may mean; which of them it does is for `bot.language.names.resolve`."""

    number: int
    name: str
    status: Status


_ADD_KEY = sa.text(
    "INSERT INTO deal_words (team_id, word, deal_id) VALUES (:team, :word, :deal) ON CONFLICT DO NOTHING"
)
_ADD_WORD = sa.text(
    "INSERT INTO name_words (team_id, word, reversed) VALUES (:team, :word, :reversed) ON CONFLICT DO NOTHING"
)
_FORGET = sa.delete(deal_words).where(
    deal_words.c.team_id == sa.bindparam("team"), deal_words.c.deal_id == sa.bindparam("deal")
)


def _having_words(count: int) -> sa.Select[tuple[int, str, str]]:
    """Deals that have, of each of `count` sets of keys, at least one; the newest where there are many."""
    first = deal_words.alias("first")
    having = [
        first.c.team_id == sa.bindparam("team"),
        first.c.word.in_(sa.bindparam("forms0", expanding=True)),
    ]
    for place in range(1, count):
        other = deal_words.alias(f"other{place}")
        having.append(
            sa.exists().where(
                other.c.team_id == sa.bindparam("team"),
                other.c.word.in_(sa.bindparam(f"forms{place}", expanding=True)),
                other.c.deal_id == first.c.deal_id,
            )
        )
    newest = (first.c.word.desc(), first.c.deal_id.desc())
    wanted = sa.select(deals.c.id, deals.c.name, deals.c.status)
    if count == 1:
        # For a list of numbers to look up SQLite would make a table, which costs six times the query.
        own = sa.and_(deals.c.team_id == first.c.team_id, deals.c.id == first.c.deal_id)
        return wanted.join_from(first, deals, own).where(*having).order_by(*newest).limit(MOST)
    limited = sa.select(first.c.deal_id).where(*having).order_by(*newest).limit(MOST).subquery()
    return wanted.where(deals.c.team_id == sa.bindparam("team"), deals.c.id.in_(sa.select(limited.c.deal_id)))


_HAVING = {count: _having_words(count) for count in range(1, _MOST_WORDS + 1)}

_OWN_WORD = [name_words.c.team_id == sa.bindparam("team")]
_LENGTH = sa.func.length(name_words.c.word).between(sa.bindparam("shortest"), sa.bindparam("longest"))
_ALIKE = sa.union_all(
    sa.select(
        sa.select(name_words.c.word)
        .where(*_OWN_WORD, name_words.c.word >= sa.bindparam("low"), name_words.c.word < sa.bindparam("high"))
        .order_by(name_words.c.word)
        .limit(_MOST_FORMS)
        .subquery()
        .c.word
    ),
    sa.select(name_words.c.word).where(
        *_OWN_WORD,
        name_words.c.word >= sa.bindparam("first_low"),
        name_words.c.word < sa.bindparam("first_high"),
        _LENGTH,
    ),
    sa.select(name_words.c.word).where(
        *_OWN_WORD,
        name_words.c.reversed >= sa.bindparam("last_low"),
        name_words.c.reversed < sa.bindparam("last_high"),
        _LENGTH,
    ),
    sa.select(name_words.c.word).where(*_OWN_WORD, name_words.c.word == sa.bindparam("swapped")),
)
_HOW_COMMON = sa.select(sa.func.count()).select_from(
    sa.select(deal_words.c.deal_id)
    .where(
        deal_words.c.team_id == sa.bindparam("team"),
        deal_words.c.word.in_(sa.bindparam("forms", expanding=True)),
    )
    .limit(_COMMON)
    .subquery()
)


def index(work: Work, deal: int, name: str) -> None:
    """Make a deal findable by its name. Doing it twice changes nothing."""
    found = keys(name)
    # In one order everywhere: two transactions that add the same words then wait, and never deadlock.
    work.execute_many(_ADD_WORD, [{"word": word, "reversed": word[::-1]} for word in sorted(found.words)])
    work.execute_many(_ADD_KEY, [{"word": key, "deal": deal} for key in sorted(found.words | found.others)])


def unindex(work: Work, deal: int) -> None:
    """Make a deal unfindable."""
    work.execute(_FORGET, deal=deal)


def reindex(work: Work, deal: int, name: str) -> None:
    """Make a renamed deal findable by its new name alone."""
    unindex(work, deal)
    index(work, deal, name)


def candidates(work: Work, query: str) -> list[Candidate]:
    """The deals, of any status, that `query` may mean: a superset for `resolve`, at most MOST of them."""
    literal = whole_key(query)
    ways = wanted_words(query)
    if not ways:
        return []
    first = ways[0]
    if len(first) == 1:
        found = _having(work, [[literal, *exact_forms(first[0])]])
        if len(found) == MOST:
            found += _having(work, [[literal]])
    else:
        found = _having(work, [[literal]])
        if not any(deal.status is Status.OPEN for deal in found):
            found += _having_all(work, [exact_forms(word) for word in first])
    if found:
        return found
    for way in ways[1:]:
        found += _having_all(work, [exact_forms(word) for word in way])
    return found or _resembling(work, ways)


def beginning(work: Work, text: str) -> list[Candidate]:
    """The deals whose name may stand at the start of `text`, of which the rest is something else.

    A first word that many deals share is narrowed by those that follow it, as far as they are of a name.
    """
    found: dict[int, Candidate] = {}
    for word in split(text)[:_BEGINNING_WORDS]:
        more = candidates(work, text[: word.end])
        found |= {deal.number: deal for deal in more}
        if found and len(more) < MOST:
            break
    return list(found.values())


def nearest(
    work: Work, name: str, *, limit: int, among: Collection[Status] = (Status.OPEN,)
) -> list[Candidate]:
    """The deals whose names look most like one that nobody has, best first; perhaps none."""
    forms: list[str] = []
    for way in wanted_words(name)[:1]:
        for word in way[:_MOST_WORDS]:
            nearby = _nearby(work, [near for part in (word[:3], word) for near in neighbourhoods(part)])
            forms += sorted(set(nearby), key=partial(_farness, word))[:5]
    found = [deal for deal in _having(work, [forms]) if deal.status in among] if forms else []
    scored = sorted(
        ((fuzz.WRatio(name.lower(), deal.name.lower()), deal) for deal in found), key=lambda s: -s[0]
    )
    return [deal for score, deal in scored if score >= _NEAR][:limit]


def _farness(typed: str, word: str) -> tuple[bool, float, str]:
    """To sort by: words that are one slip away before those with many of the letters."""
    return OSA.distance(typed, word, score_cutoff=1) > 1, -fuzz.ratio(typed, word), word


def _resembling(work: Work, ways: list[tuple[str, ...]]) -> list[Candidate]:
    """Deals that have, for each word, one that begins with it or is a slip away.

    Words that no deal has are the likeliest to be mistyped, so the others are first taken as they stand.
    """
    for way in ways:
        right = [exact_forms(word) for word in way]
        known = [_how_common(work, forms) > 0 for forms in right]
        forms = [
            every if is_known else _forms(work, word)
            for word, every, is_known in zip(way, right, known, strict=True)
        ]
        found = _having_all(work, forms) if not all(known) else []
        if not found and any(known):
            found = _having_all(work, [_forms(work, word) for word in way])
        if found:
            return found
    return []


def resembling_words(work: Work, word: str) -> list[str]:
    """The words of names that a mistyped one may stand for."""
    return alike(word, _nearby(work, neighbourhoods(word)))[:_MOST_FORMS]


def _forms(work: Work, word: str) -> list[str]:
    """The right spelling, if there is one, and the dictionary's words that the typed one may stand for."""
    return (exact_forms(word) + alike(word, _nearby(work, neighbourhoods(word))))[:_MOST_FORMS]


def _nearby(work: Work, places: list[Neighbourhood]) -> list[str]:
    found: list[str] = []
    for near in places:
        found += work.execute(
            _ALIKE,
            low=near.beginning.low,
            high=near.beginning.high,
            first_low=near.first_half.low,
            first_high=near.first_half.high,
            last_low=near.ending.low,
            last_high=near.ending.high,
            shortest=near.shortest,
            longest=near.longest,
            swapped=near.swapped,
        ).scalars()
    return found


def _having_all(work: Work, forms: list[list[str]]) -> list[Candidate]:
    """Deals with a key of each set, found by the rarest set first; three sets narrow enough."""
    if len(forms) == 1:
        return _having(work, forms)
    counted = sorted((_how_common(work, every), place) for place, every in enumerate(forms))
    return _having(work, [forms[place] for _, place in counted[:_MOST_WORDS]]) if counted[0][0] else []


def _how_common(work: Work, forms: list[str]) -> int:
    """How many deals have one of the keys, counted up to _COMMON."""
    return int(work.execute(_HOW_COMMON, forms=forms).scalar_one())


def _having(work: Work, forms: list[list[str]]) -> list[Candidate]:
    values = {f"forms{place}": every for place, every in enumerate(forms)}
    rows = work.execute(_HAVING[len(forms)], **values)
    # A deal comes once for each of the keys that it has.
    return [Candidate(row.id, row.name, Status(row.status)) for row in dict.fromkeys(rows)]
