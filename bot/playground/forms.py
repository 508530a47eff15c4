"""Submitting and closing modals: view_submission with its response_action, and view_closed.

Facts: https://docs.slack.dev/surfaces/modals.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.playground.clicks import Clicks, Touched
from bot.playground.delivery import Answer
from bot.playground.desk import Desk
from bot.playground.elements_in import values_of
from bot.playground.form_checks import errors_in
from bot.playground.interactions import Interactions
from bot.playground.members import Member
from bot.playground.methods_views import named, show_stack
from bot.playground.people import People
from bot.playground.places import InView
from bot.playground.refusals import CannotDo, MethodRefused
from bot.playground.surface_checks import check_view


@dataclass(slots=True)
class Submission:
    """What became of a form. `errors` by block id; `answer` None when Slack's client held it back.

    `error`: dispatch_failed, operation_timeout or invalid_response_action ("We had some trouble connecting").
    """

    answer: Answer | None = None
    action: str | None = None
    errors: dict[str, str] = field(default_factory=dict)
    error: str | None = None
    problems: list[str] = field(default_factory=list)


class Forms:
    """Modals as a member fills them in."""

    def __init__(self, desk: Desk, people: People, clicks: Clicks, interactions: Interactions) -> None:
        self._desk = desk
        self._state = desk.state
        self._people = people
        self._clicks = clicks
        self._interactions = interactions

    def submit(self, user: str, view_id: str, touched: Touched) -> Submission:
        """Check it as Slack's client does, send it, and do what the answer says."""
        with self._state.changing():
            member, view = self._mine(user, view_id)
            if view["submit"] is None:
                raise CannotDo("no_submit", "This view has no submit button.")
            before, offered = view["state"]["values"], self._clicks.offered(member.id, InView(view_id))
            values = values_of(view["blocks"], touched, before, offered)
            wrong = errors_in(view, values)
            if wrong:
                return Submission(action="errors", errors=wrong)
            view["state"] = {"values": self._with_files(view, values, member)}
            payload = self._interactions.payload("view_submission", member)
            payload |= {"view": dict(view), "response_urls": []}
        answer = self._interactions.send(payload)
        with self._state.changing():
            submission = Submission(answer, error=answer.error)
            self._state.trace_view(view_id, answer.exchange)
            if answer.ok:
                self._obey(member, view, answer.body, submission)
            return submission

    def close(self, user: str, view_id: str, everything: bool = False) -> list[Answer]:
        """Cancel: the app hears of each closed view that asked for it."""
        with self._state.changing():
            member, _ = self._mine(user, view_id)
            closed = self._state.views.close(member.id, view_id, everything)
            payloads = []
            for view in closed:
                if view["notify_on_close"]:
                    payload = self._interactions.payload("view_closed", member, with_trigger=False)
                    payloads.append(payload | {"view": view, "is_cleared": everything})
            show_stack(self._state, member.id)
        return [self._interactions.send(payload) for payload in payloads]

    def _mine(self, user: str, view_id: str) -> tuple[Member, dict[str, Any]]:
        member = self._people.member(user)
        for view in self._state.views.stack(member.id):
            if view["id"] == view_id:
                return member, view
        raise CannotDo("no_such_view", "That dialog is closed.")

    def _with_files(
        self, view: dict[str, Any], values: dict[str, dict[str, Any]], member: Member
    ) -> dict[str, dict[str, Any]]:
        """The values with whole file objects in place of ids, as Slack sends them."""
        inputs = {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
        for block_id, element in inputs.items():
            held = values.get(block_id, {}).get(element["action_id"])
            if element["type"] == "file_input" and held:
                held["files"] = [self._file(each, element, member) for each in held["files"]]
        return values

    def _file(self, given: str | dict[str, Any], element: dict[str, Any], member: Member) -> dict[str, Any]:
        """One that the member uploaded, of a type that the element takes. Raises CannotDo."""
        file = self._state.files.get(given["id"] if isinstance(given, dict) else given)
        if file is None or file.user != member.id:
            raise CannotDo("no_such_file", "That file was not uploaded.")
        if element.get("filetypes") and file.filetype not in element["filetypes"]:
            raise CannotDo("wrong_type", f"{file.name} is no {' or '.join(element['filetypes'])} file.")
        return file.as_file(self._desk.base_url)

    def _obey(self, member: Member, view: dict[str, Any], body: Any, submission: Submission) -> None:
        try:
            submission.action = self._done(member, view, body, submission)
        except MethodRefused as refused:
            submission.error = "invalid_response_action"
            submission.problems = list(refused.messages) or [refused.code]
        show_stack(self._state, member.id)

    def _done(self, member: Member, view: dict[str, Any], body: Any, submission: Submission) -> str | None:
        """Do what the answer to a submission asks for; its word comes back, None for a plain close."""
        views = self._state.views
        if body is None:
            if view in views.stack(member.id):
                views.close(member.id, view["id"])
            return None
        action = body.get("response_action") if isinstance(body, dict) else None
        if action == "errors":
            submission.errors = self._errors(view, body.get("errors"))
        elif action == "clear":
            views.stacks[member.id] = []
        elif action in ("update", "push"):
            check_view(body.get("view"))
            given = named(body["view"])
            if action == "push":
                views.push(member.id, given)
            else:
                views.update(view, given)
        else:
            raise MethodRefused("invalid_response_action", [f"unknown response_action: {action}"])
        return str(action)

    def _errors(self, view: dict[str, Any], errors: Any) -> dict[str, str]:
        """The messages by block id. Raises when one belongs to no input block of the view."""
        inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
        if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
            raise MethodRefused("invalid_response_action", ["errors must name input blocks of the view"])
        return {str(block): str(said) for block, said in errors.items()}
