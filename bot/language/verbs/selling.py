"""The verbs of `/deal` that begin a deal and take it through its stages."""

from __future__ import annotations

from bot.language.context import Scope
from bot.language.tails import adding, stages
from bot.language.verbs import wording
from bot.language.verbs.verb import Verb

SELLING_VERBS = (
    Verb(
        "deal",
        "add",
        "/deal add Acme Corp $50k close end of March @kim source webinar",
        "adds a deal; without more words, a form",
        (
            "/deal add Acme Corp $50k close end of March",
            "/deal add Acme Corp 50k stage negotiation source webinar",
            "/deal add Globex 20k pipeline wholesale",
            '/deal add "7-Eleven 50k"',
            "/deal add",
        ),
        adding.add,
        ("new", "create"),
        says=wording.ADD,
    ),
    Verb(
        "deal",
        "move",
        "/deal move Acme negotiation",
        "moves it to another stage",
        ("/deal move Acme negotiation", "/deal stage Acme proposal", "/deal move Acme to nego"),
        stages.move,
        ("stage", "mv"),
        says=wording.MOVE,
    ),
    Verb(
        "deal",
        "won",
        "/deal won Acme 48k because fastest rollout",
        "closes it as won; amount and reason if you like",
        ("/deal won Acme 48k because fastest rollout", "/deal won Acme"),
        stages.won,
        ("win", "closed won", "closed-won"),
        says=wording.WON,
    ),
    Verb(
        "deal",
        "lost",
        "/deal lost Acme price",
        "closes it as lost; asks why when you don't say",
        ("/deal lost Acme price", "/deal lost Acme because they chose a competitor"),
        stages.lost,
        ("lose", "loss", "closed lost", "closed-lost"),
        says=wording.LOST,
    ),
    Verb(
        "deal",
        "reopen",
        "/deal reopen Acme [stage]",
        "puts it back among the open deals",
        ("/deal reopen Acme", "/deal reopen Acme negotiation"),
        stages.reopen,
        ("re-open", "revive"),
        Scope.CLOSED,
        says=wording.REOPEN,
    ),
)
