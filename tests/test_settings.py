"""Settings: a sentence for each mistake, and addresses as platforms write them."""

from pathlib import Path

import pytest

from bot import environment
from bot.environment import SettingsRefused


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("BOT_TOKEN", "SIGNING_SECRET", "APP_TOKEN", "API_URL", "WAITS_SECONDS")
    for name in (*(f"SLACK_{each}" for each in names), "DATABASE_URL", "PORT", "HOST", "LOG_LEVEL"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("given", "sentences"),
    [
        ({}, ["SLACK_BOT_TOKEN is missing", "SLACK_SIGNING_SECRET is missing"]),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, ["SLACK_SIGNING_SECRET is missing"]),
        ({"SLACK_BOT_TOKEN": "secret", "SLACK_SIGNING_SECRET": "s"}, ["does not look like a bot token"]),
        ({"SLACK_BOT_TOKEN": "xoxb-…", "SLACK_SIGNING_SECRET": "s"}, ["does not look like a bot token"]),
        ({"SLACK_BOT_TOKEN": "xoxp-1", "SLACK_SIGNING_SECRET": "s"}, ["is a user's token (xoxp-…)"]),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": " "}, ["SLACK_SIGNING_SECRET is missing"]),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xoxb-2"},
            ["does not look like an app-level token"],
        ),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s", "DATABASE_URL": "mysql://x"},
            ["DATABASE_URL must be"],
        ),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s", "SLACK_API_URL": "slack.com"},
            ["SLACK_API_URL must be"],
        ),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s", "SLACK_API_URL": "http://h:abc/api"},
            ["SLACK_API_URL must be"],
        ),
    ],
)
def test_each_mistake_has_its_sentence(
    given: dict[str, str], sentences: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(SettingsRefused) as refused:
        environment.check(environment.load(env_file=None))

    assert len(refused.value.sentences) == len(sentences)
    for said, expected in zip(refused.value.sentences, sentences, strict=True):
        assert expected in said


def test_what_cannot_be_read_hides_no_other_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "http")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "secret")

    with pytest.raises(SettingsRefused) as refused:
        environment.load(env_file=None)

    assert [sentence.split()[0] for sentence in refused.value.sentences] == [
        "PORT",
        "SLACK_BOT_TOKEN",
        "SLACK_SIGNING_SECRET",
    ]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "http", "PORT must be a number from 0 to 65535"),
        ("PORT", "70000", "PORT must be a number from 0 to 65535"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL must be DEBUG"),
        ("SLACK_WAITS_SECONDS", "1", "SLACK_WAITS_SECONDS must be a number from 3 to 600"),
        ("SLACK_WAITS_SECONDS", "inf", "SLACK_WAITS_SECONDS must be a number from 3 to 600"),
        ("SLACK_WAITS_SECONDS", "nan", "SLACK_WAITS_SECONDS must be a number from 3 to 600"),
        ("DATABASE_URL", "sqlite:///", "DATABASE_URL must name a file"),
        ("DATABASE_URL", "sqlite:///:memory:", "DATABASE_URL must name a file"),
        ("DATABASE_URL", "sqlite:///?timeout=5", "DATABASE_URL must name a file"),
        ("DATABASE_URL", "sqlite:///file::memory:?uri=true", "DATABASE_URL must name a file"),
        ("DATABASE_URL", "sqlite:///deals?mode=memory", "DATABASE_URL must name a file"),
        ("DATABASE_URL", "sqlite://deals.db", "DATABASE_URL must be a SQLite or PostgreSQL address"),
    ],
)
def test_what_cannot_be_read_is_named(
    name: str, value: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsRefused) as refused:
        environment.load(env_file=None)

    assert refused.value.sentences[0].startswith(sentence)


def test_a_file_of_another_encoding_is_told_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("SLACK_BOT_TOKEN=xoxb-1\n", "utf-16")

    with pytest.raises(SettingsRefused, match="is not UTF-8 text"):
        environment.load(str(file))


def test_what_windows_and_secret_stores_add_is_no_part_of_a_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / ".env"
    file.write_text("SLACK_BOT_TOKEN=xoxb-1\r\n", "utf-8-sig")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1\n")

    read = environment.load(str(file))

    assert (read.slack_bot_token, read.slack_app_token) == ("xoxb-1", "xapp-1")


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgresql://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("sqlite:///deals.db", "sqlite:///deals.db"),
    ],
)
def test_database_addresses_mean_what_platforms_mean(
    given: str, used: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", given)

    assert environment.load(env_file=None).database_url == used


def test_an_app_token_needs_no_signing_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")

    read = environment.load(env_file=None)
    environment.check(read)

    assert read.uses_socket_mode
    assert "xoxb-1" not in repr(read), "a token is never printed"


def test_without_any_setting_somebody_is_trying_it_out() -> None:
    assert environment.load(env_file=None).is_bare
