"""What Slack's answers mean, and where messages may go."""

from dataclasses import dataclass
from typing import Any

import pytest

from bot.playground.faults import Fault
from bot.playground.workspace import Workspace
from bot.worker.failures import DeliveryFailed, Scope
from bot.worker.web_api import SlackWebApi, _seconds
from tests.noting_slack import NotingSlack

from .scene import RUTH, SALES

POST = {"channel": SALES, "text": "Hello"}


@pytest.mark.parametrize(
    ("fault", "scope", "retry_after"),
    [
        ("server_error", Scope.PASSING, None),
        ("drop_reply", Scope.PASSING, None),
        ("rate_limited", Scope.PASSING, 7.0),
        ("fatal_error", Scope.PASSING, None),
        ("an_error_of_tomorrow", Scope.PASSING, None),
        ("msg_too_long", Scope.MESSAGE, None),
        ("invalid_blocks", Scope.MESSAGE, None),
        ("message_not_found", Scope.GONE, None),
        ("channel_not_found", Scope.ROUTE, None),
        ("is_archived", Scope.ROUTE, None),
        ("not_in_channel", Scope.ROUTE, None),
        ("missing_scope", Scope.ROUTE, None),
        ("user_not_found", Scope.ROUTE, None),
        ("account_inactive", Scope.WORKSPACE, None),
        ("token_revoked", Scope.WORKSPACE, None),
        ("invalid_auth", Scope.WORKSPACE, None),
    ],
)
def test_each_failure_says_what_it_concerns(
    workspace: Workspace, fault: str, scope: Scope, retry_after: float | None
) -> None:
    workspace.faults.order(Fault("chat.postMessage", fault, seconds=7))
    with pytest.raises(DeliveryFailed) as failed:
        SlackWebApi(workspace.api_url).call(workspace.setup.token, "chat.postMessage", POST)
    assert (failed.value.scope, failed.value.retry_after) == (scope, retry_after)


@pytest.mark.parametrize(
    ("told", "seconds"), [("7", 7), ("0", 1), ("inf", 3600), ("nan", 60), ("soon", 60), ("", 60)]
)
def test_a_pace_that_is_no_number_is_a_minute(told: str, seconds: float) -> None:
    assert _seconds({"Retry-After": told}) == seconds


@dataclass(slots=True)
class OddSlack(NotingSlack):
    said: Any = None

    def answer(self, method: str, arguments: dict[str, Any]) -> Any:
        return self.said


@pytest.mark.parametrize(
    "said", [[1], None, 7, "well", {"ok": False}, {"ok": False, "error": "bad\0 \ud800"}]
)
def test_an_answer_of_another_shape_is_a_passing_failure(said: Any) -> None:
    with OddSlack.started("T1") as slack:
        slack.said = said
        with pytest.raises(DeliveryFailed) as failed:
            SlackWebApi(slack.api_url).call("xoxb-1", "chat.postMessage", POST)
    assert failed.value.scope is Scope.PASSING
    assert "\0" not in failed.value.reason
    failed.value.reason.encode()


def test_nobody_listening_is_a_passing_failure() -> None:
    with pytest.raises(DeliveryFailed) as failed:
        SlackWebApi("http://127.0.0.1:9/api/").call("xoxb-1", "chat.postMessage", POST)
    assert failed.value.scope is Scope.PASSING


def test_a_post_is_tried_once_and_answers_its_ts(workspace: Workspace) -> None:
    before = len(workspace.calls("chat.postMessage"))
    answer = SlackWebApi(workspace.api_url).call(workspace.setup.token, "chat.postMessage", POST)
    assert answer["ts"] == workspace.posts(SALES)[-1].ts
    assert len(workspace.calls("chat.postMessage")) == before + 1


def test_a_user_is_asked_for_by_form(workspace: Workspace) -> None:
    answer = SlackWebApi(workspace.api_url).call(workspace.setup.token, "users.info", {"user": RUTH})
    assert answer["user"]["id"] == RUTH


@pytest.mark.parametrize(
    "url",
    [
        "https://hooks.slack.com.evil.example/commands/1",
        "http://hooks.slack.com/commands/1",
        "https://hooks.slack.com@evil.example/1",
        "https://evil.example/hooks.slack.com",
        "ftp://slack.test/1",
        "file:///etc/passwd",
        "hooks.slack.com/1",
        "http://[::1",
        "",
    ],
)
def test_a_response_url_elsewhere_is_never_called(url: str) -> None:
    with pytest.raises(DeliveryFailed) as failed:
        SlackWebApi("http://slack.test/api/").respond(url, {"text": "Hello"})
    assert failed.value.scope is Scope.MESSAGE
    assert "foreign" in failed.value.reason


def test_a_response_url_that_has_ended_is_given_up(workspace: Workspace) -> None:
    with pytest.raises(DeliveryFailed) as failed:
        SlackWebApi(workspace.api_url).respond(f"{workspace.base_url}/commands/nothing", {"text": "Hello"})
    assert failed.value.scope is Scope.MESSAGE
