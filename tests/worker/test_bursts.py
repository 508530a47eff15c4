"""More than five moves in ten minutes by one member are one message."""

import pytest

from .scene import ANA, KIM, SALES, Scene, profile


@pytest.fixture
def moved(scene: Scene) -> Scene:
    scene.meet(profile(KIM, "kim"), profile(ANA, "ana"))
    return scene


def titles(scene: Scene) -> list[str]:
    return [text.partition(":")[0] for text in scene.texts()]


def test_six_moves_at_once_are_one_message(moved: Scene) -> None:
    for name in "ABCDEF":
        moved.move(moved.add(f"Deal {name}"), 5, SALES)
    moved.deliver(seconds=30)
    (message,) = moved.posts()
    told = [f"Deal {name}: Lead generation to Negotiation, $40,000, @kim" for name in "ABCDEF"]
    assert message.text == f"@kim made 6 changes: {'; '.join(told)}"
    assert all(f"Deal {name}" in str(message.blocks) for name in "ABCDEF")


def test_five_moves_are_told_one_by_one_and_new_deals_do_not_count(moved: Scene) -> None:
    for name in "ABCDE":
        moved.move(moved.add(f"Deal {name}", SALES), 5, SALES)
    moved.add("Deal F", SALES)
    moved.deliver(seconds=60)
    assert len(moved.posts()) == 11


def test_a_burst_grows_in_its_message(moved: Scene) -> None:
    for name in "ABCDEF":
        moved.move(moved.add(f"Deal {name}"), 5, SALES)
    moved.deliver(seconds=30)
    moved.move(moved.add("Deal G"), 5, SALES)
    moved.deliver(seconds=30)
    assert titles(moved) == ["@kim made 7 changes"]


def test_moves_of_several_members_do_not_add_up(moved: Scene) -> None:
    for name in "ABC":
        moved.move(moved.add(f"Deal {name}"), 5, SALES)
        moved.move(moved.add(f"Deal {name}{name}"), 5, SALES, by=ANA)
    moved.deliver(seconds=60)
    assert len(moved.posts()) == 12


def test_moves_over_a_longer_time_do_not_add_up(moved: Scene) -> None:
    for name in "ABCDEF":
        moved.move(moved.add(f"Deal {name}"), 5, SALES)
        moved.pass_time(121)
        moved.deliver(seconds=5)
    assert len(moved.posts()) == 12


def test_a_win_stays_a_post_of_its_own(moved: Scene) -> None:
    for name in "ABCDEF":
        moved.move(moved.add(f"Deal {name}"), 5, SALES)
    moved.move(moved.add("Deal G"), 6, SALES)
    moved.deliver(seconds=30)
    assert [text[:9] for text in moved.texts()] == ["@kim made", "Deal G wo"]


def test_cards_that_exist_are_brought_up_to_date(moved: Scene) -> None:
    deals = [moved.add(f"Deal {name}", SALES) for name in "AB"]
    moved.deliver(seconds=5)
    moved.pass_time(3600)
    for deal in [*deals, *(moved.add(f"Deal {name}") for name in "CDEF")]:
        moved.move(deal, 5, SALES)
    moved.deliver(seconds=30)
    first, second, together = moved.posts()
    assert "Negotiation" in str(first.text) and "Negotiation" in str(second.text)
    assert str(together.text).startswith("@kim made 6 changes: ")


def test_an_undone_change_is_struck_in_the_shared_message(moved: Scene) -> None:
    events = [moved.move(moved.add(f"Deal {name}"), 5, SALES) for name in "ABCDEF"]
    moved.deliver(seconds=30)
    moved.undo(events[2], by=ANA)
    moved.deliver(seconds=30)
    (message,) = moved.posts()
    spans = [
        span for block in message.blocks or [] for part in block["elements"] for span in part["elements"]
    ]
    struck = "".join(span["text"] for span in spans if span.get("style") == {"strike": True})
    assert struck == "Deal C\u2003Lead generation → Negotiation · $40,000 · @kim"
    assert "taken back by @ana" in str(message.blocks)


def test_an_undone_change_of_a_waiting_burst_is_not_told(moved: Scene) -> None:
    events = [moved.move(moved.add(f"Deal {name}"), 5, SALES) for name in "ABCDEFG"]
    moved.undo(events[2])
    moved.deliver(seconds=30)
    assert titles(moved) == ["@kim made 6 changes"]
    assert "Deal C" not in str(moved.posts()[0].blocks)


def test_a_shared_message_that_was_deleted_starts_anew(moved: Scene) -> None:
    for name in "ABCDEF":
        moved.move(moved.add(f"Deal {name}"), 5, SALES)
    moved.deliver(seconds=30)
    moved.slack.state.remove_message(moved.posts()[0])
    moved.move(moved.add("Deal G"), 5, SALES)
    moved.deliver(seconds=30)
    assert titles(moved) == ["@kim made 1 more change"]
