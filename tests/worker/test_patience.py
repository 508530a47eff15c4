"""What can wait gives way: a win is told among thousands of mornings, and while Slack asks for patience."""

from __future__ import annotations

from bot.domain.notices import NewNotice, NoticeKind
from bot.store.lanes import Turn

from .scene import ANA, KIM, SAM, WINS, Scene

HELD = 64
"""Lanes that a worker holds at once."""


def morning(user: str) -> NewNotice:
    payload = {"day": "2026-03-10", "message": {"text": "Good morning"}, "line": 0}
    return NewNotice(user, NoticeKind.DIGEST, payload)


def mornings_come(scene: Scene, name: str) -> None:
    scene.tell(*(morning(f"U{name}{number:03}") for number in range(2 * HELD)))
    scene.pass_time(1)


def taken(scene: Scene, most: int = HELD) -> list[Turn]:
    return scene.worker._round(scene.now, most)[0]


def routes(turns: list[Turn]) -> list[str]:
    return [turn.notice.route for turn in turns]


def test_a_win_that_comes_after_many_mornings_is_taken_before_them(scene: Scene) -> None:
    mornings_come(scene, "EARLY")
    scene.say("a win", route=WINS)

    assert routes(taken(scene))[0] == WINS


def test_a_win_that_many_mornings_overtook_is_found(scene: Scene) -> None:
    mornings_come(scene, "EARLY")
    scene.say("a win", route=WINS)
    scene.pass_time(1)
    mornings_come(scene, "LATE")

    assert WINS in routes(taken(scene))


def test_a_win_is_taken_while_mornings_fill_all_that_is_theirs(scene: Scene) -> None:
    mornings_come(scene, "EARLY")
    taken(scene)
    assert taken(scene) == [], "no more mornings are held than there is room for"
    scene.say("a win", route=WINS)

    assert routes(taken(scene)) == [WINS]


def test_mornings_wait_longer_than_slack_asks_and_a_win_does_not(scene: Scene) -> None:
    scene.tell(*(morning(user) for user in (SAM, KIM, ANA)))
    scene.fail("rate_limited", seconds=30)
    (turn,) = taken(scene, 5)
    scene.worker._finished.put(scene.worker._delivery.take(turn))
    taken(scene, 0)
    scene.say("a win", route=WINS)

    (win,) = taken(scene, 5)
    assert win.notice.route == WINS
    scene.worker._finished.put(scene.worker._delivery.take(win))
    scene.pass_time(30.5)
    assert routes(taken(scene, 5)) == [turn.notice.route], "what was refused tries again when it may"
    scene.pass_time(2)
    others = {SAM, KIM, ANA} - {turn.notice.route}
    assert set(routes(taken(scene))) == others


def test_a_morning_that_was_taken_already_gives_way_too(scene: Scene) -> None:
    scene.tell(*(morning(user) for user in (SAM, KIM)))
    scene.fail("rate_limited", seconds=30)
    first, second = taken(scene)
    scene.worker._finished.put(scene.worker._delivery.take(first))
    taken(scene, 0)

    scene.worker._take(second)

    assert len(scene.slack.calls("chat.postMessage")) == 1
    taken(scene, 0)
    assert taken(scene) == []
    scene.pass_time(33)
    assert len(taken(scene)) == 2
