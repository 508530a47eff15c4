"""Failures: what each error of Slack's means for a notice, its lane and its route.

A failure says whether to try again and when. Names of errors:
https://docs.slack.dev/reference/methods/chat.postMessage#errors
"""

from __future__ import annotations

import random
from datetime import timedelta
from enum import Enum

from bot.wire import fit

TRIES = 10
"""A notice that failed so often is set aside, and the lane goes on."""
_LONGEST_REASON = 300
"""Characters: an answer that is none may say anything."""
_LONGEST_PAUSE = 300.0
_FIRST_PAUSE = 1.0

_WORKSPACE_IS_SHUT = frozenset(
    """
    account_inactive token_revoked token_expired invalid_auth not_authed no_permission team_access_not_granted
    org_login_required ekm_access_denied access_denied
    """.split()
)
_ROUTE_IS_SHUT = frozenset(
    """
    channel_not_found is_archived not_in_channel is_inactive restricted_action
    restricted_action_read_only_channel restricted_action_non_threadable_channel
    restricted_action_thread_only_channel cannot_reply_to_message
    missing_scope user_not_found user_disabled user_not_visible cannot_dm_bot messages_tab_disabled
    channel_is_limited_access mpim_disabled
    """.split()
)
_MESSAGE_IS_WRONG = frozenset(
    """
    msg_too_long msg_blocks_too_long invalid_blocks invalid_blocks_format invalid_attachments
    attachment_payload_limit_exceeded too_many_attachments no_text metadata_too_large invalid_metadata_format
    invalid_metadata_schema invalid_arguments invalid_array_arg invalid_form_data invalid_json
    markdown_text_conflict slack_connect_file_link_sharing_blocked expired_url used_url
    unknown_method method_deprecated not_an_admin file_not_found file_deleted
    """.split()
)
_MESSAGE_IS_GONE = frozenset(
    """
    message_not_found thread_not_found cant_update_message edit_window_closed is_inactive_message not_found
    """.split()
)
"""not_found is said of a dialog that was closed meanwhile."""
_USER_IS_UNKNOWN = frozenset({"user_not_found", "user_not_visible"})


class Scope(Enum):
    """What a failure concerns, from one call to everything."""

    PASSING = "passing"
    """It may work in a while: the network, Slack's servers, the rate limit, anything unknown."""
    UNTRIED = "untried"
    """Slack was not even asked; it counts as no try."""
    MESSAGE = "message"
    """This notice will never be told; the lane goes on."""
    GONE = "gone"
    """The message that was to be changed or replied to, or the user that was asked about, is not there."""
    ROUTE = "route"
    """The channel or person cannot be told anything."""
    WORKSPACE = "workspace"
    """Nobody in the workspace can be told anything: the token is no longer good."""


class DeliveryFailed(Exception):
    """A call that did not do its work, as far as we know: a lost reply looks the same.

    reason: Slack's word for it, or ours. retry_after: seconds to wait, as told by Slack.
    """

    def __init__(self, reason: str, scope: Scope = Scope.PASSING, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason: str = fit(reason)[:_LONGEST_REASON]
        self.scope = scope
        self.retry_after = retry_after

    @property
    def counts(self) -> bool:
        """Whether it is one of the ten that set a notice aside: Slack's pace and shut routes are not."""
        return self.scope is Scope.PASSING and self.retry_after is None


def scope_of(error: str, method: str) -> Scope:
    """What an error of a method concerns. A question about one user shuts no route."""
    if method == "users.info" and error in _USER_IS_UNKNOWN:
        return Scope.GONE
    if error in _WORKSPACE_IS_SHUT:
        return Scope.WORKSPACE
    if error in _MESSAGE_IS_GONE:
        return Scope.GONE
    if error in _ROUTE_IS_SHUT:
        return Scope.ROUTE if method.startswith("chat.") else Scope.MESSAGE
    if error in _MESSAGE_IS_WRONG:
        return Scope.MESSAGE
    return Scope.PASSING


def is_of_token(reason: str) -> bool:
    """Whether a route was parked because Slack refused the token, which a new one mends for all routes."""
    return reason in _WORKSPACE_IS_SHUT


def pause(attempts: int, chance: random.Random) -> timedelta:
    """How long to wait after so many failures: anywhere up to twice as long each time, at most 5 minutes.

    Full jitter spreads the lanes that failed together:
    https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    """
    longest = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** min(attempts, 20))
    return timedelta(seconds=chance.uniform(0, longest))
