"""The verbs of `/pipeline`, in the order in which its help shows them."""

from __future__ import annotations

from bot.language.settings import SETTINGS
from bot.language.tails import channels, looking, setting_up
from bot.language.verbs.reports import REPORT_VERBS
from bot.language.verbs.verb import Verb

PIPELINE_VERBS = (
    *REPORT_VERBS,
    Verb(
        "pipeline",
        "subscribe",
        "/pipeline subscribe wins over 10k",
        "lets this channel hear wins, losses, moves, new deals or all",
        (
            "/pipeline subscribe wins over 10k",
            "/pipeline subscribe wins and losses without amounts",
            "/pipeline subscribe moves stage negotiation",
            "/pipeline subscribe all",
        ),
        channels.subscribe,
        ("sub", "follow"),
    ),
    Verb(
        "pipeline",
        "unsubscribe",
        "/pipeline unsubscribe moves",
        "ends it",
        ("/pipeline unsubscribe moves", "/pipeline unsubscribe all"),
        channels.unsubscribe,
        ("unsub", "unfollow", "mute"),
    ),
    Verb(
        "pipeline",
        "subscriptions",
        "/pipeline subscriptions",
        "shows what this channel hears",
        ("/pipeline subscriptions",),
        channels.subscriptions,
        ("subs",),
    ),
    Verb(
        "pipeline",
        "setup",
        "/pipeline setup [hour 8:30 | country DE-BY | manager @ada | stages | history]",
        "the admin's forms: stages, odds, limits, working days, hour, currency, roles",
        ("/pipeline setup", "/pipeline setup stages", *(setting.usage for setting in SETTINGS)),
        setting_up.setup,
        ("settings", "configure", "config", "set up", "admin"),
    ),
    Verb(
        "pipeline",
        "help",
        "/pipeline help [verb]",
        "says what there is to type",
        ("/pipeline help", "/pipeline help subscribe"),
        looking.pipeline_help,
        ("?", "usage", "commands"),
    ),
)
