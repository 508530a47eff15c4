"""The command line: what `bot` does without a command, and what it says of a database that it cannot use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.serving import CannotListen, PortTaken, serve
from bot.store.revisions import newest
from tests.ports import held_port
from tests.waiting import PATIENCE


def test_options_alone_are_those_of_run() -> None:
    refused = CliRunner().invoke(main, ["--port", "loud"])

    assert refused.exit_code == 2
    assert "Invalid value for '--port'" in refused.output


def test_help_lists_the_commands() -> None:
    told = CliRunner().invoke(main, ["--help"])

    assert told.exit_code == 0
    for command in ("run", "web", "worker", "migrate", "doctor", "tick", "understand", "rates", "forget"):
        assert command in told.output


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--reset"], "--reset"),
        (["--port", "3100", "--seed", "saas", "--empty"], "--port, --seed, --empty"),
    ],
)
def test_options_of_the_playground_are_not_dropped_in_silence(
    options: list[str], told: str, tmp_path: Path
) -> None:
    ended = bot(tmp_path, f"sqlite:///{tmp_path}/nowhere/deals.db", *options)

    assert f"With Slack settings no playground starts, so this has no effect: {told}\n" in ended.stderr


def test_without_such_options_there_is_nothing_to_say_of_a_playground(tmp_path: Path) -> None:
    ended = bot(tmp_path, f"sqlite:///{tmp_path}/nowhere/deals.db", "run")

    assert "playground" not in ended.stderr


def test_a_message_is_read_before_there_is_a_database(tmp_path: Path) -> None:
    ended = bot(tmp_path, f"sqlite:///{tmp_path}/new.db", "understand", "moved Acme to negotiation, 50k")

    assert ended.stdout.splitlines()[:2] == [
        "move stage: deal_text Acme, stage Negotiation, needs unknown_deal",
        "set amount: deal_text Acme, amount 50000, needs unknown_deal",
    ]
    assert not (tmp_path / "new.db").exists()


NEEDING_THE_DATABASE = (
    ["run"],
    ["web"],
    ["worker"],
    ["migrate"],
    ["tick", "--at", "2026-03-04T09:00Z"],
    ["understand", "Acme won"],
)


def bot(home: Path, address: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SLACK_")}
    environment |= {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s", "DATABASE_URL": address}
    environment["SLACK_API_URL"] = "http://127.0.0.1:9/api/"
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=home,
        env=environment | {"PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


@pytest.mark.parametrize("arguments", NEEDING_THE_DATABASE, ids=lambda arguments: arguments[0])
def test_a_database_out_of_reach_is_told_in_a_sentence(arguments: list[str], tmp_path: Path) -> None:
    with held_port() as port:
        ended = bot(tmp_path, f"postgresql://kim:s3cret@127.0.0.1:{port}/deals", *arguments)

    assert ended.returncode == 2
    assert ended.stderr.startswith("The database is out of reach: ")
    assert "Connection refused" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "s3cret" not in ended.stderr


@pytest.mark.parametrize("arguments", [["doctor"], ["doctor", "--retry"]], ids=["looking", "trying again"])
def test_the_doctor_tells_a_database_out_of_reach_among_the_rest(
    arguments: list[str], tmp_path: Path
) -> None:
    with held_port() as port:
        ended = bot(tmp_path, f"postgresql://kim:s3cret@127.0.0.1:{port}/deals", *arguments)

    assert ended.returncode == 1
    assert "✗ Database: " in ended.stdout
    assert "✗ Slack: " in ended.stdout
    assert "Tried again" not in ended.stdout
    assert ended.stderr == ""
    assert "s3cret" not in ended.stdout


@pytest.mark.parametrize(
    ("command", "address", "told"),
    [
        ("web", "mysql://localhost/deals", "DATABASE_URL must be a SQLite or PostgreSQL address"),
        ("doctor", "mysql://localhost/deals", "DATABASE_URL must be a SQLite or PostgreSQL address"),
        ("doctor", "postgres://u:p@localhost:port/deals", "DATABASE_URL cannot be read: "),
    ],
)
def test_an_address_of_no_database_is_told_in_a_sentence(
    command: str, address: str, told: str, tmp_path: Path
) -> None:
    ended = bot(tmp_path, address, command)

    assert ended.returncode == 2
    assert ended.stderr.startswith(told)


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    ended = bot(tmp_path, f"sqlite:///{tmp_path}/nowhere/deals.db", "migrate")

    assert ended.stderr.startswith("The database is out of reach: unable to open database file")
    assert "Is DATABASE_URL the path of its file" in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["worker"], "There is no database at {file}. Run: bot migrate."),
        (["tick", "--at", "2026-03-04T09:00Z"], "There is no database at {file}. Run: bot migrate."),
        (["doctor", "--retry"], "✗ Database: there is no file {file}.\n  → Make it: bot migrate"),
    ],
    ids=["worker", "clock", "doctor"],
)
def test_a_file_that_is_not_there_is_told_and_not_made(
    arguments: list[str], told: str, tmp_path: Path
) -> None:
    ended = bot(tmp_path, "sqlite:///deals.db", *arguments)

    assert ended.returncode != 0
    assert told.format(file=tmp_path / "deals.db") in ended.stdout + ended.stderr
    assert not any(tmp_path.glob("deals.db*"))


def test_a_migration_says_when_nothing_was_to_be_done(tmp_path: Path) -> None:
    first, again = (bot(tmp_path, "sqlite:///deals.db", "migrate") for _ in range(2))

    assert first.stderr == f"Migrated the database from nothing to {newest()}.\n"
    assert again.stderr == f"The database is at {newest()} already: nothing was to be done.\n"


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("nonsense.invalid", 'HOST "nonsense.invalid" is not known as an address.'),
        ("a..b", 'HOST "a..b" is not known as an address.'),
        ("192.0.2.1", 'HOST "192.0.2.1" is no address of this machine.'),
    ],
)
def test_an_address_to_listen_on_that_is_none_of_this_machine_is_told(host: str, told: str) -> None:
    with pytest.raises(CannotListen) as refused:
        serve(lambda *_: [], host, 3000)

    assert str(refused.value).startswith(told)
    assert not isinstance(refused.value, PortTaken)


@pytest.mark.parametrize("said", ["nine", "2026-03-04T09:00"])
def test_the_clock_runs_at_no_time_that_could_be_another(said: str) -> None:
    refused = CliRunner().invoke(main, ["tick", "--at", said])

    assert refused.exit_code == 2
    assert f'"{said}"' in refused.output


@pytest.mark.parametrize(("settings", "is_kept"), [({}, True), ({"SLACK_BOT_TOKEN": "xoxb-1"}, False)])
def test_bytecode_that_is_not_to_be_written_is_kept_apart_for_a_playground_alone(
    settings: dict[str, str], is_kept: bool, tmp_path: Path
) -> None:
    given = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(Path(__file__).parents[1])}
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)} | given | settings
    subprocess.run([sys.executable, "-m", "bot", "--help"], cwd=tmp_path, env=environment, check=True)

    assert any(tmp_path.glob(".cache/rainmaker/**/cli.*.pyc")) is is_kept
