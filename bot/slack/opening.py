"""Opening forms: the one Slack call that is made while a request waits.

Its trigger lives for three seconds, so it cannot go by the outbox; a two-second timeout keeps the answer
in time, and where it fails the way to type the same is told instead.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.compact import compact
from bot.domain.notices import NewNotice, slack_call
from bot.domain.refusals import NotUnderstood
from bot.language.commands import (
    Command,
    GoAway,
    PlanFollowUp,
    Propose,
    SetCloseDate,
    SetMornings,
    SetReason,
    SnoozeFollowUp,
    decode,
)
from bot.outcomes.audience import Audience
from bot.outcomes.every import Form
from bot.outcomes.imports import ImportFormAsked
from bot.outcomes.setups import Setup
from bot.slack.answering import response_notice
from bot.slack.asking import Asked
from bot.slack.setting_up import open_setup
from bot.slack.shapes import Malformed, carried
from bot.views import forms, import_form, morning_form
from bot.views.blocks import Message
from bot.views.setup.answers import setup_told

log = structlog.get_logger(__name__)

_RESPONSE_URL_LASTS = timedelta(minutes=29)
"""Slack takes an answer there for half an hour; the last minute is left for the way."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a form was asked for, and so where its answer belongs. block: the one whose button opened it."""

    command: Command
    channel: str | None
    response_url: str | None
    asked_at: datetime
    block: str | None = None

    def asked(self, asked: Asked) -> Asked:
        """The form as if it had been filled in where it was opened."""
        return replace(asked, block=self.block)

    def deliver(self, asked: Asked, message: Message) -> NewNotice | None:
        """The answer beside the command or the button that opened the form."""
        if self.response_url is not None and asked.at - self.asked_at < _RESPONSE_URL_LASTS:
            return response_notice(replace(asked, response_url=self.response_url), message, replace=False)
        if self.channel is None:
            return response_notice(asked, message, replace=False)
        arguments = {"channel": self.channel, "user": asked.user, **message}
        return slack_call(asked.user, "chat.postEphemeral", arguments, asked.user)


def origin_of(view: dict[str, Any]) -> Origin:
    """What a form carried along. Raises NotUnderstood and Malformed for a made-up one."""
    kept = carried(view.get("private_metadata"))
    try:
        asked_at = datetime.fromisoformat(kept["asked_at"]).astimezone(UTC)
        command = decode(json.dumps(kept["command"]))
    except (KeyError, ValueError, TypeError, OverflowError) as error:
        raise Malformed("a form without what it completes") from error
    return Origin(command, kept.get("channel"), kept.get("response_url"), asked_at, kept.get("block"))


@dataclass(frozen=True, slots=True)
class Opener:
    """client: with a timeout of two seconds, so that the answer still comes in time."""

    client: WebClient

    def open(self, asked: Asked, form: Form, audience: Audience) -> Message | None:
        """The dialog that was asked for; the message to show when it could not be opened."""
        if isinstance(form, Setup):
            return None if open_setup(self.client, asked, form, audience) else setup_told(form, audience)
        if isinstance(form, ImportFormAsked):
            # Without files:read Slack opens no form that asks for a file; rows can still be pasted.
            views = (import_form.import_deals(form, audience, with_file=each) for each in (True, False))
            return None if self._open(asked, *views) else import_form.offered(form, audience)
        try:
            opened = self._open(asked, forms.add_deal(form, audience))
        except NotUnderstood:
            opened = False  # Only a made-up button holds more than a form carries along.
        return None if opened else forms.offered(form, audience)

    def complete(self, asked: Asked, name: str, command: Command, audience: Audience) -> bool:
        """The form that asks for what a command lacks. False when it could not be opened."""
        if name == "reason" and isinstance(command, SetReason):
            return self._open(asked, forms.other_reason(command))
        if name == "date" and isinstance(command, (PlanFollowUp, SnoozeFollowUp, SetCloseDate, GoAway)):
            return self._open(asked, forms.pick_day(command, audience))
        if name == "mornings" and isinstance(command, SetMornings):
            return self._open(asked, morning_form.mornings(command))
        if name == "edit" and isinstance(command, Propose):
            return self._open(asked, forms.edit_proposal(command, command.said))
        return False

    def _open(self, asked: Asked, *views: dict[str, Any]) -> bool:
        """The first of the views that Slack takes: while it only refuses, the trigger still lives."""
        kept = {
            "command": json.loads(views[0]["private_metadata"]),
            "channel": asked.channel,
            "response_url": asked.response_url,
            "asked_at": asked.at.isoformat(),
            "block": asked.block,
        }
        metadata = compact(kept)
        if asked.trigger is None or len(metadata) > forms.METADATA:
            return False
        for view in views:
            try:
                self.client.views_open(trigger_id=asked.trigger, view={**view, "private_metadata": metadata})
            except (SlackClientError, OSError) as error:
                log.warning("form not opened", team=asked.team, user=asked.user, error=str(error))
                if not isinstance(error, SlackApiError):
                    return False
            else:
                return True
        return False
