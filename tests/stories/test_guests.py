"""Guests see nothing, from their very first message on."""

from tests.office import Office
from tests.waiting import until

GUS = "U0GUS00001"


def test_a_guest_s_very_first_message_is_refused(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    office.slack.wait_for(lambda: office.slack.calls("users.list"))
    until(lambda: office.knows(GUS), lambda: "the roll was not called")

    said = office.gus.in_channel("dm").types("/deal show Acme").text

    assert "Guests cannot see this workspace's deals." in said
    assert "40,000" not in said
