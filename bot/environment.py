"""Settings as the environment and `.env` give them, checked at start with a sentence for each mistake."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings import SLACK_API, SLACK_WAITS_SECONDS, LogLevel, Settings


class SettingsRefused(Exception):
    """The settings cannot be used; `sentences` say what to correct, one for each mistake."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


class _Environment(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True)

    slack_bot_token: str | None = None
    slack_signing_secret: str | None = None
    slack_app_token: str | None = None
    slack_api_url: str = Settings.slack_api_url
    database_url: str = Settings.database_url
    port: Annotated[int, Field(ge=0, le=65535)] = Settings.port
    host: str = Settings.host
    log_level: LogLevel = Settings.log_level
    slack_waits_seconds: Annotated[float, Field(ge=SLACK_WAITS_SECONDS)] = SLACK_WAITS_SECONDS

    @field_validator("database_url")
    @classmethod
    def _known_driver(cls, url: str) -> str:
        """Heroku still says postgres://; plain postgresql:// is to mean psycopg 3."""
        for scheme in ("postgres://", "postgresql://"):
            if url.startswith(scheme):
                return "postgresql+psycopg://" + url.removeprefix(scheme)
        if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("an address of another kind of database")
        return url

    @field_validator("slack_api_url")
    @classmethod
    def _ends_in_a_slash(cls, url: str) -> str:
        return url if url.endswith("/") else url + "/"

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level


_HOW = {
    "port": "PORT must be a number from 0 to 65535, such as 3000.",
    "log_level": "LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR.",
    "database_url": (
        "DATABASE_URL must be a SQLite or PostgreSQL address, such as sqlite:///rainmaker.db or "
        "postgresql://user:password@host/name."
    ),
}


def load(env_file: str | None = ".env") -> Settings:
    """The settings of this process. Raises SettingsRefused with a sentence for each mistake."""
    try:
        return _read(env_file)
    except ValidationError as error:
        fields = [str(mistake["loc"][0]) for mistake in error.errors()]
    sentences = [_HOW.get(field, f"{field.upper()} is not usable as it is.") for field in fields]
    rest = _read(env_file, **{field: getattr(Settings, field) for field in fields})
    raise SettingsRefused(sentences if rest.is_bare else sentences + _mistakes(rest))


def _read(env_file: str | None, **instead: Any) -> Settings:
    """instead: what is taken for settings that cannot be read."""
    return Settings(**_Environment(_env_file=env_file, **instead).model_dump())  # type: ignore[call-arg]


def check(settings: Settings) -> None:
    """What the bot needs to talk to Slack. Raises SettingsRefused."""
    if mistakes := _mistakes(settings):
        raise SettingsRefused(mistakes)


def _mistakes(settings: Settings) -> list[str]:
    mistakes = _token_mistakes(settings)
    if not settings.slack_api_url.startswith(("https://", "http://")):
        mistakes.append(f"SLACK_API_URL must be a web address, such as {SLACK_API}.")
    return mistakes


def _token_mistakes(settings: Settings) -> list[str]:
    mistakes = []
    bot, app = settings.slack_bot_token, settings.slack_app_token
    if bot is None:
        mistakes.append(
            "SLACK_BOT_TOKEN is missing. Copy the Bot User OAuth Token (xoxb-…) from your app's "
            '"OAuth & Permissions" page.'
        )
    elif not bot.startswith("xox"):
        mistakes.append("SLACK_BOT_TOKEN does not look like a bot token; it starts with xoxb-.")
    if app is not None and not app.startswith("xapp-"):
        mistakes.append("SLACK_APP_TOKEN does not look like an app-level token; it starts with xapp-.")
    if app is None and settings.slack_signing_secret is None:
        mistakes.append(
            "SLACK_SIGNING_SECRET is missing. Copy it from your app's "
            '"Basic Information" page, or set SLACK_APP_TOKEN to use Socket Mode instead.'
        )
    return mistakes
