"""Which changes a channel hears of, by what it subscribed to."""

from __future__ import annotations

import json

from bot.store.tables import outbox
from bot.store.work import Store
from tests.front_door import FrontDoor

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
