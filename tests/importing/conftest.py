"""An office whose bot knows already who its admin is."""

from __future__ import annotations

import pytest

from tests.office import Office
from tests.waiting import until


@pytest.fixture
def office(office: Office) -> Office:
    """Only managers and admins import, and who is an admin the bot asks Slack for when it has started."""
    until(lambda: office.knows(office.ruth.user))
    return office
