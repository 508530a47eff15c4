"""Typed commands: `/deal …` and `/pipeline …`. The answer is the body of the response."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.language import slash
from bot.language.verbs import Family
from bot.slack.asking import command_asked
from bot.slack.opening import Opener
from bot.slack.reception import Reception
from bot.views.blocks import Message


@dataclass(frozen=True, slots=True)
class Commands:
    reception: Reception
    opener: Opener
    clock: Callable[[], datetime]

    def run(self, body: dict[str, Any]) -> dict[str, Any] | None:
        """The ephemeral answer to a command; None when a form was opened or the request is a repeat."""
        asked = command_asked(body, self.clock())
        family: Family = "pipeline" if body.get("command") == "/pipeline" else "deal"
        text = str(body.get("text", ""))
        reply = self.reception.receive(asked, lambda context: slash.read(family, text, context))
        message: Message | None = reply.message
        if reply.form is not None:
            message = self.opener.open(asked, reply.form, reply.audience)
        return {"response_type": "ephemeral", **message} if message else None
