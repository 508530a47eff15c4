"""What a channel reads: one card per deal, its history in the thread, wins apart, undone changes struck."""

from bot.domain.deals import added
from bot.domain.notices import NewNotice, NoticeKind
from bot.store import channels

from .scene import ANA, KIM, NEGO, SALES, WINS, Scene, profile


def test_a_new_deal_is_announced_by_its_card(scene: Scene) -> None:
    scene.meet(profile(KIM, "kim"))
    scene.add("Acme", SALES)
    scene.deliver(seconds=5)
    assert scene.texts() == ["Acme: Lead generation, $40,000, @kim"]


def test_moves_edit_the_card_and_go_into_its_thread(scene: Scene) -> None:
    scene.meet(profile(KIM, "kim"))
    deal = scene.add("Acme", SALES)
    scene.deliver(seconds=5)
    scene.pass_time(9 * 86400)
    moved = scene.move(deal, 5, SALES)
    scene.deliver(seconds=5)
    scene.move(moved.after, 4, SALES)
    scene.deliver(seconds=5)
    card, *lines = scene.posts()
    assert card.text == "Acme: Value proposition, $40,000, @kim"
    assert [each.thread_ts for each in lines] == [card.ts, card.ts]
    assert [each.text for each in lines] == [
        "Acme: Lead generation to Negotiation (after 9 days), $40,000, @kim",
        "Acme: Negotiation to Value proposition, $40,000, @kim",
    ]


def test_a_win_is_a_post_of_its_own(scene: Scene) -> None:
    scene.meet(profile(KIM, "kim"))
    deal = scene.add("Acme", SALES)
    scene.deliver(seconds=5)
    scene.pass_time(47 * 86400)
    scene.move(deal, 6, SALES, WINS, reason="fastest rollout")
    scene.deliver(seconds=5)
    win = "Acme won: $40,000, 47 days, @kim, why: fastest rollout"
    assert scene.texts(WINS) == [win]
    card, post = scene.posts()
    assert (post.text, post.thread_ts) == (win, None)
    assert "Won" in str(card.text)


def test_a_card_that_was_deleted_is_posted_anew(scene: Scene) -> None:
    deal = scene.add("Acme", SALES)
    scene.deliver(seconds=5)
    scene.slack.state.remove_message(scene.posts()[0])
    scene.move(deal, 5, SALES)
    scene.deliver(seconds=10)
    card, line = scene.posts()
    assert "Negotiation" in str(card.text)
    assert line.thread_ts == card.ts


def test_a_card_shows_the_latest_of_several_waiting_changes_in_one_edit(scene: Scene) -> None:
    deal = scene.add("Acme", SALES)
    scene.deliver(seconds=5)
    for _ in range(3):
        scene.tell(NewNotice(SALES, NoticeKind.CARD, {"deal": deal.id}))
    scene.deliver(seconds=10)
    assert len(scene.slack.calls("chat.update")) == 1


def test_a_card_is_not_posted_where_there_is_none(scene: Scene) -> None:
    deal = scene.add("Acme")
    scene.tell(NewNotice(SALES, NoticeKind.CARD, {"deal": deal.id}))
    scene.deliver(seconds=5)
    assert scene.texts() == []
    assert scene.states() == [("sent", None)]


def test_amounts_stay_hidden_where_the_channel_asked_for_it(scene: Scene) -> None:
    scene.subscribe(NEGO, without_amounts=True)
    deal = scene.add("Acme")
    scene.announce(scene.move(deal, 5), NEGO, without_amounts=True)
    scene.deliver(seconds=5)
    assert len(scene.texts(NEGO)) == 2
    assert not any("40,000" in text for text in scene.texts(NEGO))
    assert "40,000" not in str([message.blocks for message in scene.posts(NEGO)])


def test_amounts_that_are_hidden_from_now_on_go_out_of_every_card_and_of_what_waits(scene: Scene) -> None:
    shown = [scene.add(name, SALES) for name in ("Acme", "Beta", "Gamma")]
    scene.deliver(seconds=10)
    scene.move(shown[1], 5, SALES)
    scene.subscribe(SALES, without_amounts=True)
    scene.deliver(seconds=10)
    assert [text.split(":")[0] for text in scene.texts()] == ["Acme", "Beta", "Gamma", "Beta"]
    assert "40,000" not in str([(each.text, each.blocks) for each in scene.posts()])
    assert len(scene.slack.calls("chat.update")) == 4


