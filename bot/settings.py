"""Settings: what an operator can set, as the bot has it once it was read and checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

SLACK_API = "https://slack.com/api/"

SLACK_WAITS_SECONDS = 3.0
"""For the answer to a command or click: https://docs.slack.dev/interactivity/handling-user-interaction."""

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]


@dataclass(frozen=True)
class Settings:
    """An app token chooses Socket Mode, where no signing secret is needed. No secret shows in a log."""

    slack_bot_token: str | None = field(default=None, repr=False)
    slack_signing_secret: str | None = field(default=None, repr=False)
    slack_app_token: str | None = field(default=None, repr=False)
    slack_api_url: str = SLACK_API
    database_url: str = field(default="sqlite:///rainmaker.db", repr=False)
    port: int = 3000
    host: str = "0.0.0.0"
    log_level: LogLevel = "INFO"
    slack_waits_seconds: float = SLACK_WAITS_SECONDS
    """Longer only for a Slack of one's own, as tests have it on a busy machine."""

    @property
    def spare_seconds(self) -> float:
        """How much longer than Slack that Slack waits."""
        return self.slack_waits_seconds - SLACK_WAITS_SECONDS

    @property
    def uses_socket_mode(self) -> bool:
        return self.slack_app_token is not None

    @property
    def is_bare(self) -> bool:
        """Nothing of Slack is set: somebody is trying Rainmaker out."""
        return not (self.slack_bot_token or self.slack_signing_secret or self.slack_app_token)
