"""The deals that a message may speak of: those that share a word with it, never all of them.

The message's words are looked up like typed names are; what they really mean is then for the language
room to say, from this small set.
"""

from __future__ import annotations

from itertools import pairwise

import sqlalchemy as sa

from bot.domain.deals import Status
from bot.language.names.keys import SHORT, WHOLE
from bot.language.names.likeness import without_s
from bot.language.names.ordinary import ORDINARY
from bot.language.names.words import split
from bot.store import names
from bot.store.tables import deal_words, deals, name_words
from bot.store.work import Work

_MOST_WORDS = 150
_MOST_DEALS = 400
_MOST_MISTYPED = 8
_SHORTEST_MISTYPED = 5

_FORMS: sa.BindParameter[str] = sa.bindparam("forms", expanding=True)
_SHARING = (
    sa.select(deals.c.id, deals.c.name, deals.c.status)
    .where(
        deals.c.team_id == sa.bindparam("team"),
        deals.c.status.in_((Status.OPEN.value, Status.MERGED.value)),
        deals.c.id.in_(
            sa.select(deal_words.c.deal_id).where(
                deal_words.c.team_id == sa.bindparam("team"), deal_words.c.word.in_(_FORMS)
            )
        ),
    )
    .order_by(deals.c.id.desc())
    .limit(_MOST_DEALS)
)
_KNOWN = sa.select(name_words.c.word).where(
    name_words.c.team_id == sa.bindparam("team"), name_words.c.word.in_(_FORMS)
)


def sharing_words(work: Work, text: str) -> list[names.Candidate]:
    """The open deals, and those merged into others, whose name shares a word with the text, newest first."""
    told = [word.text for word in split(text)[:_MOST_WORDS]]
    if not told:
        return []
    telling = {word for word in told if word not in ORDINARY}
    forms = {form for word in telling for form in (word, without_s(word), SHORT + word)}
    # Names of ordinary words alone ("Target", "Next Move") are found by their whole only.
    joined = {first + second for first, second in pairwise(told)}
    forms |= joined | {WHOLE + word for word in (*told, *joined)}
    forms |= set(_meant_by_mistyped(work, telling))
    found = work.execute(_SHARING, forms=sorted(forms))
    return [names.Candidate(row.id, row.name, Status(row.status)) for row in found]


def _meant_by_mistyped(work: Work, telling: set[str]) -> list[str]:
    """Words of names that words unknown to every name may be a slip of."""
    long = sorted(word for word in telling if len(word) >= _SHORTEST_MISTYPED and word.isalpha())
    known = set(work.execute(_KNOWN, forms=long).scalars()) if long else set()
    mistyped = [word for word in long if word not in known][:_MOST_MISTYPED]
    return [near for word in mistyped for near in names.resembling_words(work, word)]
