"""Nights on call: what an operator types, and what a platform does to the process."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from urllib.request import urlopen

import pytest

from bot.playground.faults import Fault
from bot.slack.ingress import AT_ONCE
from tests.office import ROOT, SECRET, Office
from tests.waiting import PATIENCE, until


def _bot(office: Office, *arguments: str, given: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "SLACK_BOT_TOKEN": office.slack.setup.token,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": office.slack.api_url,
        "DATABASE_URL": office.url,
        "PYTHONPATH": str(ROOT),
        **more,
    }
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=office.home,
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def test_the_doctor_finds_all_well(office: Office) -> None:
    examined = _bot(office, "doctor")

    assert examined.returncode == 0, examined.stdout
    assert "✗" not in examined.stdout
    assert "Scopes: all that are needed." in examined.stdout


def test_the_doctor_names_a_parked_channel_and_what_to_do(office: Office) -> None:
    office.ada.types("/pipeline subscribe all")
    office.slack.faults.order(Fault("chat.postMessage", "channel_not_found", channel="C0SALES001"))
    office.sam.types("/deal add Acme $40k")
    office.slack.wait_for(lambda: office.slack.calls("chat.postMessage"))

    until(lambda: "Parked: C0SALES001" in _bot(office, "doctor").stdout)
    examined = _bot(office, "doctor")
    assert examined.returncode == 1
    assert "bot doctor --retry" in examined.stdout


def test_the_doctor_sees_a_wrong_token(office: Office) -> None:
    examined = _bot(office, "doctor", SLACK_BOT_TOKEN="xoxb-wrong")

    assert examined.returncode == 1
    assert "the bot token is refused (invalid_auth)" in examined.stdout


def test_what_a_refused_token_held_back_goes_out_once_there_is_a_new_one(office: Office) -> None:
    office.ada.types("/pipeline subscribe all")
    office.ada.in_channel("wins").types("/pipeline subscribe all")
    office.slack.faults.order(Fault("chat.postMessage", "is_archived", channel="C0WINS0001", times=None))
    office.slack.faults.order(Fault("chat.postMessage", "token_revoked", times=None))
    office.sam.types("/deal add Acme $40k")
    until(lambda: "Slack refused the token (token_revoked)" in _bot(office, "doctor").stdout)
    assert "what waits goes out by itself" in _bot(office, "doctor").stdout
    until(lambda: "Parked: C0WINS0001" in _bot(office, "doctor").stdout)
    office.stop()

    office.slack.faults.cancel()
    office.start()

    until(lambda: any("Acme" in said for said in office.posts("sales")))
    examined = _bot(office, "doctor").stdout
    assert "Slack refused the token" not in examined
    assert "Parked: C0WINS0001" in examined, "another cause is not mended by a new token"
    assert office.posts("wins") == []


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_once_the_app_is_removed_the_doctor_says_so_and_nothing_more_is_attempted(office: Office) -> None:
    office.ada.types("/pipeline subscribe all")
    office.sam.types("/deal add Acme $40k")
    office.slack.wait_for(lambda: office.posts("sales"))

    office.slack.surroundings.uninstall()

    refused = "routes of T0PLAY00001"
    until(lambda: refused in _bot(office, "doctor").stdout)
    assert "Slack refused the token (account_inactive)" in _bot(office, "doctor").stdout
    office.stop()
    office.slack.surroundings.install()
    office.start()
    until(lambda: refused not in _bot(office, "doctor").stdout)


def test_health_tells_of_the_database_and_of_waiting_notices(office: Office) -> None:
    with urlopen(f"http://127.0.0.1:{office.port}/healthz", timeout=PATIENCE) as answer:
        health = json.load(answer)

    assert health["database"] == "answers"
    assert "oldest_unsent_notice_seconds" in health


def test_dawdlers_hold_nobody_up_and_sigterm_waits_for_running_commands_alone(office: Office) -> None:
    dawdlers = [socket.create_connection(("127.0.0.1", office.port)) for _ in range(2 * AT_ONCE)]
    for each in dawdlers:
        each.sendall(b"POST /slack/events HTTP/1.1\r\nHost: bot\r\nContent-Length: 100\r\n\r\n{")

    with office.opening_a_form(seconds=0.5):
        assert office.stop() == 0

    for each in dawdlers:
        each.close()


def test_understand_says_what_would_be_done_and_does_nothing(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")

    told = _bot(
        office, "understand", "moved Acme to negotiation, 50k", "--at", "2026-03-04T10:15+01:00", "--json"
    )

    actions = json.loads(told.stdout)["actions"]
    assert [each["action"] for each in actions] == ["move_stage", "set_amount"]
    assert actions[0]["deal"] == "Acme"
    assert "Lead generation" in office.sam.types("/deal show Acme").text


def test_understand_reads_many_lines_about_the_deals_of_the_database(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    lines = [json.dumps({"text": text}) for text in ("Acme won", "acme lost, price")]

    told = _bot(office, "understand", "-", given="\n".join(lines))

    read = [json.loads(each)["actions"][0] for each in told.stdout.splitlines()]
    assert [(each["action"], each["deal"]) for each in read] == [
        ("close_won", "Acme"),
        ("close_lost", "Acme"),
    ]


def test_understand_knows_a_colleague_by_the_first_name_as_the_bot_does(office: Office) -> None:
    office.kim.types("/deal add Acme $40k")
    until(lambda: office.knows(office.kim.user))

    told = _bot(office, "understand", "/deal owner Acme kim")

    assert "Refused" not in told.stdout
    assert f"assignee {office.kim.user}" in told.stdout


def test_understand_reads_lines_about_a_workspace_of_their_own(office: Office) -> None:
    header = {"_header": True, "reference_time": "2026-03-04T10:15:00+01:00", "deals": [{"name": "Globex"}]}
    asked = {"text": "Globex won", "channel_kind": "dm", "id": 7}

    told = _bot(office, "understand", "--json", "-", given=f"{json.dumps(header)}\n{json.dumps(asked)}\n")

    (line,) = [json.loads(each) for each in told.stdout.splitlines()]
    assert line["id"] == 7
    assert line["actions"][0]["action"] == "close_won"
    assert line["actions"][0]["deal"] == "Globex"


def test_an_old_database_is_not_served_without_migrating(office: Office) -> None:
    office.stop()
    empty = f"sqlite:///{office.home}/empty.db"

    refused = _bot(office, "web", DATABASE_URL=empty)

    assert refused.returncode == 2
    assert "Run: bot migrate" in refused.stderr
    assert not (office.home / "empty.db").exists()
