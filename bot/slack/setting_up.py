"""The setup's dialog: pages upon pages, each drawn from what is kept, and forms that bring one back to them.

A form's answer closes it; the pages beneath are drawn anew by the worker, with what came of it, from a
notice that commits together with the change.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.domain.events import Source
from bot.domain.notices import NewNotice, NoticeKind, slack_call
from bot.domain.refusals import FieldRefused, NotUnderstood, Refusal
from bot.language.commands import Command, decode
from bot.language.context import Context
from bot.language.filling import fill
from bot.outcomes.audience import Audience
from bot.outcomes.setups import Setup
from bot.slack.asking import Asked, interaction_asked, pressed
from bot.slack.reception import Reception
from bot.slack.shapes import carried
from bot.views import forms
from bot.views.blocks import Message
from bot.views.setup.pages import CALLBACK, Place, places_kept, places_read, view_of

log = structlog.get_logger(__name__)


def is_of_setup(body: dict[str, Any]) -> bool:
    """Whether a click or a form is one of the setup's dialogs."""
    return str((body.get("view") or {}).get("callback_id", "")).startswith(CALLBACK)


def open_setup(client: WebClient, asked: Asked, setup: Setup, audience: Audience) -> bool:
    """The first page. False when Slack did not open it."""
    return _call(client.views_open, asked, view_of(setup, audience, channel=asked.channel))


def _call(method: Callable[..., Any], asked: Asked, view: dict[str, Any]) -> bool:
    if asked.trigger is None or len(view["private_metadata"]) > forms.METADATA:
        return False
    try:
        method(trigger_id=asked.trigger, view=view)
    except (SlackClientError, OSError) as error:
        log.warning("setup not opened", team=asked.team, user=asked.user, error=str(error))
        return False
    return True


@dataclass(frozen=True, slots=True)
class SettingUp:
    """Where the setup's clicks and forms arrive. client: with a short timeout; clock: the time now, UTC."""

    reception: Reception
    client: WebClient
    clock: Callable[[], datetime]

    def clicked(self, body: dict[str, Any]) -> None:
        """A button or a menu of a page: another page or a form is laid upon it, or something is changed."""
        asked = interaction_asked(body, Source.BUTTON, self.clock())
        _, value = pressed(body)
        places = _places(body["view"])
        if not places:
            return

        def deliver(message: Message, refused: bool) -> NewNotice | None:
            return _drawn(asked, places, message)

        reply = self.reception.receive(asked, lambda _: decode(value), deliver)
        if isinstance(reply.form, Setup):
            view = view_of(reply.form, reply.audience, places)
            if not _call(self.client.views_push, asked, view):
                refusal = NotUnderstood("Slack did not open the form. Nothing changed; try again.")
                self.reception.refuse(asked, refusal, deliver)

    def submitted(self, body: dict[str, Any]) -> dict[str, Any] | None:
        """A form: closed when it could be taken, or kept open with a sentence beside the field."""
        asked = interaction_asked(body, Source.FORM, self.clock())
        view = body["view"]
        name = str(view.get("callback_id", "")).removeprefix(CALLBACK)
        fields = forms.filled(view)
        try:
            kept = carried(view.get("private_metadata"))
            command = decode(json.dumps(kept["command"]))
            places = places_read(kept.get("under") or ())
        except (NotUnderstood, KeyError, ValueError, TypeError):
            return None
        beside: dict[str, str] = {}

        def read(context: Context) -> Command:
            return fill(name, command, fields, context)

        def on_refusal(refusal: Refusal) -> None:
            field = refusal.field if isinstance(refusal, FieldRefused) else ""
            if fields and not refusal.choices:
                beside[field if field in fields else next(iter(fields))] = refusal.sentence

        def deliver(message: Message, refused: bool) -> NewNotice | None:
            return None if beside else self._answer(asked, kept, places, message)

        self.reception.receive(asked, read, deliver, on_refusal)
        return forms.errors(beside) if beside else None

    def _answer(
        self, asked: Asked, kept: dict[str, Any], places: tuple[Place, ...], message: Message
    ) -> NewNotice | None:
        """On the pages beneath; where the form was the first page, as a direct answer."""
        if places:
            return _drawn(asked, places, message)
        arguments = {"channel": kept.get("channel") or asked.user, "user": asked.user, **message}
        method = "chat.postEphemeral" if kept.get("channel") else "chat.postMessage"
        return slack_call(asked.user, method, arguments, asked.user)


def _drawn(asked: Asked, places: tuple[Place, ...], message: Message) -> NewNotice:
    """Has the pages drawn anew, the uppermost with what was said."""
    payload = {"user": asked.user, "places": places_kept(places), "message": message}
    return NewNotice(f"setup:{asked.user}", NoticeKind.SETUP, payload, asked.user)


def _places(view: dict[str, Any]) -> tuple[Place, ...]:
    """The page that was clicked on, upon those beneath it; none for a made-up one."""
    try:
        kept = carried(view.get("private_metadata") or "{}")
        own = [str(view["id"]), str(kept["page"]), kept.get("pipeline")]
        return places_read([*(kept.get("under") or ()), own])
    except (KeyError, ValueError, TypeError):
        return ()
