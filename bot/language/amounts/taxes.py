"""What is said of taxes behind an amount: "4200 + VAT", "€1,500 ex GST", "790 € HT". It changes no figure."""

from __future__ import annotations

from bot.language.amounts.tokens import Tokens

_WITH_OR_WITHOUT = frozenset("inc incl including includes plus ex exc excl excluding inkl zzgl".split())
_TAXES = frozenset("vat gst tax taxes mwst ust tva btw iva moms".split())
_ALONE = frozenset("net nett gross netto brutto ttc ht".split())


def past_taxes(tokens: Tokens, end: int) -> int:
    """The end of an amount that ends at `end`, with what is said of taxes behind it."""
    at = tokens.after_space(end)
    if tokens[at].lower in _ALONE and at > end:
        return at + 1
    if tokens[at].text != "+" and tokens[at].lower not in _WITH_OR_WITHOUT:
        return end
    at = at + 1 + (tokens[at + 1].text == ".")
    at = tokens.after_space(at)
    return at + 1 if tokens[at].lower in _TAXES else end
