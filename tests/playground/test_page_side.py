"""What the page asks and hears, over HTTP as it does."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, date, datetime
from http.client import HTTPConnection
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from slack_sdk import WebClient

from bot.playground.workspace import Workspace
from tests.waiting import PATIENCE

from .conftest import ADA, KIM, PIA, SALES, SAM
from .listening_bot import ListeningBot


class Page:
    """A browser without a screen: JSON in, JSON out."""

    def __init__(self, slack: Workspace) -> None:
        self.base_url = slack.base_url

    def get(self, path: str) -> dict[str, Any]:
        with urllib.request.urlopen(self.base_url + path) as response:
            return dict(json.loads(response.read()))

    def post(self, act: str, headers: dict[str, str] | None = None, /, **body: Any) -> dict[str, Any]:
        wanted = {"Content-Type": "application/json"} | (headers or {})
        body = {name.rstrip("_"): value for name, value in body.items()}
        address = f"{self.base_url}/playground/{act}"
        request = urllib.request.Request(address, json.dumps(body).encode(), wanted)
        try:
            with urllib.request.urlopen(request) as response:
                return dict(json.loads(response.read()))
        except urllib.error.HTTPError as error:
            return {"status": error.code} | dict(json.loads(error.read()))

    def hear(self, user: str, after: int | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
        path = f"/playground/events?as={user}" + (f"&after={after}" if after is not None else "")
        with urllib.request.urlopen(self.base_url + path, timeout=PATIENCE) as stream:
            kind = ""
            for line in stream:
                name, _, value = line.decode().strip().partition(": ")
                if name == "event":
                    kind = value
                elif name == "data":
                    yield kind, json.loads(value)


@pytest.fixture
def page(slack: Workspace) -> Page:
    return Page(slack)


def test_the_state_is_all_that_a_page_needs_to_begin(page: Page) -> None:
    state = page.get(f"/playground/state?as={KIM}")
    assert state["me"]["name"] == "kim" and state["me"]["role"] == "rep"
    assert {member["role"] for member in state["members"]} == {
        "rep",
        "manager",
        "admin",
        "guest",
        "other organisation",
        "app",
    }
    names = {channel["name"] for channel in state["channels"]}
    assert {"general", "sales", "wins", "negotiations", "with-partners"} <= names
    assert "sales-leads-only" not in names
    (own,) = [each for each in state["channels"] if each["is_im"]]
    assert own["user"] == state["app"]["bot_user_id"]
    assert state["app"]["commands"][0]["command"] == "/deal" and state["clock"]["moved"] is False


def test_a_page_s_whole_round_from_saying_to_reading(page: Page) -> None:
    said = page.post("say", as_=KIM, channel=SALES, text="hello @sam")["message"]
    shown = page.get(f"/playground/messages?as={SAM}&channel={SALES}")["messages"]
    assert [message["text"] for message in shown] == [f"hello <@{SAM}>"]
    assert shown[0]["is_ephemeral"] is False and shown[0]["channel"] == SALES
    assert page.post("read", as_=SAM, channel=SALES, ts=said["ts"])["channel"]["unread_count"] == 0
    assert page.post("edit", as_=KIM, channel=SALES, ts=said["ts"], text="hi")["message"]["edited"]
    page.post("react", as_=SAM, channel=SALES, ts=said["ts"], name="tada")
    shown = page.get(f"/playground/messages?as={SAM}&channel={SALES}")["messages"]
    assert shown[0]["reactions"] == [{"name": "tada", "users": [SAM], "count": 1}]


def test_a_long_channel_comes_in_pages(slack: Workspace, page: Page) -> None:
    said = [slack.people.say("kim", "#sales", str(number)) for number in range(5)]
    slack.people.say("sam", "#sales", "in the thread", thread_ts=said[0].ts)
    newest = page.get(f"/playground/messages?as={KIM}&channel={SALES}&limit=2")
    assert [message["text"] for message in newest["messages"]] == ["3", "4"] and newest["has_more"]
    rest = page.get(f"/playground/messages?as={KIM}&channel={SALES}&before={said[3].ts}")
    assert [message["text"] for message in rest["messages"]] == ["0", "1", "2"] and not rest["has_more"]
    thread = page.get(f"/playground/messages?as={KIM}&channel={SALES}&thread_ts={said[0].ts}")
    assert [message["text"] for message in thread["messages"]] == ["0", "in the thread"]


def test_a_command_and_its_trace(page: Page, bot: ListeningBot) -> None:
    bot.will_answer({"text": "moved"})
    assert page.post("command", as_=KIM, channel=SALES, text="/deal move Acme")["error"] is None
    (message,) = page.get(f"/playground/messages?as={KIM}&channel={SALES}")["messages"]
    assert message["is_ephemeral"] and message["text"] == "moved"
    trace = page.get(f"/playground/trace?as={KIM}&channel={SALES}&ts={message['ts']}")["trace"]
    assert trace[0]["direction"] == "to_bot" and trace[0]["request"]["body"]["text"] == "move Acme"
    assert trace[0]["answer"] == trace[0]["answer"] | {"status": 200, "body": {"text": "moved"}}
    assert trace[0]["request"]["headers"]["X-Slack-Signature"] == "…"
    assert page.get(f"/playground/trace?as={SAM}&channel={SALES}&ts={message['ts']}")["trace"] == []


def test_a_form_from_button_to_submission(page: Page, bot: ListeningBot, client: WebClient) -> None:
    button = {"type": "button", "action_id": "edit", "text": {"type": "plain_text", "text": "Edit"}}
    ts = client.chat_postMessage(channel=KIM, text="x", blocks=[{"type": "actions", "elements": [button]}])[
        "ts"
    ]
    channel = client.conversations_open(users=KIM)["channel"]["id"]
    place = {"type": "message", "channel": channel, "ts": ts}
    block = page.get(f"/playground/messages?as={KIM}&channel={channel}")["messages"][0]["blocks"][0]
    clicked = page.post("action", as_=KIM, container=place, block_id=block["block_id"], action_id="edit")
    assert clicked["error"] is None
    field = {"type": "plain_text_input", "action_id": "it"}
    label = {"type": "plain_text", "text": "Name"}
    view = {"type": "modal", "title": label, "submit": label, "blocks": [
        {"type": "input", "block_id": "name", "label": label, "element": field}
    ]}  # fmt: skip
    opened = client.views_open(trigger_id=bot.bodies("block_actions")[0]["trigger_id"], view=view)["view"]
    assert page.get(f"/playground/state?as={KIM}")["views"][0]["id"] == opened["id"]
    held_back = page.post("submit", as_=KIM, view_id=opened["id"], state={})
    assert held_back["response_action"] == "errors" and "name" in held_back["errors"]
    done = page.post("submit", as_=KIM, view_id=opened["id"], state={"name": {"it": "Acme"}})
    assert done["error"] is None
    assert page.get(f"/playground/state?as={KIM}")["views"] == []
    trace = page.get(f"/playground/trace?view_id={opened['id']}")["trace"]
    assert [each["direction"] for each in trace] == ["web_api", "to_bot"]


def test_what_slack_would_not_do_is_refused_in_a_sentence(page: Page) -> None:
    answer = page.post("command", as_=KIM, channel=SALES, text="/nonsense")
    assert answer == {
        "status": 400,
        "ok": False,
        "error": "unknown_command",
        "message": "/nonsense is not a valid command.",
    }
    assert page.post("say", as_=KIM)["error"] == "bad_request"


def test_pages_hear_what_their_member_may_see(slack: Workspace, page: Page, client: WebClient) -> None:
    start = page.get(f"/playground/state?as={KIM}")["last_event"]
    client.chat_postEphemeral(channel=SALES, user=SAM, text="for Sam")
    slack.people.say("ada", "sales-leads-only", "for leads")
    slack.people.say("sam", "#sales", "for all")
    slack.surroundings.rename("#wins", "victories", by="ruth")

    def heard_by(user: str) -> list[str]:
        stream = page.hear(user, after=start)
        texts: list[str] = []
        for kind, data in stream:
            if kind == "message":
                texts.append(data["message"]["text"])
            if kind == "channel":
                texts.append(data["channel"]["name"])
                stream.close()
                return texts
        return texts

    assert heard_by(KIM) == ["for all", "victories"]
    assert heard_by(SAM) == ["for Sam", "for all", "victories"]
    assert heard_by(ADA) == ["for leads", "for all", "victories"]


def test_a_live_page_hears_at_once_and_ends_with_the_workspace(slack: Workspace, page: Page) -> None:
    stream = page.hear(KIM)
    assert next(stream)[0] == "hello"
    slack.people.say("sam", "#sales", "live")
    kind, data = next(stream)
    assert kind == "message" and data["message"]["text"] == "live"
    slack.live.close()
    assert list(stream) == []


def test_the_clock_moves_to_the_next_morning_of_the_member(slack: Workspace, page: Page) -> None:
    moved = page.post("clock", to="next_morning", as_=KIM)["clock"]
    local = datetime.fromisoformat(moved["now"]).astimezone(ZoneInfo("America/New_York"))
    assert moved["moved"] is True and (local.hour, local.minute) == (9, 0)
    assert page.post("clock", to="real")["clock"]["moved"] is False
    assert page.post("clock", to="sometime")["error"] == "no_such_time"


def test_the_morning_after_a_friday_is_a_monday(slack: Workspace, page: Page) -> None:
    for expected in (date(2026, 3, 6), date(2026, 3, 9)):
        if expected.weekday() == 4:
            slack.move_clock(datetime(2026, 3, 5, 20, tzinfo=UTC))
        page.post("clock", to="next_morning", as_=SAM)
        assert slack.clock.now().date() == expected


def test_a_browser_asks_each_time_whether_a_file_of_the_page_has_changed(slack: Workspace) -> None:
    for path in ("/", "/page/app.js"):
        with urllib.request.urlopen(slack.base_url + path) as answer:
            assert answer.headers["Cache-Control"] == "no-cache"
            known = {"If-None-Match": answer.headers["ETag"]}
        with pytest.raises(urllib.error.HTTPError, match="304"):
            urllib.request.urlopen(urllib.request.Request(slack.base_url + path, headers=known))


@pytest.mark.parametrize("path", ["nothing.js", "", "style", "../page_side.py", "%2e%2e/page_side.py"])
def test_nothing_but_files_of_the_page_is_given_out(slack: Workspace, path: str) -> None:
    connection = HTTPConnection("127.0.0.1", slack.server.port)
    connection.request("GET", f"/page/{path}")
    assert connection.getresponse().status == 404
    connection.close()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.test"},
        {"Host": "evil.test"},
        {"Content-Type": "text/plain"},
    ],
)
def test_other_websites_cannot_act_here(slack: Workspace, page: Page, headers: dict[str, str]) -> None:
    assert page.post("say", headers, as_=KIM, channel=SALES, text="x")["error"] == "foreign_origin"
    assert slack.state.messages[SALES] == {}


def test_members_come_and_go(page: Page) -> None:
    made = page.post("create_channel", as_=KIM, name="deal-acme")["channel"]
    assert made["is_member"] and not made["app_is_member"]
    invited = page.post("invite", as_=KIM, channel=made["id"], user="U0PLAYBOT01")["channel"]
    assert invited["app_is_member"]
    assert page.post("join", as_=SAM, channel=made["id"])["channel"]["is_member"]
    assert not page.post("leave", as_=SAM, channel=made["id"])["channel"]["is_member"]
    assert page.post("create_channel", as_=SAM, name="deal-acme")["error"] == "name_taken"
    assert page.post("open_dm", as_=KIM, user=SAM)["channel"]["user"] == SAM
    assert page.post("member", id=PIA, tz="Europe/Oslo")["member"]["tz"] == "Europe/Oslo"
    assert page.post("uninstall", as_=KIM)["app"]["commands"] == []
    assert page.post("options_switch", pace=True)["options"] == {"pace": True}


def test_what_is_told_of_a_view_is_how_it_was_then(slack: Workspace, client: WebClient) -> None:
    for words in ("as it was", "as it is"):
        block = {"type": "header", "text": {"type": "plain_text", "text": words}}
        client.views_publish(user_id=SAM, view={"type": "home", "blocks": [block]})

    told = [each.data["view"] for each in slack.state.feed.after(0) or () if each.kind == "home"]
    assert [view["blocks"][0]["text"]["text"] for view in told] == ["as it was", "as it is"]
