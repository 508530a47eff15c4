"""views.*: modals and the Home tab. Facts: https://docs.slack.dev/reference/methods?family=views."""

from __future__ import annotations

from typing import Any

from bot.playground.arguments import Arguments
from bot.playground.desk import Desk, Method
from bot.playground.ids_given import with_ids
from bot.playground.refusals import MethodRefused
from bot.playground.state import State
from bot.playground.surface_checks import check_view
from bot.playground.views import as_it_is


def _given_view(arguments: Arguments, *allowed: str) -> dict[str, Any]:
    view = arguments.value("view")
    if view is None:
        raise MethodRefused("invalid_arguments", ["missing required field: view"])
    check_view(view, allowed)
    return named(view)


def named(view: dict[str, Any]) -> dict[str, Any]:
    """The view with an id on each block and element."""
    return view | {"blocks": with_ids(view["blocks"])}


def _need_scopes(desk: Desk, view: dict[str, Any]) -> None:
    """Files can be asked for by an app that may read them.

    Facts: https://docs.slack.dev/reference/block-kit/block-elements/file-input-element.
    """
    if any((block.get("element") or {}).get("type") == "file_input" for block in view["blocks"]):
        desk.need_scope("files:read")


def show_stack(state: State, user: str) -> None:
    """Tell the member's pages which modals are open now."""
    views = [as_it_is(view) for view in state.views.stack(user)]
    state.feed.tell("views", {"views": views}, frozenset({user}))


def open_view(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    view = _given_view(arguments, "modal")
    _need_scopes(desk, view)
    user = _triggered_by(desk, arguments)
    opened = desk.state.views.open(user, view)
    show_stack(desk.state, user)
    desk.state.trace_view(opened["id"], desk.exchange)
    return {"view": as_it_is(opened)}


def push_view(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    view = _given_view(arguments, "modal")
    _need_scopes(desk, view)
    user = _triggered_by(desk, arguments)
    pushed = desk.state.views.push(user, view)
    show_stack(desk.state, user)
    desk.state.trace_view(pushed["id"], desk.exchange)
    return {"view": as_it_is(pushed)}


def update_view(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    given = _given_view(arguments, "modal", "home")
    found = desk.state.views.find(arguments.text("view_id"), arguments.text("external_id"))
    if found is None:
        raise MethodRefused("not_found")
    user, view = found
    if view["type"] != given["type"]:
        raise MethodRefused(
            "invalid_arguments", ["the type of a view cannot change [json-pointer:/view/type]"]
        )
    updated = desk.state.views.update(view, given, arguments.text("hash"))
    show_view(desk.state, user, updated)
    desk.state.trace_view(updated["id"], desk.exchange)
    return {"view": as_it_is(updated)}


def publish_view(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    view = _given_view(arguments, "home")
    user = arguments.needed("user_id")
    if user not in desk.state.members:
        raise MethodRefused("user_not_found")
    if not desk.state.manifest.home_tab:
        raise MethodRefused("not_enabled")
    published = desk.state.views.publish(user, view, arguments.text("hash"))
    show_view(desk.state, user, published)
    desk.state.trace_view(published["id"], desk.exchange)
    return {"view": as_it_is(published)}


def show_view(state: State, user: str, view: dict[str, Any]) -> None:
    if view["type"] == "home":
        state.feed.tell("home", {"view": as_it_is(view)}, frozenset({user}))
    else:
        show_stack(state, user)


def _triggered_by(desk: Desk, arguments: Arguments) -> str:
    trigger_id = arguments.text("trigger_id") or arguments.text("interactivity_pointer")
    if not trigger_id:
        raise MethodRefused("invalid_arguments", ["missing required field: trigger_id"])
    return desk.triggers.use(trigger_id).user


VIEWS: dict[str, Method] = {
    "views.open": Method(open_view),
    "views.push": Method(push_view),
    "views.update": Method(update_view),
    "views.publish": Method(publish_view),
}
