"""Clicks and forms: each carries its command, and takes the way of a typed one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.events import Source
from bot.domain.notices import NewNotice
from bot.domain.refusals import AmountRefused, DateRefused, FieldRefused, NotUnderstood, Refusal
from bot.language.commands import Command, decode
from bot.language.context import Context
from bot.language.filling import fill
from bot.outcomes.audience import Audience
from bot.slack.answering import response_notice
from bot.slack.asking import Asked, interaction_asked, pressed
from bot.slack.in_place import answer_in_place, is_of_morning
from bot.slack.opening import Opener, Origin, origin_of
from bot.slack.reception import Reception
from bot.slack.setting_up import SettingUp, is_of_setup
from bot.views import forms
from bot.views.blocks import Message
from bot.views.buttons import FORM, RUN


@dataclass(frozen=True, slots=True)
class Interactions:
    """Where clicks and forms arrive. clock: the time now, UTC."""

    reception: Reception
    opener: Opener
    setting_up: SettingUp
    clock: Callable[[], datetime]

    def clicked(self, body: dict[str, Any]) -> dict[str, Any] | None:
        """A button or a menu: its command is run, or the form opened that it needs."""
        if is_of_setup(body):
            self.setting_up.clicked(body)
            return None
        asked = interaction_asked(body, Source.BUTTON, self.clock())
        key, value = pressed(body)
        if key.startswith(FORM):
            self._open(asked, key.removeprefix(FORM).partition("#")[0], value)
        elif key.startswith(RUN):
            self._run(asked, value)
        return None

    def _run(self, asked: Asked, value: str) -> None:
        clicked: list[Command] = []

        def read(context: Context) -> Command:
            clicked.append(decode(value))
            return clicked[-1]

        def deliver(message: Message, refused: bool) -> NewNotice | None:
            command = clicked[-1] if clicked else None
            in_place = answer_in_place(asked, message, command, refused=refused)
            replaces = not refused and not is_of_morning(asked)
            return in_place or response_notice(asked, message, replace=replaces)

        reply = self.reception.receive(asked, read, deliver)
        if reply.form is not None:
            message = self.opener.open(asked, reply.form, reply.audience)
            if message is not None:
                self.reception.say(asked, deliver(message, True))

    def _open(self, asked: Asked, name: str, value: str) -> None:
        def deliver(message: Message, refused: bool) -> NewNotice | None:
            return response_notice(asked, message, replace=False)

        if name in ("add", "import"):
            self._run(asked, value)
            return
        entry = self.reception.enter(asked, lambda _: decode(value), deliver)
        if entry is not None:
            refusal = self._refused(asked, name, *entry)
            if refusal is not None:
                self.reception.refuse(asked, refusal, deliver)

    def _refused(self, asked: Asked, name: str, command: Command, audience: Audience) -> Refusal | None:
        """Why the form could not be opened, if it could not."""
        try:
            opened = self.opener.complete(asked, name, command, audience)
        except NotUnderstood as refusal:
            return refusal
        return None if opened else NotUnderstood("Slack did not open the form. Try again.")

    def submitted(self, body: dict[str, Any]) -> dict[str, Any] | None:
        """A form: closed when it could be taken, or kept open with a sentence beside the field."""
        if is_of_setup(body):
            return self.setting_up.submitted(body)
        asked = interaction_asked(body, Source.FORM, self.clock())
        view = body.get("view") or {}
        name = str(view.get("callback_id", "")).removeprefix(FORM)
        try:
            origin = origin_of(view)
        except NotUnderstood:
            return None
        fields = forms.filled(view)

        def read(context: Context) -> Command:
            return fill(name, origin.command, fields, context)

        return self._answer_form(asked, origin, fields, read)

    def _answer_form(
        self,
        asked: Asked,
        origin: Origin,
        fields: dict[str, str | None],
        read: Callable[[Context], Command],
    ) -> dict[str, Any] | None:
        beside: dict[str, str] = {}

        def on_refusal(refusal: Refusal) -> None:
            # A choice needs buttons, and those need a message: then the form closes.
            if not refusal.choices:
                beside[_field_of(refusal, fields)] = refusal.sentence

        def deliver(message: Message, refused: bool) -> NewNotice | None:
            if beside:
                return None
            in_place = answer_in_place(origin.asked(asked), message, origin.command, refused=refused)
            return in_place or origin.deliver(asked, message)

        self.reception.receive(asked, read, deliver, on_refusal)
        return forms.errors(beside) if beside else None


_FIELDS_OF: dict[type[Refusal], tuple[str, ...]] = {
    AmountRefused: ("amount",),
    DateRefused: ("close_date", "date"),
}


def _field_of(refusal: Refusal, fields: dict[str, str | None]) -> str:
    """The field of the form that a refusal is about; the first one when it is about none in particular."""
    named = (refusal.field,) if isinstance(refusal, FieldRefused) else _FIELDS_OF.get(type(refusal), ())
    return next((field for field in named if field in fields), next(iter(fields), "name"))
