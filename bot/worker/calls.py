"""Notices that are one call: a ready-made message, and the question who a user is."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.notices import Notice
from bot.store import mornings, people
from bot.store.work import Work
from bot.users import profile_of
from bot.worker.failures import DeliveryFailed, Scope
from bot.worker.steps import DROPPED, Answer, Call, Step

_RESPONSE_URL_LASTS = timedelta(minutes=30)
"""https://docs.slack.dev/interactivity/handling-user-interaction: five uses, thirty minutes."""


def ready_made(notice: Notice, now: datetime) -> Step:
    """A call as it was written down; without a channel, into the notice's own route."""
    payload = notice.payload
    url = payload.get("response_url")
    if url is not None:
        if now - notice.created_at > _RESPONSE_URL_LASTS:
            return DROPPED
        return Step(Call("response_url", payload["message"], response_url=url))
    method, arguments = payload["method"], payload["arguments"]
    if method in ("chat.postMessage", "chat.postEphemeral"):
        arguments = {"channel": notice.route, **arguments}
    return Step(Call(method, arguments))


def unknown(notice: Notice, now: datetime) -> Step:
    """Raises DeliveryFailed: what a later version left behind waits for one that knows it."""
    raise DeliveryFailed("of a later version", Scope.MESSAGE)


def profile(notice: Notice, now: datetime) -> Step:
    """Ask Slack who a user is, and remember it."""
    user = notice.payload["user"]

    def keep(work: Work, answer: Answer) -> None:
        told = profile_of(answer["user"], work.team)
        people.keep_profile(work, told, now)
        place = people.workspace(work)
        mornings.wake(work, place, user, told.zone or place.zone, now)

    return Step(Call("users.info", {"user": user}), keep=keep)
