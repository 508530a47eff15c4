"""How a name is written when it is cut short: by its first words, or by what follows a trade or a title."""

from __future__ import annotations

from collections.abc import Iterator

from bot.language.names.ordinary import ORDINARY
from bot.language.names.words import LEGAL_FORMS, TRADE_WORDS

_TRADES = frozenset(
    """
    hotel hostel pension gasthaus gasthof restaurant ristorante trattoria cafe bar pub praxis dr doctor prof
    zahnarzt zahnarztpraxis physio kanzlei klinik clinic clinica hospital apotheke pharmacy salon studio
    villa casa haus house autohaus garage carrozzeria firma familie family mr mrs ms frau herr st saint
    bakery backerei baeckerei metzgerei boulangerie patisserie schreinerei tischlerei weingut domaine chateau
    schule school college groupe gruppe banco banca banque team
    """.split()
)
"""Words that tell a customer's trade or title; the name itself is what follows them."""


def wordings(own: tuple[str, ...], *, whole: bool) -> Iterator[str]:
    """How a name is written when it is cut short: its first words, or two or more from its middle."""
    for start in range(len(own)):
        for end in range(start + 1, len(own) + 1):
            run = own[start:end]
            if run == own and not whole:
                continue
            if end - start > 1 and not all(word in ORDINARY for word in run):
                yield " ".join(run)
            elif end - start == 1 and _distinctive(run[0]) and all(word in _TRADES for word in own[:start]):
                yield run[0]
    if len(own) > 2:
        yield own[0] + own[1]


def _distinctive(word: str) -> bool:
    """Whether the word alone can stand for a name that begins with it."""
    return len(word) >= 3 and not word.isdigit() and word not in ORDINARY | LEGAL_FORMS | TRADE_WORDS
