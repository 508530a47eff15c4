"""Clicks and choices: what the bot is told about them, and what it can do in return."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from bot.playground.places import InView
from bot.playground.refusals import CannotDo
from bot.playground.workspace import Workspace

from .conftest import KIM, SALES
from .listening_bot import ListeningBot

MENU = {
    "type": "static_select",
    "action_id": "stage",
    "options": [
        {"text": {"type": "plain_text", "text": name}, "value": name.lower()} for name in ("Quote", "Won")
    ],
}
UNDO = {"type": "button", "action_id": "undo", "value": "7", "text": {"type": "plain_text", "text": "Undo"}}
PICKER = {"type": "datepicker", "action_id": "due", "initial_date": "2026-03-10"}
CARD = [
    {"type": "section", "block_id": "what", "text": {"type": "mrkdwn", "text": "*Acme*"}, "accessory": UNDO},
    {"type": "actions", "block_id": "row", "elements": [MENU, PICKER]},
]


def posted(slack: Workspace, client: WebClient, **more: Any) -> Any:
    client.chat_postMessage(channel=SALES, text="Acme", blocks=CARD, **more)
    return slack.posts(SALES)[-1]


def test_a_click_on_a_button_names_it_and_the_message(
    slack: Workspace, bot: ListeningBot, client: WebClient
) -> None:
    message = posted(slack, client)
    assert slack.clicks.act("kim", message.where, "Undo").ok
    (said,) = bot.bodies("block_actions")
    (action,) = said["actions"]
    assert action["action_id"] == "undo" and action["value"] == "7" and action["block_id"] == "what"
    assert action["type"] == "button" and action["text"]["text"] == "Undo" and action["action_ts"]
    assert said["container"] == {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": SALES,
        "is_ephemeral": False,
    }
    assert said["user"]["id"] == KIM and said["channel"] == {"id": SALES, "name": "sales"}
    assert said["message"]["ts"] == message.ts and said["response_url"] and said["trigger_id"]


def test_the_state_holds_what_was_chosen_and_what_was_there_before(
    slack: Workspace, bot: ListeningBot, client: WebClient
) -> None:
    message = posted(slack, client)
    slack.clicks.act("kim", message.where, "stage", "won")
    said = bot.bodies("block_actions")[0]
    assert said["actions"][0]["selected_option"]["value"] == "won"
    assert said["state"]["values"]["row"] == {
        "stage": {"type": "static_select", "selected_option": MENU["options"][1]},
        "due": {"type": "datepicker", "selected_date": "2026-03-10"},
    }
    slack.clicks.act("kim", message.where, "due", "2026-03-17")
    values = bot.bodies("block_actions")[1]["state"]["values"]["row"]
    assert values["due"]["selected_date"] == "2026-03-17"
    assert values["stage"]["selected_option"]["value"] == "won"


def test_a_click_on_an_ephemeral_does_not_carry_the_message(
    slack: Workspace, bot: ListeningBot, client: WebClient
) -> None:
    client.chat_postEphemeral(channel=SALES, user=KIM, blocks=CARD, text="Acme")
    slack.clicks.act("kim", slack.ephemerals(KIM)[0].where, "Undo")
    said = bot.bodies("block_actions")[0]
    assert "message" not in said and said["container"]["is_ephemeral"]


@pytest.mark.parametrize("body", [{"text": "gone", "replace_original": True}, {"delete_original": True}])
def test_the_answer_to_a_click_replaces_or_deletes_the_message(
    slack: Workspace, bot: ListeningBot, client: WebClient, body: dict[str, Any]
) -> None:
    posted(slack, client)
    slack.clicks.act("kim", slack.posts(SALES)[0].where, "Undo")
    assert WebhookClient(bot.bodies("block_actions")[0]["response_url"]).send_dict(body).status_code == 200
    assert [message.text for message in slack.posts(SALES)] == ([] if "delete_original" in body else ["gone"])


def test_nobody_clicks_on_what_is_not_there(slack: Workspace, bot: ListeningBot, client: WebClient) -> None:
    message = posted(slack, client)
    with pytest.raises(CannotDo, match="undo"):
        slack.clicks.act("kim", message.where, "Redo")
    with pytest.raises(CannotDo, match="not among the options"):
        slack.clicks.act("kim", message.where, "stage", "lost")
    with pytest.raises(CannotDo):
        slack.clicks.act("pia", message.where, "Nothing")
    slack.settle()
    assert bot.bodies("block_actions") == []


def test_a_click_in_the_home_carries_the_view(slack: Workspace, bot: ListeningBot, client: WebClient) -> None:
    client.views_publish(user_id=KIM, view={"type": "home", "blocks": CARD})
    home = slack.state.views.homes[KIM]
    slack.clicks.act("kim", InView(home["id"]), "stage", "quote")
    said = bot.bodies("block_actions")[0]
    assert said["container"] == {"type": "view", "view_id": home["id"]} and "response_url" not in said
    assert said["view"]["state"]["values"]["row"]["stage"]["selected_option"]["value"] == "quote"


def test_an_external_menu_asks_the_bot_for_its_options(
    slack: Workspace, bot: ListeningBot, client: WebClient
) -> None:
    menu = {"type": "external_select", "action_id": "deal", "min_query_length": 1}
    client.chat_postMessage(channel=SALES, text="x", blocks=[{"type": "actions", "elements": [menu]}])
    slack.settle()
    where = slack.posts(SALES)[0].where
    option = {"text": {"type": "plain_text", "text": "Acme"}, "value": "d1"}
    bot.will_answer({"options": [option]})
    assert slack.clicks.suggest("kim", where, "deal", "ac") == {"options": [option]}
    assert bot.bodies("block_suggestion")[0]["value"] == "ac"
    slack.clicks.act("kim", where, "deal", "d1")
    assert bot.bodies("block_actions")[0]["actions"][0]["selected_option"] == option


def test_a_message_shortcut_hands_over_the_message(slack: Workspace, bot: ListeningBot) -> None:
    message = slack.people.say("sam", "#sales", "Acme wants a quote")
    slack.settle()
    slack.surroundings.use_shortcut("kim", "add_note", "#sales", message.ts)
    (said,) = bot.bodies("message_action")
    assert said["callback_id"] == "add_note" and said["message"]["text"] == "Acme wants a quote"
    assert said["channel"]["id"] == SALES and said["trigger_id"] and said["response_url"]


def test_a_global_shortcut_brings_a_trigger(slack: Workspace, bot: ListeningBot) -> None:
    slack.surroundings.use_shortcut("kim", "new_deal")
    assert bot.bodies("shortcut")[0]["trigger_id"]
