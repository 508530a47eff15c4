"""Plain messages: what a rep writes to Rainmaker, or in a channel that listens.

In a direct message or after a mention the message is done and echoed; in a channel it is only proposed,
seen by its writer alone. Whatever asks for nothing gets no answer there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.notices import NewNotice, slack_call
from bot.language import phrases, slash
from bot.language.commands import Command, Propose, SayNotHeard, Several
from bot.language.context import Context
from bot.language.phrases import Conversation, Heard
from bot.language.phrases import Reading as MessageReading
from bot.language.text import from_slack, readable
from bot.slack.asking import Asked, event_asked
from bot.slack.reception import Deliver, Reception, Silence
from bot.views.blocks import Message, escape

EXAMPLES = ("moved Acme to negotiation", "Acme won, 48k, fastest rollout", "follow up with Acme next Tue")
_MENTION = re.compile(r"<@([A-Z0-9]+)>")
_LONGEST_WORDING = 300
_LONGEST_SAID = 500
"""Characters of a message that its proposal carries along: the button's value holds the commands too."""


@dataclass(frozen=True, slots=True)
class Messages:
    """Where plain messages arrive. clock: the time now, UTC."""

    reception: Reception
    clock: Callable[[], datetime]

    def written(self, body: dict[str, Any], heard: Heard) -> None:
        """A message by a person. Nothing is answered when it asks for nothing."""
        asked = event_asked(body, self.clock())
        event = body["event"]
        text, bot = str(event.get("text") or ""), _bot(body)

        self.reception.receive(
            asked, lambda context: _read(text, context, heard, bot), _answering(asked, heard)
        )

    def edited(self, body: dict[str, Any], heard: Heard) -> None:
        """A message that was changed: what it asks for now, and did not before, is proposed."""
        asked = event_asked(_as_written(body), self.clock())
        event = body["event"]
        now, before = (
            str((event.get(part) or {}).get("text") or "") for part in ("message", "previous_message")
        )

        def read(context: Context) -> Command:
            return _difference(before, now, context, heard, _bot(body))

        self.reception.receive(asked, read, _answering(asked, heard))


def _named(text: str, context: Context) -> str:
    """The message with the names of the members that it mentions, which Slack leaves out of events."""

    def with_name(token: re.Match[str]) -> str:
        name = context.talk.called(token[1]) if context.talk else None
        return f"<@{token[1]}|{escape(name)}>" if name else token[0]

    return _MENTION.sub(with_name, text)


def _read(text: str, context: Context, heard: Heard, bot: str | None) -> Command:
    """What the message asks for. Raises Silence when it asks for nothing, and the reader's refusals."""
    text = _named(text, context)
    if heard is Heard.CHANNEL:
        return _proposal(text, context)
    typed = _typed(text, context)
    if typed is not None:
        return typed
    reading = phrases.read(text, context, _conversation(context, heard, bot))
    wanted = (*reading.actions, *reading.questions)
    if wanted:
        return Several(wanted)
    if heard is Heard.DIRECT:
        return SayNotHeard(EXAMPLES[:2])
    raise Silence


def _typed(text: str, context: Context) -> Command | None:
    """A command that was typed as a message: "deal move Acme negotiation", without its slash."""
    first, _, rest = from_slack(text).strip().removeprefix("/").partition(" ")
    if first.lower() == "help" and not rest:
        return slash.read("deal", "help", context)
    if first.lower() == "deal" and rest:
        return slash.read("deal", rest, context)
    return slash.read("pipeline", rest, context) if first.lower() == "pipeline" and rest else None


def _proposal(text: str, context: Context) -> Command:
    """In a channel: only where it listens, only what is certain, and not what was declined before."""
    if context.talk is None or not context.talk.is_listened_to():
        raise Silence
    reading = phrases.read(text, context, _conversation(context, Heard.CHANNEL, None))
    wording = _wording(text, reading)
    if not reading.actions or reading.undecided or context.talk.is_dismissed(wording):
        raise Silence
    return Propose(reading.actions, wording, _said(text))


def _difference(before: str, now: str, context: Context, heard: Heard, bot: str | None) -> Command:
    """An edited message does not act twice: what is new in it is proposed. Raises Silence when nothing is."""
    before, now = _named(before, context), _named(now, context)
    conversation = _conversation(context, heard, bot)
    done = phrases.read(before, context, conversation).actions
    reading = phrases.read(now, context, conversation)
    new = tuple(command for command in reading.actions if command not in done)
    if not new or reading.undecided:
        raise Silence
    return Propose(new, _wording(now, reading), _said(now))


def _conversation(context: Context, heard: Heard, bot: str | None) -> Conversation:
    deal = context.talk.spoken_of() if context.talk else None
    number, name = deal or (None, None)
    return Conversation(heard, number, name, bot)


def _said(text: str) -> str:
    """The message as its writer can correct it; a longer one is left for them to type anew."""
    said = readable(from_slack(text))
    return said if len(said) <= _LONGEST_SAID else ""


def _wording(text: str, reading: MessageReading) -> str:
    """The message with its deals left open: what is not to be proposed of one, is not of another."""
    wording = " ".join(from_slack(text).casefold().split())
    for because in reading.why:
        if because.read_as.startswith("deal "):
            wording = wording.replace(because.words.casefold(), "…")
    return wording[:_LONGEST_WORDING]


def _answering(asked: Asked, heard: Heard) -> Deliver:
    """Where nobody spoke to Rainmaker, nobody is told that it would have refused."""

    def deliver(message: Message, refused: bool) -> NewNotice | None:
        return None if refused and heard is Heard.CHANNEL else _answer(asked, heard, message)

    return deliver


def _answer(asked: Asked, heard: Heard, message: Message) -> NewNotice | None:
    """In a direct message a message of its own, elsewhere one that only the writer sees."""
    arguments: dict[str, Any] = {"channel": asked.channel, **message}
    if asked.thread is not None:
        arguments["thread_ts"] = asked.thread
    method = "chat.postMessage"
    if heard is not Heard.DIRECT:
        method, arguments = "chat.postEphemeral", {**arguments, "user": asked.user}
    route = str(asked.channel) if heard is Heard.DIRECT else asked.user
    return slack_call(route, method, arguments, asked.user)


def _bot(body: dict[str, Any]) -> str | None:
    """Rainmaker's own user id, as Slack names it with every event."""
    authorizations = body.get("authorizations") or [{}]
    user = authorizations[0].get("user_id")
    return user if isinstance(user, str) else None


def _as_written(body: dict[str, Any]) -> dict[str, Any]:
    """An edit's event in the form of a written message: who wrote it, and where."""
    event = body["event"]
    message = event.get("message") or {}
    written = {**message, "channel": event.get("channel"), "team": message.get("team") or body.get("team_id")}
    return {**body, "event": written}
