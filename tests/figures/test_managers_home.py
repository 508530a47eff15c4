"""The Home tab of those who steer begins with where the pipeline stands; a rep's does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.notices import Notice, NoticeKind
from bot.language import commands as ask
from bot.store import people
from bot.store.work import Store
from bot.worker.home import home
from tests.figures.life import Life


@pytest.mark.parametrize(("managers", "begins"), [(("UKIM",), "rich_text"), ((), "header")])
def test_a_manager_sees_the_pipeline_first(store: Store, managers: tuple[str, ...], begins: str):
    life = Life.of_new_team(store)
    life.does(ask.AddDeal("Acme", ask.Sum(Decimal(50_000)), date(2026, 1, 30), stage="negotiation"))
    place = replace(life.place, managers=managers)
    notice = Notice(1, place.team, "UKIM", NoticeKind.HOME, {"user": "UKIM"}, None, life.now, 0, 0)

    def drawn(work):
        people.keep_workspace(work, place, life.now)
        return home(work, notice, life.now).call

    call = life.asks(drawn)
    assert call.method == "views.publish"
    blocks = call.arguments["view"]["blocks"]
    assert blocks[0]["type"] == begins
    ids = [each["action_id"] for block in blocks for each in block.get("elements", []) if "action_id" in each]
    assert len(ids) == len(set(ids))
    assert ("data_table" in [block["type"] for block in blocks]) == bool(managers)
