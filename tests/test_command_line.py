"""The command line: what `bot` does without a command."""

from click.testing import CliRunner

from bot.cli import main


def test_options_alone_are_those_of_run() -> None:
    refused = CliRunner().invoke(main, ["--port", "loud"])

    assert refused.exit_code == 2
    assert "Invalid value for '--port'" in refused.output


def test_help_lists_the_commands() -> None:
    told = CliRunner().invoke(main, ["--help"])

    assert told.exit_code == 0
    for command in ("run", "web", "worker", "migrate", "doctor", "tick", "understand", "rates"):
        assert command in told.output
