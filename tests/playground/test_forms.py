"""Modals: opening them in time, filling them in, and every way an app can answer a submission."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.playground.clock import Clock
from bot.playground.refusals import CannotDo, MethodRefused
from bot.playground.triggers import Triggers
from bot.playground.workspace import Workspace

from .conftest import KIM, SAM
from .listening_bot import ListeningBot
from .test_web_api import refused


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def ask(block: str, element: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "input", "block_id": block, "label": plain(block), "element": element, **more}


NAME = ask("name", {"type": "plain_text_input", "action_id": "it", "max_length": 5})
NUMBER = {"type": "number_input", "action_id": "it", "is_decimal_allowed": False, "max_value": "100"}
FORM = {
    "type": "modal",
    "callback_id": "add_deal",
    "private_metadata": "C1",
    "title": plain("New deal"),
    "submit": plain("Add"),
    "notify_on_close": True,
    "blocks": [
        NAME,
        ask("email", {"type": "email_text_input", "action_id": "it"}, optional=True),
        ask("odds", NUMBER, optional=True),
        ask("owner", {"type": "users_select", "action_id": "it", "initial_user": KIM}),
    ],
}
SHORT = {"type": "modal", "title": plain("Sure?"), "submit": plain("Yes"), "blocks": [NAME]}

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)

Open = Callable[..., Any]


@pytest.fixture
def trigger(slack: Workspace, bot: ListeningBot) -> Callable[[], str]:
    def typed() -> str:
        slack.commands.type("kim", "#sales", "/deal add")
        return str(bot.commands()[-1]["trigger_id"])

    return typed


@pytest.fixture
def form(slack: Workspace, client: WebClient, trigger: Callable[[], str]) -> dict[str, Any]:
    return client.views_open(trigger_id=trigger(), view=FORM)["view"]


def test_an_open_view_is_described_as_slack_does(slack: Workspace, form: dict[str, Any]) -> None:
    assert form["id"].startswith("V") and form["root_view_id"] == form["id"] and form["hash"]
    assert form["previous_view_id"] is None and form["state"] == {"values": {}}
    assert form["team_id"] == slack.state.team.id and form["app_id"] == slack.state.app.app_id
    assert [view["id"] for view in slack.state.views.stack(KIM)] == [form["id"]]


def test_a_trigger_opens_one_view(client: WebClient, trigger: Callable[[], str]) -> None:
    once = trigger()
    client.views_open(trigger_id=once, view=FORM)
    assert refused(client.views_open, trigger_id=once, view=FORM)["error"] == "exchanged_trigger_id"
    assert refused(client.views_open, trigger_id="1.2.3", view=FORM)["error"] == "invalid_trigger_id"


def test_a_trigger_lasts_three_seconds() -> None:
    clock = StoppedClock()
    triggers = Triggers(clock)
    early, late = triggers.issue(KIM), triggers.issue(KIM)
    clock.offset += timedelta(seconds=3)
    assert triggers.use(early).user == KIM
    clock.offset += timedelta(seconds=0.1)
    with pytest.raises(MethodRefused, match="expired_trigger_id"):
        triggers.use(late)


class StoppedClock(Clock):
    """It is moved, and otherwise stands still."""

    def now(self) -> datetime:
        return NOON + self.offset


def test_a_view_that_slack_would_refuse(client: WebClient, trigger: Callable[[], str]) -> None:
    bad = {"type": "modal", "title": plain("x" * 25), "blocks": [NAME]}
    answer = refused(client.views_open, trigger_id=trigger(), view=bad)
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]",
        "[ERROR] missing required field: submit [json-pointer:/view]",
    ]


def test_two_views_are_pushed_at_most(client: WebClient, trigger: Callable[[], str]) -> None:
    assert refused(client.views_push, trigger_id=trigger(), view=SHORT)["error"] == "not_found"
    root = client.views_open(trigger_id=trigger(), view=FORM)["view"]["id"]
    first = client.views_push(trigger_id=trigger(), view=SHORT)["view"]
    second = client.views_push(trigger_id=trigger(), view=SHORT)["view"]
    assert (first["previous_view_id"], second["previous_view_id"], second["root_view_id"]) == (
        root,
        first["id"],
        root,
    )
    assert refused(client.views_push, trigger_id=trigger(), view=SHORT)["error"] == "push_limit_reached"


def test_an_update_with_an_old_hash_is_refused(client: WebClient, form: dict[str, Any]) -> None:
    updated = client.views_update(view_id=form["id"], hash=form["hash"], view=SHORT)["view"]
    assert updated["id"] == form["id"] and updated["title"]["text"] == "Sure?"
    answer = refused(client.views_update, view_id=form["id"], hash=form["hash"], view=FORM)
    assert answer["error"] == "hash_conflict"
    assert refused(client.views_update, view_id="V404", view=FORM)["error"] == "not_found"


def test_a_submission_carries_every_value(slack: Workspace, bot: ListeningBot, form: dict[str, Any]) -> None:
    done = slack.forms.submit("kim", form["id"], {"name": {"it": "Acme"}, "odds": {"it": "60"}})
    assert done.action is None and done.error is None and slack.state.views.stack(KIM) == []
    (said,) = bot.bodies("view_submission")
    assert said["view"]["callback_id"] == "add_deal" and said["view"]["private_metadata"] == "C1"
    assert said["view"]["state"]["values"] == {
        "name": {"it": {"type": "plain_text_input", "value": "Acme"}},
        "email": {"it": {"type": "email_text_input", "value": None}},
        "odds": {"it": {"type": "number_input", "value": "60"}},
        "owner": {"it": {"type": "users_select", "selected_user": KIM}},
    }


@pytest.mark.parametrize(
    ("touched", "wrong"),
    [
        ({}, "name"),
        ({"name": "Acme Corporation"}, "name"),
        ({"name": "Acme", "email": "nobody"}, "email"),
        ({"name": "Acme", "odds": "6.5"}, "odds"),
        ({"name": "Acme", "odds": "101"}, "odds"),
        ({"name": "Acme", "odds": "many"}, "odds"),
        ({"name": "Acme", "owner": None}, "owner"),
    ],
)
def test_slack_holds_back_a_form_that_is_wrong(
    slack: Workspace, bot: ListeningBot, form: dict[str, Any], touched: dict[str, str], wrong: str
) -> None:
    done = slack.forms.submit("kim", form["id"], {block: {"it": value} for block, value in touched.items()})
    assert done.action == "errors" and list(done.errors) == [wrong]
    assert bot.bodies("view_submission") == []


def submitted(slack: Workspace, bot: ListeningBot, form: dict[str, Any], answer: Any) -> Any:
    bot.will_answer(answer)
    return slack.forms.submit("kim", form["id"], {"name": {"it": "Acme"}})


def test_errors_leave_the_form_open(slack: Workspace, bot: ListeningBot, form: dict[str, Any]) -> None:
    done = submitted(slack, bot, form, {"response_action": "errors", "errors": {"name": "Taken."}})
    assert done.errors == {"name": "Taken."}
    (still_open,) = slack.state.views.stack(KIM)
    assert still_open["state"]["values"]["name"]["it"]["value"] == "Acme"


@pytest.mark.parametrize(
    ("answer", "titles"),
    [
        ({"response_action": "update", "view": SHORT}, ["Sure?"]),
        ({"response_action": "push", "view": SHORT}, ["New deal", "Sure?"]),
        ({"response_action": "clear"}, []),
        (None, []),
    ],
)
def test_an_answer_changes_the_stack(
    slack: Workspace, bot: ListeningBot, form: dict[str, Any], answer: Any, titles: list[str]
) -> None:
    assert submitted(slack, bot, form, answer).error is None
    assert [view["title"]["text"] for view in slack.state.views.stack(KIM)] == titles


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nothing": "There is no such block."}},
        {"response_action": "update", "view": {"type": "modal"}},
        {"response_action": "shout"},
        {"text": "thanks"},
    ],
)
def test_an_answer_that_slack_does_not_understand_leaves_the_form_open(
    slack: Workspace, bot: ListeningBot, form: dict[str, Any], answer: Any
) -> None:
    assert submitted(slack, bot, form, answer).error == "invalid_response_action"
    assert len(slack.state.views.stack(KIM)) == 1


def test_closing_is_told_to_an_app_that_asked_for_it(
    slack: Workspace, bot: ListeningBot, form: dict[str, Any]
) -> None:
    slack.forms.close("kim", form["id"])
    (said,) = bot.bodies("view_closed")
    assert said["view"]["id"] == form["id"] and said["is_cleared"] is False
    with pytest.raises(CannotDo):
        slack.forms.submit("kim", form["id"], {})


def test_nobody_submits_somebody_else_s_form(slack: Workspace, form: dict[str, Any]) -> None:
    with pytest.raises(CannotDo):
        slack.forms.submit("sam", form["id"], {})


def test_each_member_has_a_home(slack: Workspace, bot: ListeningBot, client: WebClient) -> None:
    assert slack.surroundings.open_home("kim") is None
    client.views_publish(user_id=KIM, view={"type": "home", "blocks": [{"type": "divider"}]})
    view = slack.surroundings.open_home("kim")
    assert view is not None and view["type"] == "home"
    slack.settle()
    opened = sorted(bot.events("app_home_opened"), key=lambda event: str(event["event_ts"]))
    assert [event.get("view", {}).get("id") for event in opened] == [None, view["id"]]
    assert SAM not in slack.state.views.homes
    answer = refused(client.views_publish, user_id=KIM, view={"type": "home", "blocks": [NAME] * 101})
    assert answer["error"] == "invalid_arguments"
