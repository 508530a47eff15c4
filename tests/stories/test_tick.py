"""`bot tick`: an operator runs the clock as if it were another time."""

import subprocess
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.office import ROOT, Office
from tests.waiting import until


def tick(office: Office, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "tick", *arguments]
    environment = {"DATABASE_URL": office.url, "PYTHONPATH": str(ROOT), "SLACK_BOT_TOKEN": ""}
    return subprocess.run(
        command, cwd=office.home, env=environment, capture_output=True, text=True, check=False
    )


def test_the_clock_says_what_it_would_send_and_then_sends_it(office: Office) -> None:
    office.sam.types("/deal add Acme $40k")
    monday = datetime.now(ZoneInfo("Europe/London")).date() + timedelta(days=7)
    monday -= timedelta(days=monday.weekday())
    nine = datetime(monday.year, monday.month, monday.day, 9, 5, tzinfo=ZoneInfo("Europe/London"))
    at = nine.isoformat()
    until(lambda: "Acme" in tick(office, "--at", at, "--dry-run").stdout)
    assert office.sam.reads() == []

    sent = tick(office, "--at", at)

    assert "digest: Acme (no-next-step)" in sent.stdout
    (read,) = office.slack.wait_for(office.sam.reads)
    assert read.text.startswith("Good morning. 1 thing today")
    assert tick(office, "--at", at).stdout == ""


def test_a_time_without_its_zone_is_refused(office: Office) -> None:
    refused = tick(office, "--at", "2026-03-04T09:00")
    assert refused.returncode == 2
    assert "lacks its zone" in refused.stderr
