"""Slash commands: what reaches the bot, and what becomes of its answer."""

import threading
from datetime import timedelta

import pytest
from slack_sdk.signature import SignatureVerifier
from slack_sdk.webhook import WebhookClient

from bot.playground.delivery import HttpRoute
from bot.playground.refusals import CannotDo
from bot.playground.workspace import Workspace

from .conftest import KIM, SALES, SAM
from .listening_bot import ListeningBot


def test_a_command_arrives_signed_and_complete(slack: Workspace, bot: ListeningBot) -> None:
    slack.commands.type("kim", "#sales", "/deal move Acme negotiation")
    (heard,) = bot.heard
    assert heard.headers["path"] == "/slack/events"
    assert SignatureVerifier(slack.setup.signing_secret).is_valid_request(heard.raw, heard.headers)
    form = heard.body
    assert form["command"] == "/deal" and form["text"] == "move Acme negotiation"
    assert form["user_id"] == KIM and form["channel_id"] == SALES and form["channel_name"] == "sales"
    assert (
        form["team_id"] == slack.state.team.id
        and form["trigger_id"]
        and form["is_enterprise_install"] == "false"
    )
    assert form["response_url"].startswith(slack.base_url)


def test_mentions_are_escaped_for_commands_that_ask_for_it(slack: Workspace, bot: ListeningBot) -> None:
    slack.commands.type("kim", "#sales", "/deal owner A&B @sam #wins")
    slack.commands.type("kim", "dm", "/pipeline summary @sam")
    assert bot.heard[0].body["text"] == f"owner A&amp;B <@{SAM}|sam> <#C0WINS0001|wins>"
    assert bot.heard[1].body["text"] == "summary @sam"
    assert bot.heard[1].body["channel_name"] == "directmessage"


@pytest.mark.parametrize(
    ("answer", "posts", "ephemerals"),
    [
        ("plain words", [], ["plain words"]),
        ({"text": "by default"}, [], ["by default"]),
        ({"response_type": "in_channel", "text": "for all"}, ["for all"], []),
        ({"response_type": "ephemeral", "text": "for me"}, [], ["for me"]),
        (None, [], []),
    ],
)
def test_the_answer_is_shown_to_whom_it_is_meant_for(
    slack: Workspace, bot: ListeningBot, answer: object, posts: list[str], ephemerals: list[str]
) -> None:
    bot.will_answer(answer)
    assert slack.commands.type("kim", "#sales", "/deal").ok
    assert [message.text for message in slack.posts(SALES)] == posts
    assert [message.text for message in slack.ephemerals(KIM)] == ephemerals
    assert slack.ephemerals(SAM) == []


def test_a_bot_that_fails_is_told_to_the_member_in_slack_s_words(slack: Workspace, bot: ListeningBot) -> None:
    bot.will_answer("oops", status=500)
    answer = slack.commands.type("kim", "#sales", "/deal")
    assert (answer.status, answer.error) == (500, "dispatch_failed")
    (told,) = slack.ephemerals(KIM)
    assert told.text == '/deal failed with the error "dispatch_failed"' and told.user == "USLACKBOT"


def test_a_bot_that_is_late_is_cut_off(slack: Workspace, bot: ListeningBot) -> None:
    bot.hold = threading.Event()
    slack.post_office.route = HttpRoute(bot.url, slack.setup.signing_secret, cut_off=0.1)
    answer = slack.commands.type("kim", "#sales", "/deal")
    bot.hold.set()
    assert (answer.status, answer.error) == (None, "operation_timeout")


def test_a_bot_that_is_not_there_is_a_failed_dispatch(slack: Workspace) -> None:
    slack.connect("http://127.0.0.1:1")
    assert slack.commands.type("kim", "#sales", "/deal").error == "dispatch_failed"


def test_an_answer_over_the_limits_is_not_shown(slack: Workspace, bot: ListeningBot) -> None:
    bot.will_answer({"blocks": [{"type": "divider"}] * 51})
    answer = slack.commands.type("kim", "#sales", "/deal")
    assert answer.error == "invalid_command_response"
    assert "no more than 50 items allowed" in answer.problems[0]


@pytest.mark.parametrize(
    ("user", "channel", "line", "code"),
    [
        ("kim", "#sales", "/nonsense", "unknown_command"),
        ("pia", "#with-partners", "/deal", "unknown_command"),
        ("gus", "#sales", "/deal", "not_in_channel"),
    ],
)
def test_slack_does_not_send_every_command(
    slack: Workspace, bot: ListeningBot, user: str, channel: str, line: str, code: str
) -> None:
    with pytest.raises(CannotDo) as caught:
        slack.commands.type(user, channel, line)
    assert caught.value.code == code and bot.heard == []


def test_commands_do_not_work_in_threads(slack: Workspace) -> None:
    parent = slack.people.say("kim", "#sales", "a thread")
    with pytest.raises(CannotDo, match="not supported in threads"):
        slack.commands.type("kim", "#sales", "/deal", thread_ts=parent.ts)


def test_a_response_url_works_five_times(slack: Workspace, bot: ListeningBot) -> None:
    slack.commands.type("kim", "#sales", "/deal")
    hook = WebhookClient(bot.heard[0].body["response_url"])
    answers = [hook.send(text=f"answer {number}") for number in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert answers[0].body == "ok" and "used_url" in answers[-1].body
    assert len(slack.ephemerals(KIM)) == 5


def test_a_response_url_works_for_half_an_hour(slack: Workspace, bot: ListeningBot) -> None:
    slack.commands.type("kim", "#sales", "/deal")
    hook = WebhookClient(bot.heard[0].body["response_url"])
    slack.move_clock(slack.clock.now() + timedelta(minutes=29))
    assert hook.send(text="in time").status_code == 200
    slack.move_clock(slack.clock.now() + timedelta(minutes=2))
    assert "expired_url" in hook.send(text="late").body


def test_a_response_url_that_was_never_given_out_is_refused(slack: Workspace) -> None:
    hook = WebhookClient(f"{slack.base_url}/commands/{slack.state.team.id}/1/made-up")
    assert hook.send(text="x").status_code == 404


def test_a_response_url_reaches_channels_that_the_app_is_not_in(slack: Workspace, bot: ListeningBot) -> None:
    made = slack.surroundings.create_channel("kim", "elsewhere")
    slack.commands.type("kim", "elsewhere", "/deal")
    WebhookClient(bot.heard[0].body["response_url"]).send(text="here", response_type="in_channel")
    assert [message.text for message in slack.posts(made.id)] == ["here"]
