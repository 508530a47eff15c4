"""Slash commands: what a member types goes to the bot, and its answer is shown, to them alone unless it
says so.

Facts: https://docs.slack.dev/interactivity/implementing-slash-commands.
"""

from __future__ import annotations

from typing import Any

from bot.playground.channels import Channel
from bot.playground.delivery import Answer, Parcel
from bot.playground.desk import Desk
from bot.playground.events import VERIFICATION_TOKEN
from bot.playground.manifest import SlashCommand
from bot.playground.members import SLACKBOT, Member
from bot.playground.messages import Message
from bot.playground.people import People
from bot.playground.post_office import PostOffice
from bot.playground.refusals import CannotDo, MethodRefused
from bot.playground.response_posts import respond
from bot.playground.response_urls import ResponseUrl
from bot.playground.typed_text import as_sent


class Commands:
    """The composer when a line begins with a slash."""

    def __init__(self, desk: Desk, people: People, post_office: PostOffice) -> None:
        self._desk = desk
        self._state = desk.state
        self._people = people
        self._post_office = post_office

    def type(self, user: str, channel: str, line: str, thread_ts: str | None = None) -> Answer:
        """Send `/deal …` to the bot and show its answer. Raises CannotDo where Slack would not send it.

        `Answer.error`: None, dispatch_failed, operation_timeout or invalid_command_response; Slack's own
        words about it are shown to the member.
        """
        with self._state.changing():
            member = self._people.member(user)
            place = self._people.channel(channel, member.id)
            name, _, text = line.strip().partition(" ")
            command = self._known(name, member, place, thread_ts)
            address = self._desk.response_urls.issue("commands", member.id, place.id)
            trigger_id = self._desk.triggers.issue(member.id)
            parcel = self._parcel(command, text.strip(), member, place, address, trigger_id)
        answer = self._post_office.carry(parcel)
        with self._state.changing():
            address.exchange = answer.exchange
            self._show(command, address, answer)
        return answer

    def _known(self, name: str, member: Member, place: Channel, thread_ts: str | None) -> SlashCommand:
        command = self._state.manifest.command(name)
        if command is None or not self._state.app.installed:
            raise CannotDo("unknown_command", f"{name} is not a valid command.")
        if thread_ts is not None:
            raise CannotDo("not_in_threads", f"{name} is not supported in threads. Sorry!")
        if member.is_stranger:
            raise CannotDo("unknown_command", f"{name} belongs to another organisation.")
        if place.is_archived or member.id not in place.members:
            raise CannotDo("not_in_channel", f"{member.real_name} cannot write in #{place.name}.")
        return command

    def _parcel(
        self,
        command: SlashCommand,
        text: str,
        member: Member,
        place: Channel,
        address: ResponseUrl,
        trigger_id: str,
    ) -> Parcel:
        sent = as_sent(self._state, text, with_names=True) if command.should_escape else text
        form: dict[str, Any] = {
            "token": VERIFICATION_TOKEN,
            "team_id": self._state.team.id,
            "team_domain": self._state.team.domain,
            "channel_id": place.id,
            "channel_name": place.name_for_commands(),
            "user_id": member.id,
            "user_name": member.name,
            "command": command.command,
            "text": sent,
            "api_app_id": self._state.app.app_id,
            "is_enterprise_install": "false",
            "response_url": self._desk.base_url + address.path,
            "trigger_id": trigger_id,
        }
        return Parcel("slash_commands", form)

    def _show(self, command: SlashCommand, address: ResponseUrl, answer: Answer) -> None:
        if answer.error is not None:
            late = answer.error == "http_timeout"
            answer.error = "operation_timeout" if late else "dispatch_failed"
        elif answer.body is not None:
            try:
                said = answer.body if isinstance(answer.body, dict) else {"text": str(answer.body)}
                if said.keys() - {"response_type"}:
                    respond(self._desk, address, said)
            except MethodRefused as refused:
                answer.error = "invalid_command_response"
                answer.problems = [str(refused)]
        if answer.error is not None:
            self._slackbot(address, f'{command.command} failed with the error "{answer.error}"', answer)

    def _slackbot(self, address: ResponseUrl, text: str, answer: Answer) -> None:
        message = Message(
            channel=address.channel,
            ts=self._state.new_ts(),
            user=SLACKBOT,
            text=text,
            subtype="slackbot_response",
            seen_by=address.user,
            trace=[answer.exchange],
        )
        self._state.add_message(message)
