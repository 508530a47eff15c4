"""The verbs of `/deal` for the work on a deal: what was done, what is next, and with whom."""

from __future__ import annotations

from bot.language.context import Scope
from bot.language.tails import fields, follow_ups
from bot.language.verbs import wording
from bot.language.verbs.verb import Verb

WORKING_VERBS = (
    Verb(
        "deal",
        "next",
        "/deal next Acme send the draft contract",
        "notes the next step, in words",
        ("/deal next Acme send the draft contract",),
        fields.next_step,
        ("next step", "step", "todo"),
        says=wording.NEXT_STEP,
    ),
    Verb(
        "deal",
        "follow-up",
        "/deal follow-up Acme next tuesday 3pm call Jane @kim",
        "plans a follow-up, for you or for someone else",
        ("/deal follow-up Acme next tuesday 3pm call Jane", "/deal fu Acme send the draft in 2 weeks"),
        follow_ups.follow_up,
        ("followup", "follow up", "follow", "fu", "remind", "reminder"),
        Scope.ANY,
        says=wording.FOLLOW_UP,
    ),
    Verb(
        "deal",
        "done",
        "/deal done Acme",
        "finishes its follow-up",
        ("/deal done Acme",),
        follow_ups.done,
        ("finish", "finished", "complete"),
        Scope.ANY,
    ),
    Verb(
        "deal",
        "snooze",
        "/deal snooze Acme friday",
        "postpones its follow-up",
        ("/deal snooze Acme friday", "/deal snooze Acme until next week"),
        follow_ups.snooze,
        ("postpone", "later"),
        Scope.ANY,
    ),
    Verb(
        "deal",
        "away",
        "/deal away until monday",
        "no reminders until you are back",
        ("/deal away until monday", "/deal away off"),
        follow_ups.away,
        ("ooo", "vacation", "holiday"),
        Scope.ANY,
    ),
    Verb(
        "deal",
        "note",
        "/deal note Acme they want SSO",
        "writes a note",
        ("/deal note Acme they want SSO", '/deal note "Acme Corp" they want SSO'),
        fields.note,
        ("notes", "comment"),
        Scope.ANY,
        says=wording.NOTE,
    ),
    Verb(
        "deal",
        "log",
        "/deal log Acme call left voicemail",
        "records a call, an email or a meeting",
        ("/deal log Acme call left voicemail", "/deal log Acme meeting", "/deal log email to Acme"),
        fields.log,
        ("touch", "logged"),
        Scope.ANY,
    ),
    Verb(
        "deal",
        "contact",
        "/deal contact Acme Jane Roe jane@acme.com +1 555 0100",
        "adds a person to talk to",
        ("/deal contact Acme Jane Roe jane@acme.com +1 555 0100", "/deal contact Acme Jane Roe"),
        fields.contact,
        ("person", "contacts"),
        Scope.ANY,
    ),
)
