"""The verbs of `/deal` that change one field."""

from __future__ import annotations

from bot.language.context import Scope
from bot.language.tails import fields, names
from bot.language.verbs import wording
from bot.language.verbs.verb import Verb

FIELD_VERBS = (
    Verb(
        "deal",
        "amount",
        "/deal amount Acme €1.2M",
        "sets what it is worth",
        ("/deal amount Acme €1.2M", "/deal amount Acme 50,000 USD"),
        fields.amount,
        ("value", "worth"),
        Scope.ANY,
        says=wording.AMOUNT,
    ),
    Verb(
        "deal",
        "close",
        "/deal close Acme end of quarter",
        "sets the day it should close; or closes it as won or lost",
        ("/deal close Acme end of quarter", "/deal close Acme 31 March"),
        fields.close,
        ("close date", "closes", "due"),
        says=wording.CLOSE_DATE,
    ),
    Verb(
        "deal",
        "odds",
        "/deal odds Acme 60%",
        "sets its own odds of being won",
        ("/deal odds Acme 60%",),
        fields.odds,
        ("probability", "chance"),
        says=wording.ODDS,
    ),
    Verb(
        "deal",
        "owner",
        "/deal owner Acme @kim",
        "hands it to someone",
        ("/deal owner Acme me", "/deal assign Acme @kim"),
        fields.owner,
        ("assign", "give", "hand"),
        Scope.ANY,
        says=wording.OWNER,
    ),
    Verb(
        "deal",
        "source",
        "/deal source Acme trade fair",
        "notes where it came from",
        ("/deal source Acme trade fair",),
        fields.source,
        (),
        Scope.ANY,
    ),
    Verb(
        "deal",
        "term",
        "/deal term Acme 12 months",
        "notes how long the contract runs; the renewal talk follows from it",
        ("/deal term Acme 12 months", "/deal term Acme 2 years"),
        fields.term,
        ("runs",),
        Scope.ANY,
    ),
    Verb(
        "deal",
        "rename",
        "/deal rename Acme to Acme Europe",
        "gives it another name",
        ("/deal rename Acme to Acme Europe",),
        names.rename,
        ("name",),
        Scope.ANY,
    ),
    Verb(
        "deal",
        "merge",
        "/deal merge Acme into Acme Corp",
        "makes one deal of two, with both histories",
        ("/deal merge Acme into Acme Corp",),
        names.merge,
        ("combine", "join"),
        Scope.ANY,
    ),
)
