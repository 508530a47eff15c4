"""Who asks is read off a request, whatever else it holds."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.events import Source
from bot.slack.asking import interaction_asked
from bot.slack.shapes import Malformed

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)


def test_a_click_nested_deeper_than_can_be_written_again_is_malformed() -> None:
    nested: dict[str, Any] = {}
    for _ in range(100_000):
        nested = {"message": nested}

    with pytest.raises(Malformed, match="nested too deep"):
        interaction_asked({"user": {"id": "U1"}, "team": {"id": "T1"}, "state": nested}, Source.BUTTON, NOW)