def test_a_channel_that_hears_no_more_is_left_as_it_was(scene: Scene) -> None:
    scene.subscribe(SALES, without_amounts=True)
    acme, beta = scene.add("Acme", SALES), scene.add("Beta", SALES)
    scene.deliver(seconds=10)
    before = scene.texts()
    moved = scene.move(acme, 5, SALES)
    scene.unsubscribe(SALES)
    scene.tell(NewNotice(SALES, NoticeKind.CARD, {"deal": acme.id}))
    scene.deliver(seconds=10)
    assert scene.texts() == before
    assert moved.after.amount and ("dropped", None) in scene.states()
    scene.undo(added(beta))
    scene.deliver(seconds=10)
    assert scene.texts() == [before[0], "Beta: taken back, a colleague"]


def test_what_is_being_told_while_its_channel_is_renumbered_goes_on_under_the_new_id(scene: Scene) -> None:
    scene.add("Acme", SALES)
    scene.fail("server_error", channel=SALES)
    scene.deliver()
    scene.pass_time(10)
    (turn,), _ = scene.worker._round(scene.now, 10)
    scene.fail("drop_reply", channel=SALES)
    scene.worker._finished.put(scene.worker._delivery.take(turn))
    scene.run(lambda work: channels.renumber(work, SALES, NEGO, scene.now))
    scene.deliver(seconds=25)
    tried = scene.slack.calls("chat.postMessage")
    assert [call.arguments["channel"] for call in tried] == [SALES, SALES, NEGO]
    assert len({call.arguments["client_msg_id"] for call in tried}) == 1
    assert scene.states() == [("sent", None)]


def test_names_ping_nobody(scene: Scene) -> None:
    scene.add("<!channel> & <@U0KIM00001>", SALES)
    scene.deliver(seconds=5)
    (card,) = scene.posts()
    assert str(card.text).startswith("&lt;!channel&gt; &amp; &lt;@U0KIM00001&gt;: ")
    # Rich text is never read for mentions: what stands in it shows as it is.
    named = [block["type"] for block in card.blocks or [] if "<!channel>" in str(block)]
    assert named == ["rich_text"]


def test_an_undone_move_is_struck_and_says_who_took_it_back(scene: Scene) -> None:
    scene.meet(profile(KIM, "kim"), profile(ANA, "ana"))
    deal = scene.add("Acme", SALES)
    moved = scene.move(deal, 5, SALES)
    scene.deliver(seconds=10)
    scene.undo(moved, by=ANA)
    scene.deliver(seconds=10)
    card, line = scene.posts()
    assert line.text == "Taken back by @ana: Acme: Lead generation to Negotiation, $40,000, @kim"
    assert card.text == "Acme: Lead generation, $40,000, @kim"


def test_an_undone_win_is_struck_in_every_channel_that_heard_it(scene: Scene) -> None:
    won = scene.move(scene.add("Acme"), 6, SALES, WINS)
    scene.deliver(seconds=5)
    scene.undo(won)
    scene.deliver(seconds=5)
    for channel in (SALES, WINS):
        assert [text.startswith("Taken back by") for text in scene.texts(channel)] == [True]


def test_a_change_that_is_undone_before_it_was_told_is_never_told(scene: Scene) -> None:
    won = scene.move(scene.add("Acme"), 6, WINS)
    scene.undo(won)
    scene.deliver(seconds=10)
    assert scene.texts(WINS) == []
    assert scene.states()[0] == ("dropped", None)


def test_an_announcement_deleted_by_hand_can_still_be_taken_back(scene: Scene) -> None:
    won = scene.move(scene.add("Acme"), 6, WINS)
    scene.deliver(seconds=5)
    scene.slack.state.remove_message(scene.posts(WINS)[0])
    scene.undo(won)
    scene.deliver(seconds=5)
    assert scene.states()[-1] == ("dropped", "message_not_found")


def test_one_change_of_two_deals_is_struck_in_both_posts(scene: Scene) -> None:
    first = scene.move(scene.add("Acme"), 6, WINS)
    other = scene.add("Beta")
    event = other.moved_to(scene.stage(6), KIM, scene.now)
    scene.announce(scene.same_change(event, first), WINS)
    scene.deliver(seconds=5)
    scene.undo(first)
    scene.deliver(seconds=5)
    assert [text.startswith("Taken back by") for text in scene.texts(WINS)] == [True, True]
