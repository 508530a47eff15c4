"""Which changes a channel hears of, by what it subscribed to."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from bot.store import lanes
from bot.store.tables import outbox
from bot.store.work import Store
from tests.front_door import SALES, TEAM, FrontDoor

WEEK = (
    "/deal add Small $5k",
    "/deal add Big $40k",
    "/deal add Late $40k stage negotiation",
    "/deal move Small qualified",
    "/deal move Small negotiation",
    "/deal move Big negotiation",
    "/deal lost Small price",
    "/deal won Big",
    "/deal move Late proposal",
    "/deal lost Late timing",
    "/deal amount Late $50k",
)
ADDED = ["added Small", "added Big", "added Late"]
HEARD: dict[str, list[str]] = {
    "wins": ["won Big"],
    "wins over 50k": [],
    "losses": ["lost Small", "lost Late"],
    "moves": ["moved Small", "moved Small", "moved Big", "moved Late"],
    "new": ADDED,
    "new over 10k": ["added Big", "added Late"],
    "moves stage negotiation": ["moved Small", "moved Big"],
    "moves over 10k stage nego": ["moved Big"],
    "losses stage negotiation": ["lost Small"],
    "wins stage proposal": [],
    "new stage negotiation": ["added Late"],
    "all stage negotiation": ["added Late", "moved Small", "moved Big", "lost Small", "won Big"],
    "all over 10k stage negotiation without amounts": ["added Late", "moved Big", "won Big"],
}
NEVER_HEARD = {
    "moves stage won": "A deal that comes to Conversion is told under wins. Nothing changed.",
    "wins stage won over 10k without amounts": "A deal that comes to Conversion is told under wins.",
    "all stage conversion": "A deal that comes to Conversion is told under wins.",
    "moves stage after-sale": "A deal that comes to Customer follow-up is told under wins.",
    "moves stage lost": "A deal that comes to Lost is told under losses.",
    "losses stage lost": "A deal that comes to Lost is told under losses.",
    "wins stage lost": "A deal that comes to Lost is told under losses.",
    "new stage lost": "A deal that comes to Lost is told under losses.",
}


def test_what_could_never_be_heard_is_refused_with_what_can(store: Store) -> None:
    door = FrontDoor(store)
    for asked, why in NEVER_HEARD.items():
        refused = door.types(f"/pipeline subscribe {asked}")
        assert why in refused.text and list(refused.buttons) == [why.split(" told under ")[1].split(".")[0]]
    assert door.rows()["subscriptions"] == []
    nonsense = door.types("/pipeline subscribe moves stage nonsense")
    assert not {"Conversion", "Lost", "Customer follow-up"} & set(nonsense.buttons)
    door.clicks(door.types("/pipeline subscribe wins stage won over 10k without amounts").buttons["wins"])
    assert "wins, from $10,000 on, without amounts" in door.types("/pipeline subscriptions").text


def test_a_parked_channel_hears_why_and_is_tried_again(store: Store) -> None:
    door = FrontDoor(store)
    door.types("/pipeline subscribe all")
    door.types("/deal add Acme $40k")
    now = datetime.now(UTC)
    store.run(TEAM, lambda work: lanes.park_route(work, SALES, "restricted_action", now))
    assert "restricted_action. What waits is tried again now." in door.types("/pipeline subscriptions").text
    assert "restricted_action" not in door.types("/pipeline subscriptions").text
    (lane,) = (row for row in door.rows()["lanes"] if row[1] == SALES)
    assert lane[2] is not None


def test_each_channel_hears_what_it_subscribed_to(store: Store) -> None:
    door = FrontDoor(store)
    for channel, asked in enumerate(HEARD):
        door.types(f"/pipeline subscribe {asked}", channel_id=f"C{channel}")
    for line in WEEK:
        assert "Undo" in door.types(line).buttons

    told: dict[str, list[str]] = {asked: [] for asked in HEARD}
    for row in door.rows()["outbox"]:
        notice = dict(zip(outbox.columns.keys(), row, strict=True))
        if notice["kind"] == "announcement":
            asked, said = list(HEARD)[int(notice["route"][1:])], json.loads(notice["payload"])
            told[asked].append(f"{said['kind']} {said['name']}")
            assert (said["amount"] is None) == ("without amounts" in asked)
    assert told == HEARD
