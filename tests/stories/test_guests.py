"""Guests see nothing, from their very first message on."""

import time

from bot.store import people
from bot.store.work import Store
from tests.office import Office

GUS = "U0GUS00001"


def test_a_guest_s_very_first_message_is_refused(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    office.slack.wait_for(lambda: office.slack.calls("users.list"), seconds=10)
    _until_known(office, GUS)

    said = office.gus.in_channel("dm").types("/deal show Acme").text

    assert "Guests cannot see this workspace's deals." in said
    assert "40,000" not in said


def _until_known(office: Office, user: str) -> None:
    store = Store(office.url)
    deadline = time.monotonic() + 10
    while store.run(office.slack.setup.team_id, lambda work: people.who(work, user))[2] is False:
        assert time.monotonic() < deadline, "the roll was not called"
        time.sleep(0.02)
    store.close()
