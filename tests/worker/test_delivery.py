"""What is left in the outbox reaches Slack, in order, whatever goes wrong between them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from structlog.testing import capture_logs

from bot.domain.notices import NewNotice, NoticeKind
from bot.store import lanes, outbox, people
from bot.store.tables import outbox as outbox_table
from bot.worker.delivery import Worker
from bot.worker.web_api import SlackWebApi

from .scene import KIM, RUTH, SALES, WINS, Scene, profile, said


def test_a_notice_is_posted_once(scene: Scene) -> None:
    scene.say("Hello")
    scene.deliver(seconds=5)
    assert scene.texts() == ["Hello"]
    assert scene.states() == [("sent", None)]


def test_a_lane_keeps_its_order_and_one_post_a_second(scene: Scene) -> None:
    scene.say("one", "two", "three")
    scene.deliver()
    assert scene.texts() == ["one"]
    scene.pass_time(0.5)
    scene.deliver()
    assert scene.texts() == ["one"]
    scene.pass_time(0.5)
    scene.deliver()
    assert scene.texts() == ["one", "two"]
    scene.deliver(seconds=5)
    assert scene.texts() == ["one", "two", "three"]


def test_what_slack_does_not_take_is_in_the_log_and_its_pace_is_not(scene: Scene) -> None:
    scene.fail("server_error", channel=SALES)
    scene.say("Hello")
    scene.fail("rate_limited", channel=WINS, seconds=30)
    scene.say("a win", route=WINS)

    with capture_logs() as logged:
        scene.deliver()

    assert [(line["event"], line["route"], line["reason"]) for line in logged] == [
        ("not told yet", SALES, "Slack answered 500")
    ]


def test_what_a_later_version_left_behind_delays_nothing_and_is_told_by_a_later_one(scene: Scene) -> None:
    scene.say("a hologram")
    with scene.store.engine.begin() as connection:
        connection.execute(sa.update(outbox_table).values(kind="hologram"))
    scene.say("Hello")
    scene.say("a win", route=WINS)

    scene.deliver(seconds=5)

    assert (scene.texts(), scene.texts(WINS)) == (["Hello"], ["a win"])
    assert scene.states()[0] == ("set-aside", "of a later version")
    with scene.store.engine.begin() as connection:
        connection.execute(
            sa.update(outbox_table).where(outbox_table.c.kind == "hologram").values(kind="call")
        )
        (aside,) = outbox.set_aside(connection)
    scene.run(lambda work: outbox.put_back(work, SALES, [aside.id], scene.now))
    scene.deliver(seconds=5)
    assert scene.texts() == ["Hello", "a hologram"]


def test_a_flood_in_one_channel_does_not_delay_another(scene: Scene) -> None:
    scene.say(*map(str, range(50)))
    scene.say("a win", route=WINS)
    scene.deliver()
    assert scene.texts() == ["0"]
    assert scene.texts(WINS) == ["a win"]


def test_a_rate_limit_is_waited_out_in_its_own_lane(scene: Scene) -> None:
    scene.fail("rate_limited", channel=SALES, seconds=30)
    scene.say("later")
    scene.say("at once", route=WINS)
    scene.deliver(seconds=25)
    assert (scene.texts(), scene.texts(WINS)) == ([], ["at once"])
    scene.deliver(seconds=10)
    assert scene.texts() == ["later"]
    assert len(scene.slack.calls("chat.postMessage")) == 3


def test_a_post_whose_reply_was_lost_comes_again_and_can_be_recognised(scene: Scene) -> None:
    scene.fail("drop_reply")
    scene.say("Hello")
    scene.deliver(seconds=10)
    sent = [call.arguments["client_msg_id"] for call in scene.slack.calls("chat.postMessage")]
    assert len(sent) == 2
    assert len(set(sent)) == 1
    assert scene.states() == [("sent", None)]


def test_another_try_keeps_the_pace(scene: Scene) -> None:
    for _ in range(8):
        scene.fail("server_error")
        scene.say("Hello")
        scene.deliver()
        scene.pass_time(0.9)
        assert scene.deliver() == 0
        scene.deliver(seconds=10)


def test_two_notices_never_share_a_client_msg_id(scene: Scene) -> None:
    scene.say("Hello", "Hello")
    scene.deliver(seconds=5)
    assert len({call.arguments["client_msg_id"] for call in scene.slack.calls("chat.postMessage")}) == 2


def test_a_channel_that_is_gone_is_parked_and_an_admin_told_once(scene: Scene) -> None:
    scene.meet(profile(KIM, "Kim"), profile(RUTH, "Ruth", is_admin=True))
    scene.fail("is_archived", channel=SALES, times=None)
    scene.say("one", "two", "three")
    scene.deliver(seconds=60)
    assert scene.texts() == []
    told = [message.text for message in scene.slack.direct_messages(RUTH)]
    assert len(told) == 1
    assert "is_archived" in str(told[0])
    assert scene.slack.direct_messages(KIM) == []
    with scene.store.engine.connect() as connection:
        assert [(each.route, each.reason) for each in lanes.parked(connection)] == [(SALES, "is_archived")]
    assert scene.states().count((None, None)) == 3


def test_a_parked_route_drops_nothing(scene: Scene) -> None:
    scene.fail("not_in_channel", channel=SALES)
    scene.say("one", "two")
    scene.deliver(seconds=60)
    scene.say("three")
    scene.deliver(seconds=60)
    assert scene.texts() == []
    assert scene.run(lambda work: lanes.unpark(work, SALES, scene.now))
    scene.deliver(seconds=5)
    assert scene.texts() == ["one", "two", "three"]


def test_an_admin_who_cannot_be_told_either_is_not_told_about_it(scene: Scene) -> None:
    scene.meet(profile(RUTH, "Ruth", is_admin=True))
    scene.fail("channel_not_found", times=None)
    scene.say("Hello")
    scene.deliver(seconds=60)
    assert len(scene.slack.calls("chat.postMessage")) == 2
    with scene.store.engine.connect() as connection:
        assert {each.route for each in lanes.parked(connection)} == {SALES, RUTH}


def test_a_revoked_token_parks_without_telling_anyone(scene: Scene) -> None:
    scene.meet(profile(RUTH, "Ruth", is_admin=True))
    scene.fail("token_revoked", times=None)
    scene.say("Hello")
    scene.deliver(seconds=60)
    assert len(scene.slack.calls("chat.postMessage")) == 1
    scene.slack.faults.cancel()
    assert scene.run(lambda work: lanes.unpark_all(work, ["token_revoked"], scene.now)) == 1
    scene.deliver()
    assert scene.texts() == ["Hello"]


def test_a_message_that_slack_will_never_take_is_set_aside_and_the_others_go_on(scene: Scene) -> None:
    scene.say("", "fine")
    scene.deliver(seconds=5)
    assert scene.texts() == ["fine"]
    assert scene.states() == [("set-aside", "no_text"), ("sent", None)]


def test_a_notice_that_fails_ten_times_is_set_aside_and_the_others_go_on_at_once(scene: Scene) -> None:
    scene.fail("server_error", times=10)
    scene.say("poisoned", "fine")
    while scene.states()[0][0] is None:
        scene.pass_time(301)
        scene.deliver()
    scene.pass_time(1)
    scene.deliver()
    assert scene.texts() == ["fine"]
    assert scene.states() == [("set-aside", "Slack answered 500"), ("sent", None)]
    with scene.store.engine.connect() as connection:
        assert [each.reason for each in outbox.set_aside(connection)] == ["Slack answered 500"]


def test_an_outage_costs_no_notice(scene: Scene) -> None:
    scene.fail("server_error", method="*", times=None)
    scene.say("one", "two")
    scene.say("a win", route=WINS)
    scene.deliver(seconds=3 * 3600, every=60)
    scene.slack.faults.cancel()
    scene.deliver(seconds=1200, every=60)
    assert sorted(scene.texts()) == ["one", "two"]
    assert scene.texts(WINS) == ["a win"]


def test_a_surprise_in_one_notice_stops_no_other(scene: Scene) -> None:
    scene.tell(NewNotice(SALES, NoticeKind.CALL, {"nonsense": True}), said("fine"))
    scene.deliver(seconds=1800, every=60)
    assert scene.texts() == ["fine"]
    assert scene.states()[0] == ("set-aside", "KeyError: 'method'")


class _Unkept(SlackWebApi):
    """A Slack whose time stamps PostgreSQL does not take."""

    def call(self, token: str, method: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        return {**super().call(token, method, arguments), "ts": "1.0\0"}


def test_what_the_database_does_not_take_of_one_answer_stops_no_other(scene: Scene) -> None:
    worker = Worker(scene.store, _Unkept(scene.slack.api_url), lambda _: scene.slack.setup.token)
    scene.add("Acme", SALES)
    scene.say("fine", route=WINS)
    worker.drain_once(scene.now)
    worker.drain_once(scene.now + timedelta(seconds=30))
    assert len(scene.posts()) == 1
    assert scene.texts(WINS) == ["fine"]
    assert [state for state, _ in scene.states()] == [
        "sent" if scene.store.is_sqlite else "set-aside",
        "sent",
    ]


def test_what_a_dead_worker_claimed_is_told_by_another_once_its_lease_is_over(scene: Scene) -> None:
    scene.say("Hello")
    dead = scene.new_worker()
    dead._round(scene.now, 10)
    scene.deliver(seconds=15)
    assert scene.texts() == []
    scene.deliver(seconds=10)
    assert scene.texts() == ["Hello"]


def test_a_worker_that_lives_keeps_its_lanes_however_slow_slack_is(scene: Scene) -> None:
    scene.say("Hello")
    slow = scene.new_worker()
    (turn,) = slow._round(scene.now, 10)[0]
    for _ in range(12):
        scene.pass_time(5)
        slow._keep_leases(scene.now)
        scene.deliver()
    assert scene.texts() == []
    slow._finished.put(slow._delivery.take(turn))
    slow._round(scene.now, 0)
    assert scene.states() == [("sent", None)]


def test_a_worker_whose_lease_is_over_marks_nothing(scene: Scene) -> None:
    scene.say("Hello")
    slow = scene.new_worker()
    turns, _ = slow._round(scene.now, 10)
    scene.deliver(seconds=70)
    slow._finished.put(slow._delivery.take(turns[0]))
    scene.fail("channel_not_found")
    slow._round(scene.now, 0)
    assert scene.states() == [("sent", None)]


def test_what_is_told_of_a_member_is_kept(scene: Scene) -> None:
    scene.tell(NewNotice(KIM, NoticeKind.PROFILE, {"user": KIM}))
    scene.deliver()
    kim = scene.run(lambda work: people.who(work, KIM))
    assert kim.is_known
    assert (kim.member.name, kim.member.zone) == ("Kim", "America/New_York")


def test_a_question_about_an_unknown_user_shuts_no_route_and_troubles_nobody(scene: Scene) -> None:
    scene.tell(NewNotice("U0NOBODY", NoticeKind.PROFILE, {"user": "U0NOBODY"}))
    scene.deliver()
    assert scene.states() == [("dropped", "user_not_found")]
    with scene.store.engine.connect() as connection:
        assert lanes.parked(connection) == []
