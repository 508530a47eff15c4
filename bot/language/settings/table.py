"""The one table of settings, and finding a setting or a part of the setup by what someone typed for it."""

from __future__ import annotations

from functools import cache

from rapidfuzz.distance import OSA

from bot.language.settings.setting import Kind, Part, Setting

_MORNINGS, _MONEY, _PEOPLE, _AFTER = Part.MORNINGS, Part.MONEY, Part.PEOPLE, Part.AFTER_SALE

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "hour",
        "digest_minute",
        _MORNINGS,
        Kind.HOUR,
        "Hour",
        "When the morning's message comes, by each member's own clock, unless they chose another hour.",
        "8:30",
        aliases=("time", "morning hour", "digest"),
    ),
    Setting(
        "days",
        "working_weekdays",
        _MORNINGS,
        Kind.WEEKDAYS,
        "Working days",
        "Reminders come on these days, and a deal's quiet days are counted in them.",
        "mon-fri",
        aliases=("working days", "workdays", "weekdays"),
    ),
    Setting(
        "country",
        "country",
        _MORNINGS,
        Kind.COUNTRY,
        "Public holidays of",
        "A country and, with a dash, its region: US, GB-SCT, DE-BY. Nobody is reminded on its holidays.",
        "DE-BY",
        "no country, so no public holidays",
        ("region", "public holidays", "holidays of"),
    ),
    Setting(
        "holidays",
        "extra_holidays",
        _MORNINGS,
        Kind.DATES,
        "Own days off",
        "Days on which the whole company is off, one a line, such as 24 Dec 2026.",
        "24 Dec 2026, 31 Dec 2026",
        aliases=("days off", "holiday", "own holidays", "company holidays"),
    ),
    Setting(
        "zone",
        "zone",
        _MORNINGS,
        Kind.ZONE,
        "Time zone",
        "For the managers' week, and for members whose own zone Slack does not tell: Europe/Berlin.",
        "Europe/Berlin",
        aliases=("time zone", "timezone", "tz"),
    ),
    Setting(
        "currency",
        "currency",
        _MONEY,
        Kind.CURRENCY,
        "Currency",
        "For amounts typed without one, and for all sums: USD, EUR, GBP. Deals keep theirs.",
        "EUR",
        aliases=("money",),
    ),
    Setting(
        "year",
        "fiscal_year_start",
        _MONEY,
        Kind.MONTH,
        "Fiscal year begins in",
        "What “this year” and “Q1” mean in reports and targets.",
        "april",
        aliases=("fiscal year", "fiscal", "financial year"),
    ),
    Setting(
        "week",
        "week_start",
        _MONEY,
        Kind.WEEKDAY,
        "Week begins on",
        "What “this week” means.",
        "monday",
        aliases=("week start", "first day"),
    ),
    Setting(
        "language",
        "languages",
        Part.LANGUAGE,
        Kind.LANGUAGES,
        "Dates are also read in",
        "Languages in which your team writes dates, such as “nächsten Freitag”. English is always read.",
        "de",
        "no other language",
        ("languages", "lang"),
    ),
    Setting(
        "manager",
        "managers",
        _PEOPLE,
        Kind.MEMBERS,
        "Managers",
        "They set targets, see the pipeline in their Home tab, and hear of silent negotiations.",
        "@ada",
        aliases=("managers",),
    ),
    Setting(
        "admin",
        "admins",
        _PEOPLE,
        Kind.MEMBERS,
        "Admins of Rainmaker",
        "They may change all of this, besides the owners and admins of your Slack.",
        "@ada",
        "the owners and admins of your Slack",
        ("admins",),
    ),
    Setting(
        "channel",
        "manager_channel",
        _PEOPLE,
        Kind.CHANNEL,
        "Managers' channel",
        "Gets the week on Monday morning. Without one, each manager gets it as a direct message.",
        "#managers",
        aliases=("managers channel", "manager channel", "managers' channel"),
    ),
    Setting(
        "guests",
        "guests_allowed",
        _PEOPLE,
        Kind.FLAG,
        "Guests see deals",
        "Whether guests of your Slack may see and change deals.",
        "yes",
        "no",
        ("guest",),
    ),
    Setting(
        "others",
        "strangers_allowed",
        _PEOPLE,
        Kind.FLAG,
        "Other organisations see deals",
        "Whether people of other organisations may, in channels that you share with them.",
        "no",
        "no",
        ("strangers", "organisations", "organizations", "slack connect"),
    ),
    Setting(
        "check-ins",
        "check_in_days",
        _AFTER,
        Kind.DAYS,
        "Check in after",
        "So many days after a win the customer is asked how it goes, such as 7, 30, 90.",
        "7, 30, 90",
        "no check-ins",
        ("checkins", "check ins", "check-in", "check in"),
    ),
    Setting(
        "check-in-by",
        "check_in_by",
        _AFTER,
        Kind.MEMBER,
        "Who checks in",
        "One colleague for all customers; empty, it is each deal's owner.",
        "@ana",
        "the deal's owner",
        ("who checks in", "checks in", "check in by", "check-ins by"),
    ),
    Setting(
        "look-again",
        "look_again_days",
        _AFTER,
        Kind.COUNT,
        "Look again after",
        "So many days after a loss the deal comes up again, where its owner wants that.",
        "90",
        aliases=("look again", "second look"),
    ),
    Setting(
        "reasons",
        "loss_reasons",
        _AFTER,
        Kind.PHRASES,
        "Reasons offered for a loss",
        "Buttons under a lost deal, one a line. Any other reason can still be typed.",
        "Price, Competitor, Timing",
        aliases=("loss reasons", "reason", "loss reason"),
    ),
)
"""In the order of the forms."""

