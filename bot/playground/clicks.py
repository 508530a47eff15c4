"""Clicks on buttons, choices in menus and pickers, on messages and in views: block_actions and
block_suggestion.
"""

from __future__ import annotations

from typing import Any

from bot.playground.chosen import chosen
from bot.playground.delivery import Answer
from bot.playground.desk import Desk
from bot.playground.elements_in import Offered, element_of, values_of
from bot.playground.interactions import Interactions
from bot.playground.members import Member
from bot.playground.messages import Message
from bot.playground.people import People
from bot.playground.places import InMessage, InView, Place
from bot.playground.refusals import CannotDo

Touched = dict[str, dict[str, Any]]


class Clicks:
    """A member's pointer. Raises CannotDo for what is not there to be clicked."""

    def __init__(self, desk: Desk, people: People, interactions: Interactions) -> None:
        self._desk = desk
        self._state = desk.state
        self._people = people
        self._interactions = interactions
        self._states: dict[tuple[str, Place], Touched] = {}
        self._offered: dict[tuple[str, Place], Offered] = {}

    def act(
        self,
        user: str,
        where: Place,
        action_id: str,
        value: Any = None,
        block_id: str | None = None,
        state: Touched | None = None,
    ) -> Answer:
        """Click or choose, and tell the bot. `value` and `state` in short form, as in `chosen`."""
        with self._state.changing():
            member = self._people.member(user)
            blocks = self._blocks(member, where)
            block, element = element_of(blocks, action_id, block_id)
            touched = {each: dict(values) for each, values in (state or {}).items()}
            if element["type"] not in ("button", "overflow"):
                touched.setdefault(block, {})[element["action_id"]] = value
            payload = self._interactions.payload("block_actions", member)
            offered = self._offered.get((member.id, where), {})
            picked = chosen(element, value, offered.get((block, element["action_id"])))
            payload["actions"] = [self._action(block, element, picked)]
            message = self._describe(payload, member, where, blocks, touched)
        answer = self._interactions.send(payload)
        if isinstance(where, InView):
            self._state.trace_view(where.view_id, answer.exchange)
        if message is not None and message.ts in self._state.messages[message.channel]:
            with self._state.changing():
                message.trace.append(answer.exchange)
                self._state.show(message)
        return answer

    def suggest(
        self, user: str, where: Place, action_id: str, typed: str, block_id: str | None = None
    ) -> dict[str, Any]:
        """The options of an external select for what was typed so far, as the bot answers them."""
        with self._state.changing():
            member = self._people.member(user)
            blocks = self._blocks(member, where)
            block, element = element_of(blocks, action_id, block_id)
            payload = self._interactions.payload("block_suggestion", member, with_trigger=False)
            payload |= {"action_id": element["action_id"], "block_id": block, "value": typed}
            self._describe(payload, member, where, blocks, {})
        answer = self._interactions.send(payload)
        said = answer.body if isinstance(answer.body, dict) else {}
        options = [*said.get("options", ())]
        for group in said.get("option_groups", ()):
            options += group["options"]
        with self._state.lock:
            self._offered.setdefault((member.id, where), {})[(block, element["action_id"])] = options
        return {name: said[name] for name in ("options", "option_groups") if name in said}

    def offered(self, user: str, where: Place) -> Offered:
        """What external selects showed this member there."""
        return self._offered.get((user, where), {})

    def _blocks(self, member: Member, where: Place) -> list[dict[str, Any]]:
        if isinstance(where, InMessage):
            return self._people.message(member.id, where.channel, where.ts).blocks
        found = self._state.views.find(where.view_id)
        if found is None or found[0] != member.id:
            raise CannotDo("no_such_view", "That view is closed.")
        blocks: list[dict[str, Any]] = found[1]["blocks"]
        return blocks

    def _action(self, block: str, element: dict[str, Any], picked: dict[str, Any]) -> dict[str, Any]:
        action = {"action_id": element["action_id"], "block_id": block, **picked}
        for name in ("text", "value", "style", "placeholder"):
            if name in element and element["type"] == "button":
                action[name] = element[name]
        return action | {"action_ts": self._state.new_ts()}

    def _describe(
        self,
        payload: dict[str, Any],
        member: Member,
        where: Place,
        blocks: list[dict[str, Any]],
        touched: Touched,
    ) -> Message | None:
        """Say where it happened: the message with its response_url, or the view with its state."""
        if isinstance(where, InView):
            found = self._state.views.find(where.view_id)
            assert found is not None
            view = found[1]
            before = view["state"]["values"]
            offered = self.offered(member.id, where)
            view["state"] = {"values": values_of(blocks, touched, before, offered)}
            payload |= {"container": {"type": "view", "view_id": view["id"]}, "view": dict(view)}
            return None
        message = self._people.message(member.id, where.channel, where.ts)
        self._describe_message(payload, member, message)
        before_here = self._states.setdefault((member.id, where), {})
        for block, values in touched.items():
            before_here.setdefault(block, {}).update(values)
        held = values_of(blocks, before_here, None, self.offered(member.id, where))
        payload["state"] = {"values": held}
        return message

    def _describe_message(self, payload: dict[str, Any], member: Member, message: Message) -> None:
        channel = self._state.channels[message.channel]
        payload["container"] = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": channel.id,
            "is_ephemeral": message.seen_by is not None,
        }
        if message.thread_ts is not None:
            payload["container"]["thread_ts"] = message.thread_ts
        payload["channel"] = {"id": channel.id, "name": channel.name_for_commands()}
        if message.seen_by is None:
            payload["message"] = message.as_message(self._state.team.id)
        if payload["type"] == "block_actions":
            address = self._desk.response_urls.issue(
                "actions", member.id, channel.id, message.ts, message.thread_ts
            )
            payload["response_url"] = self._desk.base_url + address.path
