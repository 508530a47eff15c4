"""The Events API: who hears what, and how often an event comes again."""

from slack_sdk import WebClient

from bot.playground.workspace import Workspace
from tests.waiting import PATIENCE

from .conftest import ANA, KIM, SALES, manifest_with
from .listening_bot import ListeningBot


def test_a_direct_message_is_an_event(slack: Workspace, bot: ListeningBot) -> None:
    message = slack.people.say("kim", "dm", "moved Acme to negotiation")
    slack.settle()
    (body,) = bot.bodies("event_callback")
    assert body["team_id"] == slack.state.team.id and body["event_id"].startswith("Ev")
    assert body["authorizations"][0]["user_id"] == slack.state.app.bot_user
    event = body["event"]
    assert event["type"] == "message" and event["channel_type"] == "im" and event["user"] == KIM
    assert event["text"] == "moved Acme to negotiation" and event["ts"] == message.ts
    assert event["client_msg_id"] == message.client_msg_id


def test_naming_the_app_in_a_channel_tells_it_twice_as_in_slack(slack: Workspace, bot: ListeningBot) -> None:
    slack.people.say("kim", "#sales", "@rainmaker where is Acme?")
    slack.settle()
    assert len(bot.events("app_mention")) == len(bot.events("message")) == 1
    assert "channel_type" not in bot.events("app_mention")[0]


def test_channels_without_the_app_stay_private(slack: Workspace, bot: ListeningBot) -> None:
    slack.people.say("ada", "sales-leads-only", "@rainmaker psst")
    slack.settle()
    assert bot.heard == []


def test_the_app_hears_itself_and_edits(slack: Workspace, bot: ListeningBot, client: WebClient) -> None:
    client.chat_postMessage(channel=KIM, text="good morning")
    message = slack.people.say("kim", "dm", "moved Acem")
    slack.people.edit("kim", "dm", message.ts, "moved Acme")
    slack.settle()
    events = sorted(bot.events("message"), key=lambda event: str(event["event_ts"]))
    assert events[0]["bot_id"] == slack.state.app.bot_id
    assert events[2]["subtype"] == "message_changed"
    assert (
        events[2]["message"]["text"] == "moved Acme" and events[2]["previous_message"]["text"] == "moved Acem"
    )


def test_only_subscribed_events_are_sent(bot: ListeningBot) -> None:
    manifest = manifest_with()
    manifest["settings"]["event_subscriptions"]["bot_events"] = ["app_mention"]
    with Workspace.started(manifest, bot_url=bot.url, patience=PATIENCE) as slack:
        slack.people.say("kim", "dm", "hello")
        slack.surroundings.rename("#sales", "deals", by="ruth")
        slack.settle()
    assert bot.heard == []


def test_an_event_comes_three_times_more_until_it_is_taken(slack: Workspace, bot: ListeningBot) -> None:
    for _ in range(4):
        bot.will_answer("no", status=500)
    slack.people.say("kim", "dm", "hello")
    slack.settle()
    retries = [each.headers.get("x-slack-retry-num") for each in bot.heard]
    assert retries == [None, "1", "2", "3"]
    assert bot.heard[1].headers["x-slack-retry-reason"] == "http_error"
    assert len({each.body["event_id"] for each in bot.heard}) == 1


def test_an_event_that_was_taken_does_not_come_again(slack: Workspace, bot: ListeningBot) -> None:
    bot.will_answer("no", status=500)
    slack.people.say("kim", "dm", "hello")
    slack.settle()
    assert len(bot.heard) == 2


def test_changes_around_the_app_are_events(slack: Workspace, bot: ListeningBot) -> None:
    slack.surroundings.change_member("ana", tz="Asia/Tokyo", display_name="Ana D")
    slack.surroundings.rename("#sales", "deals", by="ruth")
    slack.surroundings.archive("#wins", by="ruth")
    slack.settle()
    (changed,) = bot.events("user_change")
    assert changed["user"]["id"] == ANA and changed["user"]["tz"] == "Asia/Tokyo"
    assert bot.events("channel_rename")[0]["channel"]["name"] == "deals"
    assert bot.events("channel_archive")[0]["channel"] == "C0WINS0001"
    assert slack.state.channels[SALES].name == "deals"


def test_uninstalling_is_told_in_two_events(slack: Workspace, bot: ListeningBot) -> None:
    slack.surroundings.uninstall()
    slack.settle()
    assert len(bot.events("app_uninstalled")) == len(bot.events("tokens_revoked")) == 1
    slack.people.say("kim", "dm", "anybody there?")
    slack.settle()
    assert bot.events("message") == []
