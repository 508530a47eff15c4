"""Posting, changing and deleting messages, in channels, threads and for one pair of eyes."""

from typing import Any

import pytest
from slack_sdk import WebClient

from bot.playground.refusals import CannotDo
from bot.playground.workspace import Workspace

from .conftest import ADA, KIM, PIA, SALES, SAM
from .test_web_api import refused


def test_a_post_is_answered_with_the_message(slack: Workspace, client: WebClient) -> None:
    metadata = {"event_type": "deal", "event_payload": {"id": 7}}
    answer = client.chat_postMessage(channel="#sales", text="hello", metadata=metadata, client_msg_id="one")
    message = answer["message"]
    assert answer["channel"] == SALES and answer["ts"] == message["ts"]
    assert message["bot_id"] == slack.state.app.bot_id and message["app_id"] == slack.state.app.app_id
    assert message["bot_profile"]["team_id"] == slack.state.team.id
    assert message["metadata"] == metadata and message["client_msg_id"] == "one"


def test_every_message_has_a_later_ts(client: WebClient) -> None:
    stamps = [client.chat_postMessage(channel=SALES, text=str(number))["ts"] for number in range(20)]
    assert stamps == sorted(set(stamps))


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C404", "text": "x"}, "channel_not_found"),
        ({"channel": "C0BOARD001", "text": "x"}, "channel_not_found"),
        ({"channel": SALES}, "no_text"),
        ({"channel": SALES, "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": SALES, "blocks": "not json"}, "invalid_blocks_format"),
        ({"channel": SALES, "text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"channel": SALES, "text": "x", "metadata": {"event_type": "deal"}}, "invalid_metadata_format"),
    ],
)
def test_a_post_that_slack_would_refuse(client: WebClient, arguments: dict[str, Any], error: str) -> None:
    assert refused(client.api_call, "chat.postMessage", json=arguments)["error"] == error


def test_the_app_posts_only_where_it_is(slack: Workspace, client: WebClient) -> None:
    made = slack.surroundings.create_channel("kim", "wins-emea")
    assert refused(client.chat_postMessage, channel=made.id, text="x")["error"] == "not_in_channel"
    slack.surroundings.bring_in("wins-emea", "rainmaker", by="kim")
    assert client.chat_postMessage(channel=made.id, text="x")["ok"]
    slack.surroundings.archive("wins-emea", by="kim")
    assert refused(client.chat_postMessage, channel=made.id, text="x")["error"] == "is_archived"


def test_a_member_s_id_means_their_direct_message(slack: Workspace, client: WebClient) -> None:
    answer = client.chat_postMessage(channel=KIM, text="good morning")
    assert answer["channel"].startswith("D")
    assert [message.text for message in slack.direct_messages(KIM)] == ["good morning"]


def test_a_text_without_blocks_takes_their_place_and_shows_as_edited(
    slack: Workspace, client: WebClient
) -> None:
    ts = client.chat_postMessage(channel=SALES, text="before", blocks=[{"type": "divider"}])["ts"]
    answer = client.chat_update(channel=SALES, ts=ts, text="after")
    assert answer["text"] == "after" and answer["message"]["edited"]["user"] == slack.state.app.bot_id
    assert slack.posts(SALES)[0].blocks == []


def test_blocks_are_exchanged_without_showing_as_edited(slack: Workspace, client: WebClient) -> None:
    ts = client.chat_postMessage(channel=SALES, text="card", blocks=[{"type": "divider"}])["ts"]
    header = {"type": "header", "text": {"type": "plain_text", "text": "Acme"}}
    # By its own method, slack_sdk would warn that the text is missing: that is what is tried here.
    updated = client.api_call("chat.update", json={"channel": SALES, "ts": ts, "blocks": [header]})
    assert "edited" not in updated["message"]
    (card,) = slack.posts(SALES)
    assert card.text == "card" and card.blocks[0]["type"] == "header"


def test_an_update_wants_the_channel_s_id(client: WebClient) -> None:
    ts = client.chat_postMessage(channel="#sales", text="x")["ts"]
    assert refused(client.chat_update, channel="#sales", ts=ts, text="y")["error"] == "channel_not_found"


def test_the_app_changes_only_its_own_messages(slack: Workspace, client: WebClient) -> None:
    theirs = slack.people.say("kim", "#sales", "mine")
    assert (
        refused(client.chat_update, channel=SALES, ts=theirs.ts, text="x")["error"] == "cant_update_message"
    )
    assert refused(client.chat_delete, channel=SALES, ts=theirs.ts)["error"] == "cant_delete_message"
    assert refused(client.chat_update, channel=SALES, ts="1.000001", text="x")["error"] == "message_not_found"


def test_a_longer_text_fits_a_post_than_an_update(client: WebClient) -> None:
    ts = client.chat_postMessage(channel=SALES, text="x" * 40_000)["ts"]
    assert refused(client.chat_postMessage, channel=SALES, text="x" * 40_001)["error"] == "msg_too_long"
    assert client.chat_update(channel=SALES, ts=ts, text="x" * 4_000)["ok"]
    assert refused(client.chat_update, channel=SALES, ts=ts, text="x" * 4_001)["error"] == "msg_too_long"


