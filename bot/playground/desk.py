"""What the Web API's methods work with: the state and the small offices around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.playground.arguments import Arguments
from bot.playground.channels import Channel
from bot.playground.events import Events
from bot.playground.pace import Pace
from bot.playground.refusals import MethodRefused
from bot.playground.response_urls import ResponseUrls
from bot.playground.state import State
from bot.playground.triggers import Triggers


class RateLimited(Exception):
    """HTTP 429 with Retry-After, in whole seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"retry after {seconds} s")
        self.seconds = seconds


@dataclass(slots=True)
class Desk:
    """`exchange` is the call under way, so that what it makes can be traced; `base_url` has no slash at
    its end.

    `open_socket` gives the address of a new Socket Mode connection.
    """

    state: State
    triggers: Triggers
    response_urls: ResponseUrls
    pace: Pace
    base_url: str
    open_socket: Callable[[], str]
    events: Events
    exchange: int = 0
    scopes: frozenset[str] = field(default_factory=frozenset)

    def need_scope(self, *any_of: str) -> None:
        """Raises missing_scope, worded as Slack words it, unless the token has one of the scopes."""
        if not self.scopes.intersection(any_of):
            provided = ",".join(sorted(self.scopes))
            raise MethodRefused("missing_scope", needed=",".join(any_of), provided=provided)

    def channel_seen(self, reference: str | None) -> Channel:
        """A conversation that the app can see, by id or name. Raises channel_not_found."""
        state = self.state
        wanted = (reference or "").removeprefix("#")
        for channel in state.channels.values():
            if wanted and (channel.id == wanted or (channel.name == wanted and not channel.is_im)):
                if channel.visible_to(state.app.bot_user):
                    return channel
                break
        raise MethodRefused("channel_not_found")

    def channel_to_post_in(self, reference: str | None) -> Channel:
        """Where the app may post; a member's id means their direct message.

        Raises channel_not_found, is_archived or not_in_channel.
        """
        state = self.state
        member = state.members.get(reference or "")
        if member is not None:
            return state.direct_message(state.app.bot_user, member.id)
        channel = self.channel_seen(reference)
        if channel.is_archived:
            raise MethodRefused("is_archived")
        if state.app.bot_user not in channel.members:
            raise MethodRefused("not_in_channel")
        return channel


Answerer = Callable[[Desk, Arguments], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Method:
    """A Web API method. `scope` is checked before it runs; some methods ask for more by themselves.

    `app_level`: wants the app's own token (xapp-…), not the bot's.
    """

    answer: Answerer
    scope: str | None = None
    app_level: bool = False
