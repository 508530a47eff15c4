"""How old a signed request may be, to the second."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.slack.signature import is_genuine, signature

SIGNED = datetime(2026, 3, 4, 8, tzinfo=UTC)


@pytest.mark.parametrize(("seconds", "is_let_in"), [(-301, False), (-300, True), (300, True), (301, False)])
def test_a_request_is_let_in_for_five_minutes(seconds: int, is_let_in: bool) -> None:
    timestamp = f"{SIGNED.timestamp():.0f}"
    signed = signature("secret", timestamp, b"body")
    assert is_genuine("secret", timestamp, signed, b"body", SIGNED + timedelta(seconds=seconds)) is is_let_in
