"""The verbs of `/deal` that look, help and take back."""

from __future__ import annotations

from bot.language.context import Scope
from bot.language.tails import looking
from bot.language.verbs.verb import Verb

LOOKING_VERBS = (
    Verb(
        "deal",
        "show",
        "/deal show Acme",
        "shows one deal",
        ("/deal show Acme",),
        looking.show,
        ("view", "open", "see", "info"),
        Scope.ANY,
    ),
    Verb(
        "deal",
        "history",
        "/deal history Acme",
        "shows all that happened to it",
        ("/deal history Acme",),
        looking.history,
        ("timeline",),
        Scope.ANY,
    ),
    Verb(
        "deal",
        "find",
        "/deal find acm",
        "finds deals by the beginning of any word of their name",
        ("/deal find acm",),
        looking.find,
        ("search", "lookup"),
        Scope.ANY,
    ),
    Verb(
        "deal",
        "mine",
        "/deal mine",
        "lists your open deals, with what each needs next",
        ("/deal mine", "/deal"),
        looking.mine,
        ("list", "my", "ls", "deals"),
    ),
    Verb(
        "deal",
        "undo",
        "/deal undo",
        "takes back your last change, whatever it was",
        ("/deal undo",),
        looking.undo,
        ("revert",),
    ),
    Verb(
        "deal",
        "help",
        "/deal help [verb]",
        "says what there is to type",
        ("/deal help", "/deal help move"),
        looking.deal_help,
        ("?", "usage", "commands"),
    ),
)
