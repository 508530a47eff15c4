"""What channels hear fits into Slack's limits and pings nobody, whatever a deal is called."""

from datetime import UTC, date, datetime

import pytest
from slack_limits import problems_of_message

from bot.domain.deals import Deal, Status
from bot.domain.events import EventKind
from bot.domain.money import Money
from bot.domain.notices import Announcement
from bot.domain.workspaces import Workspace
from bot.views import announcements

NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)
NAMES = {"U1": "kim <!here>"}
KINDS = [EventKind.ADDED, EventKind.MOVED, EventKind.WON, EventKind.LOST, EventKind.REOPENED]
TEXTS = ["Acme", "x" * 300, "& < > " * 50, "<!channel> <@U1>", "\u202eemcA", "*_~`" * 70]


def said(kind: EventKind, text: str) -> Announcement:
    return Announcement(
        change=1,
        deal=2,
        name=text[:120],
        kind=kind,
        by="U1",
        owner="U2",
        at=NOW,
        from_stage=text,
        to_stage=text,
        days=9,
        age=47,
        amount=Money(4_000_000, "USD"),
        close_date=date(2026, 3, 27),
        reason=text,
    )


def everything(text: str) -> list[announcements.Message]:
    each = [said(kind, text) for kind in KINDS]
    today = NOW.date()
    deals = [
        Deal(2, text[:120], 1, 1, status, "U1", NOW, "U1", NOW, NOW, NOW, "U2", reason=text)
        for status in Status
    ]
    return [
        *(announcements.told(one, NAMES, today) for one in each),
        *(announcements.taken_back(one, "U2", NAMES, today) for one in each),
        announcements.many([(one, None) for one in each * 20], NAMES, today),
        announcements.many([(one, "U1") for one in each], NAMES, today),
        *(announcements.card(deal, Workspace("T1"), NAMES, NOW, without_amounts=False) for deal in deals),
        announcements.parked("C1", text),
    ]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:6])
def test_every_announcement_fits_and_pings_nobody(text: str) -> None:
    for message in everything(text):
        assert problems_of_message(message) == [], message
        assert "<!" not in str(message)
        assert "<@" not in str(message)
        assert "\u202e" not in str(message)


def test_amounts_are_left_out_where_they_are_hidden() -> None:
    deal = Deal(2, "Acme", 1, 1, Status.OPEN, "U1", NOW, "U1", NOW, NOW, NOW, "U2", Money(4_000_000, "USD"))
    shown = announcements.card(deal, Workspace("T1"), NAMES, NOW, without_amounts=False)
    hidden = announcements.card(deal, Workspace("T1"), NAMES, NOW, without_amounts=True)
    assert "$40,000" in str(shown)
    assert "40,000" not in str(hidden)


def test_a_long_list_says_how_much_it_left_out() -> None:
    message = announcements.many([(said(EventKind.MOVED, "Acme"), None)] * 30, NAMES, NOW.date())
    assert "made 30 changes" in message["text"]
    assert "10 earlier changes" in str(message["blocks"])


def test_the_outline_of_a_win() -> None:
    won = said(EventKind.WON, "fastest rollout")
    text = announcements.line(won, {"U2": "kim"}, NOW.date())
    assert text == "🎉 *fastest rollout won*  $40,000 · 47 days · @kim · why: fastest rollout"
