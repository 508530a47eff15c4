"""What channels hear fits into Slack's limits and pings nobody, whatever a deal is called."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

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
        *(
            announcements.card(deal, Workspace("T1"), NAMES, NOW, without_amounts=False, merged_into=text)
            for deal in deals
        ),
        announcements.parked("C1", text),
    ]


def texts_with_markup(message: dict[str, Any]) -> list[str]:
    """The fallback text and the texts of blocks in which Slack reads markup; rich text has none."""
    marked = [block for block in message.get("blocks", []) if block["type"] != "rich_text"]
    return [message["text"], *(str(block) for block in marked)]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:6])
def test_every_announcement_fits_and_pings_nobody(text: str) -> None:
    for message in everything(text):
        assert problems_of_message(message) == [], message
        assert "\u202e" not in str(message)
        for marked in texts_with_markup(message):
            assert "<!" not in marked
            assert "<@" not in marked


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


def test_what_a_channel_hears_is_read_aloud_without_markup() -> None:
    won = said(EventKind.WON, "fastest rollout")
    moved = said(EventKind.MOVED, "Quote")
    names = {"U1": "kim", "U2": "ana"}
    today = NOW.date()
    assert announcements.told(won, names, today)["text"] == (
        "fastest rollout won: $40,000, 47 days, @ana, why: fastest rollout"
    )
    assert announcements.told(moved, names, today)["text"] == (
        "Quote: Quote to Quote (after 9 days), $40,000, closes Fri 27 Mar, @kim"
    )
    assert announcements.taken_back(moved, "U2", names | {"U2": "Ana"}, today)["text"].startswith(
        "Taken back by @Ana: Quote: Quote to Quote"
    )
    parked = announcements.parked("C1", "not_in_channel")["text"]
    assert "`" not in parked
    assert "invite me with /invite, then type /pipeline subscriptions there." in parked


def test_the_card_of_a_merged_deal_says_which_it_went_into() -> None:
    deal = Deal(2, "Acme", 1, 1, Status.MERGED, "U1", NOW, "U1", NOW, NOW, NOW, "U2")
    place = Workspace("T1")
    card = announcements.card(deal, place, NAMES, NOW, without_amounts=False, merged_into="Acme Corp")
    assert card["text"].startswith("Acme: merged into Acme Corp, ")


def test_a_win_on_the_day_took_less_than_a_day() -> None:
    won = replace(said(EventKind.WON, "Acme"), age=0)
    assert "less than a day" in announcements.told(won, NAMES, NOW.date())["text"]


def test_a_card_whose_close_date_has_passed_says_so() -> None:
    late = Deal(
        2, "Acme", 1, 1, Status.OPEN, "U1", NOW, "U1", NOW, NOW, NOW, "U2", close_date=date(2026, 3, 2)
    )
    card = announcements.card(late, Workspace("T1"), NAMES, NOW, without_amounts=False)
    assert "should have closed Mon 2 Mar" in card["text"]


def test_names_keep_their_signs_although_their_lines_are_bold() -> None:
    (block,) = announcements.told(said(EventKind.WON, "*Star* `x`"), NAMES, NOW.date())["blocks"]
    stretches = block["elements"][0]["elements"]
    assert {"type": "text", "text": "*Star* `x` won", "style": {"bold": True}} in stretches