_PARTS = {
    **dict.fromkeys(("stages", "stage", "pipelines", "pipeline"), Part.STAGES),
    **dict.fromkeys(("mornings", "morning", "reminders", "calendar"), Part.MORNINGS),
    **dict.fromkeys(("money", "currencies"), Part.MONEY),
    **dict.fromkeys(("people", "roles", "role", "members"), Part.PEOPLE),
    **dict.fromkeys(("after-sale", "after sale", "after the sale", "sale", "customers"), Part.AFTER_SALE),
}
_SHORTEST_SLIP = 4


def of_part(part: Part) -> tuple[Setting, ...]:
    return tuple(setting for setting in SETTINGS if setting.part is part)


def part_called(words: str) -> Part | None:
    """The part that all the words mean. The name of a setting is not one: "language" alone is the setting."""
    return _PARTS.get(" ".join(words.casefold().split()))


def leading(words: str) -> tuple[Setting, str] | None:
    """The setting that the words begin with, and the words after it; a slip in a longer word is forgiven."""
    parts = words.split(maxsplit=3)
    for count in range(min(3, len(parts)), 0, -1):
        found = called(" ".join(parts[:count]).rstrip(":="))
        if found is not None:
            return found, words.split(maxsplit=count)[count] if len(words.split()) > count else ""
    return None


def called(words: str) -> Setting | None:
    """The setting of that name or alias."""
    said = words.casefold()
    book = _book()
    if said in book:
        return book[said]
    near = [
        own for own in book if len(own) >= _SHORTEST_SLIP and OSA.distance(said, own, score_cutoff=1) <= 1
    ]
    return book[near[0]] if near and len({book[own].name for own in near}) == 1 else None


def named(name: str) -> Setting | None:
    """The setting of exactly that name, as forms and the record call it."""
    return next((setting for setting in SETTINGS if setting.name == name), None)


@cache
def _book() -> dict[str, Setting]:
    names = {setting.name: setting for setting in SETTINGS}
    return names | {alias: setting for setting in SETTINGS for alias in setting.aliases}
