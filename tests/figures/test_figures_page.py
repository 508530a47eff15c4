"""The documentation's worked example is what the bot answers, word for word, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bot.store.work import Store
from tests.figures.page import Page, says

PAGE = Path(__file__).parents[2] / "docs" / "figures.md"
ASKED_AT = datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_every_figure_computed_by_hand_is_what_the_bot_answers(store: Store):
    page = Page.read(PAGE)
    assert len(page.typed) == 23 and len(page.asked) == 11
    for when, family, words in page.typed:
        says(store, "T1", family, words, when)
    for family, words, said in page.asked:
        assert says(store, "T1", family, words, ASKED_AT) == said, words
