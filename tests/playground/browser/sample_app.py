"""A small app of the page's own, so that the page is seen with every kind of answer that an app can give."""

import json
from typing import Any
from urllib.parse import parse_qs

from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from .sample_blocks import CONTROLS, EVERY_KIND, FORM, HOME, button, option, section

Answer = tuple[int, bytes, str]

MOVED = [
    section("✓ *Acme*  Value proposition → *Negotiation* (after 9 days) · $40,000"),
    {"type": "actions", "elements": [button("Undo", "undo", value="17")]},
]
UNDONE = [section("↩ *Acme* is back in *Value proposition*.")]


class SampleApp:
    """`heard` keeps what the workspace sent, in order, as it was meant: commands, payloads and events."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.url = ""
        self.client = WebClient()

    def take(self, headers: dict[str, str], raw: bytes) -> Answer:
        body = _meaning(headers, raw)
        self.heard.append(body)
        if "command" in body:
            return _json(self._command(body))
        kind = body.get("event", {}).get("type") or body.get("type")
        return _json({
            "block_actions": self._clicked,
            "view_submission": self._submitted,
            "block_suggestion": self._suggested,
            "message_action": self._used_on_message,
            "shortcut": self._opens_form,
            "app_home_opened": self._home_opened,
        }.get(str(kind), _nothing)(body))  # fmt: skip

    def last(self, kind: str) -> dict[str, Any]:
        return next(body for body in reversed(self.heard) if body.get("type") == kind)

    def _command(self, body: dict[str, Any]) -> Any:
        if body["text"] == "add":
            return self._opens_form(body)
        blocks = EVERY_KIND.get(body["text"], MOVED)
        return {"response_type": "ephemeral", "text": "Acme moved", "blocks": blocks}

    def _opens_form(self, body: dict[str, Any]) -> None:
        self.client.views_open(trigger_id=body["trigger_id"], view=FORM)

    def _clicked(self, body: dict[str, Any]) -> None:
        action = body["actions"][0]
        if action["action_id"] == "undo":
            _respond(body["response_url"], {"replace_original": True, "text": "Undone", "blocks": UNDONE})
        elif action["action_id"] == "home_done":
            blocks = [section("*Acme*: done")]
            self.client.views_publish(user_id=body["user"]["id"], view={"type": "home", "blocks": blocks})

    def _submitted(self, body: dict[str, Any]) -> Any:
        values = body["view"]["state"]["values"]
        amount = values["amount"]["amount"]["value"] or ""
        if amount.startswith("-"):
            return {"response_action": "errors", "errors": {"amount": f"“{amount}” is not an amount."}}
        name = values["name"]["name"]["value"]
        self.client.chat_postMessage(channel="C0SALES001", text=f"*{_escaped(name)}* is new")
        return None

    def _suggested(self, body: dict[str, Any]) -> Any:
        names = ("Acme Renewal", "Acme EU", "Beta")
        return {"options": [option(name, name) for name in names if body["value"].lower() in name.lower()]}

    def _used_on_message(self, body: dict[str, Any]) -> None:
        self.client.chat_postMessage(
            channel=body["channel"]["id"], thread_ts=body["message_ts"], text="Noted.", blocks=CONTROLS[:1]
        )

    def _home_opened(self, body: dict[str, Any]) -> None:
        if body["event"]["tab"] == "home":
            self.client.views_publish(user_id=body["event"]["user"], view=HOME)


def _nothing(_: dict[str, Any]) -> None:
    return None


def _meaning(headers: dict[str, str], raw: bytes) -> dict[str, Any]:
    if headers["content-type"].startswith("application/json"):
        return json.loads(raw)
    form = {name: values[0] for name, values in parse_qs(raw.decode(), keep_blank_values=True).items()}
    return json.loads(form["payload"]) if "payload" in form else form


def _json(body: Any) -> Answer:
    return 200, b"" if body is None else json.dumps(body).encode(), "application/json"


def _respond(url: str, body: dict[str, Any]) -> None:
    WebhookClient(url).send_dict(body)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
