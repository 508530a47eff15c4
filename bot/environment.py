"""Settings as the environment and `.env` give them, checked at start with a sentence for each mistake."""

from __future__ import annotations

import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings import SLACK_API, SLACK_WAITS_SECONDS, LogLevel, Settings

_NOT_UTF_8 = "{file} is not UTF-8 text, as when PowerShell's > wrote it. Save it again as UTF-8."
_LONGEST_WAIT_SECONDS = 600
_BOT_TOKEN = re.compile(r"(xoxe\.)?xoxb-[!-~]+")
_APP_TOKEN = re.compile(r"xapp-[!-~]+")
"""What goes into a header: no space, and no "…" that was copied along."""
_NO_DATABASE = (
    "DATABASE_URL must be a SQLite or PostgreSQL address, such as sqlite:///rainmaker.db or "
    "postgresql://user:password@host/name."
)
_IN_MEMORY = (
    "DATABASE_URL must name a file, such as sqlite:///rainmaker.db. In memory, each connection would see a "
    "database of its own."
)


class SettingsRefused(Exception):
    """The settings cannot be used; `sentences` say what to correct, one for each mistake."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


class _Environment(BaseSettings):
    # Windows puts a mark at a file's beginning, and a secret's store often a line's end behind a token.
    model_config = SettingsConfigDict(
        env_file_encoding="utf-8-sig",
        str_strip_whitespace=True,
        extra="ignore",
        frozen=True,
        env_ignore_empty=True,
    )

    slack_bot_token: str | None = None
    slack_signing_secret: str | None = None
    slack_app_token: str | None = None
    slack_api_url: str = Settings.slack_api_url
    database_url: str = Settings.database_url
    port: Annotated[int, Field(ge=0, le=65535)] = Settings.port
    host: str = Settings.host
    log_level: LogLevel = Settings.log_level
    slack_waits_seconds: Annotated[float, Field(ge=SLACK_WAITS_SECONDS, le=_LONGEST_WAIT_SECONDS)] = (
        SLACK_WAITS_SECONDS
    )

    @field_validator("slack_bot_token", "slack_signing_secret", "slack_app_token")
    @classmethod
    def _something(cls, secret: str | None) -> str | None:
        """Nothing but spaces is none: a signature by an empty secret anybody can make."""
        return secret or None

    @field_validator("database_url")
    @classmethod
    def _known_driver(cls, url: str) -> str:
        """Heroku still says postgres://; plain postgresql:// is to mean psycopg 3."""
        for scheme in ("postgres://", "postgresql://"):
            if url.startswith(scheme):
                return "postgresql+psycopg://" + url.removeprefix(scheme)
        if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError(_NO_DATABASE)
        if url.startswith("sqlite") and not _names_a_file(url.removeprefix("sqlite:///")):
            raise ValueError(_IN_MEMORY)
        return url

    @field_validator("slack_api_url")
    @classmethod
    def _ends_in_a_slash(cls, url: str) -> str:
        return url if url.endswith("/") else url + "/"

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level


def _names_a_file(rest: str) -> bool:
    """rest: what follows `sqlite:///`; SQLite itself takes some of it for a database in memory."""
    name, _, options = rest.partition("?")
    return bool(name) and not name.startswith((":memory:", "file:")) and "mode=memory" not in options


_HOW = {
    "slack_waits_seconds": f"SLACK_WAITS_SECONDS must be a number from 3 to {_LONGEST_WAIT_SECONDS}.",
    "port": "PORT must be a number from 0 to 65535, such as 3000.",
    "log_level": "LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR.",
}


def load(env_file: str | None = ".env") -> Settings:
    """The settings of this process. Raises SettingsRefused with a sentence for each mistake."""
    try:
        return _read(env_file)
    except ValidationError as error:
        mistakes = error.errors()
    except UnicodeDecodeError:
        raise SettingsRefused([_NOT_UTF_8.format(file=env_file)]) from None
    except OSError as error:
        raise SettingsRefused([f"{env_file} cannot be read: {error.strerror}."]) from None
    sentences = [_sentence(mistake) for mistake in mistakes]
    rest = _read(env_file, **{_field(mistake): getattr(Settings, _field(mistake)) for mistake in mistakes})
    raise SettingsRefused(sentences if rest.is_bare else sentences + _mistakes(rest))


def _field(mistake: ErrorDetails) -> str:
    return str(mistake["loc"][0])


def _sentence(mistake: ErrorDetails) -> str:
    """What one of our own validators says, or else what the setting has to be."""
    said = mistake.get("ctx", {}).get("error")
    return str(said) if isinstance(said, ValueError) else _HOW[_field(mistake)]


def _read(env_file: str | None, **instead: Any) -> Settings:
    """instead: what is taken for settings that cannot be read."""
    return Settings(**_Environment(_env_file=env_file, **instead).model_dump())  # type: ignore[call-arg]


def check(settings: Settings) -> None:
    """What the bot needs to talk to Slack. Raises SettingsRefused."""
    if mistakes := _mistakes(settings):
        raise SettingsRefused(mistakes)


def _mistakes(settings: Settings) -> list[str]:
    mistakes = _token_mistakes(settings)
    if not _is_web_address(settings.slack_api_url):
        mistakes.append(f"SLACK_API_URL must be a web address, such as {SLACK_API}.")
    return mistakes


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # Of a port that is no number, or a host in half a pair of brackets.
        return False


def _token_mistakes(settings: Settings) -> list[str]:
    mistakes = []
    bot, app = settings.slack_bot_token, settings.slack_app_token
    if bot is None:
        mistakes.append(
            "SLACK_BOT_TOKEN is missing. Copy the Bot User OAuth Token (xoxb-…) from your app's "
            '"OAuth & Permissions" page.'
        )
    elif bot.startswith("xoxp-"):
        mistakes.append(
            "SLACK_BOT_TOKEN is a user's token (xoxp-…). Copy the Bot User OAuth Token (xoxb-…) from your "
            'app\'s "OAuth & Permissions" page.'
        )
    elif not _BOT_TOKEN.fullmatch(bot):
        mistakes.append(
            "SLACK_BOT_TOKEN does not look like a bot token; it starts with xoxb-, then letters and digits."
        )
    if app is not None and not _APP_TOKEN.fullmatch(app):
        mistakes.append(
            "SLACK_APP_TOKEN does not look like an app-level token; it starts with xapp-, then letters and "
            "digits."
        )
    if app is None and settings.slack_signing_secret is None:
        mistakes.append(
            "SLACK_SIGNING_SECRET is missing. Copy it from your app's "
            '"Basic Information" page, or set SLACK_APP_TOKEN to use Socket Mode instead.'
        )
    return mistakes
