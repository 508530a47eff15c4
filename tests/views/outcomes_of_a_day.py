"""Outcomes as the actions make them, with the texts and figures that a test wants in them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.domain.contacts import Contact
from bot.domain.deals import Deal, Status, added
from bot.domain.encounters import ChangedSince, Pick
from bot.domain.events import Event, EventKind, PastEvent, Source
from bot.domain.follow_ups import PlannedFollowUp
from bot.domain.money import Money
from bot.domain.notices import Subscription, Topic
from bot.domain.people import Member, Role
from bot.domain.refusals import AmbiguousDeal, Choice, NotUnderstood, Refusal
from bot.domain.stages import Stage, seven_phases
from bot.language.commands import AddDeal, MoveDeal, Picked, SetCloseDate, ShowDeal, Sum
from bot.outcomes.audience import Audience
from bot.outcomes.deals import Changed, DealShown, DealsListed, FormAsked, HelpShown, HistoryShown, Undone
from bot.outcomes.imports import ImportFormAsked
from bot.outcomes.reports import StageFigures, SummaryShown
from bot.outcomes.steering import SubscriptionsChanged

NOW = datetime(2026, 3, 3, 15, tzinfo=UTC)
"""A Tuesday."""

PIPELINE = seven_phases()
PROPOSITION, NEGOTIATION = PIPELINE.stage(4), PIPELINE.stage(5)
REASONS = ("Price", "Competitor", "No decision", "Timing")


def audience(zone: str = "Europe/Berlin", lee: str = "Lee") -> Audience:
    return Audience(Member("T1", "UKIM", Role.REP, zone), NOW, {"UKIM": "Kim", "ULEE": lee})


def deal(name: str = "Acme", **fields: Any) -> Deal:
    """A deal of 47 days, for 9 days in Value proposition."""
    known = Deal(
        id=7,
        name=name,
        pipeline=PIPELINE.id,
        stage=PROPOSITION.id,
        status=Status.OPEN,
        owner="UKIM",
        created_at=NOW - timedelta(days=47),
        created_by="UKIM",
        stage_since=NOW - timedelta(days=9),
        touched_at=NOW - timedelta(days=9),
        changed_at=NOW,
        changed_by="UKIM",
        amount=Money(4_000_000, "USD"),
        close_date=date(2026, 3, 27),
        first_close_date=date(2026, 3, 27),
    )
    return replace(known, **fields)


def changed(event: Event, stage: Stage = PROPOSITION, **more: Any) -> Changed:
    """The outcome of an event that was recorded as change 5."""
    was = PROPOSITION if event.before else None
    return Changed(replace(event, change=5), stage, was, reasons=REASONS, **more)


def follow_up(text: str | None = "call Jane", **fields: Any) -> PlannedFollowUp:
    known: dict[str, Any] = {"assignee": "UKIM", "due": date(2026, 3, 10), "remind_at": None}
    return PlannedFollowUp(id=3, deal=7, by="ULEE", text=text, **known | fields)


def past(kind: EventKind, deal_name: str = "Acme", **fields: Any) -> PastEvent:
    """Something that Lee did on Friday 27 February."""
    known: dict[str, Any] = {
        "text": None,
        "touch": None,
        "stage": "Negotiation",
        "was_stage": "Value proposition",
        "changes": {},
    }
    at = datetime(2026, 2, 27, 10, tzinfo=UTC)
    return PastEvent(1, 5, 7, deal_name, kind, by="ULEE", source=Source.COMMAND, at=at, **known | fields)


def every_change(text: str = "they want SSO", name: str = "Acme") -> dict[EventKind, Changed]:
    """A change of every kind; text: what someone typed with it, name: what the deal is called."""
    short = text[:300] or "x"
    one, by, at = deal(name, source="webinar", next_step="send the draft"), "UKIM", NOW
    planned = follow_up(text)
    happened = {
        kind: changed(one.happened(kind, by, at, text), follow_up=planned)
        for kind in (
            EventKind.FOLLOW_UP_PLANNED,
            EventKind.FOLLOW_UP_DONE,
            EventKind.FOLLOW_UP_SNOOZED,
            EventKind.FOLLOW_UP_DECLINED,
            EventKind.CHECKED_IN,
            EventKind.LEFT_ALONE,
            EventKind.UNDONE,
        )
    }
    return happened | {
        EventKind.ADDED: changed(added(replace(one, owner="ULEE", source=short)), has_next=False),
        EventKind.MOVED: changed(one.moved_to(NEGOTIATION, by, at), NEGOTIATION, has_next=False),
        EventKind.WON: changed(one.moved_to(PIPELINE.won, by, at, reason=short), PIPELINE.won),
        EventKind.LOST: changed(one.moved_to(PIPELINE.lost, by, at, reason=short), PIPELINE.lost),
        EventKind.REOPENED: changed(
            replace(one, status=Status.LOST, stage=8).moved_to(NEGOTIATION, by, at), NEGOTIATION
        ),
        EventKind.AMOUNT_SET: changed(one.with_amount(Money(4_800_000, "USD"), by, at)),
        EventKind.CLOSE_DATE_SET: changed(
            one.with_close_date(date(2026, 3, 13), by, at),
            other=(date(2026, 3, 6), SetCloseDate(Picked(7, 2), date(2026, 3, 6))),
        ),
        EventKind.ODDS_SET: changed(one.with_odds(60, by, at)),
        EventKind.OWNER_SET: changed(one.owned_by("ULEE", by, at)),
        EventKind.SOURCE_SET: changed(one.with_source(short, by, at)),
        EventKind.REASON_SET: changed(
            replace(one, status=Status.LOST, stage=8).with_reason(short, by, at), PIPELINE.lost
        ),
        EventKind.TERM_SET: changed(one.with_term(12, by, at)),
        EventKind.RENAMED: changed(Event(EventKind.RENAMED, one, replace(one, name="Acme Europe"), by, at)),
        EventKind.NEXT_STEP_SET: changed(one.with_next_step(short, by, at)),
        EventKind.NOTED: changed(one.noted(text, by, at)),
        EventKind.TOUCHED: changed(one.touched("call", text, by, at)),
        EventKind.CONTACT_ADDED: changed(
            one.happened(EventKind.CONTACT_ADDED, by, at),
            contact=Contact(short, "jane@acme.com", "+1 555 0100"),
        ),
        EventKind.MERGED: changed(
            Event(EventKind.MERGED, one, replace(one, name=f"{name[:115]} Corp"), by, at, text=name)
        ),
    }


def every_past(text: str = "call Jane", name: str = "Acme") -> list[PastEvent]:
    """A past event of every kind, with that text in all that was typed."""
    values: dict[str, tuple[Any, Any]] = {
        "amount": (Money(4_000_000, "USD"), Money(4_800_000, "USD")),
        "close_date": (None, date(2026, 3, 27)),
        "odds": (70, None),
        "owner": ("UKIM", "ULEE"),
        "source": (text, text),
        "term_months": (None, 12),
        "name": (text, name),
        "next_step": (None, text),
    }
    return [
        past(kind, name, text=text, touch="call", changes=values, dwell=9 * 86_400, stage=f"S{text}"[:60])
        for kind in EventKind
    ]


def figures(stage: Stage, currency: str | None, count: int, total: int, weighted: int) -> StageFigures:
    return StageFigures(stage, currency, count, 0 if currency else count, total, weighted)


def refusals(text: str = "Acme") -> list[Refusal]:
    """Refusals that quote what was typed and offer ways on."""
    several = tuple(
        Pick(text, MoveDeal(Picked(number), "negotiation"), deal=deal(text, id=number), stage=NEGOTIATION)
        for number in (7, 8)
    )
    return [
        Refusal(f"{text} cannot be that."),
        NotUnderstood(f'I do not know "{text}".', usage=f"/deal move {text} negotiation"),
        AmbiguousDeal(f'Two open deals match "{text}". Nothing changed.', choices=several),
        ChangedSince(
            f"{text} has changed since then. Nothing was overwritten.",
            since=tuple(every_past(text, text)[:5]),
            choices=(Choice("Show it", ShowDeal(Picked(7))),),
        ),
    ]


def every_outcome(text: str = "they want SSO", name: str = "Acme") -> list[Any]:
    """All that can be answered, with that text wherever someone types and that name for every deal."""
    one, events = deal(name, source=text[:300], next_step=text[:300]), every_past(text, name)
    stages = [replace(stage, name=f"S{text}"[:75]) for stage in PIPELINE.stages]
    pipeline = replace(PIPELINE, stages=tuple(stages), name=text[:75])
    planned = follow_up(text, assignee="ULEE")
    contact = Contact(text[:120], text[:120], text[:60])
    named = tuple((replace(one, id=number), stages[3]) for number in range(1, 11))
    wins = Subscription("C1", Topic.WINS, Money(1_000_000, "USD"), None, without_amounts=True)
    moves = Subscription("C1", Topic.MOVES, None, text[:75])
    rows = tuple(figures(stage, "USD", 2, 500, 100) for stage in stages)
    asked = AddDeal(name, Sum(Decimal("50000"), "EUR"), date(2026, 3, 31), "ULEE", text[:300])
    return [
        *every_change(text, name).values(),
        Undone(5, tuple(events), ((one, stages[4]), (replace(one, status=Status.WITHDRAWN), stages[4]))),
        DealShown(one, stages[3], pipeline, (contact,) * 5, (planned,) * 5, tuple(events)),
        HistoryShown(one, tuple(events), older=3),
        HistoryShown(one, ()),
        DealsListed(named, 500, 2, None, {1: planned}),
        DealsListed(named, 500, 1, text[:120]),
        DealsListed((), 0),
        DealsListed((), 0, words=text[:120]),
        SummaryShown(pipeline, text[:40], rows, ((3, Money(8_200_000, "USD")),), (), rep="ULEE"),
        SummaryShown(pipeline, "March", (), (), ()),
        SubscriptionsChanged("C1", (wins, moves), (moves,), (wins,)),
        SubscriptionsChanged("C1", ()),
        HelpShown("deal"),
        HelpShown("pipeline"),
        HelpShown("deal", "won"),
        HelpShown("deal", text[:20]),
        FormAsked(pipeline, "USD", asked),
        ImportFormAsked((pipeline,)),
    ]
