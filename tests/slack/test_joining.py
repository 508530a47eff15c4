"""Someone who joins as a guest or from another organisation is known for it before they first ask."""

import pytest

from bot.store.work import Store
from tests.front_door import KIM, SAM, FrontDoor, event


@pytest.mark.parametrize("kind", ["team_join", "user_change"])
@pytest.mark.parametrize("right", ["is_restricted", "is_ultra_restricted", "is_stranger"])
def test_whoever_may_see_less_is_refused_from_their_first_message_on(
    store: Store, kind: str, right: str
) -> None:
    door = FrontDoor(store)
    door.types("/deal add Acme $40k", SAM)
    door.happens(event(kind, user={"id": KIM, "name": "kim", right: True}))
    assert "$40" not in door.types("/deal show Acme", KIM).body


def test_a_colleague_who_joins_sees_what_everybody_sees(store: Store) -> None:
    door = FrontDoor(store)
    door.types("/deal add Acme $40k", SAM)
    door.happens(event("team_join", user={"id": KIM, "name": "kim"}))
    assert "$40" in door.types("/deal show Acme", KIM).body
