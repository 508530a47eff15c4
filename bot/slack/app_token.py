"""What it means when Slack does not let the app token open a connection, and what to do about it.

`apps.connections.open` takes nothing but the token: what it refuses for good is the token or the app itself.
https://docs.slack.dev/reference/methods/apps.connections.open
"""

from __future__ import annotations

from slack_sdk.errors import SlackApiError

_PASSING = frozenset(
    """
    accesslimited fatal_error internal_error ratelimited request_timeout service_unavailable
    team_added_to_org too_many_websockets
    """.split()
)
REMEDY = (
    'On your app\'s page, switch "Socket Mode" on; under "Basic Information", generate an app-level token '
    "with the scope connections:write, set SLACK_APP_TOKEN to it and start again."
)
SWITCH_ON = 'On your app\'s page, switch "Socket Mode" on.'


def reason_of(error: SlackApiError) -> str:
    """Slack's own word for its refusal, or what came in the place of one."""
    return str(error.response.get("error", "no reason"))


def is_refused(reason: str) -> bool:
    """Whether Slack refuses the token until somebody does something, and is not merely unwell."""
    return reason.isidentifier() and reason not in _PASSING