def test_a_message_takes_a_hundred_attachments(client: WebClient) -> None:
    hundred = [{"text": "x"}] * 100
    assert client.chat_postMessage(channel=SALES, text="x", attachments=hundred)["ok"]
    refusal = refused(client.chat_postMessage, channel=SALES, text="x", attachments=[*hundred, {"text": "x"}])
    assert refusal["error"] == "too_many_attachments"


def test_a_deleted_message_is_gone(slack: Workspace, client: WebClient) -> None:
    ts = client.chat_postMessage(channel=SALES, text="oops")["ts"]
    client.chat_delete(channel=SALES, ts=ts)
    assert slack.posts(SALES) == []


def test_an_ephemeral_is_seen_by_its_reader_alone(slack: Workspace, client: WebClient) -> None:
    answer = client.chat_postEphemeral(channel=SALES, user=KIM, text="psst")
    assert [message.text for message in slack.ephemerals(KIM)] == ["psst"]
    assert slack.ephemerals(SAM) == [] and slack.posts(SALES) == []
    assert client.conversations_history(channel=SALES)["messages"] == []
    refusal = refused(client.chat_update, channel=SALES, ts=answer["message_ts"], text="x")
    assert refusal["error"] == "message_not_found"
    assert (
        refused(client.chat_postEphemeral, channel=SALES, user=PIA, text="x")["error"]
        == "user_not_in_channel"
    )


def test_replies_are_counted_at_their_parent(client: WebClient) -> None:
    parent = client.chat_postMessage(channel=SALES, text="card")["ts"]
    replies = [client.chat_postMessage(channel=SALES, thread_ts=parent, text=str(n))["ts"] for n in (1, 2)]
    (shown,) = client.conversations_history(channel=SALES)["messages"]
    assert shown["reply_count"] == 2 and shown["latest_reply"] == replies[-1]
    thread = client.conversations_replies(channel=SALES, ts=parent)["messages"]
    assert [message["ts"] for message in thread] == [parent, *replies]


def test_a_permalink_leads_to_the_message(client: WebClient) -> None:
    ts = client.chat_postMessage(channel=SALES, text="x")["ts"]
    link = client.chat_getPermalink(channel=SALES, message_ts=ts)["permalink"]
    assert link == f"https://kessel-heating.slack.com/archives/{SALES}/p{ts.replace('.', '')}"


def test_what_members_type_is_escaped_and_names_become_mentions(slack: Workspace) -> None:
    said = slack.people.say("kim", "#sales", "@sam: A & B <b> in #wins, see https://kessel.test/x. @nobody")
    assert said.text == (
        f"<@{SAM}>: A &amp; B &lt;b&gt; in <#C0WINS0001|wins>, see <https://kessel.test/x.> @nobody"
    )


def test_members_are_held_to_what_slack_allows_them(slack: Workspace) -> None:
    theirs = slack.people.say("kim", "#sales", "mine")
    for attempt in (
        lambda: slack.people.edit("sam", "#sales", theirs.ts, "yours"),
        lambda: slack.people.delete("sam", "#sales", theirs.ts),
        lambda: slack.people.say("pia", "#sales", "hello"),
        lambda: slack.people.say("kim", "sales-leads-only", "hello"),
        lambda: slack.people.say("kim", "#sales", "  "),
    ):
        with pytest.raises(CannotDo):
            attempt()
    assert [m["text"] for m in _history(slack)] == ["mine"]


def _history(slack: Workspace) -> list[dict[str, Any]]:
    return [each.as_message("") for each in slack.state.messages[SALES].values()]


def test_unread_counts_follow_the_reader(slack: Workspace, client: WebClient) -> None:
    from bot.playground.shown import channel_shown

    place = slack.state.channels[SALES]
    client.chat_postMessage(channel=SALES, text=f"<@{ADA}> look")
    last = client.chat_postMessage(channel=SALES, text="and this")["ts"]
    shown = channel_shown(slack.state, place, ADA)
    assert (shown["unread_count"], shown["mention_count"]) == (2, 1)
    slack.people.read("ada", SALES, last)
    assert channel_shown(slack.state, place, ADA)["unread_count"] == 0
    assert channel_shown(slack.state, place, KIM)["unread_count"] == 2


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("<!channel> Ltd", "&lt;!channel&gt; Ltd"),
        ("@channel look", "<!channel> look"),
        ("@here, @everyone.", "<!here>, <!everyone>."),
        ("mail ann@channel.test", "mail ann@channel.test"),
        ("@channels", "@channels"),
    ],
)
def test_everybody_is_called_by_the_composer_alone_and_never_by_typed_signs(
    slack: Workspace, typed: str, sent: str
) -> None:
    assert slack.people.say("kim", "#sales", typed).text == sent
